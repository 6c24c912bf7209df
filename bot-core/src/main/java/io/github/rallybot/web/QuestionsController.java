package io.github.rallybot.web;

import io.github.rallybot.intake.Rows;
import io.github.rallybot.question.QuestionExport;
import io.github.rallybot.question.Selection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What buyers asked, for other tools: page by page, or all of it as a file. */
@RestController
public final class QuestionsController {

  private final ApiKeys keys;
  private final QuestionExport export;

  public QuestionsController(ApiKeys keys, QuestionExport export) {
    this.keys = keys;
    this.export = export;
  }

  /** A page of questions as JSON, or with {@code hearings=true} of hearings. */
  @GetMapping("/api/questions")
  public ResponseEntity<Object> page(HttpServletRequest request) {
    keys.check(request.getHeader("Authorization"));
    ExportParameters parameters = ExportParameters.paged(request, export);
    Rows rows = rows(parameters);
    int size = parameters.size();
    int first = Math.min(rows.total(), (parameters.page() - 1) * size);
    List<Map<String, Object>> shown = new ArrayList<>();
    for (int i = first; i < Math.min(rows.total(), first + size); i++) {
      shown.add(rows.row().apply(i));
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("total", rows.total());
    body.put("page", parameters.page());
    body.put("pages", (rows.total() + size - 1) / size);
    body.put(parameters.hearings() ? "hearings" : "questions", shown);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(body);
  }

  /** All of them as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet. */
  @GetMapping("/api/export/questions.csv")
  public void csv(HttpServletRequest request, HttpServletResponse response) throws IOException {
    keys.check(request.getHeader("Authorization"));
    RowsFile.csv(response, rows(ExportParameters.all(request, export)), "buyer-questions");
  }

  /** All of them as JSON objects, one a line. */
  @GetMapping("/api/export/questions.ndjson")
  public void lines(HttpServletRequest request, HttpServletResponse response) throws IOException {
    keys.check(request.getHeader("Authorization"));
    RowsFile.lines(response, rows(ExportParameters.all(request, export)), "buyer-questions");
  }

  private Rows rows(ExportParameters parameters) {
    Selection selection = parameters.selection();
    return parameters.hearings() ? export.hearings(selection) : export.questions(selection);
  }
}
