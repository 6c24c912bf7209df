package io.github.rallybot.digest;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.figures.PastFigures;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.meeting.AgendaReader;
import io.github.rallybot.meeting.PlannedMeeting;
import io.github.rallybot.meeting.Plans;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Someone;
import io.github.rallybot.schedule.Period;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The front door of digests: how one is drafted, held, posted, counted anew and frozen. Each step
 * is one commit under the condition that nobody took another step meanwhile, so that each happens
 * once in any number of instances.
 */
public final class Digests {

  /** What the ids of its cards begin with. */
  static final String PREFIX = "digest:";

  /** What was posted is counted anew at most so often. */
  static final Duration COUNTED_EVERY = Duration.ofMinutes(10);

  /** Frozen so soon after the meeting began, the agenda is the one that it began with. */
  private static final Duration IN_TIME = Duration.ofMinutes(5);

  private static final int OPEN = 100;

  private final Store store;
  private final Plans plans;
  private final PastFigures past;
  private final Editions editions;
  private final AgendaReader reader;
  private final Deliveries deliveries;
  private final Clock clock;

  Digests(
      Store store,
      Plans plans,
      PastFigures past,
      Editions editions,
      AgendaReader reader,
      Deliveries deliveries,
      Clock clock) {
    this.store = store;
    this.plans = plans;
    this.past = past;
    this.editions = editions;
    this.reader = reader;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  public Optional<Digest> find(String period) {
    return load(period).map(Stored::value);
  }

  private Optional<Stored<Digest>> load(String period) {
    return store.load(Digest.ref(period));
  }

  /** Those that are not frozen, the one whose meeting is first first. */
  List<Digest> open() {
    return store.load(store.list(Digest.OPEN, OPEN).stream().map(Digest::ref).toList()).stream()
        .map(Stored::value)
        .toList();
  }

  /** What became of what somebody did. */
  public enum Result {
    DONE,
    /** It was so before. */
    ALREADY,
    /** It was posted, so that it is too late. */
    POSTED,
    /** Its meeting is over. */
    OVER,
    /** There is no channel to post it in. */
    NOWHERE,
    /** There is nothing yet that could be held. */
    NOTHING
  }

  /** Stops a digest from being posted. */
  public Result hold(Someone by, PlannedMeeting meeting) {
    return store.decide(
        () -> {
          Optional<Stored<Digest>> stored = load(meeting.period().id());
          if (stored.isEmpty()) {
            return Optional.of(Result.NOTHING);
          }
          Digest digest = stored.get().value();
          if (digest.sent().isPresent() || digest.held().isPresent()) {
            return Optional.of(digest.sent().isPresent() ? Result.POSTED : Result.ALREADY);
          }
          Someone someone = by.asOf(store);
          return done(
              by(someone, stored.get(), "digest.held"),
              stored.get(),
              digest.held(Optional.of(new Digest.Held(someone.id(), clock.instant()))));
        });
  }

  /** Lets a digest go again: it is posted when its time comes, or at once if that is over. */
  public Result release(Someone by, PlannedMeeting meeting) {
    return store.decide(
        () -> {
          Optional<Stored<Digest>> stored = load(meeting.period().id());
          if (stored.isEmpty()) {
            return Optional.of(Result.NOTHING);
          }
          Digest digest = stored.get().value();
          if (digest.sent().isPresent() || digest.held().isEmpty()) {
            return Optional.of(digest.sent().isPresent() ? Result.POSTED : Result.ALREADY);
          }
          if (!clock.instant().isBefore(meeting.endsAt())) {
            return Optional.of(Result.OVER);
          }
          return done(
              by(by.asOf(store), stored.get(), "digest.released"),
              stored.get(),
              digest.held(Optional.empty()));
        });
  }

  /** Posts a digest now, drafted or not, held or not. */
  public Result send(Someone by, PlannedMeeting meeting) {
    return store.decide(
        () -> {
          begin(meeting);
          Stored<Digest> stored = load(meeting.period().id()).orElseThrow();
          Optional<Digest> elsewhere = elsewhere(stored.value());
          if (elsewhere.isEmpty() && stored.value().sent().isPresent()) {
            return Optional.of(Result.POSTED);
          }
          if (!clock.instant().isBefore(meeting.endsAt())) {
            return Optional.of(Result.OVER);
          }
          Someone someone = by.asOf(store);
          Commit commit = by(someone, stored, "digest.sent");
          return elsewhere.isPresent()
              ? done(commit, stored, elsewhere.get())
              : post(commit, stored, Optional.of(someone.id()), meeting);
        });
  }

  private static Commit by(Someone someone, Stored<Digest> stored, String type) {
    Commit commit = new Commit();
    someone.joinIn(commit);
    // a deed does not outlive the erasure of who did it
    someone.known().ifPresent(commit::expect);
    return commit.event(
        Event.of(type)
            .with("period", stored.value().period())
            .with("member", someone.id().value()));
  }

  private Optional<Result> done(Commit commit, Stored<Digest> before, Digest after) {
    commit.replace(before, after);
    left(commit, before.value(), after);
    mark(commit, after, true);
    return store.commit(commit) instanceof Outcome.Done
        ? Optional.of(Result.DONE)
        : Optional.empty();
  }

  /** The digest of a meeting is there from now on. Idempotent. */
  void begin(PlannedMeeting meeting) {
    String period = meeting.period().id();
    if (load(period).isPresent()) {
      return;
    }
    Digest digest = Digest.fresh(meeting, plans.digestChannels(), editions.of(meeting));
    Commit commit = new Commit().create(Digest.ref(period), digest);
    commit.add(Digest.OPEN, period, meeting.startsAt().toEpochMilli());
    commit.add(Digest.ALL, period, meeting.period().from().toEpochMilli());
    findings(commit, digest, meeting.period());
    commit.event(Event.of("digest.drafted").with("period", period));
    // somebody else began it, or nobody could: either way it is looked at again
    store.commit(commit);
  }

  /** Gives the draft to those who have not got it, unless it was posted. Idempotent. */
  void draft(String period, Map<MemberId, ChannelRef> people) {
    change(
        period,
        digest -> {
          Instant now = clock.instant();
          List<Digest.Draft> more =
              people.entrySet().stream()
                  .filter(one -> !digest.drafted(one.getKey()))
                  .map(one -> new Digest.Draft(one.getKey(), one.getValue(), now))
                  .toList();
          return digest.sent().isPresent() || digest.frozen() || more.isEmpty()
              ? digest
              : digest.drafted(more);
        });
  }

  /** Posts a digest whose time has come, unless it is held, or was posted. Idempotent. */
  void post(PlannedMeeting meeting) {
    store.decide(
        () -> {
          Optional<Stored<Digest>> stored =
              load(meeting.period().id())
                  .filter(one -> one.value().sent().isEmpty() && one.value().held().isEmpty());
          if (stored.isEmpty()) {
            return Optional.of(Result.ALREADY);
          }
          Commit commit =
              new Commit()
                  .event(Event.of("digest.sent").with("period", stored.get().value().period()));
          return post(commit, stored.get(), Optional.empty(), meeting);
        });
  }

  private Optional<Result> post(
      Commit commit, Stored<Digest> stored, Optional<MemberId> by, PlannedMeeting meeting) {
    List<ChannelRef> channels = plans.digestChannels();
    if (channels.isEmpty()) {
      return Optional.of(Result.NOWHERE);
    }
    Digest before = stored.value();
    Edition edition = before.frozen() ? before.edition() : editions.of(meeting);
    Digest after = before.sent(new Digest.Sent(by, clock.instant(), channels), edition);
    findings(commit, after, meeting.period());
    return done(commit, stored, after);
  }

  /**
   * A digest for the channels that it goes to now, where those in which it was to be posted took
   * nothing.
   */
  private Optional<Digest> elsewhere(Digest digest) {
    List<ChannelRef> channels = plans.digestChannels();
    return digest
        .sent()
        .map(Digest.Sent::channels)
        .filter(before -> !digest.frozen() && !channels.isEmpty())
        .map(before -> instead(before, channels, PREFIX + digest.period()))
        .filter(after -> !digest.sent().map(Digest.Sent::channels).equals(Optional.of(after)))
        .map(digest::sentTo);
  }

  /** What one platform took stays where it is; what the other one did not goes to its own. */
  private List<ChannelRef> instead(List<ChannelRef> before, List<ChannelRef> now, String card) {
    return before.stream().noneMatch(channel -> deliveries.begun(channel, card))
        ? now
        : before.stream()
            .map(
                channel ->
                    deliveries.begun(channel, card)
                        ? channel
                        : now.stream()
                            .filter(other -> other.platform() == channel.platform())
                            .findFirst()
                            .orElse(channel))
            .toList();
  }

  /** Follows a meeting that is planned otherwise now. Idempotent. */
  void follow(Digest seen, Optional<PlannedMeeting> meeting) {
    change(
        seen.period(),
        digest -> {
          if (digest.frozen()) {
            return digest;
          }
          Digest there = meeting.flatMap(planned -> elsewhere(digest)).orElse(digest);
          Digest after = there.planned(meeting, plans.digestChannels());
          return meeting.isEmpty() || after.equals(digest)
              ? after
              : after.with(editions.reread(meeting.get(), digest.edition()), clock.instant());
        });
  }

  /** Counts anew if anything happened since, and if that is not too soon. Idempotent. */
  void recount(PlannedMeeting meeting) {
    change(meeting.period().id(), digest -> digest.frozen() ? digest : recounted(digest, meeting));
  }

  private Digest recounted(Digest digest, PlannedMeeting meeting) {
    Instant now = clock.instant();
    Edition edition = digest.edition();
    String end = store.journalEnd();
    boolean young =
        !now.isBefore(edition.asOf()) && now.isBefore(edition.asOf().plus(COUNTED_EVERY));
    if (!young && !end.equals(edition.counted())) {
      return digest.with(editions.of(meeting), now);
    }
    // who edits a draft sees that at once
    return digest.sent().isEmpty() && !end.equals(edition.read())
        ? digest.with(editions.reread(meeting, edition), now)
        : digest;
  }

  /**
   * Says the same for good. Idempotent.
   *
   * @param meeting empty if it was called off
   */
  void freeze(Digest seen, Period period, Optional<PlannedMeeting> meeting) {
    past.freeze(period);
    change(
        seen.period(),
        digest -> {
          Instant now = clock.instant();
          if (digest.frozen()) {
            return digest;
          }
          Edition before = digest.edition();
          Edition counted = meeting.map(editions::of).orElse(before);
          boolean late = now.isAfter(digest.startsAt().plus(IN_TIME));
          Edition last = late ? counted.withRowsOf(before) : counted;
          return digest.with(last, now).frozen(last.withoutFigures(), now);
        });
  }

  private void change(String period, UnaryOperator<Digest> how) {
    store.decide(
        () -> {
          Optional<Stored<Digest>> stored = load(period);
          if (stored.isEmpty()) {
            return Optional.of(false);
          }
          Digest before = stored.get().value();
          Digest after = how.apply(before);
          if (after.equals(before)) {
            return Optional.of(false);
          }
          Commit commit = new Commit().replace(stored.get(), after);
          if (after.frozen()) {
            commit.remove(Digest.OPEN, period);
          } else if (!after.startsAt().equals(before.startsAt())) {
            commit.add(Digest.OPEN, period, after.startsAt().toEpochMilli());
          }
          Period.of(period, plans.times().zone())
              .ifPresent(found -> findings(commit, after, found));
          if (!after.edition().same(before.edition()) || !sameState(before, after)) {
            left(commit, before, after);
            mark(commit, after, false);
          }
          if (after.frozen()) {
            commit.event(Event.of("digest.frozen").with("period", period));
          }
          return store.commit(commit) instanceof Outcome.Done
              ? Optional.of(true)
              : Optional.empty();
        });
  }

  /** Whether both are the same but for what they say. */
  private static boolean sameState(Digest one, Digest other) {
    return one.sent().equals(other.sent())
        && one.drafts().equals(other.drafts())
        && one.planned() == other.planned()
        && one.postAt().equals(other.postAt())
        && one.goesTo().equals(other.goesTo())
        && one.startsAt().equals(other.startsAt())
        && one.minutes() == other.minutes()
        && one.frozenAt().equals(other.frozenAt());
  }

  private static void findings(Commit commit, Digest digest, Period period) {
    digest
        .edition()
        .findings()
        .forEach(
            finding ->
                commit.add(
                    StandingOut.with(finding.key()),
                    digest.period(),
                    period.from().toEpochMilli()));
  }

  /** Where it is not to be any more, what was posted meanwhile goes. */
  private static void left(Commit commit, Digest before, Digest after) {
    before.channels().stream()
        .filter(channel -> !after.channels().contains(channel))
        .forEach(
            channel -> {
              commit.mark(new Mark(channel, PREFIX + after.period(), false));
              commit.mark(new Mark(channel, DigestPages.PREFIX + after.period(), false));
            });
  }

  /** All that is in chat of a digest is drawn anew. */
  void mark(Commit commit, Digest digest, boolean urgent) {
    List<String> rows = digest.edition().agenda().stream().map(Edition.Line::key).toList();
    for (ChannelRef channel : digest.channels()) {
      String card = PREFIX + digest.period();
      commit.mark(new Mark(channel, card, urgent));
      reader.showIn(commit, rows, new CardRef(channel, card));
    }
    for (ChannelRef channel : digest.sent().map(Digest.Sent::channels).orElse(List.of())) {
      String page = DigestPages.PREFIX + digest.period();
      commit.mark(new Mark(channel, page, false));
      reader.showIn(commit, rows, new CardRef(channel, page));
    }
  }
}
