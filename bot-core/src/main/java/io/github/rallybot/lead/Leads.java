package io.github.rallybot.lead;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The front door of leads: how they come in, and how they are found again. */
public final class Leads {

  /** How long an {@code Idempotency-Key} is remembered. */
  public static final Duration KEY_KEPT = Duration.ofHours(24);

  /** Beyond so many touchpoints the oldest are let go. */
  static final int TOUCHPOINTS = 200;

  /** All leads but withdrawn ones, by when they came; test leads and erased ones too. */
  public static final Index ALL = Index.all("leads");

  private final Store store;
  private final LeadChannels channels;
  private final Clock clock;
  private final Duration duplicateWindow;
  private final AnswerPromise promise;

  /**
   * @param duplicateWindow for how long an e-mail address means the same lead
   */
  public Leads(
      Store store,
      LeadChannels channels,
      AnswerPromise promise,
      Clock clock,
      Duration duplicateWindow) {
    this.store = store;
    this.channels = channels;
    this.promise = promise;
    this.clock = clock;
    this.duplicateWindow = duplicateWindow;
  }

  /** What became of a lead that was handed over. */
  public sealed interface Receipt {
    record Accepted(LeadId lead) implements Receipt {}

    /** It was known already; what was new in it has been added to the known one. */
    record Duplicate(LeadId lead) implements Receipt {}

    /** The key was used before for something else; nothing was changed. */
    record KeyReused() implements Receipt {}
  }

  /** A caller's own name for a hand-over, and a digest of all that was handed over with it. */
  public record Key(String key, String bodyDigest) {}

  static Claim externalId(String source, String id) {
    return externalId(source + "\n" + id);
  }

  static Claim externalId(String sourceAndId) {
    return new Claim("lead-external-id", sourceAndId);
  }

  static Claim email(String email) {
    return new Claim("lead-email", email);
  }

  /** Of a lead of a list that has neither address nor external id: it is all that it says. */
  static Claim content(String digest) {
    return new Claim("lead-content", digest);
  }

  static Index withEmail(String email) {
    return new Index("leads-by-email", email);
  }

  /** The addresses that a lead was handed over with, so that all of them can be forgotten. */
  static Index addressesOf(LeadId id) {
    return new Index("addresses-of-lead", id.value());
  }

  /** What {@link #externalId(String, String)} claims for a lead are about, for the same reason. */
  static Index externalIdsOf(LeadId id) {
    return new Index("external-ids-of-lead", id.value());
  }

  static Index ownedBy(String email) {
    return new Index("leads-by-owner", email);
  }

  /**
   * Takes a lead in. When this returns, the lead is durable and its card is due. The same lead
   * handed over again (same source and external id, or same e-mail address within the window) joins
   * the known one: what it says anew becomes a touchpoint, and what it only repeats changes
   * nothing.
   *
   * @throws IllegalArgumentException if there is nobody behind it
   */
  public Receipt receive(Brief lead, Optional<Key> key) {
    if (!lead.namesSomebody()) {
      throw new IllegalArgumentException("a lead needs an e-mail, a phone, a company or a name");
    }
    return store.decide(() -> tryReceive(lead, key));
  }

  /**
   * A lead of a list.
   *
   * @param line where it stands, so that each line is counted once however often it is handed over
   */
  public record Listed(Brief brief, Lead.Origin line) {}

  /** What became of a lead of a list. */
  public record Received(LeadId lead, Kind kind) {
    /** A {@code REPEAT} said nothing new and changed nothing. */
    public enum Kind {
      ACCEPTED,
      DUPLICATE,
      REPEAT
    }
  }

  /**
   * Takes many leads in, about a hundred at a time, as {@link #receive} takes one. Besides, a lead
   * with neither e-mail address nor external id is known if its whole content is. The same lines
   * again are answered as they were the first time.
   *
   * @param burst the summary of a channel that shows them; empty for a card each
   * @return what became of each, in the order given
   */
  public List<Received> receiveAll(
      List<Listed> leads, Function<List<ChannelRef>, Optional<String>> burst) {
    return new LeadBatch(store, this, burst).receive(leads);
  }

