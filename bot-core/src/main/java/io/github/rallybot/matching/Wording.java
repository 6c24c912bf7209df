package io.github.rallybot.matching;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text without what makes no difference: case, punctuation, white space, accents,
 * width, contractions, greetings and politeness. What is left is compared word by word.
 *
 * @param words in their order, in lower case; a text that is nothing but greetings, marks or emoji
 *     keeps them
 * @param names those of the words that are written like a name
 */
record Wording(List<String> words, Set<String> names) {

  /** A word, a number with the marks inside it, or a sign that means something beside a number. */
  private static final Pattern WORD =
      Pattern.compile(
          "\\p{N}+(?:[.,:]\\p{N}+)*[\\p{L}\\p{M}]*|[\\p{L}\\p{M}\\p{N}]+(?:'[\\p{L}]+)*'?"
              + "|[$€£¥%#+]|(?<mark>[^\\s\\p{L}\\p{M}\\p{N}])");

  private static final Pattern ENDS_A_PART = Pattern.compile("[.,!?;:–—\\n\\r…。、！？]");

  private static final Pattern ACCENT = Pattern.compile("(?<=[\\p{IsLatin}])[\\u0300-\\u036f]+");

  Wording {
    words = List.copyOf(words);
    names = Set.copyOf(names);
  }

  static Wording of(String text) {
    String plain =
        Normalizer.normalize(
            ACCENT
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .replaceAll("[’‘ʼ`´＇]", "'"),
            Normalizer.Form.NFKC);
    Set<String> names = new HashSet<>();
    List<String> all = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    List<String> part = new ArrayList<>();
    boolean shouted = plain.equals(plain.toUpperCase(Locale.ROOT));
    boolean first = true;
    Matcher matcher = WORD.matcher(plain);
    while (matcher.find()) {
      String word = matcher.group();
      if (matcher.group("mark") != null) {
        first |= ".!?:".contains(word);
        if (ENDS_A_PART.matcher(word).matches()) {
          Filler.keep(part, kept);
          part.clear();
        } else if (word.equals("&")) {
          part.add("and");
          all.add("and");
        }
        continue;
      }
      List<String> plainWords = Contractions.open(folded(word));
      if (!first && !shouted && Character.isUpperCase(word.codePointAt(0)) && word.length() > 1) {
        names.addAll(plainWords);
      }
      part.addAll(plainWords);
      all.addAll(plainWords);
      first = false;
    }
    Filler.keep(part, kept);
    List<String> rest = Filler.strip(kept);
    if (rest.isEmpty()) {
      rest = all.isEmpty() ? marks(plain) : all;
    }
    names.retainAll(rest);
    return new Wording(rest, names);
  }

  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT).replace("ß", "ss").replace("æ", "ae").replace("ø", "o");
  }

  private static List<String> marks(String text) {
    return text.codePoints()
        .filter(c -> !Character.isWhitespace(c))
        .mapToObj(Character::toString)
        .toList();
  }

  /** Whether the letters are the same, wherever the spaces are: "log in", "login", "log-in". */
  boolean isSame(Wording other) {
    return words.equals(other.words) || joined().equals(other.joined());
  }

  /** The words without spaces; numbers stay apart. */
  String joined() {
    StringBuilder joined = new StringBuilder();
    for (String word : words) {
      boolean number = hasNumber(word);
      joined.append(number ? " " : "").append(word).append(number ? " " : "");
    }
    return joined.toString();
  }

  /**
   * The one word in which this text differs from another by a slip of the fingers: of at least five
   * letters, no number, not written like a name, and not another word that exists ("charge" and
   * "change").
   *
   * @return the word as it is here; empty if the texts differ in more, or in nothing
   */
  Optional<String> typoOf(Wording other) {
    if (words.size() != other.words.size()) {
      return Optional.empty();
    }
    int at = -1;
    for (int i = 0; i < words.size(); i++) {
      if (!words.get(i).equals(other.words.get(i))) {
        if (at >= 0) {
          return Optional.empty();
        }
        at = i;
      }
    }
    return at >= 0 && isTypo(words.get(at), other.words.get(at), other)
        ? Optional.of(words.get(at))
        : Optional.empty();
  }

  private boolean isTypo(String word, String other, Wording that) {
    boolean apart =
        Math.max(word.length(), other.length()) < 5
            || hasNumber(word)
            || hasNumber(other)
            || names.contains(word)
            || that.names.contains(other)
            || isDenied(word, other)
            || isDenied(other, word);
    if (apart || !isOneEdit(word, other)) {
      return false;
    }
    boolean known = WordPieces.known().hasWhole(word);
    boolean otherKnown = WordPieces.known().hasWhole(other);
    // two words that exist are two words; two short ones that do not may well be names
    return known ? !otherKnown : otherKnown || Math.max(word.length(), other.length()) >= 6;
  }

  /** As "synchronous" is by "asynchronous", but "account" not by "aaccount". */
  private static boolean isDenied(String word, String by) {
    return by.equals("a" + word) && !word.startsWith("a");
  }

  private static boolean hasNumber(String word) {
    return word.codePoints().anyMatch(c -> Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER);
  }

  /** One letter more, less or other, or two neighbours exchanged. */
  static boolean isOneEdit(String one, String other) {
    String shorter = one.length() <= other.length() ? one : other;
    String longer = shorter.equals(one) ? other : one;
    if (longer.length() - shorter.length() > 1) {
      return false;
    }
    int from = 0;
    while (from < shorter.length() && shorter.charAt(from) == longer.charAt(from)) {
      from++;
    }
    int end = 0;
    while (end < shorter.length() - from
        && shorter.charAt(shorter.length() - 1 - end) == longer.charAt(longer.length() - 1 - end)) {
      end++;
    }
    String shortRest = shorter.substring(from, shorter.length() - end);
    String longRest = longer.substring(from, longer.length() - end);
    return switch (shortRest.length()) {
      case 0 -> longRest.length() == 1;
      case 1 -> longRest.length() == 1;
      case 2 ->
          longRest.length() == 2
              && shortRest.charAt(0) == longRest.charAt(1)
              && shortRest.charAt(1) == longRest.charAt(0);
      default -> false;
    };
  }
}
