package io.github.rallybot.web;

import io.github.rallybot.content.ContentImport;
import io.github.rallybot.intake.FileRefused;
import io.github.rallybot.intake.LimitedStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/content/import}: a CSV file for the content register. */
@RestController
public final class ContentController {

  /** Ten thousand rows are less. */
  private static final long MOST_BYTES = 10_000_000;

  private final ApiKeys keys;
  private final ContentImport contents;

  public ContentController(ApiKeys keys, ContentImport contents) {
    this.keys = keys;
    this.contents = contents;
  }

  /**
   * Takes a file in and answers what became of its rows. What can't be imported as a whole is
   * refused before anything is written. The same file again adds nothing twice.
   */
  @PostMapping("/api/content/import")
  public ResponseEntity<Object> receive(HttpServletRequest request) throws IOException {
    keys.check(request.getHeader("Authorization"));
    ImportsController.checkType(request.getContentType());
    if (request.getContentLengthLong() > MOST_BYTES) {
      throw tooLong();
    }
    if (!Set.of("dryRun").containsAll(request.getParameterMap().keySet())) {
      throw new Refusal(
          Problem.of(
              HttpStatus.BAD_REQUEST,
              "The address has a parameter that is not known here. Known is: dryRun. Nothing was"
                  + " imported."));
    }
    boolean dryRun = ImportParameters.dryRun(request);
    try {
      ContentImport.Report report =
          contents.run(new LimitedStream(request.getInputStream(), MOST_BYTES), dryRun);
      return ResponseEntity.ok()
          .contentType(MediaType.APPLICATION_JSON)
          .cacheControl(CacheControl.noStore())
          .body(view(report, dryRun));
    } catch (FileRefused refused) {
      throw new Refusal(
          Problem.of(HttpStatus.BAD_REQUEST, refused.message() + " Nothing was imported."));
    } catch (LimitedStream.TooLong tooLong) {
      throw tooLong();
    }
  }

  private static Map<String, Object> view(ContentImport.Report report, boolean dryRun) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("columns", report.columns());
    view.put("ignored", report.ignored());
    view.put("rejected", report.rejected());
    view.put("rows", report.rows());
    view.put("accepted", report.accepted());
    view.put("duplicates", report.duplicates());
    view.put("rejectedRows", report.rejectedRows());
    report.note().ifPresent(note -> view.put("note", note));
    view.put("status", dryRun ? "dry-run" : "complete");
    return view;
  }

  private static Refusal tooLong() {
    return new Refusal(
        Problem.of(
            HttpStatus.CONTENT_TOO_LARGE,
            "A file of content may have "
                + MOST_BYTES / 1_000_000
                + " MB. Split it, and send the parts one after the other; what is in is not added"
                + " twice."));
  }
}
