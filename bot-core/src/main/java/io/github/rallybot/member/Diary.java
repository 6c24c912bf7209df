package io.github.rallybot.member;

import io.github.rallybot.schedule.HolidayCalendars;
import io.github.rallybot.schedule.Holidays;
import io.github.rallybot.schedule.Hours;
import io.github.rallybot.schedule.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When people work: the hours and holidays of the team, unless they have their own, without the
 * days on which they are away. Pure functions of the member and the moment.
 */
public final class Diary {

  /** Somebody who does not work for so long has no next business day worth waiting for. */
  private static final int WEEK = 7;

  private final HolidayCalendars calendars;
  private final Hours hours;
  private final String holidays;
  private final ZoneId zone;

  /**
   * @param hours of the team, by everybody's own clock
   * @param holidays the region whose public holidays the team keeps, as in {@link HolidayCalendars}
   * @param zone of the team; also of members whose zone is not known
   */
  public Diary(HolidayCalendars calendars, Hours hours, String holidays, ZoneId zone) {
    this.calendars = calendars;
    this.hours = hours;
    this.holidays = holidays;
    this.zone = zone;
  }

  /** Monday to Friday from 9 to 17, without holidays. */
  public static Diary usual(ZoneId zone) {
    return new Diary(new HolidayCalendars(), Hours.usual(), HolidayCalendars.NONE, zone);
  }

  /** When the team works, by its own clock: what is promised to nobody's calendar goes by it. */
  public WorkingHours team() {
    return new WorkingHours(zone, hours, calendars.of(holidays));
  }

  /** When a member works; days on which they are away count as holidays. */
  public WorkingHours of(Member member) {
    Holidays kept = calendars.of(holidays(member));
    return new WorkingHours(
        zone(member), hours(member), day -> member.availability().awayOn(day) || kept.on(day));
  }

  public Hours hours(Member member) {
    return member.availability().hours().orElse(hours);
  }

  /** The region whose public holidays a member keeps. */
  public String holidays(Member member) {
    return member.availability().holidays().orElse(holidays);
  }

  public ZoneId zone(Member member) {
    return member.zone().map(ZoneId::of).orElse(zone);
  }

  /** The date on a member's calendar. */
  public LocalDate day(Member member, Instant moment) {
    return LocalDate.ofInstant(moment, zone(member));
  }

  /** Whether a member is away at a moment. */
  public boolean away(Member member, Instant moment) {
    return member.availability().awayOn(day(member, moment));
  }

  /** Whether a message at this moment would not come out of hours. */
  public boolean working(Member member, Instant moment) {
    return of(member).isWorking(moment);
  }

  /** When work begins on the so-and-so-many-th business day after today. */
  public Instant businessDaysLater(Member member, Instant now, int days) {
    WorkingHours working = of(member);
    return working
        .businessDaysAfter(working.day(now), days)
        .flatMap(working::startOf)
        .orElseGet(() -> now.plus(Duration.ofDays(days)));
  }

  /**
   * When work begins on a day, or on the first business day after it within a week; empty if that
   * whole week is off.
   */
  public Optional<Instant> start(Member member, LocalDate day) {
    WorkingHours working = of(member);
    for (int ahead = 0; ahead < WEEK; ahead++) {
      Optional<Instant> start = working.startOf(day.plusDays(ahead));
      if (start.isPresent()) {
        return start;
      }
    }
    return Optional.empty();
  }
}
