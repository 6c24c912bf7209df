package io.github.rallybot.schedule;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * On which days of the week, from when and until when somebody works, by the clock on their wall.
 *
 * @param to the first moment that is no longer working time; midnight is the end of the day
 */
public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

  private static final int DAY_MINUTES = 24 * 60;

  public Hours {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("working hours need at least one day of the week");
    }
    if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
      throw new IllegalArgumentException("working hours have to begin before they end: " + from);
    }
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
  }

  /** Monday to Friday, 9 to 17. */
  public static Hours usual() {
    return new Hours(
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));
  }

  /** Minutes from the beginning to the end, on a day without a change of the clocks. */
  public int minutes() {
    int end = to.equals(LocalTime.MIDNIGHT) ? DAY_MINUTES : to.toSecondOfDay() / 60;
    return end - from.toSecondOfDay() / 60;
  }

  /** As people write it: "Mon–Fri 9:00–17:00". */
  public String inWords() {
    String end = to.equals(LocalTime.MIDNIGHT) ? "24:00" : HoursWords.clock(to);
    return HoursWords.days(days) + " " + HoursWords.clock(from) + "–" + end;
  }
}
