package io.github.rallybot.intake;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Tells by the first bytes of a file that it is no CSV, and says what to do instead. */
final class FileKind {

  /** So many bytes of a hundred may be control characters in a text. */
  private static final int CONTROLS_PERCENT = 2;

  private static final String SAVE_AS =
      "In Excel choose File, Save As, “CSV UTF-8 (Comma delimited)”, and send that file.";

  private FileKind() {}

  /** Why the file is no CSV, judged by its first bytes and the encoding they seem to be in. */
  static Optional<String> notCsv(byte[] head, Encoding encoding) {
    String latin = new String(head, StandardCharsets.ISO_8859_1);
    return archive(latin)
        .or(() -> document(latin))
        .or(() -> markup(encoding.decode(head).strip().toLowerCase(Locale.ROOT)))
        .or(() -> noText(head, encoding));
  }

  private static Optional<String> archive(String head) {
    if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
      if (head.contains("[Content_Types].xml") || head.contains("xl/")) {
        return Optional.of("This is an Excel workbook, not a CSV file. " + SAVE_AS);
      }
      if (head.contains("opendocument.spreadsheet")) {
        return Optional.of(
            "This is an OpenDocument spreadsheet, not a CSV file. In LibreOffice choose File, Save"
                + " As, “Text CSV”, and send that file.");
      }
      return Optional.of("This is a zip archive. Unpack it, and send the CSV file that is in it.");
    }
    if (head.startsWith("\u001f\u008b")
        || head.startsWith("7z\u00bc\u00af")
        || head.startsWith("Rar!")
        || head.startsWith("BZh")) {
      return Optional.of("The file is compressed. Unpack it, and send the CSV file that is in it.");
    }
    return Optional.empty();
  }

  private static Optional<String> document(String head) {
    if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) {
      return Optional.of("This is an old Excel or Office file, not a CSV file. " + SAVE_AS);
    }
    if (head.startsWith("%PDF")) {
      return Optional.of(
          "This is a PDF, not a CSV file. Export the list as CSV where it comes from, and send that"
              + " file.");
    }
    boolean image =
        head.startsWith("\u0089PNG")
            || head.startsWith("\u00ff\u00d8\u00ff")
            || head.startsWith("GIF8")
            || head.startsWith("RIFF")
            || head.startsWith("BM\u00f6")
            || head.startsWith("II*\u0000");
    return image
        ? Optional.of(
            "This is a picture, not a CSV file. Export the list as CSV where it comes from, and"
                + " send that file.")
        : Optional.empty();
  }

  private static Optional<String> markup(String text) {
    if (text.startsWith("<!doctype") || text.startsWith("<html") || text.startsWith("<head")) {
      return Optional.of(
          "This is a web page, not a CSV file. Perhaps the download asked for a login: export the"
              + " list again, look into the file, and send it then.");
    }
    if (text.startsWith("<?xml") || text.startsWith("{\\rtf")) {
      return Optional.of(
          "This is a document of another kind, not a CSV file. Export the list as CSV where it"
              + " comes from, and send that file.");
    }
    if (text.matches("(?s)(\\{\\s*\".*|\\[\\s*[\\[{].*)")) {
      return Optional.of(
          "This is JSON, not a CSV file. Export the list as CSV, or send each lead to POST"
              + " /api/leads.");
    }
    return Optional.empty();
  }

  private static Optional<String> noText(byte[] head, Encoding encoding) {
    if (encoding != Encoding.UTF_8) {
      return Optional.empty();
    }
    int controls = 0;
    for (byte b : head) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
        controls++;
      }
    }
    return controls * 100 > head.length * CONTROLS_PERCENT
        ? Optional.of(
            "The file is no text, so it is no CSV file. Export the list as CSV where it comes from,"
                + " and send that file.")
        : Optional.empty();
  }
}
