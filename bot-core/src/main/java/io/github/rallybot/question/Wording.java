package io.github.rallybot.question;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What somebody typed or pasted, as the one or several things that buyers said. */
public sealed interface Wording {

  /** The longest thing that is one hearing, in characters. */
  int LONGEST = 500;

  /** As many as can be logged at once. */
  int MOST = 10;

  /** As many as are found in a whole conversation: they are looked through before they count. */
  int FOUND = 20;

  /** Nothing that anybody could have said: white space, signs or emoji only. */
  record Nothing() implements Wording {}

  /** What was said, one each. */
  record Said(List<String> all) implements Wording {
    public Said {
      all = List.copyOf(all);
    }
  }

  /**
   * More than anybody says at once: a conversation, notes, a page.
   *
   * @param questions the questions in it, in their order; at most {@link #FOUND}
   */
  record Conversation(List<String> questions) implements Wording {
    public Conversation {
      questions = List.copyOf(questions);
    }
  }

  /** What stands in front of a line of a list: a bullet, a dash, a number. */
  Pattern BULLET = Pattern.compile("^\\s*(?:[-*•‣◦–—·]+|\\d{1,2}[.)])\\s+");

  /** Who speaks, and when, in front of a line of a transcript. */
  Pattern SPEAKER =
      Pattern.compile("^(?:\\[?\\d{1,2}:\\d{2}(?::\\d{2})?\\]?\\s*)?(?:[\\p{L} .'’-]{1,40}:\\s+)?");

  Pattern SENTENCE = Pattern.compile("(?<=[.!?？。！؟])\\s+|(?<=[？。！؟])");

  /** Reads what was typed; a line is one thing, and the same line twice is the same thing. */
  static Wording of(String text) {
    Set<String> lines = new LinkedHashSet<>();
    for (String line : text.split("\\R", -1)) {
      String one = tidy(BULLET.matcher(line).replaceFirst(""));
      if (speaks(one)) {
        lines.add(one);
      }
    }
    if (lines.isEmpty()) {
      return new Nothing();
    }
    boolean each = lines.stream().allMatch(line -> line.length() <= LONGEST);
    return each && lines.size() <= MOST
        ? new Said(List.copyOf(lines))
        : new Conversation(questions(lines));
  }

  /**
   * What a message says that may be logged, a line each: its questions if it holds any, else its
   * beginning.
   */
  static String trimmed(String message) {
    List<String> questions = questions(List.of(message.split("\\R", -1)));
    if (!questions.isEmpty()) {
      return String.join("\n", questions.subList(0, Math.min(MOST, questions.size())));
    }
    String all = tidy(message);
    return all.length() <= LONGEST ? all : all.substring(0, all.offsetByCodePoints(0, cut(all)));
  }

  private static int cut(String text) {
    return text.codePointCount(0, Math.min(text.length(), LONGEST)) - 1;
  }

  private static List<String> questions(Iterable<String> lines) {
    Set<String> found = new LinkedHashSet<>();
    for (String line : lines) {
      String said = SPEAKER.matcher(BULLET.matcher(line).replaceFirst("")).replaceFirst("");
      for (String sentence : SENTENCE.split(said, -1)) {
        String one = tidy(sentence);
        if (asks(one) && one.length() <= LONGEST && found.size() < FOUND) {
          found.add(one);
        }
      }
    }
    return new ArrayList<>(found);
  }

  private static boolean asks(String sentence) {
    return speaks(sentence) && sentence.matches("(?s).*[?？؟][\\s\"'”’)»]*$");
  }

  private static boolean speaks(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** In one line, without quotation marks around the whole of it. */
  private static String tidy(String text) {
    String line = text.replaceAll("\\p{Cntrl}|[\\s\\h]+", " ").strip();
    return line.length() > 2 && line.matches("[\"“„«'][^\"“„«»”]*[\"”“»']")
        ? line.substring(1, line.length() - 1).strip()
        : line;
  }
}
