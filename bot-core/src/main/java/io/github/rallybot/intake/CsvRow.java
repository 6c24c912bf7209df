package io.github.rallybot.intake;

import java.util.List;

/** A row of a CSV file. */
sealed interface CsvRow {

  /** The line of the file on which the row begins, from 1. */
  long line();

  record Cells(long line, List<String> cells) implements CsvRow {
    public Cells {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A row that can't be read; those after it can.
   *
   * @param reason a sentence without a subject: "has 300,000 characters"
   */
  record Broken(long line, String reason) implements CsvRow {}

  /**
   * A quote opened here is never closed, so that nobody knows what the rest of the file says. There
   * are no more rows.
   *
   * @param quoteLine the line on which the quote is opened
   */
  record Unclosed(long line, long quoteLine) implements CsvRow {}
}
