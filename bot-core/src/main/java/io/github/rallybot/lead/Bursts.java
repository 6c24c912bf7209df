package io.github.rallybot.lead;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.delivery.DeliveryStore;
import io.github.rallybot.delivery.Gathering;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Summaries: many leads that came at once share one card. When more than a few cards of leads wait
 * for a channel (and its twin), all of them go into the open summary there or a new one, which
 * takes newcomers for ten minutes; an import opens one for itself beforehand. What was begun to be
 * posted, what somebody asked a card for and test leads keep cards of their own.
 */
public final class Bursts implements Gathering {

  /** What the ids of their cards begin with. */
  static final String PREFIX = "burst:";

  /** A summary's card follows its leads, but no faster. */
  static final Duration REDRAWN_EVERY = Duration.ofSeconds(5);

  /** Behind all that wait already, so that the first picture shows all of them. */
  private static final Duration FIRST_DRAWN_AFTER = Duration.ofSeconds(1);

  /** The summary of a channel and its twin that took newcomers last. */
  record Latest(String burst) {}

  private final Store store;
  private final Deliveries deliveries;
  private final Clock clock;
  private final int above;

  /**
   * @param above if more cards of leads than this wait for a channel, they become a summary; 0
   *     switches summaries off
   */
  public Bursts(Store store, Deliveries deliveries, Clock clock, int above) {
    this.store = store;
    this.deliveries = deliveries;
    this.clock = clock;
    this.above = above;
  }

  /** Whether so many leads that come together are too many for a card each. */
  public boolean tooMany(long leads) {
    return above > 0 && leads > above;
  }

  /** The id of a summary's card. */
  static String card(String burst) {
    return PREFIX + burst;
  }

  private static DocRef<Latest> latest(List<ChannelRef> channels) {
    return new DocRef<>("burst-latest", code(channels), Latest.class);
  }

  /** Leads that are seen in different channels are in different summaries. */
  private static String code(List<ChannelRef> channels) {
    return channels.stream().map(ChannelRef::code).collect(Collectors.joining(" "));
  }

  /**
   * Opens a summary for the leads of an import, which are then created right inside it; nothing
   * else joins them. The same import and channels again are the same summary.
   *
   * @param channels where its leads go
   * @param words what people call the import, such as a file's name
   * @return the summary's id; empty if summaries are switched off, and then each lead gets a card
   */
  public Optional<String> open(List<ChannelRef> channels, String words, String importId) {
    if (above == 0) {
      return Optional.empty();
    }
    Claim once = new Claim("burst-of-import", code(channels) + " " + importId);
    return Optional.of(
        store.decide(
            () -> {
              Optional<String> known = store.holder(once);
              if (known.isPresent()) {
                return known;
              }
              Burst burst = fresh(channels, Optional.of(words), Optional.of(importId), List.of());
              Commit commit = new Commit().create(Burst.ref(burst.id()), burst);
              commit.take(once, burst.id()).event(opened(burst));
              return store.commit(commit) instanceof Outcome.Done
                  ? Optional.of(burst.id())
                  : Optional.empty();
            }));
  }

  private Burst fresh(
      List<ChannelRef> channels,
      Optional<String> words,
      Optional<String> importId,
      List<String> sources) {
    Instant now = clock.instant();
    return new Burst(
            UlidCreator.getMonotonicUlid(now.toEpochMilli()).toString(),
            channels.get(0),
            channels.stream().skip(1).findFirst(),
            now,
            now.plus(Burst.OPEN),
            words,
            importId,
            List.of(),
            Optional.empty())
        .from(sources);
  }

  private static Event opened(Burst burst) {
    return Event.of("burst.opened").with("burst", burst.id());
  }

  @Override
  public String prefix() {
    return LeadCards.PREFIX;
  }

  /**
   * Every lead is moved by a commit of its own. A process that dies between two of them leaves the
   * rest due, and the next holder of the lease goes on.
   */
  @Override
  public boolean gather(DeliveryStore.Lease lease, List<String> waiting) {
    if (above == 0) {
      return false;
    }
    Map<List<ChannelRef>, List<Stored<Lead>>> together =
        store
            .load(
                waiting.stream()
                    .map(card -> Lead.ref(new LeadId(card.substring(LeadCards.PREFIX.length()))))
                    .toList())
            .stream()
            .filter(stored -> joins(stored.value(), lease.channel()))
            .collect(Collectors.groupingBy(stored -> stored.value().channels()));
    boolean gathered = false;
    for (Map.Entry<List<ChannelRef>, List<Stored<Lead>>> group : together.entrySet()) {
      gathered |= gather(lease, group.getKey(), group.getValue());
    }
    return gathered;
  }

