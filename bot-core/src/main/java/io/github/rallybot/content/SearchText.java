package io.github.rallybot.content;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a content is found by: the beginnings of its words, whatever their case and accents; in
 * scripts that leave no spaces between words, any part.
 *
 * @param title the words of the title, each after a space
 * @param all those of everything that is said of it
 */
record SearchText(String title, String all) {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern UNSPACED =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}]");

  static SearchText of(Details details) {
    String title = " " + String.join(" ", words(details.title()));
    String others =
        Stream.of(
                details.line().stream(),
                details.personas().stream(),
                details.stages().stream(),
                details.products().stream())
            .flatMap(texts -> texts)
            .flatMap(text -> words(text).stream())
            .collect(Collectors.joining(" "));
    return new SearchText(title, title + " " + others);
  }

  /** The words of a text, in the form in which they are compared. */
  static List<String> words(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return Arrays.stream(BETWEEN.split(plain.toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** What {@link #score} looks for, of words that somebody searches for. */
  static List<String> sought(String words) {
    return words(words).stream()
        .map(word -> UNSPACED.matcher(word).find() ? word : " " + word)
        .toList();
  }

  /** How many of what is {@link #sought} is in the title; −1 if some of it is nowhere. */
  int score(List<String> wanted) {
    int inTitle = 0;
    for (String sought : wanted) {
      if (!all.contains(sought)) {
        return -1;
      }
      inTitle += title.contains(sought) ? 1 : 0;
    }
    return inTitle;
  }
}
