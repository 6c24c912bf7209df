package io.github.rallybot.lead;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Digest;
import io.github.rallybot.member.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Leads that go to a channel of their own. All conditions have to hold; of the values of a
 * condition, one.
 *
 * @param conditions what is looked at, and the values that fit: in either case of letters, with
 *     {@code *} for any number of characters. A country is an ISO 3166 code or an English name
 * @param promise within how much working time such a lead is answered, if not as any other
 * @param made who made it in chat; empty if the settings hold it
 */
public record Route(
    Map<Field, List<String>> conditions,
    ChannelRef channel,
    Optional<Duration> promise,
    Optional<Made> made) {

  /** What of a lead a route can look at. */
  public enum Field {
    SOURCE,
    CAMPAIGN,
    COUNTRY,
    PERSONA,
    OWNER;

    /** The lower-case word that people type. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Field> of(String word) {
      for (Field field : values()) {
        if (field.word().equals(word.toLowerCase(Locale.ROOT))) {
          return Optional.of(field);
        }
      }
      return Optional.empty();
    }

    private Optional<String> of(Brief brief) {
      return switch (this) {
        case SOURCE -> Optional.of(brief.source());
        case CAMPAIGN -> brief.campaign();
        case COUNTRY -> brief.country();
        case PERSONA -> brief.persona();
        case OWNER -> brief.contact().owner();
      };
    }
  }

  /** A route that somebody made in chat. */
  public record Made(MemberId by, Instant at) {}

  private static final Map<String, String> COUNTRIES = countries();

  public Route {
    if (conditions.isEmpty() || conditions.values().stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("a route needs something to look at");
    }
    Map<Field, List<String>> sorted = new EnumMap<>(Field.class);
    conditions.forEach((field, values) -> sorted.put(field, List.copyOf(values)));
    conditions = java.util.Collections.unmodifiableMap(sorted);
  }

  /** Whether a lead goes this way. */
  public boolean takes(Brief brief) {
    return conditions.entrySet().stream()
        .allMatch(
            condition ->
                condition
                    .getKey()
                    .of(brief)
                    .filter(
                        value ->
                            condition.getValue().stream()
                                .anyMatch(wanted -> fits(condition.getKey(), wanted, value)))
                    .isPresent());
  }

  /** The conditions as people type them: {@code country DE, AT and source webinar}. */
  public String words() {
    return conditions.entrySet().stream()
        .map(condition -> condition.getKey().word() + " " + String.join(", ", condition.getValue()))
        .collect(Collectors.joining(" and "));
  }

  /** Stands for its conditions where only codes may travel. */
  public String code() {
    return Digest.of(words()).substring(0, 16);
  }

  private static boolean fits(Field field, String wanted, String value) {
    if (field == Field.COUNTRY) {
      return country(wanted).equals(country(value));
    }
    String pattern =
        Pattern.compile("\\*")
            .splitAsStream(wanted.strip() + "\n")
            .map(part -> part.isEmpty() ? "" : Pattern.quote(part.replace("\n", "")))
            .collect(Collectors.joining(".*"));
    return Pattern.compile(
            pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
        .matcher(value.strip())
        .matches();
  }

  /** The ISO code of a country named in one way or another; what is no country stays as it is. */
  private static String country(String text) {
    String key = text.strip().toLowerCase(Locale.ROOT);
    return COUNTRIES.getOrDefault(key, key);
  }

  private static Map<String, String> countries() {
    Map<String, String> countries = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(code).build();
      countries.put(code.toLowerCase(Locale.ROOT), code);
      countries.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
      for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH)) {
        countries.put(country.getDisplayCountry(language).toLowerCase(Locale.ROOT), code);
      }
    }
    countries.put("uk", "GB");
    countries.put("england", "GB");
    countries.put("usa", "US");
    countries.put("united states of america", "US");
    return countries;
  }
}
