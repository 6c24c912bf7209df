package io.github.rallybot.web;

import io.github.rallybot.intake.Rows;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** Rows as a file that is streamed to whoever asked for it. */
final class RowsFile {

  private static final JsonMapper JSON = new JsonMapper();

  private RowsFile() {}

  /** As CSV (RFC 4180, UTF-8), safe to open in a spreadsheet. */
  static void csv(HttpServletResponse response, Rows rows, String name) throws IOException {
    try (Writer out = out(response, "text/csv;charset=UTF-8", name + ".csv")) {
      rows.csv(out);
    }
  }

  /** As JSON objects, one a line. */
  static void lines(HttpServletResponse response, Rows rows, String name) throws IOException {
    try (Writer out = out(response, "application/x-ndjson", name + ".ndjson")) {
      lines(out, rows);
    }
  }

  static void lines(Appendable out, Rows rows) throws IOException {
    for (int i = 0; i < rows.total(); i++) {
      out.append(JSON.writeValueAsString(rows.row().apply(i))).append('\n');
    }
  }

  private static Writer out(HttpServletResponse response, String type, String file)
      throws IOException {
    response.setStatus(200);
    response.setContentType(type);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
    return new BufferedWriter(
        new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
  }
}
