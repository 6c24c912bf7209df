package io.github.rallybot.lead;

import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Someone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives the best leads of a summary cards of their own. What is to be posted is written down first;
 * then each lead leaves the summary by a commit of its own. A process that ends midway leaves a
 * list that {@link #catchUp} finishes.
 */
public final class BurstPosts {

  /** At most so many at a time: each is a message in the channel. */
  static final int MOST = 50;

  private static final Index UNFINISHED = Index.all("bursts-unfinished");
  private static final Duration REMEMBERED = Duration.ofDays(7);
  private static final int ALL = 1000;

  private final Store store;
  private final Members members;
  private final Clock clock;

  public BurstPosts(Store store, Members members, Clock clock) {
    this.store = store;
    this.members = members;
    this.clock = clock;
  }

  /**
   * Posts the leads graded A that wait for an answer, the first that came first. The same press
   * again changes nothing.
   *
   * @return why not, in words; empty if it is done
   */
  Optional<String> post(Interaction press, String id) {
    Claim once = new Claim("interaction", press.id());
    Optional<String> refused = store.decide(() -> begin(press, id, once));
    if (refused.isEmpty()) {
      finish(id);
    }
    return refused;
  }

  private Optional<Optional<String>> begin(Interaction press, String id, Claim once) {
    if (store.holder(once).isPresent()) {
      return Optional.of(Optional.empty());
    }
    Optional<Stored<Burst>> stored = store.load(Burst.ref(id));
    if (stored.isEmpty()) {
      return refused("This summary is no longer here.");
    }
    if (stored.get().value().posting().isPresent()) {
      return Optional.of(Optional.empty());
    }
    List<LeadId> best =
        store.list(BurstLists.gradedToAnswer(id, BurstCount.BEST), MOST).stream()
            .map(LeadId::new)
            .toList();
    if (best.isEmpty()) {
      return refused("No lead graded A waits for an answer here any more.");
    }
    Instant now = clock.instant();
    Someone someone = members.someone(press.user());
    Burst.Posting posting = new Burst.Posting(someone.id(), now, best);
    Burst burst = stored.get().value();
    Commit commit = new Commit().take(once, "done", REMEMBERED);
    commit.replace(stored.get(), burst.posting(Optional.of(posting)));
    someone.joinIn(commit);
    someone.known().ifPresent(commit::expect);
    commit.add(UNFINISHED, id, now.toEpochMilli());
    burst.marks(true).forEach(commit::mark);
    commit.event(Event.of("burst.posting").with("burst", id).with("member", someone.id().value()));
    press
        .ticket()
        .ifPresent(ticket -> press.message().ifPresent(message -> commit.ticket(message, ticket)));
    return store.commit(commit) instanceof Outcome.Done
        ? Optional.of(Optional.empty())
        : Optional.empty();
  }

  private static Optional<Optional<String>> refused(String why) {
    return Optional.of(Optional.of(why));
  }

  /** Who may: they know what the channel can bear. Empty if somebody may, else who can. */
  Optional<String> refuses(UserRef user) {
    Someone someone = members.introduced(user);
    return someone.member().marketing() || members.mayLead(someone.member())
        ? Optional.empty()
        : Optional.of("Marketers and leaders can do that: " + members.whoLeadsOrMarkets());
  }

  /** Finishes what a process that ended left undone. Idempotent; run now and then. */
  public void catchUp() {
    store.list(UNFINISHED, ALL).forEach(this::finish);
  }

  private void finish(String id) {
    Optional<Stored<Burst>> stored = store.load(Burst.ref(id));
    stored.flatMap(burst -> burst.value().posting()).ifPresent(posting -> pin(id, posting));
    store.decide(
        () -> {
          Commit commit = new Commit().remove(UNFINISHED, id);
          Optional<Stored<Burst>> before = store.load(Burst.ref(id));
          // a later press may have asked for more meanwhile
          if (before.flatMap(burst -> burst.value().posting()).isPresent()) {
            if (!before.get().value().posting().equals(stored.get().value().posting())) {
              return Optional.of(true);
            }
            Burst after = before.get().value().posting(Optional.empty());
            commit.replace(before.get(), after);
            after.marks(true).forEach(commit::mark);
          }
          return store.commit(commit) instanceof Outcome.Done
              ? Optional.of(true)
              : Optional.empty();
        });
  }

  private void pin(String id, Burst.Posting posting) {
    List<Commit> commits = new ArrayList<>();
    List<LeadId> written = new ArrayList<>();
    for (Stored<Lead> stored : store.load(posting.leads().stream().map(Lead::ref).toList())) {
      if (in(id, stored)) {
        commits.add(pinned(stored, posting));
        written.add(stored.value().id());
      }
    }
    List<Outcome> outcomes = store.commitAll(commits);
    for (int i = 0; i < written.size(); i++) {
      if (!(outcomes.get(i) instanceof Outcome.Done)) {
        pinAlone(id, written.get(i), posting);
      }
    }
  }

  private void pinAlone(String id, LeadId lead, Burst.Posting posting) {
    store.decide(
        () -> {
          Optional<Stored<Lead>> stored = store.load(Lead.ref(lead)).filter(s -> in(id, s));
          return stored.isEmpty()
                  || store.commit(pinned(stored.get(), posting)) instanceof Outcome.Done
              ? Optional.of(true)
              : Optional.empty();
        });
  }

  private static boolean in(String burst, Stored<Lead> stored) {
    return stored.value().place().burst().equals(Optional.of(burst)) && stored.value().present();
  }

  private static Commit pinned(Stored<Lead> stored, Burst.Posting posting) {
    Commit commit = new Commit();
    Listings.replace(commit, stored, Change.placed(stored.value(), Place::pinnedAlone), false);
    return commit.event(
        Event.of("lead.pinned")
            .with("lead", stored.value().id().value())
            .with("member", posting.by().value()));
  }
}
