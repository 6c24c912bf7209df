package io.github.rallybot.question;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The stages and the parts of buyers that people choose from: those that the team has agreed on, in
 * their order, and after them those that came with leads and hearings.
 *
 * @param stages of the buyer's journey, in the order in which a buyer goes through them
 * @param personas the parts that buyers play in a purchase
 */
public record Journey(List<String> stages, List<String> personas) {

  /** As many as a menu is still good for. */
  static final int CHOICES = 25;

  public Journey {
    stages = List.copyOf(stages);
    personas = List.copyOf(personas);
  }

  /** What a team begins with. */
  public static Journey standard() {
    return new Journey(
        List.of("Becoming aware", "Evaluating", "Deciding", "Onboarding"), List.of());
  }

  List<String> stagesWith(Board board) {
    return with(stages, board.labels().stages());
  }

  List<String> personasWith(Board board) {
    return with(personas, board.labels().personas());
  }

  static List<String> products(Board board) {
    return with(List.of(), board.labels().products());
  }

  static List<String> sources(Board board) {
    return with(List.of(), board.labels().sources());
  }

  /** The agreed ones first, then the most frequent ones of the others. */
  private static List<String> with(List<String> agreed, Map<String, Integer> often) {
    Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    known.addAll(agreed);
    Stream<String> others =
        often.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
            .map(Map.Entry::getKey)
            .filter(label -> !known.contains(label));
    return Stream.concat(agreed.stream(), others).limit(CHOICES).toList();
  }

  /** A code for a label, which may travel where words may not. */
  static String code(String label) {
    return Integer.toHexString(label.toLowerCase(Locale.ROOT).hashCode());
  }

  /** The label of a code among those there are. */
  static Optional<String> of(String code, Collection<String> labels) {
    return labels.stream().filter(label -> code(label).equals(code)).findFirst();
  }
}
