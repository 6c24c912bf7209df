package io.github.rallybot.intake;

import java.io.IOException;
import java.util.List;

/**
 * Writes CSV that is safe to open in a spreadsheet: what a spreadsheet would run as a formula is
 * written with an apostrophe before it, which shows it as text.
 */
public final class SafeCsv {

  private static final String FORMULA = "=+-@\t\r";

  private final Appendable out;

  public SafeCsv(Appendable out) {
    this.out = out;
  }

  /** Writes a row. */
  public void row(List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      out.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
    }
    out.append("\r\n");
  }

  static String cell(String text) {
    boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    boolean plain =
        safe.chars().noneMatch(c -> c == '"' || c == ',' || c == ';' || c == '\n' || c == '\r');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
