package io.github.rallybot.slack;

import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.PlainText;
import java.util.List;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws a table: as a {@code table} block, of which Slack takes one in a message and none in a
 * modal or home; elsewhere as lines that name the columns. Cells are rich text, in which words stay
 * words.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks/table-block">Table block</a>
 */
final class SlackTables {

  /** Slack takes 10,000 in all cells together, and little more in all blocks of a message. */
  static final int MAX_CHARACTERS = 9000;

  private static final int MAX_CELL = 3000;

  /** Cells are not cut shorter than this to make a table fit; rows are left out instead. */
  private static final int LEAST_CELL = 40;

  private static final int MAX_NAME = 75;
  private static final List<String> COUNTED = List.of("text", "user_id", "channel_id", "fallback");
  private static final JsonMapper JSON = new JsonMapper();

  private SlackTables() {}

  /** As a block, below its caption. */
  static ArrayNode table(Element.Table table) {
    return fitting(table, SlackTables::drawn);
  }

  /** As lines of text. */
  static ArrayNode lines(Element.Table table) {
    return fitting(table, SlackTables::written);
  }

  /** Draws with ever shorter cells and then with ever fewer rows until it is not too much. */
  private static ArrayNode fitting(
      Element.Table table, BiFunction<Element.Table, Integer, ArrayNode> drawing) {
    int all = table.rows().size();
    int shown = all;
    while (true) {
      for (int each = MAX_CELL; each >= LEAST_CELL; each /= 2) {
        ArrayNode blocks = drawing.apply(table.first(shown), each);
        if (characters(blocks) <= MAX_CHARACTERS || shown == 0) {
          return shown == all ? blocks : blocks.add(more(all - shown));
        }
      }
      shown -= Math.max(1, shown / 10);
    }
  }

  private static ObjectNode more(int left) {
    String words =
        left == 1 ? "1 more row does not fit here." : left + " more rows do not fit here.";
    return rich(section(JSON.createArrayNode().add(SlackSpans.words(words, false))));
  }

  private static int characters(JsonNode blocks) {
    return COUNTED.stream()
        .flatMap(field -> blocks.findValues(field).stream())
        .mapToInt(text -> text.asString("").length())
        .sum();
  }

  private static ArrayNode drawn(Element.Table table, int each) {
    ObjectNode block = JSON.createObjectNode().put("type", "table");
    ArrayNode settings = block.putArray("column_settings");
    ArrayNode rows = block.putArray("rows");
    ArrayNode names = rows.addArray();
    for (Element.Column column : table.columns()) {
      if (column.holds() == Element.Column.Holds.NUMBERS) {
        settings.addObject().put("align", "right");
      } else {
        settings.addObject().put("is_wrapped", true);
      }
      names.add(cell(JSON.createArrayNode().add(SlackSpans.words(name(column), true))));
    }
    for (Element.Row row : table.rows()) {
      ArrayNode cells = rows.addArray();
      for (int i = 0; i < row.cells().size(); i++) {
        cells.add(cell(spans(table, row, i, each)));
      }
    }
    return JSON.createArrayNode().add(rich(caption(table))).add(block);
  }

  private static ArrayNode written(Element.Table table, int each) {
    ObjectNode block = rich(caption(table));
    if (!table.rows().isEmpty()) {
      ObjectNode list =
          ((ArrayNode) block.path("elements"))
              .addObject()
              .put("type", "rich_text_list")
              .put("style", "bullet");
      ArrayNode lines = list.putArray("elements");
      table.rows().forEach(row -> lines.add(section(line(table, row, each))));
    }
    return JSON.createArrayNode().add(block);
  }

  private static ArrayNode line(Element.Table table, Element.Row row, int each) {
    ArrayNode line = spans(table, row, table.rowHeader(), each);
    for (int i = 0; i < row.cells().size(); i++) {
      ArrayNode spans = spans(table, row, i, each);
      if (i != table.rowHeader() && !spans.isEmpty()) {
        String name = name(table.columns().get(i)) + ": ";
        line.add(SlackSpans.words((line.isEmpty() ? "" : " · ") + name, false)).addAll(spans);
      }
    }
    return line.isEmpty() ? line.add(SlackSpans.words("…", false)) : line;
  }

  /** A cell's text; what a row is about stands out. */
  private static ArrayNode spans(Element.Table table, Element.Row row, int column, int each) {
    ArrayNode spans = SlackSpans.richText(row.cells().get(column).spans(), each);
    if (column == table.rowHeader()) {
      for (JsonNode span : spans) {
        if (span.has("text")) {
          ((ObjectNode) span).putObject("style").put("bold", true);
        }
      }
    }
    return spans;
  }

  private static String name(Element.Column column) {
    return PlainText.label(column.name(), MAX_NAME);
  }

  private static ObjectNode caption(Element.Table table) {
    String words = PlainText.label(table.caption(), MAX_CELL);
    return section(JSON.createArrayNode().add(SlackSpans.words(words, true)));
  }

  /** Slack takes no empty ones. */
  private static ObjectNode cell(ArrayNode elements) {
    return rich(
        section(elements.isEmpty() ? elements.add(SlackSpans.words(" ", false)) : elements));
  }

  private static ObjectNode section(ArrayNode elements) {
    ObjectNode section = JSON.createObjectNode().put("type", "rich_text_section");
    section.set("elements", elements);
    return section;
  }

  private static ObjectNode rich(ObjectNode element) {
    ObjectNode block = JSON.createObjectNode().put("type", "rich_text");
    block.putArray("elements").add(element);
    return block;
  }
}
