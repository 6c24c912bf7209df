package io.github.rallybot.teams;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.PlainText;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws the controls of a row as actions. A button is an {@code Action.Execute}; a client too old
 * for that sends the same as a message. What opens a form asks for a dialog, and within a dialog
 * everything is submitted. A menu and a question before a deed unfold on the card, without asking
 * the bot; what is needed seldom goes into the overflow.
 *
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards">Universal
 *     actions</a>
 */
final class TeamsControls implements Control.Visitor<ArrayNode> {

  /** What a pressed action carries; its value is an {@link Action#encode() encoded} action. */
  static final String DATA = "rally";

  /** Teams shows at most so many actions side by side. */
  static final int IN_A_ROW = 6;

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_LABEL = 60;

  /** A narrow window shows about so many letters in a row of buttons, before it cuts them. */
  private static final int LETTERS = 60;

  /** What is around a label takes as much room as so many letters. */
  private static final int AROUND = 4;

  /** Where a control stands, by which Teams brings what is pressed in different ways. */
  enum Surface {
    MESSAGE,
    DIALOG
  }

  private final Surface surface;
  private final Predicate<Action> opensForm;

  /**
   * @param opensForm whether an action is answered with a form
   */
  TeamsControls(Surface surface, Predicate<Action> opensForm) {
    this.surface = surface;
    this.opensForm = opensForm;
  }

  /** The actions of a row; those for the overflow come last. */
  ArrayNode draw(List<Control> controls) {
    ArrayNode actions = JSON.createArrayNode();
    controls.forEach(control -> actions.addAll(control.accept(this)));
    return actions;
  }

  /** The same in as many sets as it takes to show them all, with their whole labels. */
  static ArrayNode sets(ArrayNode actions) {
    ArrayNode sets = JSON.createArrayNode();
    ArrayNode row = JSON.createArrayNode();
    int letters = 0;
    int shown = 0;
    for (JsonNode action : actions) {
      boolean seldom = action.path("mode").asString("").equals("secondary");
      int more = seldom ? 0 : action.path("title").asString("").length() + AROUND;
      if (!seldom && !row.isEmpty() && (shown == IN_A_ROW || letters + more > LETTERS)) {
        sets.add(set(row));
        row = JSON.createArrayNode();
        letters = 0;
        shown = 0;
      }
      row.add(action);
      letters += more;
      shown += seldom ? 0 : 1;
    }
    if (!row.isEmpty()) {
      sets.add(set(row));
    }
    return sets;
  }

  private static ObjectNode set(ArrayNode actions) {
    ObjectNode set = JSON.createObjectNode().put("type", "ActionSet");
    set.set("actions", actions);
    return set;
  }

  @Override
  public ArrayNode button(Control.Button button) {
    ObjectNode deed = pressed(button.label(), button.action());
    deed.put(TeamsRenderer.TOOLTIP, label(button.description()));
    if (button.emphasis() == Control.Emphasis.PRIMARY) {
      deed.put("style", "positive");
    } else if (button.emphasis() == Control.Emphasis.DANGER) {
      deed.put("style", "destructive");
    }
    return one(button.confirm().map(question -> asked(button, question, deed)).orElse(deed));
  }

  private static ObjectNode asked(Control.Button button, String question, ObjectNode deed) {
    ObjectNode card = card();
    paragraph(card.putArray("body"), question, false);
    card.putArray("actions").add(deed);
    return shown(button.label() + "…", card);
  }

  /** A menu without choices is not drawn. */
  @Override
  public ArrayNode menu(Control.Menu menu) {
    ObjectNode card = card();
    ArrayNode body = card.putArray("body");
    for (Control.Group group : menu.groups()) {
      if (!group.choices().isEmpty()) {
        paragraph(body, group.label(), true);
        ArrayNode choices = JSON.createArrayNode();
        group.choices().forEach(choice -> choices.add(pressed(choice.label(), choice.action())));
        body.addAll(sets(choices));
      }
    }
    return body.isEmpty() ? JSON.createArrayNode() : one(shown(menu.label(), card));
  }

  @Override
  public ArrayNode more(Control.More more) {
    ArrayNode actions = JSON.createArrayNode();
    more.choices()
        .forEach(
            choice ->
                actions.add(pressed(choice.label(), choice.action()).put("mode", "secondary")));
    return actions;
  }

  private ObjectNode pressed(String label, Action action) {
    if (surface == Surface.DIALOG || opensForm.test(action)) {
      ObjectNode submit = submit(label, action);
      if (surface == Surface.MESSAGE) {
        ((ObjectNode) submit.path("data")).putObject("msteams").put("type", "task/fetch");
      }
      return submit;
    }
    ObjectNode execute =
        JSON.createObjectNode()
            .put("type", "Action.Execute")
            .put("title", label(label))
            .put("verb", action.name());
    execute.putObject("data").put(DATA, action.encode());
    execute.set(TeamsRenderer.FALLBACK, submit(label, action));
    return execute;
  }

  private static ObjectNode submit(String label, Action action) {
    ObjectNode submit =
        JSON.createObjectNode().put("type", "Action.Submit").put("title", label(label));
    submit.putObject("data").put(DATA, action.encode());
    return submit;
  }

  private static ObjectNode shown(String label, ObjectNode card) {
    ObjectNode show =
        JSON.createObjectNode().put("type", "Action.ShowCard").put("title", label(label));
    show.set("card", card);
    return show;
  }

  private static ObjectNode card() {
    return JSON.createObjectNode().put("type", "AdaptiveCard");
  }

  private static void paragraph(ArrayNode body, String words, boolean quiet) {
    body.addObject()
        .put("type", "RichTextBlock")
        .putArray("inlines")
        .add(
            TeamsSpans.run(
                TeamsSpans.words(PlainText.line(words)),
                false,
                quiet ? TeamsSpans.Look.QUIET : TeamsSpans.Look.NORMAL));
  }

  private static String label(String words) {
    return PlainText.label(words, MAX_LABEL);
  }

  private static ArrayNode one(ObjectNode action) {
    return JSON.createArrayNode().add(action);
  }
}
