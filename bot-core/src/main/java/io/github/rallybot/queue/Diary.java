package io.github.rallybot.queue;

import io.github.rallybot.member.Member;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** When people work, as far as the queue wants to know. */
public interface Diary {

  /** When work begins on the so-and-so-many-th business day after today. */
  Instant businessDaysLater(Member member, Instant now, int days);

  /**
   * When work begins on a day, or on the first business day after it within a week; empty if that
   * whole week is off.
   */
  Optional<Instant> start(Member member, LocalDate day);

  /**
   * Whether somebody is at work at a moment, and not away, so that a message does not come out of
   * hours.
   */
  boolean working(Member member, Instant now);
}
