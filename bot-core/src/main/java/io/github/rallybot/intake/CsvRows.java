package io.github.rallybot.intake;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CSV row by row, as RFC 4180 says and as files are: any line ends, line breaks and doubled
 * quotes in quoted cells, empty lines between rows. It holds one row at a time and never more than
 * {@link #LONGEST_ROW} characters of it, so that no file can be too big for it. A quote inside a
 * cell that does not begin with one is a character like any other.
 */
final class CsvRows {

  /** Longer rows are broken: a lead has no more over HTTP either. */
  static final int LONGEST_ROW = 64 * 1024;

  /** Cells beyond this are counted, not kept; no header names so many. */
  static final int MOST_CELLS = 10_000;

  private static final int END = -1;

  private enum State {
    START,
    PLAIN,
    QUOTED,
    CLOSED
  }

  private final Reader in;
  private final char separator;
  private final char[] buffer = new char[16 * 1024];
  private int at;
  private int filled;
  private long line = 1;

  private final StringBuilder cell = new StringBuilder();
  private final List<String> cells = new ArrayList<>();
  private long rowLine;
  private long quoteLine;
  private long length;
  private String broken = "";
  private State state = State.START;

  /**
   * @param line the number of the line with which the reader begins
   */
  CsvRows(Reader in, char separator, long line) {
    this.in = in;
    this.separator = separator;
    this.line = line;
  }

  /** The next row that is not an empty line; empty at the end. */
  Optional<CsvRow> next() throws IOException {
    while (true) {
      begin();
      int c = read();
      if (c == END) {
        return Optional.empty();
      }
      while (!consumed(c)) {
        c = read();
      }
      if (length > 0 || !broken.isEmpty()) {
        return Optional.of(row());
      }
    }
  }

  private void begin() {
    rowLine = line;
    length = 0;
    broken = "";
    cells.clear();
    cell.setLength(0);
    state = State.START;
  }

  private CsvRow row() {
    if (state == State.QUOTED) {
      return new CsvRow.Unclosed(rowLine, quoteLine);
    }
    if (!broken.isEmpty()) {
      return new CsvRow.Broken(rowLine, broken);
    }
    if (length > LONGEST_ROW) {
      return new CsvRow.Broken(
          rowLine, "has %,d characters; a row may have %,d".formatted(length, LONGEST_ROW));
    }
    return new CsvRow.Cells(rowLine, cells);
  }

  /** Takes a character in; whether the row ends with it. */
  private boolean consumed(int c) throws IOException {
    if (c == END) {
      if (state != State.QUOTED) {
        endCell();
      }
      return true;
    }
    boolean lineEnd = c == '\n' || c == '\r';
    if (lineEnd) {
      boolean both = c == '\r' && peek() == '\n';
      if (both) {
        at++;
      }
      line++;
      if (state != State.QUOTED) {
        endCell();
        return true;
      }
      if (both) {
        keep('\r');
      }
      keep(both ? '\n' : (char) c);
      return false;
    }
    length++;
    character((char) c);
    return false;
  }

  private void character(char c) throws IOException {
    switch (state) {
      case QUOTED -> {
        if (c != '"') {
          keep(c);
        } else if (peek() == '"') {
          at++;
          keep('"');
        } else {
          state = State.CLOSED;
        }
      }
      case START, PLAIN, CLOSED -> {
        if (c == separator) {
          endCell();
        } else if (c == '"' && state == State.START) {
          state = State.QUOTED;
          quoteLine = line;
        } else if (state != State.CLOSED) {
          state = State.PLAIN;
          keep(c);
        } else if (c != ' ' && c != '\t' && broken.isEmpty()) {
          broken =
              "has text behind a closing quote in cell "
                  + (cells.size() + 1)
                  + "; quotes inside a quoted cell are written twice";
        }
      }
    }
  }

  private void keep(char c) {
    if (state == State.QUOTED && (c == '\n' || c == '\r')) {
      length++;
    }
    if (length <= LONGEST_ROW) {
      cell.append(c);
    }
  }

  private void endCell() {
    if (cells.size() < MOST_CELLS) {
      cells.add(cell.toString());
    }
    cell.setLength(0);
    state = State.START;
  }

  private int peek() throws IOException {
    if (at == filled && !fill()) {
      return END;
    }
    return buffer[at];
  }

  private int read() throws IOException {
    if (at == filled && !fill()) {
      return END;
    }
    return buffer[at++];
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, in.read(buffer, 0, buffer.length));
    return filled > 0;
  }
}
