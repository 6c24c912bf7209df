package io.github.rallybot.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The vocabulary of the model, 30,522 pieces of English words, and how a text is cut into them:
 * lower case, without accents, each word from the left into the longest pieces that there are.
 *
 * @see <a href="https://arxiv.org/abs/1810.04805">BERT, the uncased vocabulary</a>
 */
final class WordPieces {

  /** Beside the model in its jar; one entry of the vocabulary to a line. */
  private static final String FILE = "/bge-small-en-v1.5-q-tokenizer.json";

  private static final Pattern ENTRY = Pattern.compile("\\s*\"(.+)\": (\\d+),?");

  /** As the model was trained: a longer word is unknown as a whole. */
  private static final int LONGEST_WORD = 100;

  /** Of a hundred English questions one or two have fewer, of German ones all but a few. */
  private static final double ENOUGH = .6;

  private static final int UNKNOWN = 100;
  private static final int START = 101;
  private static final int END = 102;

  private final Map<String, Integer> ids;

  private WordPieces(Map<String, Integer> ids) {
    this.ids = Map.copyOf(ids);
  }

  /** Read from the model's jar at the first use. */
  static WordPieces known() {
    return Known.PIECES;
  }

  private static final class Known {
    private static final WordPieces PIECES = load();
  }

  private static WordPieces load() {
    Map<String, Integer> ids = new HashMap<>();
    try (InputStream in = WordPieces.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      lines
          .lines()
          .dropWhile(line -> !line.contains("\"vocab\": {"))
          .forEach(line -> add(ids, line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new WordPieces(ids);
  }

  private static void add(Map<String, Integer> ids, String line) {
    Matcher entry = ENTRY.matcher(line);
    if (entry.matches()) {
      ids.put(entry.group(1).replaceAll("\\\\(.)", "$1"), Integer.parseInt(entry.group(2)));
    }
  }

  /** Whether the vocabulary has a word whole, as it has the common English words and names. */
  boolean hasWhole(String word) {
    return ids.containsKey(word);
  }

  /**
   * Whether the model can know what a text means: it is in Latin letters, and most of its words are
   * in the vocabulary. One or two words do not tell a language, and pass.
   */
  boolean isEnglish(String text) {
    int all = 0;
    int known = 0;
    for (String word : Wording.of(text).words()) {
      int first = word.codePointAt(0);
      if (Character.isLetter(first)) {
        if (Character.UnicodeScript.of(first) != Character.UnicodeScript.LATIN) {
          return false;
        }
        all++;
        known += hasWhole(word) ? 1 : 0;
      }
    }
    return all > 0 && (all < 3 || known >= ENOUGH * all);
  }

  /**
   * What the model is given for a text: a mark, its pieces, a mark.
   *
   * @param most the number of ids at most, both marks included; further pieces are left out
   */
  long[] ids(String text, int most) {
    List<Integer> pieces = new ArrayList<>();
    for (String word : words(text)) {
      if (pieces.size() >= most - 2) {
        break;
      }
      cut(word, pieces);
    }
    int size = Math.min(pieces.size(), most - 2);
    long[] all = new long[size + 2];
    all[0] = START;
    for (int i = 0; i < size; i++) {
      all[i + 1] = pieces.get(i);
    }
    all[size + 1] = END;
    return all;
  }

  private void cut(String word, List<Integer> pieces) {
    int before = pieces.size();
    int length = word.codePointCount(0, word.length());
    int start = length > LONGEST_WORD ? -1 : 0;
    while (start >= 0 && start < word.length()) {
      int end = word.length();
      Integer id = null;
      while (end > start && id == null) {
        String piece = word.substring(start, end);
        id = ids.get(start == 0 ? piece : "##" + piece);
        end = id == null ? word.offsetByCodePoints(end, -1) : end;
      }
      if (id != null) {
        pieces.add(id);
      }
      start = id == null ? -1 : end;
    }
    if (start < 0) {
      pieces.subList(before, pieces.size()).clear();
      pieces.add(UNKNOWN);
    }
  }

  /** Lower-case words, with each mark and each ideograph as a word of its own. */
  static List<String> words(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{Mn}+", "")
            .toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    plain
        .codePoints()
        .forEach(
            c -> {
              boolean alone = isMark(c) || Character.isIdeographic(c);
              if ((alone || Character.isWhitespace(c) || Character.isSpaceChar(c))
                  && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
              }
              if (alone) {
                words.add(Character.toString(c));
              } else if (!isNothing(c)) {
                word.appendCodePoint(c);
              }
            });
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  /** Punctuation, and what ASCII has that is neither letter, digit nor space. */
  private static boolean isMark(int c) {
    return (c > ' ' && c < 127 && !Character.isLetterOrDigit(c))
        || switch (Character.getType(c)) {
          case Character.CONNECTOR_PUNCTUATION,
              Character.DASH_PUNCTUATION,
              Character.START_PUNCTUATION,
              Character.END_PUNCTUATION,
              Character.INITIAL_QUOTE_PUNCTUATION,
              Character.FINAL_QUOTE_PUNCTUATION,
              Character.OTHER_PUNCTUATION ->
              true;
          default -> false;
        };
  }

  private static boolean isNothing(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.PRIVATE_USE
        || c == 0xFFFD;
  }
}
