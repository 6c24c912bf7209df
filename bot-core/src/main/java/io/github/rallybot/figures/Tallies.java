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

  /** Counted up by what is true of a lead: there are many leads, and few different ones. */
  private static final class Tally {
    private final Map<List<String>, int[]> alike = new HashMap<>();

    void add(List<String> counts) {
      alike.computeIfAbsent(counts, fresh -> new int[1])[0]++;
    }

    Counts counts() {
      Map<String, Integer> counts = new HashMap<>();
      alike.forEach(
          (names, leads) -> names.forEach(name -> counts.merge(name, leads[0], Integer::sum)));
      return new Counts(counts);
    }
  }

  private final Counting counting;
  private final Tally all = new Tally();
  private final Map<Dimension, Map<String, Tally>> groups = new EnumMap<>(Dimension.class);
  private final List<Duration> attempts = new ArrayList<>();
  private final List<Duration> answers = new ArrayList<>();

  Tallies(Counting counting) {
    this.counting = counting;
  }

  void arrived(LeadFacts lead) {
    if (!lead.counts()) {
      return;
    }
    add(lead, counting.arrived(lead));
    for (Dimension dimension : Dimension.values()) {
      for (Dimension other : dimension.earlier()) {
        lead.value(other)
            .ifPresent(value -> tally(lead, dimension).add(List.of(Count.with(other, value))));
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
    all.add(counts);
    for (Dimension dimension : Dimension.values()) {
      tally(lead, dimension).add(counts);
    }
  }

  private Tally tally(LeadFacts lead, Dimension dimension) {
    return groups
        .computeIfAbsent(dimension, fresh -> new HashMap<>())
        .computeIfAbsent(lead.value(dimension).orElse(Group.UNKNOWN), fresh -> new Tally());
  }

  Waits firstAttempts() {
    return Waits.of(attempts);
  }

  Waits firstAnswers() {
    return Waits.of(answers);
  }

  Counts all() {
    return all.counts();
  }

  Map<Dimension, Map<String, Counts>> groups() {
    Map<Dimension, Map<String, Counts>> counted = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      Map<String, Counts> values = new HashMap<>();
      groups
          .getOrDefault(dimension, Map.of())
          .forEach((value, tally) -> values.put(value, tally.counts()));
      counted.put(dimension, values);
    }
    Map<Dimension, Map<String, Counts>> largest = new EnumMap<>(Dimension.class);
    counted.forEach((dimension, values) -> largest.put(dimension, largest(dimension, counted)));
    return largest;
  }

  private static Map<String, Counts> largest(
      Dimension dimension, Map<Dimension, Map<String, Counts>> counted) {
    Map<String, Counts> largest = new HashMap<>();
    counted.getOrDefault(dimension, Map.of()).entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<String, Counts> one) -> -one.getValue().get(Count.LEADS))
                .thenComparing(Map.Entry::getKey))
        .forEach(
            one ->
                largest.merge(
                    largest.size() < Figures.MOST - 1 ? one.getKey() : Group.OTHERS,
                    worthKnowing(dimension, one.getValue(), counted),
                    Counts::plus));
    return largest;
  }

  /** Without what it shares with groups of which it shares too little. */
  private static Counts worthKnowing(
      Dimension dimension, Counts counts, Map<Dimension, Map<String, Counts>> counted) {
    Map<String, Integer> kept = new HashMap<>(counts.of());
    for (Dimension other : dimension.earlier()) {
      Map<String, Counts> others = counted.getOrDefault(other, Map.of());
      counts
          .each(Count.with(other, ""))
          .forEach(
              (value, both) -> {
                if (!worthKnowing(both, counts, others.getOrDefault(value, counts))) {
                  kept.remove(Count.with(other, value));
                }
              });
    }
    return new Counts(kept);
  }

  private static boolean worthKnowing(int both, Counts one, Counts other) {
    return both > 1 && both * SHARED >= Math.min(one.get(Count.LEADS), other.get(Count.LEADS));
  }
}
