package io.github.rallybot.intake;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows that spreadsheets and other tools read, each made when it is asked for.
 *
 * @param columns all there can be, in their order
 * @param row by its number, counted from 0: each column that it has something in, with a text, a
 *     number or a list of texts
 */
public record Rows(List<String> columns, int total, IntFunction<Map<String, Object>> row) {

  /** Writes them as CSV that is safe to open, with the names of the columns first. */
  public void csv(Appendable out) throws IOException {
    SafeCsv csv = new SafeCsv(out);
    csv.row(columns);
    for (int i = 0; i < total; i++) {
      Map<String, Object> cells = row.apply(i);
      csv.row(columns.stream().map(column -> cell(cells.get(column))).toList());
    }
  }

  private static String cell(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return String.join("; ", list.stream().map(String::valueOf).toList());
    }
    return Objects.toString(value, "");
  }
}
