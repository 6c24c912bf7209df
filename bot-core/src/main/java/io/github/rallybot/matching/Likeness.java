package io.github.rallybot.matching;

import java.util.Arrays;
import java.util.List;

/**
 * How alike two texts are in their words and in the letters of them. Features are whole words and
 * each three letters of a word (pairs in scripts without spaces); one that few texts have weighs
 * more than one that many have. Not for more than one thread at once, as long as one of them adds
 * or takes away.
 */
final class Likeness {

  /** Features that fall on the same number are taken for the same; few do. */
  private static final int NUMBERS = 1 << 16;

  private final int[] texts = new int[NUMBERS];
  private final float[] weights = new float[NUMBERS];

  Likeness() {
    Arrays.fill(weights, 1);
  }

  /** The features of a text, without repeats. */
  static char[] features(Wording wording) {
    List<String> words = wording.words();
    char[] all = new char[words.stream().mapToInt(word -> word.length() + 3).sum()];
    int size = 0;
    for (String word : words) {
      all[size++] = number(word.hashCode() * 31);
      int width = Character.isIdeographic(word.codePointAt(0)) || isKana(word.charAt(0)) ? 2 : 3;
      String padded = width == 2 ? word : "_" + word + "_";
      for (int i = 0; i + width <= padded.length(); i++) {
        all[size++] = number(padded.substring(i, i + width).hashCode());
      }
    }
    Arrays.sort(all, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || all[kept - 1] != all[i]) {
        all[kept++] = all[i];
      }
    }
    return Arrays.copyOf(all, kept);
  }

  private static boolean isKana(char c) {
    Character.UnicodeScript script = Character.UnicodeScript.of(c);
    return script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
  }

  private static char number(int hash) {
    int mixed = hash * 0x9E3779B9;
    return (char) (mixed >>> 16);
  }

  /** Counts the features of a text that is now among the known ones. */
  void add(char[] features) {
    count(features, 1);
  }

  /** The opposite of {@link #add}. */
  void remove(char[] features) {
    count(features, -1);
  }

  private void count(char[] features, int by) {
    for (char feature : features) {
      texts[feature] += by;
      weights[feature] = (float) (1 / (1 + Math.log(1 + texts[feature])));
    }
  }

  /** To compare one text with many. */
  Comparison with(char[] features) {
    return new Comparison(features);
  }

  /** The cosine of a text's weighted features with those of others. */
  final class Comparison {

    private final float[] wanted = new float[NUMBERS];
    private final double length;

    private Comparison(char[] features) {
      double sum = 0;
      for (char feature : features) {
        wanted[feature] = weights[feature];
        sum += weights[feature];
      }
      length = Math.sqrt(sum);
    }

    /**
     * From 0, nothing in common, to 1, the same features.
     *
     * @param floor what cannot be more than this may be told as 0, without being reckoned to the
     *     end
     */
    float to(char[] features, double floor) {
      float shared = 0;
      for (char feature : features) {
        shared += wanted[feature];
      }
      // all that a text has weighs no less than what it shares
      if (Math.sqrt(shared) <= floor * length) {
        return 0;
      }
      float all = 0;
      for (char feature : features) {
        all += weights[feature];
      }
      return (float) Math.min(1, shared / (length * Math.sqrt(all)));
    }
  }
}
