package io.github.rallybot.lead;

import java.util.Optional;
import java.util.regex.Pattern;

/** How marketing rates a lead: a letter from A to D, or a score from 0 to 100. */
public record Grade(String text) {

  private static final Pattern VALID = Pattern.compile("[A-D]|100|[1-9]?[0-9]");

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
}
