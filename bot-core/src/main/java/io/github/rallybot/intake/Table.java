package io.github.rallybot.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A CSV file of anything but leads, read with the same care: encodings, separators, broken rows.
 * Columns are recognised by what they are usually called; the others are left out.
 */
public final class Table {

  private final CsvFile file;
  private final Map<String, Integer> places;

  private Table(CsvFile file, Map<String, Integer> places) {
    this.file = file;
    this.places = places;
  }

  /**
   * What a file is to hold.
   *
   * @param one what a row is, such as "content"
   * @param header an example of a first line
   * @param aliases by field: what columns that hold it are called, the best first, in lower case
   *     and without spaces
   */
  public record Shape(String one, String header, Map<String, List<String>> aliases) {}

  /**
   * A row.
   *
   * @param line the line of the file on which it begins, from 1
   * @param texts by field, trimmed; what says nothing is not in it
   * @param trouble why nothing can be read of it, as the rest of a sentence
   */
  public record Row(long line, Map<String, String> texts, Optional<String> trouble) {}

  /**
   * Opens a file and finds out which column is which.
   *
   * @param in stays the caller's to close
   * @throws FileRefused if it is no such file
   */
  public static Table open(InputStream in, Shape shape) throws IOException, FileRefused {
    CsvFile file = CsvFile.open(in, shape.one(), shape.header());
    Map<String, Integer> places = new LinkedHashMap<>();
    List<String> named = file.columns().stream().map(Aliases::normal).toList();
    shape
        .aliases()
        .forEach(
            (field, aliases) ->
                aliases.stream()
                    .map(named::indexOf)
                    .filter(place -> place >= 0 && !places.containsValue(place))
                    .findFirst()
                    .ifPresent(place -> places.put(field, place)));
    return new Table(file, places);
  }

  /** By field, what its column is called. */
  public Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    places.forEach((field, place) -> columns.put(field, ColumnMapping.name(file.columns(), place)));
    return columns;
  }

  /** The columns that are left out. */
  public List<String> ignored() {
    return java.util.stream.IntStream.range(0, file.columns().size())
        .filter(place -> !places.containsValue(place))
        .mapToObj(place -> ColumnMapping.name(file.columns(), place))
        .toList();
  }

  /** The next row with something in it; empty at the end. */
  public Optional<Row> next() throws IOException {
    for (Optional<CsvRow> row = file.next(); row.isPresent(); row = file.next()) {
      if (!(row.get() instanceof CsvRow.Cells cells)) {
        return Optional.of(
            new Row(row.get().line(), Map.of(), Optional.of(ImportRun.trouble(row.get()))));
      }
      if (!RowReader.empty(cells)) {
        return Optional.of(
            new Row(cells.line(), texts(cells.cells()), RowReader.tooMany(cells, file.columns())));
      }
    }
    return Optional.empty();
  }

  private Map<String, String> texts(List<String> cells) {
    Map<String, String> texts = new LinkedHashMap<>();
    places.forEach(
        (field, place) -> {
          String text = place < cells.size() ? cells.get(place).strip() : "";
          if (!text.isEmpty()) {
            texts.put(field, text);
          }
        });
    return texts;
  }

  /** Whether a part of what was read so far was no UTF-8 and has been taken for Windows-1252. */
  public boolean windows() {
    return file.windows();
  }
}
