package io.github.rallybot.schedule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a day to come as people type it: "until 3 Dec", "2026-12-03", "until friday", "2 weeks". A
 * day without a year is the next such day.
 */
public final class DayWords {

  private static final int FURTHEST = 400;

  private static final String EXAMPLES =
      " Type the day you are back, or for how long: away until 3 Dec, away until 2026-12-03, away"
          + " until friday, or away 2 weeks.";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_AND_YEAR =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

  private static final Pattern ISO = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})(?:st|nd|rd|th|\\.)? ?(?:of )?([a-z]{3,9})\\.?,?(?: (\\d{4}))?");
  private static final Pattern MONTH_FIRST =
      Pattern.compile("([a-z]{3,9})\\.? ?(\\d{1,2})(?:st|nd|rd|th)?,?(?: (\\d{4}))?");
  private static final Pattern DOTS = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.?(\\d{4})?");
  private static final Pattern SLASHES =
      Pattern.compile("(\\d{1,2})[/-](\\d{1,2})(?:[/-](\\d{4}))?");
  private static final Pattern LENGTH =
      Pattern.compile("([a-z]+|\\d{1,4}) ?(days?|weeks?|months?)|(\\d{1,4}) ?([dw])");
  private static final List<String> NUMBERS =
      List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private DayWords() {}

  /** The first day after an absence that begins today. */
  public static Understood<LocalDate> back(String words, LocalDate today) {
    String plain = words.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    boolean included = plain.matches("(through|thru|including|until and including) .+");
    plain =
        plain.replaceFirst(
            "^(until and including|including|through|thru|until|till|til|to|for the next|for) +",
            "");
    if (plain.isEmpty() || plain.matches("until|till|til|to|for")) {
      return Understood.no("Until when?" + EXAMPLES);
    }
    Matcher slashes = SLASHES.matcher(plain);
    if (slashes.matches() && ambiguous(slashes)) {
      return Understood.no(
          "I cannot tell which is the day in " + plain + " and which the month." + EXAMPLES);
    }
    return day(plain, today)
        .map(found -> included ? found.plusDays(1) : found)
        .map(found -> checked(found, today))
        .orElseGet(() -> Understood.no("I could not read that day." + EXAMPLES));
  }

  /** As people read it: "Thu 3 Dec", with the year if it is not this one. */
  public static String inWords(LocalDate day, LocalDate today) {
    return (day.getYear() == today.getYear() ? DAY : DAY_AND_YEAR).format(day);
  }

  private static Understood<LocalDate> checked(LocalDate day, LocalDate today) {
    if (!day.isAfter(today)) {
      return Understood.no(
          inWords(day, today) + (day.equals(today) ? " is today." : " is in the past.") + EXAMPLES);
    }
    if (day.isAfter(today.plusDays(FURTHEST))) {
      return Understood.no(
          DAY_AND_YEAR.format(day) + " is more than a year away. Is the year right?" + EXAMPLES);
    }
    return Understood.yes(day);
  }

  private static Optional<LocalDate> day(String words, LocalDate today) {
    return relative(words, today)
        .or(() -> length(words, today))
        .or(() -> weekday(words, today))
        .or(() -> numbers(words, today))
        .or(() -> withMonth(words, today));
  }

  private static Optional<LocalDate> relative(String words, LocalDate today) {
    return switch (words) {
      case "today" -> Optional.of(today);
      case "tomorrow" -> Optional.of(today.plusDays(1));
      case "next week" -> Optional.of(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
      case "next month" -> Optional.of(today.with(TemporalAdjusters.firstDayOfNextMonth()));
      default -> Optional.empty();
    };
  }

  private static Optional<LocalDate> length(String words, LocalDate today) {
    Matcher length = LENGTH.matcher(words);
    if (!length.matches()) {
      return Optional.empty();
    }
    String unit = length.group(2) == null ? length.group(4) : length.group(2);
    return number(length.group(1) == null ? length.group(3) : length.group(1))
        .map(
            count ->
                unit.startsWith("d")
                    ? today.plusDays(count)
                    : unit.startsWith("w") ? today.plusWeeks(count) : today.plusMonths(count));
  }

  private static Optional<Integer> number(String word) {
    if (Character.isDigit(word.charAt(0))) {
      return Optional.of(Integer.parseInt(word));
    }
    if (word.equals("a")) {
      return Optional.of(1);
    }
    int at = NUMBERS.indexOf(word);
    return at < 0 ? Optional.empty() : Optional.of(at + 1);
  }

  private static Optional<LocalDate> weekday(String words, LocalDate today) {
    boolean nextWeek = words.startsWith("next ");
    return HoursWords.day(words.replaceFirst("^(next|this|on) ", ""))
        .map(
            day ->
                nextWeek
                    ? today
                        .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                        .with(TemporalAdjusters.nextOrSame(day))
                    : today.with(TemporalAdjusters.next(day)));
  }

  private static Optional<LocalDate> numbers(String words, LocalDate today) {
    Matcher iso = ISO.matcher(words);
    if (iso.matches()) {
      return date(Optional.of(iso.group(1)), whole(iso.group(2)), whole(iso.group(3)), today);
    }
    Matcher dots = DOTS.matcher(words);
    if (dots.matches()) {
      return date(
          Optional.ofNullable(dots.group(3)), whole(dots.group(2)), whole(dots.group(1)), today);
    }
    Matcher slashes = SLASHES.matcher(words);
    if (!slashes.matches()) {
      return Optional.empty();
    }
    int first = whole(slashes.group(1));
    int second = whole(slashes.group(2));
    Optional<String> year = Optional.ofNullable(slashes.group(3));
    return first > 12 ? date(year, second, first, today) : date(year, first, second, today);
  }

  private static boolean ambiguous(Matcher slashes) {
    int first = whole(slashes.group(1));
    int second = whole(slashes.group(2));
    return first <= 12 && second <= 12 && first != second;
  }

  private static Optional<LocalDate> withMonth(String words, LocalDate today) {
    Matcher dayFirst = DAY_FIRST.matcher(words);
    if (dayFirst.matches()) {
      return month(dayFirst.group(2))
          .flatMap(
              month ->
                  date(
                      Optional.ofNullable(dayFirst.group(3)),
                      month,
                      whole(dayFirst.group(1)),
                      today));
    }
    Matcher monthFirst = MONTH_FIRST.matcher(words);
    if (!monthFirst.matches()) {
      return Optional.empty();
    }
    return month(monthFirst.group(1))
        .flatMap(
            month ->
                date(
                    Optional.ofNullable(monthFirst.group(3)),
                    month,
                    whole(monthFirst.group(2)),
                    today));
  }

  private static Optional<Integer> month(String word) {
    for (Month month : Month.values()) {
      if (month.name().toLowerCase(Locale.ROOT).startsWith(word)
          || (word.equals("sept") && month == Month.SEPTEMBER)) {
        return Optional.of(month.getValue());
      }
    }
    return Optional.empty();
  }

  /** Without a year, the next such day, today included. */
  private static Optional<LocalDate> date(
      Optional<String> year, int month, int day, LocalDate today) {
    try {
      if (year.isPresent()) {
        return Optional.of(LocalDate.of(whole(year.get()), month, day));
      }
      boolean leap = month == 2 && day == 29;
      int next = today.getYear();
      while ((leap && !Year.isLeap(next)) || LocalDate.of(next, month, day).isBefore(today)) {
        next++;
      }
      return Optional.of(LocalDate.of(next, month, day));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static int whole(String digits) {
    return Integer.parseInt(digits);
  }
}
