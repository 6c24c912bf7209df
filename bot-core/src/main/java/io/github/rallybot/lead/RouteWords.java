package io.github.rallybot.lead;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads conditions as people type them: {@code country DE, AT, CH and source webinar}. Also with
 * {@code =} or {@code :} behind the field.
 */
public final class RouteWords {

  /** What to type, for who typed something else. */
  public static final String EXAMPLE =
      "country DE, AT, CH, or: source webinar and campaign Fleet*. Known are source, campaign,"
          + " country, persona and owner.";

  private RouteWords() {}

  /** The conditions in the words; empty if they are none. */
  public static Optional<Map<Route.Field, List<String>>> read(List<String> words) {
    Map<Route.Field, List<String>> conditions = new EnumMap<>(Route.Field.class);
    List<String> value = new ArrayList<>();
    Optional<Route.Field> field = Optional.empty();
    boolean and = true;
    for (String word : words.stream().flatMap(RouteWords::split).toList()) {
      Optional<Route.Field> next = and ? Route.Field.of(word) : Optional.empty();
      if (next.isPresent() && !conditions.containsKey(next.get())) {
        if (!keep(conditions, field, value)) {
          return Optional.empty();
        }
        field = next;
        value.clear();
        and = false;
      } else if (field.isEmpty()) {
        return Optional.empty();
      } else {
        and = word.equalsIgnoreCase("and") || word.equals("&");
        value.add(word);
      }
    }
    return keep(conditions, field, value) && !conditions.isEmpty()
        ? Optional.of(conditions)
        : Optional.empty();
  }

  private static java.util.stream.Stream<String> split(String word) {
    int sign = Math.max(word.indexOf('='), word.indexOf(':'));
    return sign > 0 && Route.Field.of(word.substring(0, sign)).isPresent()
        ? java.util.stream.Stream.of(word.substring(0, sign), "and", word.substring(sign + 1))
            .filter(part -> !part.isEmpty() && !part.equals("and"))
        : java.util.stream.Stream.of(word);
  }

  /** Keeps the values of one field, without the "and" that led to the next one. */
  private static boolean keep(
      Map<Route.Field, List<String>> conditions, Optional<Route.Field> field, List<String> words) {
    if (field.isEmpty()) {
      return words.isEmpty();
    }
    List<String> own = new ArrayList<>(words);
    String last = own.isEmpty() ? "" : own.get(own.size() - 1);
    if (last.equalsIgnoreCase("and") || last.equals("&")) {
      own.remove(own.size() - 1);
    }
    List<String> values =
        Arrays.stream(String.join(" ", own).split(",", -1))
            .map(String::strip)
            .filter(value -> !value.isEmpty())
            .toList();
    conditions.put(field.get(), values);
    return !values.isEmpty();
  }
}
