package io.github.rallybot.lead;

import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberErasure;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Forgets a person: as a lead, as the owner of leads and as a member. Documents are made anonymous
 * in place, so that no figure moves; cards about them are drawn again; then the storage forgets
 * what it still has in its files. What was told privately in chat can't be taken back.
 */
public final class Erasure {

  private static final Index UNFINISHED = Index.all("erasures-unfinished");
  private static final int ALL = 100_000;

  /**
   * What was erased, or would be.
   *
   * @param hearings what was heard of the leads, or names the address in its words
   */
  public record Erased(int leads, int hearings, int members) {}

  private final Store store;
  private final Members members;
  private final Identities identities;
  private final List<ErasedWith> besides;
  private final Clock clock;

  /**
   * @param besides what other features keep about leads and for members
   */
  public Erasure(
      Store store, Members members, Identities identities, List<ErasedWith> besides, Clock clock) {
    this.store = store;
    this.members = members;
    this.identities = identities;
    this.besides = List.copyOf(besides);
    this.clock = clock;
  }

  /** What {@link #erase} would find now. */
  public Erased found(String address) {
    String email = normal(address);
    return new Erased(
        (int) leads(email).stream().filter(this::remembered).count(),
        heard(email),
        (int)
            members.withAddress(email).stream()
                .filter(stored -> stored.value().erasedAt().isEmpty())
                .count());
  }

  private boolean remembered(LeadId id) {
    return store.load(Lead.ref(id)).filter(one -> one.value().erasedAt().isEmpty()).isPresent();
  }

  private Set<LeadId> leads(String email) {
    return store.list(Leads.withEmail(email), ALL).stream()
        .map(LeadId::new)
        .collect(Collectors.toSet());
  }

  private int heard(String email) {
    Set<LeadId> leads = leads(email);
    return besides.stream().mapToInt(feature -> feature.heard(email, leads)).sum();
  }

  private static String normal(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }

  /** Erases everybody with this e-mail address. Idempotent: again, there is nothing left to do. */
  public Erased erase(String address) {
    Erased erased = anonymise(address);
    finish();
    return erased;
  }

  /** The first half: nothing that the bot reads or shows names the person any more. */
  public Erased anonymise(String address) {
    store.commit(new Commit().add(UNFINISHED, "rewrite", clock.millis()));
    String email = normal(address);
    int hearings = heard(email);
    int leads = 0;
    for (String id : store.list(Leads.withEmail(email), ALL)) {
      LeadId lead = new LeadId(id);
      // which messages are about it is known by its cards, while they stand
      besides.forEach(feature -> feature.erase(lead));
      leads += eraseLead(lead, email);
      // from here on nothing more is noted about it; it is found again until that is gone too
      besides.forEach(feature -> feature.erase(lead));
      store.commit(new Commit().remove(Leads.withEmail(email), id));
    }
    for (String id : store.list(Leads.ownedBy(email), ALL)) {
      forgetOwner(new LeadId(id), email);
    }
    besides.forEach(feature -> feature.eraseHeard(email));
    return new Erased(leads, hearings, eraseMembers(email));
  }

  /**
   * The second half: the files of the storage forget too. Does nothing if no erasure waits for it,
   * so it is run at each start, since a process may end between the halves.
   */
  public void finish() {
    if (store.count(UNFINISHED, 0) > 0) {
      store.forgetDeleted();
      store.commit(new Commit().remove(UNFINISHED, "rewrite"));
    }
  }

  private int eraseLead(LeadId id, String email) {
    return store.decide(
        () -> {
          Optional<Stored<Lead>> stored = store.load(Lead.ref(id));
          Commit commit = new Commit();
          if (stored.isEmpty()) {
            return Optional.of(0);
          }
          Lead lead = stored.get().value();
          Listings.replaceWhole(
              commit, stored.get(), Change.anonymous(lead, clock.instant()), true);
          lead.contact()
              .email()
              .filter(own -> !own.equals(email))
              .ifPresent(own -> commit.remove(Leads.withEmail(own), id.value()));
          lead.contact()
              .owner()
              .ifPresent(owner -> commit.remove(Leads.ownedBy(owner), id.value()));
          commit.remove(LeadChannels.WAITING, id.value());
          commit.release(Leads.email(email), id.value());
          lead.digests().forEach(said -> commit.release(Leads.content(said), id.value()));
          lead.contact().email().ifPresent(own -> commit.release(Leads.email(own), id.value()));
          for (String address : store.list(Leads.addressesOf(id), ALL)) {
            commit.remove(Leads.addressesOf(id), address);
            if (!address.equals(email)) {
              commit.remove(Leads.withEmail(address), id.value());
            }
            commit.release(Leads.email(address), id.value());
          }
          for (String external : store.list(Leads.externalIdsOf(id), ALL)) {
            commit.remove(Leads.externalIdsOf(id), external);
            commit.release(Leads.externalId(external), id.value());
          }
          for (String code : store.list(Listings.cardsOf(id), ALL)) {
            CardRef card = CardRef.parse(code);
            commit.mark(new Mark(card.channel(), card.card(), true));
            commit.remove(Listings.cardsOf(id), code);
          }
          lead.brief()
              .externalId()
              .ifPresent(
                  ext -> commit.release(Leads.externalId(lead.brief().source(), ext), id.value()));
          commit.event(Event.of("lead.erased").with("lead", id.value()));
          return done(commit, lead.erasedAt().isPresent() ? 0 : 1);
        });
  }

  private void forgetOwner(LeadId id, String email) {
    store.decide(
        () -> {
          Commit commit = new Commit().remove(Leads.ownedBy(email), id.value());
          store
              .load(Lead.ref(id))
              .filter(stored -> stored.value().contact().owner().equals(Optional.of(email)))
              .ifPresent(
                  stored ->
                      Listings.replace(commit, stored, Change.withoutOwner(stored.value()), true));
          return done(commit, 0);
        });
  }

  private int eraseMembers(String email) {
    List<Member> all = members.withAddress(email).stream().map(Stored::value).toList();
    Instant now = clock.instant();
    int erased = all.stream().mapToInt(one -> MemberErasure.erase(store, one.id(), now)).sum();
    // nobody can be joined to them any more, and of those who were all is found under one name
    identities.catchUp();
    for (Member member : all) {
      forgetWords(member.id());
      besides.forEach(feature -> feature.erase(member.id()));
      MemberErasure.forget(store, member, email);
    }
    return erased;
  }

  private void forgetWords(MemberId member) {
    for (String id : store.list(LeadDeeds.doneBy(member), ALL)) {
      store.decide(
          () -> {
            Commit commit = new Commit();
            Optional<Stored<Lead>> stored = store.load(Lead.ref(new LeadId(id)));
            if (stored.isEmpty()) {
              return Optional.of(0);
            }
            Lead lead = stored.get().value();
            Listings.replace(commit, stored.get(), Change.withoutNotesOf(lead, member), true);
            return done(commit, 0);
          });
    }
  }

  private Optional<Integer> done(Commit commit, int result) {
    return store.commit(commit) instanceof Outcome.Done ? Optional.of(result) : Optional.empty();
  }
}
