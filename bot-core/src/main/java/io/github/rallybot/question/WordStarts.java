package io.github.rallybot.question;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a text, whatever their case and accents, to be found by how they begin.
 *
 * @param text each of them once, after a space: one string, since there are as many as hearings
 */
record WordStarts(String text) {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  static WordStarts of(String text) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    return new WordStarts(
        BETWEEN
            .splitAsStream(plain)
            .filter(word -> !word.isEmpty())
            .distinct()
            .map(word -> " " + word)
            .collect(Collectors.joining()));
  }

  List<String> words() {
    return text.isEmpty() ? List.of() : List.of(text.substring(1).split(" ", -1));
  }

  /** Whether each of these words begins a word of a text; no words begin none. */
  Predicate<WordStarts> sought() {
    List<String> starts = words().stream().map(word -> " " + word).toList();
    return other -> {
      for (String start : starts) {
        if (!other.text.contains(start)) {
          return false;
        }
      }
      return !starts.isEmpty();
    };
  }
}
