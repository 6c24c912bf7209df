package io.github.rallybot.figures;

import java.util.Map;
import java.util.TreeMap;

/**
 * How often each of several things was so, by the names of {@link Count}; what is not named never
 * was. Those of different periods, or of different leads, can be added.
 *
 * @param of whole numbers above 0
 */
public record Counts(Map<String, Integer> of) {

  public static final Counts NONE = new Counts(Map.of());

  public Counts {
    Map<String, Integer> sorted = new TreeMap<>(of);
    sorted.values().removeIf(number -> number <= 0);
    of = java.util.Collections.unmodifiableMap(sorted);
  }

  public int get(String name) {
    return of.getOrDefault(name, 0);
  }

  public Counts plus(Counts other) {
    Map<String, Integer> sum = new TreeMap<>(of);
    other.of.forEach((name, number) -> sum.merge(name, number, Integer::sum));
    return new Counts(sum);
  }

  /** Those of one kind by what follows the name of the kind, such as each reason's. */
  public Map<String, Integer> each(String kind) {
    Map<String, Integer> some = new TreeMap<>();
    of.forEach(
        (name, number) -> {
          if (name.startsWith(kind)) {
            some.put(name.substring(kind.length()), number);
          }
        });
    return some;
  }
}
