package io.github.rallybot.slack;

import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.PlainText;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws the controls of one card: a button, a grouped select for a menu, an overflow for more. What
 * a control does travels as its value; its {@code action_id} only has to differ from all others of
 * the message.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/block-elements">Block elements</a>
 */
final class SlackControls implements Control.Visitor<Optional<ObjectNode>> {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_LABEL = 75;
  private static final int MAX_CHOICES = 100;
  private static final int MAX_MORE = 5;

  private int count;

  static ObjectNode plain(String text, int max) {
    return JSON.createObjectNode()
        .put("type", "plain_text")
        .put("text", PlainText.label(text, max))
        .put("emoji", false);
  }

  @Override
  public Optional<ObjectNode> button(Control.Button button) {
    ObjectNode drawn = element("button", button.action().name());
    drawn.set("text", plain(button.label(), MAX_LABEL));
    drawn.put("value", button.action().encode());
    drawn.put("accessibility_label", PlainText.label(button.description(), MAX_LABEL));
    if (button.emphasis() == Control.Emphasis.PRIMARY) {
      drawn.put("style", "primary");
    } else if (button.emphasis() == Control.Emphasis.DANGER) {
      drawn.put("style", "danger");
    }
    button
        .confirm()
        .ifPresent(
            question -> {
              ObjectNode confirm = drawn.putObject("confirm");
              confirm.set("title", plain("Are you sure?", 100));
              confirm.set("text", plain(question, 300));
              confirm.set("confirm", plain(button.label(), 30));
              confirm.set("deny", plain("Cancel", 30));
            });
    return Optional.of(drawn);
  }

  /** A menu without choices is not drawn: Slack accepts no empty one. */
  @Override
  public Optional<ObjectNode> menu(Control.Menu menu) {
    List<Control.Group> groups =
        menu.groups().stream().filter(group -> !group.choices().isEmpty()).toList();
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    atMost(MAX_CHOICES, groups.size(), "groups in a menu");
    ObjectNode drawn = element("static_select", "menu");
    drawn.set("placeholder", plain(menu.label(), MAX_LABEL));
    ArrayNode drawnGroups = drawn.putArray("option_groups");
    for (Control.Group group : groups) {
      atMost(MAX_CHOICES, group.choices().size(), "choices in a group");
      ObjectNode drawnGroup = drawnGroups.addObject();
      drawnGroup.set("label", plain(group.label(), MAX_LABEL));
      options(drawnGroup.putArray("options"), group.choices());
    }
    return Optional.of(drawn);
  }

  @Override
  public Optional<ObjectNode> more(Control.More more) {
    if (more.choices().isEmpty()) {
      return Optional.empty();
    }
    atMost(MAX_MORE, more.choices().size(), "choices under More");
    ObjectNode drawn = element("overflow", "more");
    options(drawn.putArray("options"), more.choices());
    return Optional.of(drawn);
  }

  /**
   * Refuses what Slack would refuse. Leaving something out without a word would be worse: nobody
   * would ever miss it.
   */
  static void atMost(int max, int actual, String what) {
    if (actual > max) {
      throw new IllegalArgumentException(
          "Slack shows at most " + max + " " + what + ", not " + actual);
    }
  }

  private ObjectNode element(String type, String name) {
    return JSON.createObjectNode().put("type", type).put("action_id", name + "-" + count++);
  }

  private static void options(ArrayNode options, List<Control.Choice> choices) {
    for (Control.Choice choice : choices) {
      ObjectNode option = options.addObject();
      option.set("text", plain(choice.label(), MAX_LABEL));
      option.put("value", choice.action().encode());
    }
  }
}
