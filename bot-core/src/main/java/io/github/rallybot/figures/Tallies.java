package io.github.rallybot.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts leads one after another, keeping none of them: numbers for each group, and waits. */
final class Tallies {

  /** A fifth of the smaller of two groups is worth knowing to be in both. */
  private static final int SHARED = 5;

  /** Numbers that are counted up. */
  private static final class Tally {
    private final Map<String, int[]> numbers = new HashMap<>();

    void add(String name) {
      numbers.computeIfAbsent(name, fresh -> new int[1])[0]++;
    }

    int get(String name) {
      int[] number = numbers.get(name);
      return number == null ? 0 : number[0];
    }

    Map<String, Integer> all() {
      Map<String, Integer> all = new HashMap<>();
      numbers.forEach((name, number) -> all.put(name, number[0]));
      return all;
    }
  }

  private final Counting counting;
  private final Tally all = new Tally();
  private final Map<Dimension, Map<String, Tally>> groups = new EnumMap<>(Dimension.class);
  private final List<Duration> attempts = new ArrayList<>();
  private final List<Duration> answers = new ArrayList<>();

  Tallies(Counting counting) {
    this.counting = counting;
    for (Dimension dimension : Dimension.values()) {
      groups.put(dimension, new HashMap<>());
    }
  }

  void arrived(LeadFacts lead) {
    if (!lead.counts()) {
      return;
    }
    add(lead, counting.arrived(lead));
    for (Dimension dimension : Dimension.values()) {
      for (Dimension other : dimension.earlier()) {
        lead.value(other).ifPresent(value -> tally(lead, dimension).add(Count.with(other, value)));
      }
    }
    wait(lead, lead.firstAttempt(), attempts);
    wait(lead, lead.firstAnswer(), answers);
  }

  private static void wait(LeadFacts lead, Optional<Instant> until, List<Duration> waits) {
    until.map(lead::waited).ifPresent(waits::add);
  }

  void ended(LeadFacts lead) {
    if (lead.counts()) {
      lead.outcome().map(Counting::ended).ifPresent(counts -> add(lead, counts));
    }
  }

  private void add(LeadFacts lead, List<String> counts) {
    counts.forEach(all::add);
    for (Dimension dimension : Dimension.values()) {
      counts.forEach(tally(lead, dimension)::add);
    }
  }

  private Tally tally(LeadFacts lead, Dimension dimension) {
    return values(dimension)
        .computeIfAbsent(lead.value(dimension).orElse(Group.UNKNOWN), fresh -> new Tally());
  }

  private Map<String, Tally> values(Dimension dimension) {
    return groups.getOrDefault(dimension, Map.of());
  }

  Waits firstAttempts() {
    return Waits.of(attempts);
  }

  Waits firstAnswers() {
    return Waits.of(answers);
  }

  Counts all() {
    return new Counts(all.all());
  }

  Map<Dimension, Map<String, Counts>> groups() {
    Map<Dimension, Map<String, Counts>> counted = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      counted.put(dimension, largest(dimension));
    }
    return counted;
  }

  private Map<String, Counts> largest(Dimension dimension) {
    Map<String, Counts> largest = new HashMap<>();
    values(dimension).entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Tally> one) -> -one.getValue().get(Count.LEADS))
                .thenComparing(Map.Entry::getKey))
        .forEach(
            one ->
                largest.merge(
                    largest.size() < Figures.MOST - 1 ? one.getKey() : Group.OTHERS,
                    counts(dimension, one.getValue()),
                    Counts::plus));
    return largest;
  }

  private Counts counts(Dimension dimension, Tally tally) {
    Map<String, Integer> numbers = tally.all();
    for (Dimension other : dimension.earlier()) {
      String with = Count.with(other, "");
      numbers
          .entrySet()
          .removeIf(
              one ->
                  one.getKey().startsWith(with)
                      && !worthKnowing(
                          one.getValue(),
                          tally,
                          values(other)
                              .getOrDefault(one.getKey().substring(with.length()), tally)));
    }
    return new Counts(numbers);
  }

  private static boolean worthKnowing(int both, Tally one, Tally other) {
    return both > 1 && both * SHARED >= Math.min(one.get(Count.LEADS), other.get(Count.LEADS));
  }
}
