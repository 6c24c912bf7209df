package io.github.rallybot.meeting;

import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.lead.Words;
import io.github.rallybot.schedule.Understood;

/** Reads what people type for an agenda: one line, not empty and not too long. */
final class Said {

  /** The longest words of an item, a decision or an action, in characters. */
  static final int LONGEST = 300;

  private Said() {}

  /**
   * @param what is wanted, after "Say"
   */
  static Understood<String> line(String typed, String what) {
    String line = PlainText.line(typed).strip();
    if (line.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return Understood.no("Say " + what + ", in a line.");
    }
    return line.length() > LONGEST
        ? Understood.no(
            "That is "
                + Words.number(line.length())
                + " characters. Say "
                + what
                + " in at most "
                + LONGEST
                + ".")
        : Understood.yes(line);
  }
}
