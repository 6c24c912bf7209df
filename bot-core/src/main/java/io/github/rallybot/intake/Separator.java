package io.github.rallybot.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what separates the cells of a CSV file. */
final class Separator {

  /** In the order in which they are believed when a file says nothing else. */
  private static final List<Character> KNOWN = List.of(',', ';', '\t', '|');

  private Separator() {}

  /**
   * What a first line of Excel's such as {@code sep=;} says.
   *
   * @param start the beginning of the file
   */
  static Optional<Character> said(String start) {
    boolean says =
        start.length() >= 5
            && start.regionMatches(true, 0, "sep=", 0, 4)
            && (start.length() == 5 || start.charAt(5) == '\n' || start.charAt(5) == '\r');
    return says && start.charAt(4) > 0 && start.charAt(4) != '"' && !lineEnd(start.charAt(4))
        ? Optional.of(start.charAt(4))
        : Optional.empty();
  }

  /**
   * What is most often in the header outside quotes; of two that are there equally often, the one
   * that is as often in the row after it.
   */
  static char of(String start) {
    List<String> rows = firstRows(start);
    char best = KNOWN.get(0);
    long bestScore = 0;
    for (char candidate : KNOWN) {
      long header = count(rows.get(0), candidate);
      boolean again = rows.size() > 1 && count(rows.get(1), candidate) == header;
      long score = header == 0 ? 0 : header * 2 + (again ? 1 : 0);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  private static long count(String row, char separator) {
    return row.chars().filter(c -> c == separator).count();
  }

  /** The first two rows that are not empty, without what is quoted in them. */
  private static List<String> firstRows(String start) {
    List<String> rows = new ArrayList<>();
    StringBuilder row = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < start.length() && rows.size() < 2; i++) {
      char c = start.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && lineEnd(c)) {
        if (!row.isEmpty()) {
          rows.add(row.toString());
        }
        row.setLength(0);
      } else if (!quoted) {
        row.append(c);
      }
    }
    rows.add(row.toString());
    return rows;
  }

  private static boolean lineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
