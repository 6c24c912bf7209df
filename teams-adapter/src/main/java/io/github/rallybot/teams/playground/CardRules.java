package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.Wire;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What Teams would not show, or not as it was meant, in an Adaptive Card. Each finding has the path
 * of its place.
 *
 * @see <a href="https://adaptivecards.io/explorer/AdaptiveCard.html">Adaptive Cards</a>
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference">Cards
 *     in Teams</a>
 */
final class CardRules {
  static final String CARD = "application/vnd.microsoft.card.adaptive";

  /** Teams shows at most so many actions side by side; more belong into the overflow. */
  private static final int IN_A_ROW = 6;

  private static final Set<String> VERSIONS =
      Set.of("1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6");

  /** Elements, each with what it cannot be without. */
  private static final Map<String, String> ELEMENTS =
      Map.ofEntries(
          Map.entry("TextBlock", "text"),
          Map.entry("RichTextBlock", "inlines"),
          Map.entry("Image", "url"),
          Map.entry("ImageSet", "images"),
          Map.entry("Container", "items"),
          Map.entry("ColumnSet", "columns"),
          Map.entry("Column", "items"),
          Map.entry("FactSet", "facts"),
          Map.entry("Table", "rows"),
          Map.entry("ActionSet", "actions"),
          Map.entry("Chart.Donut", "data"),
          Map.entry("Chart.Pie", "data"),
          Map.entry("Chart.Gauge", "value"),
          Map.entry("Chart.Line", "data"),
          Map.entry("Chart.HorizontalBar", "data"),
          Map.entry("Chart.HorizontalBar.Stacked", "data"),
          Map.entry("Chart.VerticalBar", "data"),
          Map.entry("Chart.VerticalBar.Grouped", "data"),
          Map.entry("Input.Text", "id"),
          Map.entry("Input.Number", "id"),
          Map.entry("Input.Date", "id"),
          Map.entry("Input.Time", "id"),
          Map.entry("Input.Toggle", "id"),
          Map.entry("Input.ChoiceSet", "id"));

  /** Actions, each with what it cannot be without. */
  private static final Map<String, String> ACTIONS =
      Map.of(
          "Action.Execute", "verb",
          "Action.Submit", "title",
          "Action.OpenUrl", "url",
          "Action.ShowCard", "card",
          "Action.ToggleVisibility", "targetElements");

  private final List<String> findings = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private boolean inDialog;

  /** What is wrong with the content of a message. */
  List<String> message(JsonNode content) {
    JsonNode attachments = content.path("attachments");
    if (attachments.isEmpty() && Wire.text(content, "text").isBlank()) {
      findings.add("a message needs text or an attachment");
    }
    for (JsonNode attachment : attachments) {
      attachment(attachment, "attachments");
    }
    return findings;
  }

  /** What is wrong with the attachment that is shown in a dialog. */
  List<String> dialog(JsonNode attachment) {
    inDialog = true;
    attachment(attachment, "card");
    return findings;
  }

  /** What is wrong with a card by itself. */
  List<String> card(JsonNode card) {
    root(card, "card");
    return findings;
  }

  private void attachment(JsonNode attachment, String at) {
    if (!Wire.text(attachment, "contentType").equals(CARD)) {
      findings.add(at + ": the content type must be " + CARD);
      return;
    }
    root(attachment.path("content"), at + "/content");
  }

  private void root(JsonNode card, String at) {
    if (!VERSIONS.contains(Wire.text(card, "version"))) {
      findings.add(at + ": the version must be one of 1.0 to 1.6");
    }
    nested(card, at);
  }

  private void nested(JsonNode card, String at) {
    if (!Wire.text(card, "type").equals("AdaptiveCard")) {
      findings.add(at + ": the type must be AdaptiveCard");
    }
    elements(card.path("body"), at + "/body");
    actions(card.path("actions"), at + "/actions");
  }

  private void elements(JsonNode elements, String at) {
    int place = 0;
    for (JsonNode element : elements) {
      element(element, at + "/" + place++);
    }
  }

  private void element(JsonNode element, String at) {
    String type = Wire.text(element, "type");
    String needed = ELEMENTS.get(type);
    if (needed == null) {
      // newer ones are passed over by clients that do not know them
      if (!element.has("fallback")) {
        findings.add(at + ": no such element: " + type);
      }
      return;
    }
    need(element, needed, at);
    String id = Wire.text(element, "id");
    if (!id.isEmpty() && !ids.add(id)) {
      findings.add(at + ": the id is taken: " + id);
    }
    if (element.path("fallback").isObject()) {
      element(element.path("fallback"), at + "/fallback");
    }
    elements(element.path("items"), at + "/items");
    for (JsonNode column : element.path("columns")) {
      elements(column.path("items"), at + "/columns/items");
    }
    for (JsonNode row : element.path("rows")) {
      if (row.path("cells").size() > element.path("columns").size()) {
        findings.add(at + ": a row has more cells than the table has columns");
      }
      for (JsonNode cell : row.path("cells")) {
        elements(cell.path("items"), at + "/rows/cells/items");
      }
    }
    actions(element.path("actions"), at + "/actions");
  }

  private void need(JsonNode node, String field, String at) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()
        || (value.isString() && value.asString().isBlank())
        || (value.isArray() && value.isEmpty())) {
      findings.add(at + ": " + Wire.text(node, "type") + " needs " + field);
    }
  }

  private void actions(JsonNode actions, String at) {
    int primary = 0;
    int place = 0;
    for (JsonNode action : actions) {
      action(action, at + "/" + place++);
      primary += Wire.text(action, "mode").equals("secondary") ? 0 : 1;
    }
    if (primary > IN_A_ROW) {
      findings.add(at + ": more than " + IN_A_ROW + " primary actions");
    }
  }

  private void action(JsonNode action, String at) {
    String type = Wire.text(action, "type");
    String needed = ACTIONS.get(type);
    if (needed == null) {
      findings.add(at + ": no such action: " + type);
      return;
    }
    need(action, needed, at);
    need(action, "title", at);
    if (inDialog && type.equals("Action.Execute")) {
      findings.add(at + ": a dialog submits, it does not execute");
    }
    if (type.equals("Action.ShowCard")) {
      nested(action.path("card"), at + "/card");
    }
  }
}
