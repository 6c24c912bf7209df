package io.github.rallybot.question;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a text, whatever their case and accents, to be found by how they begin. */
record WordStarts(List<String> words) {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  WordStarts {
    words = List.copyOf(words);
  }

  static WordStarts of(String text) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    return new WordStarts(
        BETWEEN.splitAsStream(plain).filter(word -> !word.isEmpty()).distinct().toList());
  }

  /** Whether each of these words begins a word of a text. */
  boolean allIn(WordStarts text) {
    return !words.isEmpty()
        && words.stream().allMatch(word -> text.words.stream().anyMatch(w -> w.startsWith(word)));
  }
}
