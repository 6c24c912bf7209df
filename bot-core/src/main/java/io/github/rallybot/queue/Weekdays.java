package io.github.rallybot.queue;

import io.github.rallybot.member.Member;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Monday to Friday from 9 to 17 by everybody's own clock. */
public final class Weekdays implements Diary {

  private static final Set<DayOfWeek> OFF = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final LocalTime FROM = LocalTime.of(9, 0);
  private static final LocalTime TO = LocalTime.of(17, 0);

  @Override
  public Instant businessDaysLater(Member member, Instant now, int days) {
    LocalDate day = LocalDate.ofInstant(now, Queue.zone(member));
    for (int left = days; left > 0; ) {
      day = day.plusDays(1);
      left -= OFF.contains(day.getDayOfWeek()) ? 0 : 1;
    }
    return begin(member, day);
  }

  @Override
  public Optional<Instant> start(Member member, LocalDate day) {
    LocalDate business = day;
    while (OFF.contains(business.getDayOfWeek())) {
      business = business.plusDays(1);
    }
    return Optional.of(begin(member, business));
  }

  @Override
  public boolean working(Member member, Instant now) {
    ZonedDateTime local = now.atZone(Queue.zone(member));
    return !OFF.contains(local.getDayOfWeek())
        && !local.toLocalTime().isBefore(FROM)
        && local.toLocalTime().isBefore(TO);
  }

  private static Instant begin(Member member, LocalDate day) {
    return day.atTime(FROM).atZone(Queue.zone(member)).toInstant();
  }
}
