package io.github.rallybot.lead;

import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What sales did about a lead, and what is to happen when.
 *
 * @param promise when it was to be answered
 * @param attempts to reach the person, oldest first
 * @param snoozes who wants to hear of it later
 * @param stillOpenAt when somebody last said that its end is still open
 * @param outcome how it ended
 * @param handOvers from one member to another, oldest first
 */
public record FollowUp(
    Optional<Promise> promise,
    List<Attempt> attempts,
    List<Snooze> snoozes,
    Optional<Instant> stillOpenAt,
    Optional<Outcome> outcome,
    List<HandOver> handOvers) {

  /** Beyond so many the oldest are let go; the journal keeps their codes. */
  private static final int ATTEMPTS = 50;

  public FollowUp {
    attempts = List.copyOf(attempts);
    snoozes = List.copyOf(snoozes);
    handOvers = List.copyOf(handOvers);
  }

  /**
   * The answer promise.
   *
   * @param half when half of its working time is over
   * @param due when all of it is
   */
  public record Promise(Instant half, Instant due) {}

  /**
   * One try to reach the person: a click, no verdict.
   *
   * @param again when to ask whoever tried again; empty if that is not wanted
   */
  public record Attempt(MemberId by, Kind kind, Instant at, Optional<Instant> again) {

    private static final long MARKS = 36L * 36 * 36 * 36 * 36;

    /** Says which of a lead's attempts it is: at most five characters, to travel with a control. */
    public String mark() {
      return Long.toString(at.toEpochMilli() % MARKS, 36);
    }

    /** Whether somebody answered. */
    public enum Kind {
      TRIED,
      REACHED
    }
  }

  /** A member wants to hear of the lead again, but not before. */
  public record Snooze(MemberId by, Instant until) {}

  /**
   * A member gave the lead to another one.
   *
   * @param note for the new owner
   */
  public record HandOver(MemberId from, MemberId to, Optional<String> note, Instant at) {
    HandOver withNote(Optional<String> other) {
      return new HandOver(from, to, other, at);
    }
  }

  static FollowUp none() {
    return new FollowUp(
        Optional.empty(), List.of(), List.of(), Optional.empty(), Optional.empty(), List.of());
  }

  public FollowUp with(Promise promised) {
    return new FollowUp(Optional.of(promised), attempts, snoozes, stillOpenAt, outcome, handOvers);
  }

  FollowUp with(Attempt attempt) {
    List<Attempt> all = new ArrayList<>(attempts);
    all.add(attempt);
    return new FollowUp(
        promise, Leads.last(all, ATTEMPTS), snoozes, stillOpenAt, outcome, handOvers);
  }

  FollowUp without(Attempt attempt) {
    List<Attempt> all = new ArrayList<>(attempts);
    all.remove(attempt);
    return new FollowUp(promise, all, snoozes, stillOpenAt, outcome, handOvers);
  }

  FollowUp withoutSnoozeOf(MemberId member) {
    return new FollowUp(
        promise,
        attempts,
        snoozes.stream().filter(snooze -> !snooze.by().equals(member)).toList(),
        stillOpenAt,
        outcome,
        handOvers);
  }

  /** A member's newer wish takes the place of the older one. */
  FollowUp with(Snooze snooze) {
    List<Snooze> all = new ArrayList<>(snoozes);
    all.removeIf(other -> other.by().equals(snooze.by()));
    all.add(snooze);
    return new FollowUp(promise, attempts, all, stillOpenAt, outcome, handOvers);
  }

  FollowUp stillOpen(Instant at) {
    return new FollowUp(promise, attempts, snoozes, Optional.of(at), outcome, handOvers);
  }

  FollowUp notSaidOpen() {
    return new FollowUp(promise, attempts, snoozes, Optional.empty(), outcome, handOvers);
  }

  FollowUp with(Optional<Outcome> end) {
    return new FollowUp(promise, attempts, snoozes, stillOpenAt, end, handOvers);
  }

  FollowUp with(HandOver handOver) {
    List<HandOver> all = new ArrayList<>(handOvers);
    all.add(handOver);
    return with(all);
  }

  private FollowUp with(List<HandOver> all) {
    return new FollowUp(
        promise, attempts, snoozes, stillOpenAt, outcome, Leads.last(all, ATTEMPTS));
  }

  /** With other names for those who did it. */
  FollowUp renamed(UnaryOperator<MemberId> name) {
    return new FollowUp(
        promise,
        attempts.stream()
            .map(a -> new Attempt(name.apply(a.by()), a.kind(), a.at(), a.again()))
            .toList(),
        snoozes.stream().map(s -> new Snooze(name.apply(s.by()), s.until())).toList(),
        stillOpenAt,
        outcome.map(
            end ->
                new Outcome(
                    end.kind(),
                    end.stage(),
                    end.reason(),
                    end.note(),
                    name.apply(end.by()),
                    end.at())),
        handOvers.stream()
            .map(h -> new HandOver(name.apply(h.from()), name.apply(h.to()), h.note(), h.at()))
            .toList());
  }

  /** Without what a member did that counts. */
  FollowUp withoutDeedsOf(MemberId member) {
    return new FollowUp(
        promise,
        attempts.stream().filter(attempt -> !attempt.by().equals(member)).toList(),
        snoozes,
        stillOpenAt,
        outcome.filter(end -> !end.by().equals(member)),
        handOvers);
  }

  /** Without the words of some of those who wrote any. */
  FollowUp withoutNotesOf(Predicate<MemberId> author) {
    return with(handOvers.stream()
            .map(h -> author.test(h.from()) ? h.withNote(Optional.empty()) : h)
            .toList())
        .with(outcome.map(end -> author.test(end.by()) ? end.withNote(Optional.empty()) : end));
  }

  /** How often somebody tried since anybody reached the person. */
  public int triesInVain() {
    int tries = 0;
    for (Attempt attempt : attempts) {
      tries = attempt.kind() == Attempt.Kind.TRIED ? tries + 1 : 0;
    }
    return tries;
  }

  /** Until when a member does not want to hear of it. */
  public Optional<Instant> snoozedUntil(MemberId member) {
    return snoozes.stream()
        .filter(snooze -> snooze.by().equals(member))
        .map(Snooze::until)
        .findFirst();
  }

  public Optional<Attempt> lastAttempt() {
    return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
  }
}
