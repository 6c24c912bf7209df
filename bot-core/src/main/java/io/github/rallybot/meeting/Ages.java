package io.github.rallybot.meeting;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How old something is, in words. */
final class Ages {

  private Ages() {}

  static String inWords(LocalDate since, LocalDate today) {
    long days = Math.max(0, ChronoUnit.DAYS.between(since, today));
    return days == 0 ? "new today" : days == 1 ? "1 day old" : days + " days old";
  }
}
