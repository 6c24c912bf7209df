package io.github.rallybot.question;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds words in words, whatever their case and accents. */
final class Search {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Search() {}

  /** Whether each word that is sought begins a word of the text. */
  static boolean says(String text, String sought) {
    List<String> there = words(text).toList();
    List<String> wanted = words(sought).toList();
    return !wanted.isEmpty()
        && wanted.stream().allMatch(word -> there.stream().anyMatch(one -> one.startsWith(word)));
  }

  private static Stream<String> words(String text) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    return BETWEEN.splitAsStream(plain).filter(word -> !word.isEmpty());
  }
}
