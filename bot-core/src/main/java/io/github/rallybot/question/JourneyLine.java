package io.github.rallybot.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A row or a column of the journey map: a persona or a stage, several of them together, or that it
 * is not known.
 *
 * @param code travels; the one of its label
 * @param codes of the labels that it stands for; none if it is not known
 */
record JourneyLine(String code, String label, Set<String> codes) {

  private static final String OTHERS = "others";
  private static final String UNKNOWN = "unknown";

  JourneyLine {
    codes = Set.copyOf(codes);
  }

  /** Whether it stands for one persona or stage. */
  boolean one() {
    return codes.contains(code);
  }

  boolean notKnown() {
    return code.equals(UNKNOWN);
  }

  boolean others() {
    return code.equals(OTHERS);
  }

  /** Whether something that is for these is for this; what names nobody is for everybody. */
  boolean among(List<String> labels) {
    return labels.isEmpty() || labels.stream().map(Journey::code).anyMatch(codes::contains);
  }

  /** The line of a label among lines that were made for it and others. */
  static JourneyLine of(List<JourneyLine> lines, Optional<String> label) {
    Optional<String> code = label.map(Journey::code);
    return lines.stream()
        .filter(line -> code.map(line.codes::contains).orElse(line.notKnown()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The lines for what was heard.
   *
   * @param agreed these have a line even if nobody asked
   * @param heard one for each time
   * @param most as many have a line of their own: the most frequent ones
   * @param byFrequency whether the most frequent come first; otherwise the agreed ones do
   */
  static List<JourneyLine> of(
      List<String> agreed, List<Optional<String>> heard, int most, boolean byFrequency) {
    Map<String, String> labels = new LinkedHashMap<>();
    Map<String, Integer> often = new LinkedHashMap<>();
    agreed.forEach(label -> labels.putIfAbsent(Journey.code(label), label));
    heard.stream()
        .flatMap(Optional::stream)
        .sorted()
        .forEach(
            label -> {
              labels.putIfAbsent(Journey.code(label), label);
              often.merge(Journey.code(label), 1, Integer::sum);
            });
    List<String> frequent = new ArrayList<>(labels.keySet());
    frequent.sort(Comparator.comparing(code -> -often.getOrDefault(code, 0)));
    List<String> own = frequent.subList(0, Math.min(most, frequent.size()));
    List<String> others = frequent.subList(own.size(), frequent.size());
    List<JourneyLine> lines = new ArrayList<>();
    for (String code : byFrequency ? own : List.copyOf(labels.keySet())) {
      if (own.contains(code)) {
        lines.add(new JourneyLine(code, labels.getOrDefault(code, code), Set.of(code)));
      }
    }
    if (!others.isEmpty()) {
      lines.add(new JourneyLine(OTHERS, others.size() + " others", new HashSet<>(others)));
    }
    if (heard.stream().anyMatch(Optional::isEmpty)) {
      lines.add(new JourneyLine(UNKNOWN, "Not known", Set.of()));
    }
    return lines;
  }
}
