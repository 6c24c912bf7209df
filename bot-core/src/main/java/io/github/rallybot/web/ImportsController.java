package io.github.rallybot.web;

import io.github.rallybot.intake.ColumnMapping;
import io.github.rallybot.intake.FileRefused;
import io.github.rallybot.intake.Import;
import io.github.rallybot.intake.Imports;
import io.github.rallybot.intake.LimitedStream;
import io.github.rallybot.intake.Wish;
import io.github.rallybot.journal.StorageAway;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/leads/import}: a CSV file of leads; and what became of it. */
@RestController
public final class ImportsController {

  private static final Logger log = LoggerFactory.getLogger(ImportsController.class);
  private static final Pattern ID = Pattern.compile("[0-9A-Z]{26}");
  private static final Set<String> TEXT =
      Set.of("text/csv", "text/plain", "application/csv", "application/octet-stream");

  private final ApiKeys keys;
  private final Imports imports;
  private final long mostBytes;

  /**
   * @param mostBytes how long a file may be
   */
  public ImportsController(ApiKeys keys, Imports imports, long mostBytes) {
    this.keys = keys;
    this.imports = imports;
    this.mostBytes = mostBytes;
  }

  /**
   * Takes the leads of a file in, while it arrives. What can't be imported as a whole is refused
   * before anything is written; else the answer is 200 and names every row that was rejected. As
   * {@code application/x-ndjson} it comes line by line while the file is read; else at the end,
   * since most callers send everything before they read anything.
   */
  @PostMapping("/api/leads/import")
  public void receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
    keys.check(request.getHeader("Authorization"));
    checkType(request.getContentType());
    if (request.getContentLengthLong() > mostBytes) {
      throw tooLong();
    }
    boolean dryRun = ImportParameters.dryRun(request);
    Wish wish = ImportParameters.wish(request);
    Imports.Opened opened = open(request, wish);
    String accept = String.valueOf(request.getHeader("Accept")).toLowerCase(Locale.ROOT);
    try (ImportReport report =
        accept.contains("ndjson")
            ? ImportReport.lines(response, opened)
            : ImportReport.whole(response, opened)) {
      if (dryRun) {
        report.foreseen(imports.foresee(opened));
      } else {
        run(opened, report);
      }
    } catch (LimitedStream.TooLong tooLong) {
      throw tooLong();
    }
  }

  private Imports.Opened open(HttpServletRequest request, Wish wish) throws IOException {
    try {
      Imports.Opened opened =
          imports.open(
              new LimitedStream(request.getInputStream(), mostBytes), fileName(request), wish);
      if (!opened.mapping().namesSomebody()) {
        throw new FileRefused(namesNobody(opened.mapping()));
      }
      return opened;
    } catch (FileRefused refused) {
      throw new Refusal(
          Problem.of(HttpStatus.BAD_REQUEST, refused.message() + " Nothing was imported."));
    }
  }

  private static String namesNobody(ColumnMapping mapping) {
    return mapping.headless()
        ? mapping.namesNobody()
        : mapping.namesNobody()
            + " Say which is which in the address: ?mapping=email:"
            + mapping.exampleColumn()
            + " (or phone, company, name; several as email:…,name:…).";
  }

  private void run(Imports.Opened opened, ImportReport report) throws IOException {
    try {
      Import ended = imports.run(opened, report);
      log.info("import {} ended: {}", ended.id(), ended.counts());
      report.ended(ended);
    } catch (StorageAway away) {
      log.warn("the storage does not answer: {}", String.valueOf(away.getCause()));
      if (!report.begun()) {
        throw away;
      }
      report.interrupted(
          "The storage stopped answering. Send the same file again: what is in is not added"
              + " twice.");
    } catch (LimitedStream.TooLong tooLong) {
      report.interrupted(
          "The file is longer than "
              + mostBytes / 1_000_000
              + " MB. What came before that is in. Split the file and send the rest.");
    } catch (IOException broken) {
      if (!report.begun()) {
        throw broken;
      }
      log.info("a file broke off, or nobody waits for what became of it: {}", broken.toString());
      report.interrupted(
          "The file did not arrive whole. What came is in. Send the file again: what is in is not"
              + " added twice.");
    }
  }

  /** An import and its first rejected rows; 404 if there is none of this id. */
  @GetMapping("/api/imports/{id}")
  public ResponseEntity<Object> get(@PathVariable("id") String id, HttpServletRequest request) {
    keys.check(request.getHeader("Authorization"));
    return answer(known(id).flatMap(imports::find));
  }

  /**
   * Withdraws the leads of an import that nobody answered, took or tried, and answers the import as
   * it is then. Idempotent.
   */
  @PostMapping("/api/imports/{id}/undo")
  public ResponseEntity<Object> undo(@PathVariable("id") String id, HttpServletRequest request) {
    keys.check(request.getHeader("Authorization"));
    return answer(known(id).flatMap(imports::undo));
  }

  private static Optional<String> known(String id) {
    return ID.matcher(id).matches() ? Optional.of(id) : Optional.empty();
  }

  private static ResponseEntity<Object> answer(Optional<Import> found) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(
            ImportView.of(
                found.orElseThrow(
                    () ->
                        new Refusal(
                            Problem.of(HttpStatus.NOT_FOUND, "There is no import of this id.")))));
  }

  private Refusal tooLong() {
    return new Refusal(
        Problem.of(
            HttpStatus.CONTENT_TOO_LARGE,
            "A file may have "
                + mostBytes / 1_000_000
                + " MB. Split it, and send the parts one after the other."));
  }

  static void checkType(@Nullable String contentType) {
    String type =
        contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (TEXT.contains(type)) {
      return;
    }
    String why;
    if (type.contains("spreadsheet") || type.contains("excel")) {
      why =
          "This is a spreadsheet, not a CSV file. In Excel choose File, Save As, “CSV UTF-8 (Comma"
              + " delimited)”, and send that file.";
    } else if (type.contains("zip")) {
      why = "This is an archive. Unpack it, and send the CSV file that is in it.";
    } else {
      why =
          "Send the CSV file itself as the body: curl --data-binary @leads.csv -H 'Content-Type:"
              + " text/csv'";
    }
    throw new Refusal(Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, why));
  }

  private static String fileName(HttpServletRequest request) {
    String named = request.getParameter("name");
    if (named != null && !named.isBlank()) {
      return named;
    }
    String header = request.getHeader("Content-Disposition");
    if (header != null) {
      try {
        String name = ContentDisposition.parse(header).getFilename();
        return name == null ? "" : name;
      } catch (IllegalArgumentException malformed) {
        return "";
      }
    }
    return "";
  }
}
