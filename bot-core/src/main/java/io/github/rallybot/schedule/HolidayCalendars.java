package io.github.rallybot.schedule;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Public holidays by country and region, from the calendars of Jollyday. A region is a code such as
 * {@code US}, {@code DE} or {@code DE-BY}; {@code none} keeps no holidays.
 */
public final class HolidayCalendars {

  /** Keeps no holidays. */
  public static final String NONE = "none";

  private static final String EXAMPLES =
      " Type a country, or a country and a region of it: holidays US, holidays DE-BY; or holidays"
          + " none.";

  private final Map<String, Holidays> known = new ConcurrentHashMap<>();

  /** The holidays of a region; none for a code that is not known. */
  public Holidays of(String region) {
    return known.computeIfAbsent(region, HolidayCalendars::load);
  }

  /** The code of the region that somebody names: "DE-BY", "de by", "Germany". */
  public Understood<String> region(String words) {
    String plain = words.strip().replaceAll("[\\s/_-]+", "-").toUpperCase(Locale.ROOT);
    if (plain.matches("NONE|NO|OFF")) {
      return Understood.yes(NONE);
    }
    if (plain.isEmpty()) {
      return Understood.no("Whose holidays?" + EXAMPLES);
    }
    Optional<String> country = country(words.strip());
    List<String> path = List.of(country.orElse(plain).split("-", -1));
    if (!HolidayManager.getSupportedCalendarCodes().contains(path.get(0))) {
      return Understood.no("I have no calendar for that country." + EXAMPLES);
    }
    CalendarHierarchy place = manager(path.get(0)).getCalendarHierarchy();
    for (String part : path.subList(1, path.size())) {
      CalendarHierarchy inside = place.getChildren().get(lower(part));
      if (inside == null) {
        return Understood.no(
            "I know no region "
                + part
                + " there"
                + (place.getChildren().isEmpty() ? "." : ", only " + regions(place) + ".")
                + EXAMPLES);
      }
      place = inside;
    }
    return Understood.yes(String.join("-", path));
  }

  /** What a region that is known is called: "Germany", "Germany (DE-BY)". */
  public static String name(String region) {
    String country = inEnglish(region.split("-", -1)[0]);
    return region.contains("-") ? country + " (" + region + ")" : country;
  }

  private static String inEnglish(String country) {
    return new Locale.Builder().setRegion(country).build().getDisplayCountry(Locale.ENGLISH);
  }

  private static Optional<String> country(String name) {
    String plain = name.toUpperCase(Locale.ROOT);
    if (plain.equals("UK")) {
      return Optional.of("GB");
    }
    if (plain.equals("USA")) {
      return Optional.of("US");
    }
    return Arrays.stream(Locale.getISOCountries())
        .filter(code -> inEnglish(code).equalsIgnoreCase(name))
        .findFirst();
  }

  private static String regions(CalendarHierarchy place) {
    List<String> codes =
        place.getChildren().keySet().stream()
            .map(c -> c.toUpperCase(Locale.ROOT))
            .sorted()
            .toList();
    return String.join(", ", codes.subList(0, Math.min(codes.size(), 20)))
        + (codes.size() > 20 ? " …" : "");
  }

  private static Holidays load(String region) {
    List<String> path = List.of(region.split("-", -1));
    if (!HolidayManager.getSupportedCalendarCodes().contains(path.get(0))) {
      return Holidays.none();
    }
    HolidayManager manager = manager(path.get(0));
    String[] inside =
        path.subList(1, path.size()).stream().map(HolidayCalendars::lower).toArray(String[]::new);
    Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();
    return day ->
        years
            .computeIfAbsent(
                day.getYear(),
                year ->
                    manager.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, inside).stream()
                        .map(Holiday::getDate)
                        .collect(Collectors.toUnmodifiableSet()))
            .contains(day);
  }

  private static HolidayManager manager(String country) {
    return HolidayManager.getInstance(ManagerParameters.create(lower(country)));
  }

  private static String lower(String code) {
    return code.toLowerCase(Locale.ROOT);
  }
}