  private boolean gather(
      DeliveryStore.Lease lease, List<ChannelRef> channels, List<Stored<Lead>> waiting) {
    Optional<Stored<Latest>> latest = store.load(latest(channels));
    Optional<Stored<Burst>> open = latest.flatMap(known -> open(channels, known.value().burst()));
    if (open.isEmpty() && waiting.size() <= above) {
      return false;
    }
    List<Stored<Lead>> leads =
        waiting.stream().filter(s -> !seenElsewhere(s.value(), lease.channel())).toList();
    if (leads.isEmpty() || (open.isEmpty() && leads.size() <= above)) {
      return false;
    }
    List<String> sources = leads.stream().map(s -> s.value().brief().source()).distinct().toList();
    Optional<String> burst =
        open.isPresent()
            ? knowing(open.get(), sources, lease)
            : begin(channels, latest, sources, lease);
    burst.ifPresent(id -> move(leads, id, lease));
    return true;
  }

  private static boolean joins(Lead lead, ChannelRef channel) {
    Place place = lead.place();
    return place.channels().contains(channel)
        && place.burst().isEmpty()
        && !place.pinned()
        && !lead.brief().test()
        && lead.present();
  }

  /** One that has a card in the twin of a channel already gets one there too. */
  private boolean seenElsewhere(Lead lead, ChannelRef channel) {
    return lead.channels().stream()
        .anyMatch(other -> !other.equals(channel) && deliveries.begun(other, lead.card()));
  }

  /**
   * A summary that is all answered or whose message people deleted takes nobody: nobody would look
   * there.
   */
  private Optional<Stored<Burst>> open(List<ChannelRef> channels, String id) {
    return store
        .load(Burst.ref(id))
        .filter(burst -> burst.value().channels().equals(channels))
        .filter(burst -> clock.instant().isBefore(burst.value().until()))
        .filter(burst -> !finished(id))
        .filter(burst -> channels.stream().noneMatch(at -> deliveries.gone(at, card(id))));
  }

  private boolean finished(String id) {
    List<Long> sizes = store.sizes(List.of(BurstLists.all(id), BurstLists.toAnswer(id)));
    return sizes.get(0) > 0 && sizes.get(1) == 0;
  }

  private Optional<String> knowing(
      Stored<Burst> open, List<String> sources, DeliveryStore.Lease lease) {
    Burst after = open.value().from(sources);
    return after.equals(open.value()) || done(under(lease).replace(open, after))
        ? Optional.of(after.id())
        : Optional.empty();
  }

  private Optional<String> begin(
      List<ChannelRef> channels,
      Optional<Stored<Latest>> before,
      List<String> sources,
      DeliveryStore.Lease lease) {
    Burst burst = fresh(channels, Optional.empty(), Optional.empty(), sources);
    Latest now = new Latest(burst.id());
    Commit commit = under(lease).create(Burst.ref(burst.id()), burst).event(opened(burst));
    before.ifPresentOrElse(
        known -> commit.replace(known, now), () -> commit.create(latest(channels), now));
    channels.forEach(at -> commit.mark(new Mark(at, card(burst.id()), false, FIRST_DRAWN_AFTER)));
    return done(commit) ? Optional.of(burst.id()) : Optional.empty();
  }

  private void move(List<Stored<Lead>> leads, String burst, DeliveryStore.Lease lease) {
    List<Commit> commits = new ArrayList<>();
    for (Stored<Lead> stored : leads) {
      Lead lead = stored.value();
      Commit commit = under(lease);
      Listings.replace(
          commit, stored, Change.placed(lead, place -> place.in(Optional.of(burst))), false);
      commit.unmark(lease.channel(), lead.card());
      commit.event(Event.of("lead.gathered").with("lead", lead.id().value()).with("burst", burst));
      commits.add(commit);
    }
    store.commitAll(commits);
  }

  private static Commit under(DeliveryStore.Lease lease) {
    return new Commit().under(lease.channel(), lease.token());
  }

  private boolean done(Commit commit) {
    return store.commit(commit) instanceof Outcome.Done;
  }
}
