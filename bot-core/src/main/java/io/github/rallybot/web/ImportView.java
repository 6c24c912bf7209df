package io.github.rallybot.web;

import io.github.rallybot.intake.Import;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** An import as other tools read it. */
final class ImportView {

  private ImportView() {}

  static Map<String, Object> of(Import one) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("importId", one.id());
    view.put("file", one.fileName());
    view.put("source", one.source());
    view.put("startedAt", one.startedAt().toString());
    view.put("rejected", one.rejectedRows());
    view.putAll(counts(one.counts()));
    one.note().ifPresent(note -> view.put("note", note));
    one.left()
        .ifPresent(
            left -> {
              view.put("withdrawn", one.counts().accepted() - left.kept());
              view.put("kept", left.kept());
              view.put("touchpointsKept", left.touched());
            });
    view.put("status", status(one));
    return view;
  }

  static Map<String, Object> counts(Import.Counts counts) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("rows", counts.rows());
    view.put("accepted", counts.accepted());
    view.put("duplicates", counts.duplicates());
    view.put("repeats", counts.repeats());
    view.put("rejectedRows", counts.rejected());
    return view;
  }

  static String status(Import one) {
    return one.status() == Import.Status.DONE
        ? "complete"
        : one.status().name().toLowerCase(Locale.ROOT);
  }
}
