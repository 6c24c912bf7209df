package io.github.rallybot.question;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Which questions are exported, and of which time.
 *
 * @param view all of it but its period
 * @param after what was heard at this moment or before is left out
 * @param until what was heard later is left out
 */
public record Selection(View view, Instant after, Instant until) {

  /** What somebody looks at. */
  static Selection of(View view, Instant now) {
    return new Selection(view, view.period().since(now), now);
  }

  /**
   * What was heard on some days.
   *
   * @param from the first of them; empty for all before
   * @param to the last of them; empty for all until now
   * @param zone where they begin
   */
  public static Selection of(
      View view, Optional<LocalDate> from, Optional<LocalDate> to, ZoneId zone, Instant now) {
    return new Selection(
        view,
        from.map(day -> before(day, zone)).orElse(Instant.EPOCH),
        to.map(day -> before(day.plusDays(1), zone)).orElse(now));
  }

  private static Instant before(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().minusNanos(1);
  }

  boolean holds(Hearing hearing) {
    return hearing.at().isAfter(after) && !hearing.at().isAfter(until);
  }

  /** The view without its period, which is said here. */
  View anyTime() {
    return new View(
        View.Period.ALL,
        view.kind(),
        view.persona(),
        view.stage(),
        view.product(),
        view.source(),
        view.status(),
        view.unanswered(),
        view.words());
  }
}
