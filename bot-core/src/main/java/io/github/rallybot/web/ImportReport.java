package io.github.rallybot.web;

import io.github.rallybot.intake.ColumnMapping;
import io.github.rallybot.intake.Foreseen;
import io.github.rallybot.intake.Import;
import io.github.rallybot.intake.Imports;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to an import: its id, every rejected row, the totals, how it ended. Either one JSON
 * object, which is kept aside until the file is read to its end, or a JSON object a line, sent at
 * once. Of any number of rejected rows it holds none in memory.
 */
abstract class ImportReport implements Imports.Listener, AutoCloseable {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final HttpServletResponse response;
  private final Imports.Opened opened;
  private boolean begun;

  private ImportReport(HttpServletResponse response, Imports.Opened opened) {
    this.response = response;
    this.opened = opened;
  }

  /** One JSON object, sent when everything is known. */
  static ImportReport whole(HttpServletResponse response, Imports.Opened opened) {
    return new Whole(response, opened);
  }

  /** A JSON object a line, sent while the file is read. */
  static ImportReport lines(HttpServletResponse response, Imports.Opened opened) {
    return new Lines(response, opened);
  }

  /** Whether anything may have been written that the caller has to know of. */
  boolean begun() {
    return begun;
  }

  @Override
  public final void began(Import now) throws IOException {
    begun = true;
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("importId", now.id());
    head(head);
  }

  @Override
  public void progress(Import now) throws IOException {}

  final void ended(Import one) throws IOException {
    Map<String, Object> tail = ImportView.counts(one.counts());
    one.note().ifPresent(note -> tail.put("note", note));
    tail.put("status", ImportView.status(one));
    tail(tail);
  }

  /** What would have happened. */
  final void foreseen(Foreseen foreseen) throws IOException {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("dryRun", true);
    head(head);
    for (Import.RejectedRow row : foreseen.rejectedRows()) {
      rejected(row);
    }
    Map<String, Object> tail = ImportView.counts(foreseen.counts());
    tail.put(
        "note",
        "Nothing was written. Rows of the same person in this file count as one lead once they are"
            + " imported.");
    tail.put("status", "dry-run");
    tail(tail);
  }

  final void interrupted(String detail) throws IOException {
    Map<String, Object> tail = new LinkedHashMap<>();
    tail.put("detail", detail);
    tail.put("status", "interrupted");
    tail(tail);
  }

  private void head(Map<String, Object> head) throws IOException {
    ColumnMapping mapping = opened.mapping();
    head.put("file", opened.fileName());
    head.put("source", opened.source());
    Map<String, List<String>> columns = new LinkedHashMap<>();
    mapping
        .fields()
        .forEach(
            (field, places) -> columns.put(field, places.stream().map(mapping::nameOf).toList()));
    head.put("columns", columns);
    head.put("details", mapping.rest().stream().map(mapping::nameOf).toList());
    begin(head);
  }

  abstract void begin(Map<String, Object> head) throws IOException;

  abstract void tail(Map<String, Object> tail) throws IOException;

  @Override
  public void close() throws IOException {}

  final OutputStream answer(MediaType type) throws IOException {
    response.setStatus(200);
    response.setContentType(type.toString());
    response.setHeader("Cache-Control", "no-store");
    return response.getOutputStream();
  }

  static byte[] json(Object value) {
    return MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
  }

  private static final class Lines extends ImportReport {
    Lines(HttpServletResponse response, Imports.Opened opened) {
      super(response, opened);
    }

    @Override
    void begin(Map<String, Object> head) throws IOException {
      line(head);
    }

    @Override
    public void rejected(Import.RejectedRow row) throws IOException {
      write(row);
    }

    @Override
    public void progress(Import now) throws IOException {
      Map<String, Object> progress = ImportView.counts(now.counts());
      progress.put("status", "running");
      line(progress);
    }

    @Override
    void tail(Map<String, Object> tail) throws IOException {
      line(tail);
    }

    private void line(Object value) throws IOException {
      write(value);
      answer(MediaType.APPLICATION_NDJSON).flush();
    }

    private void write(Object value) throws IOException {
      OutputStream out = answer(MediaType.APPLICATION_NDJSON);
      out.write(json(value));
      out.write('\n');
    }
  }

  private static final class Whole extends ImportReport {
    private final Aside aside = new Aside();
    private boolean first = true;

    Whole(HttpServletResponse response, Imports.Opened opened) {
      super(response, opened);
    }

    @Override
    void begin(Map<String, Object> head) throws IOException {
      byte[] object = json(head);
      aside.write(object, 0, object.length - 1);
      text(",\"rejected\":[");
    }

    @Override
    public void rejected(Import.RejectedRow row) throws IOException {
      text(first ? "" : ",");
      first = false;
      aside.write(json(row));
    }

    @Override
    void tail(Map<String, Object> tail) throws IOException {
      text("],");
      byte[] object = json(tail);
      aside.write(object, 1, object.length - 1);
      try (OutputStream out = answer(MediaType.APPLICATION_JSON)) {
        aside.copyTo(out);
      }
    }

    @Override
    public void close() throws IOException {
      aside.close();
    }

    private void text(String text) throws IOException {
      aside.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
