package io.github.rallybot.queue;

import io.github.rallybot.member.Member;
import java.time.Instant;
import java.util.Optional;

/** When people work, as far as the queue wants to know. */
public interface Diary {

  /** When work begins on the so-and-so-many-th business day after today. */
  Instant businessDaysLater(Member member, Instant now, int days);

  /**
   * When work begins in the week of a moment; empty if it does not, because of holidays or an
   * absence.
   */
  Optional<Instant> startOfWeek(Member member, Instant now);

  /** Whether somebody is at work at a moment, so that a message does not come out of hours. */
  boolean working(Member member, Instant now);
}
