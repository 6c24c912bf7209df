package io.github.rallybot.teams;

import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.PlainText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws a table, whose first row is announced as the names of the columns.
 *
 * @see <a href="https://adaptivecards.io/explorer/Table.html">Table</a>
 */
final class TeamsTables {

  private static final int MAX_NAME = 75;
  private static final JsonMapper JSON = new JsonMapper();

  private TeamsTables() {}

  /**
   * The table without its caption.
   *
   * @param longest so many characters of a row are shown
   */
  static ObjectNode draw(Element.Table table, int longest, TeamsSpans.Names names) {
    ObjectNode drawn = JSON.createObjectNode().put("type", "Table");
    drawn.put("firstRowAsHeader", true);
    ArrayNode columns = drawn.putArray("columns");
    ArrayNode rows = drawn.putArray("rows");
    ArrayNode header = row(rows);
    for (int i = 0; i < table.columns().size(); i++) {
      Element.Column column = table.columns().get(i);
      boolean numbers = column.holds() == Element.Column.Holds.NUMBERS;
      ObjectNode definition = columns.addObject().put("type", "TableColumnDefinition");
      definition.put("width", i == table.rowHeader() ? 6 : numbers ? 3 : 4);
      if (numbers) {
        definition.put("horizontalCellContentAlignment", "Right");
      }
      String name = TeamsSpans.words(PlainText.label(column.name(), MAX_NAME));
      cell(header, JSON.createArrayNode().add(TeamsSpans.run(name, true, TeamsSpans.Look.NORMAL)));
    }
    int each = Math.max(1, longest / table.columns().size());
    for (Element.Row row : table.rows()) {
      ArrayNode cells = row(rows);
      for (int i = 0; i < row.cells().size(); i++) {
        ArrayNode runs =
            TeamsSpans.runs(row.cells().get(i).spans(), TeamsSpans.Look.NORMAL, each, names);
        if (i == table.rowHeader()) {
          for (JsonNode run : runs) {
            ((ObjectNode) run).put("weight", "Bolder");
          }
        }
        cell(cells, runs);
      }
    }
    return drawn;
  }

  private static ArrayNode row(ArrayNode rows) {
    return rows.addObject().put("type", "TableRow").putArray("cells");
  }

  private static void cell(ArrayNode cells, ArrayNode runs) {
    ArrayNode items = cells.addObject().put("type", "TableCell").putArray("items");
    if (!runs.isEmpty()) {
      items.addObject().put("type", "RichTextBlock").set("inlines", runs);
    }
  }
}
