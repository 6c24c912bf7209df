package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What Slack accepts of tables: one in a message, none in a modal or home; source:
 * docs.slack.dev/reference/block-kit/blocks/table-block.
 */
final class TableRules {
  private static final int MAX_COLUMNS = 20;
  private static final int MAX_ROWS = 100;

  /** In all cells together. */
  private static final int MAX_CHARACTERS = 10_000;

  private static final Set<String> CELLS = Set.of("raw_text", "raw_number", "rich_text");

  private final Findings findings;
  private int tables;
  private int characters;

  TableRules(Findings findings) {
    this.findings = findings;
  }

  void table(JsonNode block, String at, boolean inView) {
    one("table", at, inView);
    if (block.has("column_settings")) {
      settings(block, at);
    }
    List<JsonNode> rows = findings.array(block, "rows", at, 1, MAX_ROWS);
    for (int i = 0; i < rows.size(); i++) {
      row(rows.get(i), at + "/rows/" + i);
    }
    if (characters > MAX_CHARACTERS) {
      findings.add("must be less than " + (MAX_CHARACTERS + 1) + " characters", at + "/rows");
    }
  }

  void dataTable(JsonNode block, String at, boolean inView) {
    one("data_table", at, inView);
    findings.string(block, "caption", at, 1, 2000);
    findings.array(block, "rows", at, 2, 101);
  }

  private void one(String type, String at, boolean inView) {
    tables++;
    if (inView) {
      findings.add("unsupported type: " + type, at + "/type");
    } else if (tables > 1) {
      findings.add("only_one_table_allowed", at);
    }
  }

  private void settings(JsonNode block, String at) {
    for (JsonNode one : findings.array(block, "column_settings", at, 0, MAX_COLUMNS)) {
      findings.onlyFields(one, at + "/column_settings", Set.of("align", "is_wrapped"));
      if (one.has("align")
          && !Set.of("left", "center", "right").contains(Wire.text(one, "align"))) {
        findings.add("unsupported value: " + Wire.text(one, "align"), at + "/column_settings");
      }
    }
  }

  private void row(JsonNode row, String at) {
    if (!row.isArray() || row.isEmpty() || row.size() > MAX_COLUMNS) {
      findings.add("must be an array of 1 to " + MAX_COLUMNS + " cells", at);
      return;
    }
    for (JsonNode cell : row) {
      if (!CELLS.contains(Wire.text(cell, "type"))) {
        findings.add("unsupported type: " + Wire.text(cell, "type"), at);
      } else if (empty(cell)) {
        findings.add("must be more than 0 characters", at);
      }
      characters += length(cell);
    }
  }

  private static boolean empty(JsonNode cell) {
    return switch (Wire.text(cell, "type")) {
      case "raw_text" -> Wire.text(cell, "text").isEmpty();
      case "rich_text" ->
          cell.path("elements").isEmpty()
              || cell.path("elements").valueStream().anyMatch(p -> p.path("elements").isEmpty());
      default -> false;
    };
  }

  private static int length(JsonNode cell) {
    return cell.findValues("text").stream().mapToInt(text -> text.asString("").length()).sum();
  }
}