  /** What {@link #receiveAll} would answer now, without writing anything. */
  public List<Received.Kind> foresee(List<Brief> leads) {
    return new LeadBatch(store, this, channel -> Optional.empty()).foresee(leads);
  }

  public Optional<Lead> find(LeadId id) {
    return store.load(Lead.ref(id)).map(Stored::value);
  }

  /**
   * What would become of a lead that was handed over now.
   *
   * @param joins the known lead that it would join
   * @param way where it would go as a new one
   */
  public record Foreseen(Optional<LeadId> joins, LeadChannels.Way way) {}

  /** What {@link #receive} would do now, without writing anything. */
  public Foreseen foresee(Brief brief) {
    return new Foreseen(known(brief).map(stored -> stored.value().id()), channels.wayOf(brief));
  }

  /** How many leads came since a moment. */
  public long count(Instant since) {
    return store.count(ALL, since.toEpochMilli());
  }

  Duration duplicateWindow() {
    return duplicateWindow;
  }

  private Optional<Receipt> tryReceive(Brief lead, Optional<Key> key) {
    Optional<String> used = key.flatMap(k -> store.holder(claim(k)));
    if (used.isPresent() && key.isPresent()) {
      return Optional.of(replay(key.get(), used.get()));
    }
    Optional<Stored<Lead>> known = known(lead);
    return known.isPresent() ? join(known.get(), lead, key) : create(lead, key);
  }

  private Optional<Stored<Lead>> known(Brief lead) {
    return known(lead, Known.asked(store));
  }

  static Optional<Stored<Lead>> known(Brief lead, Known looked) {
    return lead.externalId()
        .flatMap(id -> looked.holder(externalId(lead.source(), id)))
        .or(() -> lead.contact().email().flatMap(address -> looked.holder(email(address))))
        .flatMap(id -> looked.lead(new LeadId(id)))
        .filter(stored -> stored.value().present());
  }

  private Optional<Receipt> create(Brief lead, Optional<Key> key) {
    Commit commit = new Commit();
    LeadId id = create(commit, lead, channels.next(), Optional.empty(), home -> Optional.empty());
    return written(commit, key, new Receipt.Accepted(id));
  }

  /** Where the leads of a batch go. */
  LeadChannels.Next next() {
    return channels.next();
  }

  /** Adds a new lead to a commit. */
  LeadId create(
      Commit commit,
      Brief lead,
      LeadChannels.Next next,
      Optional<Lead.Origin> origin,
      Function<List<ChannelRef>, Optional<String>> burst) {
    Instant now = clock.instant();
    LeadId id = new LeadId(UlidCreator.getMonotonicUlid(now.toEpochMilli()).toString());
    LeadChannels.Way way = next.of(lead, commit);
    List<ChannelRef> home = way.channels();
    FollowUp followUp =
        promise.of(way.because(), now).map(FollowUp.none()::with).orElseGet(FollowUp::none);
    Lead fresh =
        new Lead(
            id,
            now,
            lead,
            Place.of(home).in(home.isEmpty() ? Optional.empty() : burst.apply(home)),
            List.of(lead.digest()),
            origin,
            Optional.empty(),
            List.of(),
            followUp,
            List.of(
                new Deed(now, Optional.empty(), "received", Optional.empty(), Optional.empty())),
            Optional.empty(),
            Optional.empty());
    Listings.create(commit, fresh);
    commit.add(ALL, id.value(), now.toEpochMilli());
    lead.externalId().ifPresent(ext -> commit.take(externalId(lead.source(), ext), id.value()));
    lead.contact()
        .email()
        .ifPresent(
            address -> {
              commit.take(email(address), id.value(), duplicateWindow);
              commit.add(withEmail(address), id.value(), now.toEpochMilli());
            });
    lead.contact()
        .owner()
        .ifPresent(owner -> commit.add(ownedBy(owner), id.value(), now.toEpochMilli()));
    commit.event(Event.of("lead.received").with("lead", id.value()));
    if (home.isEmpty()) {
      commit.add(LeadChannels.WAITING, id.value(), now.toEpochMilli());
    }
    return id;
  }

