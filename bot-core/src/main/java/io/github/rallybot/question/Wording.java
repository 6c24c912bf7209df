package io.github.rallybot.question;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody typed or pasted, as the one or several things that buyers said. */
public sealed interface Wording {

  /** The longest thing that is one hearing, in characters. */
  int LONGEST = 500;

  /** As many lines as can be logged at once. */
  int MOST = 10;

  /** The same where each is an item of a list or a question, and as many as are found in a call. */
  int LISTED = 20;

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
   * @param questions what others than the reader ask in it, in its order; at most {@link #LISTED}
   */
  record Conversation(List<String> questions) implements Wording {
    public Conversation {
      questions = List.copyOf(questions);
    }
  }

  /** What stands in front of a line of a list: a bullet, a dash, a number. */
  Pattern BULLET = Pattern.compile("^\\s*(?:[-*•‣◦–—·]+|\\d{1,2}[.)])\\s+");

  /**
   * When, and who speaks, in front of a line of a transcript. A time that stands neither in
   * brackets nor before a speaker is what somebody said.
   */
  Pattern SPEAKER =
      Pattern.compile(
          "^(?:([\\[(]TIME[\\])])\\s*)?(?:(TIME\\s+)?([\\p{L} .'’-]{1,40}):\\s+)?"
              .replace("TIME", "\\d{1,2}:\\d{2}(?::\\d{2})?"));

  /** How transcripts call whoever sells. */
  Set<String> SELLERS = Set.of("me", "i", "rep", "sales", "seller", "ae", "sdr", "host");

  Pattern SENTENCE = Pattern.compile("(?<=[.!?？。！؟])\\s+|(?<=[？。！؟])");

  /** Reads what somebody typed of whom no transcript knows. */
  static Wording of(String text) {
    return of(text, Optional.empty());
  }

  /**
   * Reads what was typed; a line is one thing, and the same line twice is the same thing.
   *
   * @param reader the name of whoever typed it: what they say in a transcript is no buyer's
   */
  static Wording of(String text, Optional<String> reader) {
    Set<String> lines = new LinkedHashSet<>();
    boolean listed = true;
    for (String line : text.split("\\R", -1)) {
      Matcher bullet = BULLET.matcher(line);
      boolean item = bullet.find();
      String one = tidy(item ? line.substring(bullet.end()) : line);
      if (speaks(one)) {
        lines.add(one);
        listed &= item || asks(one);
      }
    }
    if (lines.isEmpty()) {
      return new Nothing();
    }
    boolean each = lines.stream().allMatch(line -> line.length() <= LONGEST);
    // labels such as "Objection:" look like names, so one of them has to be sure
    boolean talk =
        talk(lines)
            && lines.stream()
                .map(Speaker::of)
                .anyMatch(speaker -> speaker.timed() || speaker.isReader(reader));
    return each && !talk && lines.size() <= (listed ? LISTED : MOST)
        ? new Said(List.copyOf(lines))
        : new Conversation(questions(lines, reader));
  }

  /** Whether several lines may be a transcript: one alone may have a label in front of it. */
  private static boolean talk(Collection<String> lines) {
    return lines.stream()
            .map(Speaker::of)
            .filter(speaker -> speaker.timed() || speaker.name().isPresent())
            .limit(2)
            .count()
        == 2;
  }

  /**
   * Who says a line of a transcript.
   *
   * @param name in lower case
   * @param said what stands after it
   */
  record Speaker(boolean timed, Optional<String> name, String said) {
    static Speaker of(String line) {
      Matcher head = SPEAKER.matcher(line);
      return head.find()
          ? new Speaker(
              head.group(1) != null || head.group(2) != null,
              Optional.ofNullable(head.group(3)).map(name -> name.strip().toLowerCase(Locale.ROOT)),
              line.substring(head.end()))
          : new Speaker(false, Optional.empty(), line);
    }

    /** Whether it is somebody of this name, or of this first name if no other was said. */
    boolean isReader(Optional<String> reader) {
      Optional<String> full = reader.map(name -> name.strip().toLowerCase(Locale.ROOT));
      return name.isPresent()
          && (SELLERS.contains(name.get())
              || full.equals(name)
              || full.map(words -> words.split("\\s", 2)[0]).equals(name));
    }
  }

  /**
   * What a message says that may be logged, a line each: its questions if it holds any, else its
   * beginning.
   */
  static String trimmed(String message) {
    List<String> questions = questions(List.of(message.split("\\R", -1)), Optional.empty());
    if (!questions.isEmpty()) {
      return String.join("\n", questions.subList(0, Math.min(MOST, questions.size())));
    }
    String all = tidy(message);
    return all.length() <= LONGEST ? all : all.substring(0, all.offsetByCodePoints(0, cut(all)));
  }

  private static int cut(String text) {
    return text.codePointCount(0, Math.min(text.length(), LONGEST)) - 1;
  }

  private static List<String> questions(Collection<String> lines, Optional<String> reader) {
    Set<String> found = new LinkedHashSet<>();
    boolean talk = talk(lines);
    for (String whole : lines) {
      String line = BULLET.matcher(whole).replaceFirst("");
      Speaker speaker = Speaker.of(line);
      boolean own = speaker.isReader(reader);
      String said = !own ? speaker.said() : talk ? "" : line;
      for (String sentence : SENTENCE.split(said, -1)) {
        String one = tidy(sentence);
        if (asks(one) && one.length() <= LONGEST && found.size() < LISTED) {
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
