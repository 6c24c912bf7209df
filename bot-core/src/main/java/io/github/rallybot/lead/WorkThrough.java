package io.github.rallybot.lead;

import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Someone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hands out the leads of a summary one at a time. Who has one holds it for ten minutes: the hold is
 * in the lead itself, so the lead's version decides between two people who ask at the same instant,
 * on any number of instances. The order: what the person holds already, what was theirs from the
 * start, what is anybody's, what is somebody else's; what they set aside comes last.
 */
public final class WorkThrough {

  /** For how long nobody else is handed a lead. */
  static final Duration HELD = Duration.ofMinutes(10);

  /** So many leads are read together while one is looked for that is free. */
  private static final int AT_ONCE = 20;

  private static final int PAGE = 200;
  private static final int ALL = 10_000;

  private final Store store;
  private final Members members;
  private final Clock clock;

  public WorkThrough(Store store, Members members, Clock clock) {
    this.store = store;
    this.members = members;
    this.clock = clock;
  }

  /** What a person gets. */
  sealed interface Turn {

    /**
     * A lead to answer.
     *
     * @param mine how many the person has answered here
     */
    record Handed(Lead lead, Instant until, BurstCount count, long mine) implements Turn {}

    /**
     * There is no lead to hand out.
     *
     * @param held how many each of the others holds
     */
    record Nothing(BurstCount count, long mine, Map<MemberId, Long> held) implements Turn {}

    /** There is no such summary. */
    record Gone() implements Turn {}
  }

  /** Hands the next lead to a person. Again, without anything said of it, it is the same one. */
  Turn next(String id, UserRef user) {
    Optional<Burst> burst = store.load(Burst.ref(id)).map(Stored::value);
    return burst.isEmpty() ? new Turn.Gone() : store.decide(() -> tryNext(burst.get(), user));
  }

  private Optional<Turn> tryNext(Burst burst, UserRef user) {
    String id = burst.id();
    Someone who = known(user);
    MemberId me = who.id();
    Instant now = clock.instant();
    List<Stored<Lead>> held =
        load(store.list(BurstLists.held(id), ALL)).stream()
            .filter(stored -> stored.value().place().held().isPresent())
            .toList();
    Optional<Stored<Lead>> next =
        held.stream()
            .filter(stored -> stored.value().place().held().get().by().equals(me))
            .filter(stored -> free(stored.value(), id, me, now))
            .findFirst()
            .or(() -> search(id, me, who.member().email(), now));
    if (next.isEmpty()) {
      Map<MemberId, Long> others = new LinkedHashMap<>();
      held.stream()
          .filter(stored -> stored.value().place().heldFrom(me, now))
          .forEach(s -> others.merge(s.value().place().held().get().by(), 1L, Long::sum));
      return Optional.of(new Turn.Nothing(BurstCount.of(store, burst), mine(id, me), others));
    }
    Instant until = now.plus(HELD);
    Lead after = Change.placed(next.get().value(), place -> place.heldBy(me, until));
    Commit commit = new Commit();
    Listings.replaceUnseen(commit, next.get(), after);
    who.joinIn(commit);
    who.known().ifPresent(commit::expect);
    return done(commit)
        ? Optional.of(new Turn.Handed(after, until, BurstCount.of(store, burst), mine(id, me)))
        : Optional.empty();
  }

  private Someone known(UserRef user) {
    Someone someone = members.someone(user);
    return someone.known().isPresent() ? someone : members.introduced(user).asOf(store);
  }

  private long mine(String id, MemberId me) {
    return store.count(BurstLists.answeredBy(id, me), 0);
  }

  private Optional<Stored<Lead>> search(
      String id, MemberId me, Optional<String> email, Instant now) {
    List<String> aside = store.list(BurstLists.setAsideBy(id, me), ALL);
    Set<String> later = new HashSet<>(aside);
    return email
        .flatMap(
            own ->
                firstFree(
                    BurstLists.toAnswerBy(id, own.toLowerCase(Locale.ROOT)), later, id, me, now))
        .or(() -> firstFree(BurstLists.toAnswer(id), later, id, me, now))
        .or(() -> firstFree(aside, id, me, now));
  }

  private Optional<Stored<Lead>> firstFree(
      Index index, Set<String> later, String id, MemberId me, Instant now) {
    for (int from = 0; ; from += PAGE) {
      List<Index.Entry> page = store.between(index, 0, Long.MAX_VALUE, from, PAGE);
      Optional<Stored<Lead>> found =
          firstFree(
              page.stream().map(Index.Entry::member).filter(one -> !later.contains(one)).toList(),
              id,
              me,
              now);
      if (found.isPresent() || page.size() < PAGE) {
        return found;
      }
    }
  }

  private Optional<Stored<Lead>> firstFree(List<String> ids, String id, MemberId me, Instant now) {
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      Optional<Stored<Lead>> found =
          load(ids.subList(from, Math.min(from + AT_ONCE, ids.size()))).stream()
              .filter(stored -> free(stored.value(), id, me, now))
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private List<Stored<Lead>> load(List<String> ids) {
    return store.load(ids.stream().map(one -> Lead.ref(new LeadId(one))).toList());
  }

  /** Whether a lead can be handed to somebody: nobody else has it, and they have not answered. */
  private static boolean free(Lead lead, String burst, MemberId me, Instant now) {
    return lead.place().burst().equals(Optional.of(burst))
        && lead.toAnswer()
        && !lead.place().heldFrom(me, now)
        && lead.taken().filter(taken -> !taken.by().equals(me)).isEmpty()
        && lead.verdictOf(me).isEmpty();
  }

  /** The person wants to be handed a lead only after all others; others may have it now. */
  void setAside(String burst, LeadId id, UserRef user) {
    store.decide(
        () -> {
          Someone who = members.someone(user);
          Index aside = BurstLists.setAsideBy(burst, who.id());
          Commit commit = new Commit().add(aside, id.value(), behindAll(aside));
          store
              .load(Lead.ref(id))
              .filter(stored -> stored.value().place().held().isPresent())
              .ifPresent(
                  stored ->
                      Listings.replaceUnseen(
                          commit,
                          stored,
                          Change.placed(stored.value(), place -> place.releasedBy(who.id()))));
          return done(commit) ? Optional.of(true) : Optional.empty();
        });
  }

  private long behindAll(Index aside) {
    int size = (int) store.count(aside, 0);
    long last =
        store.between(aside, 0, Long.MAX_VALUE, Math.max(0, size - 1), 1).stream()
            .mapToLong(Index.Entry::number)
            .findFirst()
            .orElse(0);
    return Math.max(last + 1, clock.millis());
  }

  private boolean done(Commit commit) {
    return store.commit(commit) instanceof Outcome.Done;
  }
}
