package io.github.rallybot.web;

import io.github.rallybot.content.ContentExport;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The content register as a file, for other tools. */
@RestController
public final class ContentExportController {

  private final ApiKeys keys;
  private final ContentExport export;

  public ContentExportController(ApiKeys keys, ContentExport export) {
    this.keys = keys;
    this.export = export;
  }

  /** All that is in it as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet. */
  @GetMapping("/api/export/contents.csv")
  public void csv(HttpServletRequest request, HttpServletResponse response) throws IOException {
    keys.check(request.getHeader("Authorization"));
    RowsFile.csv(response, export.rows(), "contents");
  }

  /** All that is in it as JSON objects, one a line. */
  @GetMapping("/api/export/contents.ndjson")
  public void lines(HttpServletRequest request, HttpServletResponse response) throws IOException {
    keys.check(request.getHeader("Authorization"));
    RowsFile.lines(response, export.rows(), "contents");
  }
}