  private Optional<Receipt> join(Stored<Lead> stored, Brief lead, Optional<Key> key) {
    Commit commit = new Commit();
    boolean news = join(commit, stored, lead, Known.asked(store));
    return news || key.isPresent()
        ? written(commit, key, new Receipt.Duplicate(stored.value().id()))
        : Optional.of(new Receipt.Duplicate(stored.value().id()));
  }

  /** Adds to a commit what a known lead says anew; whether there is anything. */
  boolean join(Commit commit, Stored<Lead> stored, Brief lead, Known looked) {
    Lead known = stored.value();
    if (known.digests().contains(lead.digest())) {
      return false;
    }
    Instant now = clock.instant();
    Listings.replace(commit, stored, touched(known, lead, now), false);
    claimFreeOnes(commit, known.id(), lead, now, looked);
    if (known.contact().owner().isEmpty()) {
      lead.contact()
          .owner()
          .ifPresent(own -> commit.add(ownedBy(own), known.id().value(), now.toEpochMilli()));
    }
    commit.event(Event.of("lead.touched").with("lead", known.id().value()));
    return true;
  }

  private void claimFreeOnes(Commit commit, LeadId id, Brief lead, Instant now, Known looked) {
    lead.externalId()
        .map(ext -> externalId(lead.source(), ext))
        .filter(claim -> looked.holder(claim).isEmpty())
        .ifPresent(
            claim -> {
              commit.take(claim, id.value());
              commit.add(externalIdsOf(id), claim.text(), now.toEpochMilli());
            });
    lead.contact()
        .email()
        .ifPresent(
            address -> {
              commit.add(withEmail(address), id.value(), now.toEpochMilli());
              commit.add(addressesOf(id), address, now.toEpochMilli());
              if (looked.holder(email(address)).isEmpty()) {
                commit.take(email(address), id.value(), duplicateWindow);
              }
            });
  }

  private static Lead touched(Lead known, Brief lead, Instant now) {
    List<Touchpoint> all = new ArrayList<>(known.brief().touchpoints());
    lead.touchpoints().stream().filter(t -> !all.contains(t)).forEach(all::add);
    all.add(
        new Touchpoint(
            Optional.of(now),
            "again",
            lead.campaign().or(() -> Optional.of(lead.source())),
            Optional.empty()));
    return Change.touched(known, lead, last(all, TOUCHPOINTS), lead.digest(), now);
  }

  static <T> List<T> last(List<T> list, int most) {
    return list.subList(Math.max(0, list.size() - most), list.size());
  }

  private Optional<Receipt> written(Commit commit, Optional<Key> key, Receipt receipt) {
    key.ifPresent(k -> commit.take(claim(k), k.bodyDigest() + " " + encode(receipt), KEY_KEPT));
    return store.commit(commit) instanceof Outcome.Done ? Optional.of(receipt) : Optional.empty();
  }

  private static Claim claim(Key key) {
    return new Claim("idempotency-key", key.key());
  }

  private static String encode(Receipt receipt) {
    if (receipt instanceof Receipt.Accepted accepted) {
      return "accepted " + accepted.lead();
    }
    return receipt instanceof Receipt.Duplicate duplicate ? "duplicate " + duplicate.lead() : "";
  }

  private static Receipt replay(Key key, String holder) {
    String[] parts = holder.split(" ", 3);
    if (!parts[0].equals(key.bodyDigest())) {
      return new Receipt.KeyReused();
    }
    LeadId id = new LeadId(parts[2]);
    return parts[1].equals("accepted") ? new Receipt.Accepted(id) : new Receipt.Duplicate(id);
  }
}
