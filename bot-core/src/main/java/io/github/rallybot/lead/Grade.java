package io.github.rallybot.lead;

import java.util.Optional;
import java.util.regex.Pattern;

/** How marketing rates a lead: a letter from A to D, or a score from 0 to 100. */
public record Grade(String text) {

  private static final Pattern VALID = Pattern.compile("[A-D]|100|[1-9]?[0-9]");

  /** Sorts behind every grade. */
  static final long LAST = 101;

  public Grade {
    if (!VALID.matcher(text).matches()) {
      throw new IllegalArgumentException("a grade is A, B, C, D or a whole number from 0 to 100");
    }
  }

  /** Reads a grade, in either case; empty if it is none. */
  public static Optional<Grade> of(String text) {
    String upper = text.strip().toUpperCase(java.util.Locale.ROOT);
    return VALID.matcher(upper).matches() ? Optional.of(new Grade(upper)) : Optional.empty();
  }

  /** Sorts the best first: 0 for A or a score of 100, 100 for the least. */
  long rank() {
    return switch (text) {
      case "A" -> 0;
      case "B" -> 34;
      case "C" -> 67;
      case "D" -> 100;
      default -> 100 - Long.parseLong(text);
    };
  }

  /** The letter: a score counts as A from 75, as B from 50, as C from 25, below as D. */
  public String letter() {
    long rank = rank();
    if (Character.isLetter(text.charAt(0))) {
      return text;
    }
    return rank <= 25 ? "A" : rank <= 50 ? "B" : rank <= 75 ? "C" : "D";
  }
}
