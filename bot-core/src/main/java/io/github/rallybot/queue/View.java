package io.github.rallybot.queue;

import java.util.regex.Pattern;

/**
 * Which part of the queue is looked at. It travels with every control, so that nothing has to be
 * remembered of who looks at what.
 *
 * @param code {@link #MINE} for the overview, the code of a {@link Section}, or a {@link Filter}
 * @param from so many rows are left out at the beginning
 */
record View(String code, int from) {

  static final String MINE = "mine";

  private static final int FURTHEST = 100_000;
  private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,12}");

  View {
    if (!CODE.matcher(code).matches() || from < 0 || from > FURTHEST) {
      throw new IllegalArgumentException("no view of the queue: " + code + " from " + from);
    }
  }

  static View of(String code) {
    return new View(code, 0);
  }

  /** Reads what {@link #from} was written as; what is no number is the beginning. */
  static View of(String code, String from) {
    return new View(code, from.matches("\\d{1,5}") ? Integer.parseInt(from) : 0);
  }

  boolean overview() {
    return code.equals(MINE);
  }
}
