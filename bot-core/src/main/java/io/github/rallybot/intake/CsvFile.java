package io.github.rallybot.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A CSV file that has been opened: its columns are known, its rows are read one by one. */
public final class CsvFile {

  /** More columns than any tool exports of a lead. */
  static final int MOST_COLUMNS = 200;

  /** So many bytes tell what sort of file it is; so many characters, what separates its cells. */
  private static final int HEAD = 4096;

  private static final int START = 32 * 1024;

  private final List<String> columns;
  private Optional<CsvRow> ahead;
  private final CsvRows rows;
  private final Reader reader;

  private CsvFile(List<String> columns, Optional<CsvRow> ahead, CsvRows rows, Reader reader) {
    this.columns = columns;
    this.ahead = ahead;
    this.rows = rows;
    this.reader = reader;
  }

  /**
   * Opens a file and reads its header. No more than a few kilobytes are read of what is no CSV.
   *
   * @param in left open; the caller closes it
   */
  public static CsvFile open(InputStream in) throws IOException, FileRefused {
    return open(in, "lead", "Email,Name,Company");
  }

  /**
   * The same of a file of other things.
   *
   * @param one what a row is, such as "lead"
   * @param example of a first line
   */
  static CsvFile open(InputStream in, String one, String example) throws IOException, FileRefused {
    byte[] head = in.readNBytes(HEAD);
    if (head.length == 0) {
      throw new FileRefused(
          "The file is empty. It needs a first line that names the columns, such as “"
              + example
              + "”, and a line for each "
              + one
              + ".");
    }
    Encoding encoding = Encoding.of(head);
    Optional<String> notCsv = FileKind.notCsv(head, encoding);
    if (notCsv.isPresent()) {
      throw new FileRefused(notCsv.get());
    }
    int mark = encoding.markLength(head);
    Reader characters =
        encoding.reader(
            new SequenceInputStream(new ByteArrayInputStream(head, mark, head.length - mark), in));
    char[] start = new char[START];
    int length = fill(characters, start);
    String text = new String(start, 0, length);
    Optional<Character> said = Separator.said(text);
    int skipped = said.isPresent() ? lineEnd(text) : 0;
    PushbackReader reader = new PushbackReader(characters, START);
    reader.unread(start, skipped, length - skipped);
    char separator = said.orElseGet(() -> Separator.of(text));
    CsvRows rows = new CsvRows(reader, separator, skipped > 0 ? 2 : 1);
    return header(rows, characters, one, example);
  }

  private static CsvFile header(CsvRows rows, Reader reader, String one, String example)
      throws IOException, FileRefused {
    CsvRow first =
        rows.next()
            .orElseThrow(
                () ->
                    new FileRefused(
                        "The file holds empty lines only. It needs a first line that names the"
                            + " columns, such as “"
                            + example
                            + "”, and a line for each "
                            + one
                            + "."));
    if (first instanceof CsvRow.Unclosed unclosed) {
      throw new FileRefused(
          "The first line, which names the columns, opens a quote on line %,d that is never closed. Close it, and send the file again."
              .formatted(unclosed.quoteLine()));
    }
    if (first instanceof CsvRow.Broken broken) {
      throw new FileRefused(
          "The first line, which names the columns, can’t be read: it "
              + broken.reason()
              + ". Correct it, and send the file again.");
    }
    if (!(first instanceof CsvRow.Cells header)) {
      throw new IllegalStateException("a fourth kind of row");
    }
    List<String> columns = header.cells().stream().map(c -> Fields.clean(c).strip()).toList();
    check(columns);
    Optional<CsvRow> second = rows.next();
    if (second.isEmpty()) {
      throw new FileRefused(
          "The file names columns, but no line follows that holds a "
              + one
              + ". Export it again, or look"
              + " whether the right sheet was saved.");
    }
    return new CsvFile(columns, second, rows, reader);
  }

  private static void check(List<String> columns) throws FileRefused {
    if (columns.size() > MOST_COLUMNS) {
      throw new FileRefused(
          "The file has %,d columns; at most %d are read. Leave out those that sales does not need."
              .formatted(columns.size(), MOST_COLUMNS));
    }
    Set<String> seen = new LinkedHashSet<>();
    Set<String> twice =
        columns.stream()
            .filter(name -> !name.isEmpty() && !seen.add(name.toLowerCase(Locale.ROOT)))
            .map(CsvFile::quoted)
            .limit(5)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (!twice.isEmpty()) {
      throw new FileRefused(
          "Several columns are called "
              + String.join(" and ", twice)
              + ". Give each its own name, or delete all but one, and send the file again.");
    }
  }

  /** A column's name as people are shown it. */
  static String quoted(String name) {
    return "“" + (name.length() <= 60 ? name : name.substring(0, 59) + "…") + "”";
  }

  /** The names of the columns, as they are in the file; some may be empty, no two are the same. */
  public List<String> columns() {
    return columns;
  }

  /** The next row; empty at the end. */
  Optional<CsvRow> next() throws IOException {
    Optional<CsvRow> next = ahead.isPresent() ? ahead : rows.next();
    ahead = Optional.empty();
    return next;
  }

  /** Whether a part of what was read so far was no UTF-8 and has been taken for Windows-1252. */
  public boolean windows() {
    return reader instanceof LenientUtf8 utf8 && utf8.replaced() > 0;
  }

  private static int fill(Reader reader, char[] target) throws IOException {
    int length = 0;
    while (length < target.length) {
      int count = reader.read(target, length, target.length - length);
      if (count < 0) {
        break;
      }
      length += count;
    }
    return length;
  }

  private static int lineEnd(String text) {
    int at = 5;
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    return at < text.length() && text.charAt(at) == '\n' ? at + 1 : at;
  }
}
