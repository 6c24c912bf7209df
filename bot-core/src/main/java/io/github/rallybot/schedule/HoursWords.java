package io.github.rallybot.schedule;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads working hours as people type them: "8-16", "9:00-17:30 mon-thu", "9am to 5pm". */
public final class HoursWords {

  private static final String EXAMPLES =
      " Type the hours, and the days if they are not the usual ones: hours 8-16, or hours"
          + " 9:00-17:30 mon-thu.";

  private static final String TIME = "(\\d{1,2})(?:[:.h](\\d{2}))? ?(am|pm)?";
  private static final Pattern SPAN = Pattern.compile(TIME + " ?- ?" + TIME + "(?![\\w:.])(.*)");
  private static final Pattern ONE = Pattern.compile(TIME);
  private static final Pattern DAY_RANGE = Pattern.compile("([a-z]+) ?- ?([a-z]+)");
  private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  private HoursWords() {}

  /**
   * Reads hours, and the days if the words name any.
   *
   * @param usual whose days are kept if the words name none
   */
  public static Understood<Hours> read(String words, Hours usual) {
    String plain =
        words
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[–—−]|\\b(to|until|till)\\b", "-")
            .replaceAll("\\s+", " ")
            .replaceFirst("^from ", "");
    Matcher span = SPAN.matcher(plain);
    if (!span.matches()) {
      return Understood.no("I could not read these hours." + EXAMPLES);
    }
    Optional<Integer> from = minutes(span.group(1), span.group(2), span.group(3));
    Optional<Integer> to = minutes(span.group(4), span.group(5), span.group(6));
    if (from.isEmpty() || to.isEmpty()) {
      return Understood.no("That is no time of the day." + EXAMPLES);
    }
    int begin = from.get();
    int end = to.get();
    boolean plainTwelve = span.group(6) == null && end <= 12 * 60;
    if (end <= begin && plainTwelve && end + 12 * 60 > begin) {
      // "9-5" is how an office says 9:00 to 17:00
      end += 12 * 60;
    }
    if (end <= begin || begin == 24 * 60) {
      return Understood.no("Working hours have to begin before they end, on one day." + EXAMPLES);
    }
    String dayWords = span.group(7).strip();
    Optional<Set<DayOfWeek>> days = dayWords.isEmpty() ? Optional.of(usual.days()) : days(dayWords);
    if (days.isEmpty()) {
      return Understood.no("I could not read the days." + EXAMPLES);
    }
    return Understood.yes(new Hours(days.get(), time(begin), time(end)));
  }

  /** The time of the day that words name: "10", "9:30", "2pm". */
  public static Optional<LocalTime> time(String words) {
    Matcher time = ONE.matcher(words.strip().toLowerCase(Locale.ROOT));
    return time.matches()
        ? minutes(time.group(1), time.group(2), time.group(3))
            .filter(minutes -> minutes < 24 * 60)
            .map(HoursWords::time)
        : Optional.empty();
  }

  /** The days that words name: "mon-thu", "mon, wed and fri", "every day". */
  public static Optional<Set<DayOfWeek>> days(String words) {
    String plain = words.strip().toLowerCase(Locale.ROOT).replaceAll("[–—−]|\\b(to|until)\\b", "-");
    plain = plain.replaceFirst("^on ", "");
    if (plain.matches("every ?day|daily|all days")) {
      return Optional.of(EnumSet.allOf(DayOfWeek.class));
    }
    if (plain.matches("weekdays|workdays|working days")) {
      return Optional.of(WEEKDAYS);
    }
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : plain.replaceAll(" ?- ?", "-").split("[ ,;&+]+|\\band\\b", -1)) {
      if (part.isBlank()) {
        continue;
      }
      Matcher range = DAY_RANGE.matcher(part);
      Optional<DayOfWeek> first = day(range.matches() ? range.group(1) : part);
      Optional<DayOfWeek> last = range.matches() ? day(range.group(2)) : first;
      if (first.isEmpty() || last.isEmpty()) {
        return Optional.empty();
      }
      for (DayOfWeek day = first.get(); ; day = day.plus(1)) {
        days.add(day);
        if (day == last.get()) {
          break;
        }
      }
    }
    return days.isEmpty() ? Optional.empty() : Optional.of(days);
  }

  /** A day of the week by its name or the first letters of it, two at least. */
  static Optional<DayOfWeek> day(String word) {
    String plain = word.replaceFirst("\\.$", "");
    if (plain.length() < 2) {
      return Optional.empty();
    }
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name().toLowerCase(Locale.ROOT);
      if (name.startsWith(plain) || plain.equals(name + "s")) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  static String days(Set<DayOfWeek> days) {
    List<DayOfWeek> sorted = days.stream().sorted().toList();
    DayOfWeek first = sorted.get(0);
    DayOfWeek last = sorted.get(sorted.size() - 1);
    boolean row = last.getValue() - first.getValue() == sorted.size() - 1 && sorted.size() > 2;
    return row
        ? name(first) + "–" + name(last)
        : String.join(", ", sorted.stream().map(HoursWords::name).toList());
  }

  /** As people write it: "9:30". */
  public static String clock(LocalTime time) {
    return String.format(Locale.ROOT, "%d:%02d", time.getHour(), time.getMinute());
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  /** Minutes since midnight, 24:00 included. */
  private static Optional<Integer> minutes(
      String hour, @Nullable String minute, @Nullable String half) {
    int h = Integer.parseInt(hour);
    int m = minute == null ? 0 : Integer.parseInt(minute);
    if (half != null) {
      if (h < 1 || h > 12) {
        return Optional.empty();
      }
      h = h % 12 + (half.equals("pm") ? 12 : 0);
    }
    return m > 59 || h * 60 + m > 24 * 60 ? Optional.empty() : Optional.of(h * 60 + m);
  }

  private static LocalTime time(int minutes) {
    return minutes == 24 * 60 ? LocalTime.MIDNIGHT : LocalTime.of(minutes / 60, minutes % 60);
  }
}
