package io.github.rallybot.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of days of which a team keeps figures: an ISO week, two of them, or a month, in the
 * team's time zone. Periods of one rhythm and zone follow each other without gap or overlap, also
 * where clocks are changed and over years of 53 weeks.
 *
 * @param first its first day: a Monday, every second Monday, or the first of a month
 */
public record Period(Rhythm rhythm, LocalDate first, ZoneId zone) {

  private static final LocalDate A_MONDAY = LocalDate.of(1970, 1, 5);
  private static final Pattern ID =
      Pattern.compile("(\\d{4})-(?:[Ww](\\d{1,2})(-2w)?|(\\d{2}))", Pattern.CASE_INSENSITIVE);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_AND_MONTH =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  public Period {
    if (!first.equals(beginning(rhythm, first))) {
      throw new IllegalArgumentException("no period, " + rhythm.inWords() + ", begins on " + first);
    }
  }

  /** The period in which a moment lies. */
  public static Period containing(Rhythm rhythm, Instant moment, ZoneId zone) {
    return containing(rhythm, LocalDate.ofInstant(moment, zone), zone);
  }

  /** The period in which a day lies. */
  public static Period containing(Rhythm rhythm, LocalDate day, ZoneId zone) {
    return new Period(rhythm, beginning(rhythm, day), zone);
  }

  /**
   * Reads what {@link #id} writes, in either case, and weeks of one figure; empty if it is no
   * period. Any week of two names them.
   */
  public static Optional<Period> of(String id, ZoneId zone) {
    Matcher parts = ID.matcher(id.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(parts.group(1));
    if (parts.group(4) != null) {
      int month = Integer.parseInt(parts.group(4));
      return month < 1 || month > 12
          ? Optional.empty()
          : Optional.of(new Period(Rhythm.MONTH, LocalDate.of(year, month, 1), zone));
    }
    int week = Integer.parseInt(parts.group(2));
    LocalDate january = LocalDate.of(year, 1, 4);
    if (week < 1 || week > IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(january).getMaximum()) {
      return Optional.empty();
    }
    LocalDate monday = beginning(Rhythm.WEEK, january).plusWeeks(week - 1L);
    return Optional.of(
        containing(parts.group(3) == null ? Rhythm.WEEK : Rhythm.TWO_WEEKS, monday, zone));
  }

  /** Names it within its team: {@code 2026-W47}, {@code 2026-W47-2w}, {@code 2026-11}. */
  public String id() {
    return switch (rhythm) {
      case WEEK -> week(first);
      case TWO_WEEKS -> week(first) + "-2w";
      case MONTH -> YearMonth.from(first).toString();
    };
  }

  private static String week(LocalDate monday) {
    return String.format(
        Locale.ROOT,
        "%d-W%02d",
        monday.get(IsoFields.WEEK_BASED_YEAR),
        monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  /** Its first moment. */
  public Instant from() {
    return first.atStartOfDay(zone).toInstant();
  }

  /** The first moment after it. */
  public Instant to() {
    return next().from();
  }

  /** Its last day. */
  public LocalDate last() {
    return next().first().minusDays(1);
  }

  public boolean contains(Instant moment) {
    return !moment.isBefore(from()) && moment.isBefore(to());
  }

  public Period next() {
    return plus(1);
  }

  public Period before() {
    return plus(-1);
  }

  /**
   * The so-and-so-many-th period after it.
   *
   * @param count negative for one before it
   */
  public Period plus(int count) {
    return new Period(
        rhythm,
        switch (rhythm) {
          case WEEK -> first.plusWeeks(count);
          case TWO_WEEKS -> first.plusWeeks(2L * count);
          case MONTH -> first.plusMonths(count);
        },
        zone);
  }

  /** As people read it: "16–22 Nov (week 47)", "November 2026". */
  public String inWords() {
    if (rhythm == Rhythm.MONTH) {
      return MONTH.format(first);
    }
    LocalDate last = last();
    String days =
        (first.getMonth() == last.getMonth() ? DAY : DAY_AND_MONTH).format(first)
            + "–"
            + DAY_AND_MONTH.format(last);
    return days + " (" + weeks() + ")";
  }

  /** As people call it in a sentence: "week 47", "weeks 47 and 48", "November". */
  public String called() {
    return rhythm == Rhythm.MONTH
        ? DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH).format(first)
        : weeks();
  }

  private String weeks() {
    int week = first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    return rhythm == Rhythm.WEEK
        ? "week " + week
        : "weeks " + week + " and " + last().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }

  private static LocalDate beginning(Rhythm rhythm, LocalDate day) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return switch (rhythm) {
      case WEEK -> monday;
      case TWO_WEEKS ->
          monday.minusWeeks(Math.floorMod(ChronoUnit.WEEKS.between(A_MONDAY, monday), 2));
      case MONTH -> day.withDayOfMonth(1);
    };
  }
}
