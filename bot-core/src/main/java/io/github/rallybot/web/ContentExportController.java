package io.github.rallybot.web;

import io.github.rallybot.content.ContentExport;
import io.github.rallybot.intake.Rows;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The content register as a file, for other tools. */
@RestController
public final class ContentExportController {

  private static final String SENDINGS = "sendings";

  private final ApiKeys keys;
  private final ContentExport export;

  public ContentExportController(ApiKeys keys, ContentExport export) {
    this.keys = keys;
    this.export = export;
  }

  /** All that is in it as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet. */
  @GetMapping("/api/export/contents.csv")
  public void csv(HttpServletRequest request, HttpServletResponse response) throws IOException {
    RowsFile.csv(response, rows(request), "contents");
  }

  /** All that is in it as JSON objects, one a line. */
  @GetMapping("/api/export/contents.ndjson")
  public void lines(HttpServletRequest request, HttpServletResponse response) throws IOException {
    RowsFile.lines(response, rows(request), "contents");
  }

  /** A row for each content, or with {@code sendings=true} for each time somebody sent one. */
  private Rows rows(HttpServletRequest request) {
    keys.check(request.getHeader("Authorization"));
    if (!Set.of(SENDINGS).containsAll(request.getParameterMap().keySet())) {
      throw bad("The address has a parameter that is not known here. Known is: " + SENDINGS + ".");
    }
    String said = Optional.ofNullable(request.getParameter(SENDINGS)).orElse("false");
    return switch (said) {
      case "true" -> export.sendings();
      case "false" -> export.rows();
      default -> throw bad(SENDINGS + " is true or false.");
    };
  }

  private static Refusal bad(String detail) {
    return new Refusal(Problem.of(HttpStatus.BAD_REQUEST, detail));
  }
}
