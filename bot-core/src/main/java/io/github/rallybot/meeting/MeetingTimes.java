package io.github.rallybot.meeting;

import io.github.rallybot.meeting.MeetingPlan.Version;
import io.github.rallybot.schedule.HolidayCalendars;
import io.github.rallybot.schedule.Period;
import io.github.rallybot.schedule.WorkingHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When the meetings of a plan are: pure functions of time.
 *
 * @param team when the team works; its zone and holidays, where the plan names none
 */
public record MeetingTimes(MeetingPlan plan, WorkingHours team, HolidayCalendars calendars) {

  private static final LocalTime DRAFT = LocalTime.of(9, 0);
  private static final LocalTime POST = LocalTime.of(15, 0);

  /** So many periods in a row never are without a meeting, unless all are. */
  private static final int FURTHEST = 60;

  /** Nobody has so many days off in a row. */
  private static final int DAYS = 40;

  /** As if what stands now had always stood, and were on. */
  public MeetingTimes assumed() {
    return new MeetingTimes(plan.assumed(), team, calendars);
  }

  /** The zone in which the team's periods begin now. */
  public ZoneId zone() {
    return zone(plan.now());
  }

  /** The period, as the plan is now, in which a moment lies. */
  public Period period(Instant moment) {
    return Period.containing(plan.now().rhythm(), moment, zone());
  }

  /**
   * The meeting in which a period is talked about: on the first planned day after the period ended.
   * A meeting that has begun stays what it was when the plan is changed; one that, by the new plan,
   * would have been before the change is held as the old plan had it.
   *
   * @return empty if it has none: the plan was off then or of another rhythm, or it is skipped
   */
  public Optional<PlannedMeeting> of(Period period) {
    Optional<PlannedMeeting> planned = Optional.empty();
    for (Version version : plan.versions()) {
      if (planned.filter(one -> one.startsAt().isBefore(version.since())).isPresent()) {
        return planned;
      }
      planned = by(version, period, planned);
    }
    return planned;
  }

  /**
   * The first meeting after a period ended that is held: its own, or if it has none a later one.
   */
  public Optional<PlannedMeeting> after(Period period) {
    Period at = period;
    for (int ahead = 0; ahead < FURTHEST; ahead++) {
      Optional<PlannedMeeting> found = of(at);
      if (found.isPresent()) {
        return found;
      }
      at = at.next();
    }
    return Optional.empty();
  }

  /**
   * The meetings that begin at a moment or later, the earliest first.
   *
   * @param count at most so many
   */
  public List<PlannedMeeting> from(Instant moment, int count) {
    List<PlannedMeeting> found = new ArrayList<>(ofOtherRhythms(moment));
    Period at = period(moment).plus(-2);
    for (int ahead = 0; ahead < FURTHEST && found.size() < count; ahead++, at = at.next()) {
      of(at).filter(one -> !one.startsAt().isBefore(moment)).ifPresent(found::add);
    }
    return found;
  }

  /** What had begun when the plan was changed to another rhythm is held all the same. */
  private List<PlannedMeeting> ofOtherRhythms(Instant moment) {
    return plan.versions().stream()
        .map(Version::rhythm)
        .distinct()
        .filter(rhythm -> rhythm != plan.now().rhythm())
        .map(rhythm -> Period.containing(rhythm, moment, zone()))
        .flatMap(period -> Stream.of(period.plus(-2), period.plus(-1), period))
        .flatMap(period -> of(period).stream())
        .filter(one -> !one.startsAt().isBefore(moment))
        .sorted(Comparator.comparing(PlannedMeeting::startsAt))
        .toList();
  }

  public Optional<PlannedMeeting> next(Instant moment) {
    return from(moment, 1).stream().findFirst();
  }

  /** The latest meeting that began before a moment, as far back as the plan is known. */
  public Optional<PlannedMeeting> before(Instant moment) {
    Period at = period(moment);
    for (int back = 0; back < FURTHEST; back++, at = at.before()) {
      Optional<PlannedMeeting> found = of(at).filter(one -> one.startsAt().isBefore(moment));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<PlannedMeeting> by(
      Version version, Period period, Optional<PlannedMeeting> before) {
    if (!version.on() || version.rhythm() != period.rhythm()) {
      return Optional.empty();
    }
    Period own = new Period(period.rhythm(), period.first(), zone(version));
    return day(version, own)
        .flatMap(
            day -> {
              PlannedMeeting planned = planned(version, own, day);
              return planned.startsAt().isBefore(version.since()) ? before : Optional.of(planned);
            });
  }

  private PlannedMeeting planned(Version version, Period period, LocalDate day) {
    ZoneId zone = period.zone();
    LocalDate eve = day.minusDays(1);
    for (int back = 0; back < DAYS && !works(version, eve); back++) {
      eve = eve.minusDays(1);
    }
    return new PlannedMeeting(
        period,
        day.atTime(version.at()).atZone(zone).toInstant(),
        version.minutes(),
        eve.atTime(DRAFT).atZone(zone).toInstant(),
        eve.atTime(POST).atZone(zone).toInstant(),
        !day.equals(nominal(version, period)));
  }

  private static LocalDate nominal(Version version, Period period) {
    return period.next().first().with(TemporalAdjusters.nextOrSame(version.weekday()));
  }

  private Optional<LocalDate> day(Version version, Period period) {
    LocalDate day = nominal(version, period);
    if (!holiday(version, day)) {
      return Optional.of(day);
    }
    if (version.onHoliday() == OnHoliday.SKIP) {
      return Optional.empty();
    }
    LocalDate next = nominal(version, period.next());
    for (LocalDate other = day.plusDays(1); other.isBefore(next); other = other.plusDays(1)) {
      if (works(version, other)) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  private boolean works(Version version, LocalDate day) {
    return team.hours().days().contains(day.getDayOfWeek()) && !holiday(version, day);
  }

  private boolean holiday(Version version, LocalDate day) {
    return version.holidays().isEmpty()
        ? team.holidays().on(day)
        : version.holidays().stream().anyMatch(region -> calendars.of(region).on(day));
  }

  private ZoneId zone(Version version) {
    return version.zone().orElse(team.zone());
  }
}
