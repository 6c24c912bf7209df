package io.github.rallybot.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a sentence as another person would who asks the very same. It knows nothing of {@link
 * Wording}, and a part of its phrases is not among those that {@link Filler} lists.
 */
final class Variants {

  enum Kind {
    CASE,
    PUNCTUATION,
    POLITENESS,
    TYPO
  }

  private static final List<String> OPENINGS =
      List.of(
          "Hi, ",
          "Hello! ",
          "hey ",
          "Good morning, ",
          "Hi there. ",
          "Dear team, ",
          "Could you please tell me: ",
          "Can you tell me, ",
          "I would like to know: ",
          "Quick question - ",
          "Sorry to bother you, ",
          "Just wondering, ",
          "Please, ",
          "Greetings everybody! ",
          "Hope you're having a lovely week. ",
          "Howdy, ",
          "Hello again everyone. ",
          "If I may ask, ",
          "A buyer keeps asking me: ");

  private static final List<String> CLOSINGS =
      List.of(
          " Thanks!",
          " Thank you very much.",
          " thanks in advance",
          " Cheers",
          " Many thanks!",
          ", please?",
          " Kind regards",
          " Please help!",
          " Much appreciated.",
          " Ta!",
          " Thanks for your time.",
          " I'd be very grateful for an answer.",
          " Have a good one!");

  private static final Pattern LONG_WORD = Pattern.compile("(?<![\\w'])[A-Za-z]{5,}(?![\\w'])");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private final Random random;

  Variants(long seed) {
    random = new Random(seed);
  }

  String of(String sentence, Kind kind) {
    return switch (kind) {
      case CASE ->
          switch (random.nextInt(3)) {
            case 0 -> sentence.toUpperCase(Locale.ROOT);
            case 1 -> sentence.toLowerCase(Locale.ROOT);
            default -> titled(sentence);
          };
      case PUNCTUATION -> punctuated(sentence);
      case POLITENESS ->
          switch (random.nextInt(3)) {
            case 0 -> pick(OPENINGS) + sentence;
            case 1 -> sentence + pick(CLOSINGS);
            default -> pick(OPENINGS) + sentence + pick(CLOSINGS);
          };
      case TYPO -> mistyped(sentence);
    };
  }

  private String pick(List<String> phrases) {
    return phrases.get(random.nextInt(phrases.size()));
  }

  private static String titled(String sentence) {
    Matcher start = Pattern.compile("(?<!\\S)\\p{L}").matcher(sentence);
    return start.replaceAll(letter -> letter.group().toUpperCase(Locale.ROOT));
  }

  private String punctuated(String sentence) {
    return switch (random.nextInt(5)) {
      case 0 -> sentence.replaceAll("[.?!,;]+(?=\\s|$)", "");
      case 1 -> sentence.replaceAll("[.?!]*$", "") + "??";
      case 2 -> "  \"" + sentence.replace(" ", "  ") + "\" ";
      case 3 -> sentence.replace("'", "’").replaceAll("[.?!]*$", "") + "…";
      default -> "- " + sentence.replace(",", "") + "!!!";
    };
  }

  /** One slip in one word of at least five letters; the sentence itself if it has none. */
  private String mistyped(String sentence) {
    List<int[]> words = new ArrayList<>();
    Matcher matcher = LONG_WORD.matcher(sentence);
    while (matcher.find()) {
      words.add(new int[] {matcher.start(), matcher.end()});
    }
    if (words.isEmpty()) {
      return sentence;
    }
    int[] word = words.get(random.nextInt(words.size()));
    int at = word[0] + random.nextInt(word[1] - word[0] - 1);
    char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
    StringBuilder typed = new StringBuilder(sentence);
    switch (random.nextInt(4)) {
      case 0 -> typed.deleteCharAt(at);
      case 1 -> typed.insert(at, sentence.charAt(at));
      case 2 -> typed.setCharAt(at, letter);
      default -> {
        typed.setCharAt(at, sentence.charAt(at + 1));
        typed.setCharAt(at + 1, sentence.charAt(at));
      }
    }
    return typed.toString();
  }
}
