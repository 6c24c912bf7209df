package io.github.rallybot.meeting;

import io.github.rallybot.schedule.Period;
import java.time.Duration;
import java.time.Instant;

/**
 * The meeting in which a period is talked about, as it is planned.
 *
 * @param startsAt when it begins; its digest is frozen then
 * @param minutes how long it is
 * @param draftAt when the draft of its digest goes to the leaders
 * @param postAt when the digest is posted, unless it is held
 * @param moved whether a holiday moved it from its day
 */
public record PlannedMeeting(
    Period period, Instant startsAt, int minutes, Instant draftAt, Instant postAt, boolean moved) {

  /** When its digest is frozen. */
  public Instant freezesAt() {
    return startsAt;
  }

  /** When it is over, if it takes as long as planned. */
  public Instant endsAt() {
    return startsAt.plus(Duration.ofMinutes(minutes));
  }

  /** The first moment of its day: whoever meets may begin early. */
  public Instant dayBeginsAt() {
    return midnight(0);
  }

  /** The first moment after its day, and after it: nobody is still in it then. */
  public Instant dayEndsAt() {
    Instant midnight = midnight(1);
    return midnight.isAfter(endsAt()) ? midnight : endsAt();
  }

  private Instant midnight(int days) {
    return startsAt
        .atZone(period.zone())
        .toLocalDate()
        .plusDays(days)
        .atStartOfDay(period.zone())
        .toInstant();
  }
}
