package io.github.rallybot.slack;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Form;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws a form as a modal view. The form's action is the view's {@code callback_id}, the key of an
 * input is its block's id, and {@code private_metadata} remembers where the form was opened.
 *
 * @see <a href="https://docs.slack.dev/reference/views/modal-views">Modal views</a>
 */
final class SlackForms {

  private static final int MAX_TITLE = 24;
  private static final int MAX_LABEL = 2000;
  private static final int MAX_OPTION = 75;
  private static final int MAX_BOXES = 10;
  private static final int MAX_OPTIONS = 100;
  private static final int MAX_INPUT = 3000;
  private static final JsonMapper JSON = new JsonMapper();

  private SlackForms() {}

  /**
   * Where a form was opened.
   *
   * @param home whether that was in the bot's home
   */
  record Place(Optional<ChannelRef> channel, Optional<MessageRef> message, boolean home) {

    static final Place UNKNOWN = new Place(Optional.empty(), Optional.empty(), false);
    static final Place HOME = new Place(Optional.empty(), Optional.empty(), true);

    String encode() {
      ObjectNode place = JSON.createObjectNode();
      channel.ifPresent(c -> place.put("channel", c.id()));
      message.ifPresent(m -> place.put("message", m.id()));
      if (home) {
        place.put("home", true);
      }
      return place.toString();
    }

    /** Reads what {@link #encode} wrote; anything else is no known place. */
    static Place parse(String encoded) {
      JsonNode place;
      try {
        place = JSON.readTree(encoded);
      } catch (JacksonException e) {
        return UNKNOWN;
      }
      return place.path("home").asBoolean(false)
          ? HOME
          : of(place.path("channel").asString(""), place.path("message").asString(""));
    }

    static Place of(String channelId, String messageTs) {
      if (channelId.isBlank()) {
        return UNKNOWN;
      }
      ChannelRef channel = new ChannelRef(Platform.SLACK, channelId);
      return new Place(
          Optional.of(channel),
          messageTs.isBlank() ? Optional.empty() : Optional.of(new MessageRef(channel, messageTs)),
          false);
    }
  }

  /** The JSON of the view. */
  static ObjectNode render(Form form, Place openedAt) {
    ObjectNode view = JSON.createObjectNode().put("type", "modal");
    view.set("title", SlackControls.plain(form.title(), MAX_TITLE));
    form.submit()
        .ifPresent(
            action -> {
              view.set("submit", SlackControls.plain(form.submitLabel(), MAX_TITLE));
              view.put("callback_id", action.encode());
            });
    view.set(
        "close", SlackControls.plain(form.submit().isPresent() ? "Cancel" : "Close", MAX_TITLE));
    view.put("private_metadata", openedAt.encode());
    ArrayNode blocks = view.putArray("blocks");
    Drawing drawing = new Drawing();
    form.parts().forEach(part -> blocks.addAll(part.accept(drawing)));
    SlackControls.atMost(SlackRenderer.MAX_VIEW_BLOCKS, blocks.size(), "blocks in a form");
    return view;
  }

  /** The action that a view was made for, if it is one of ours. */
  static Optional<Action> action(String callbackId) {
    try {
      return Optional.of(Action.parse(callbackId));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static final class Drawing implements Form.Visitor<ArrayNode> {

    private final SlackRenderer.Drawing elements =
        new SlackRenderer.Drawing(SlackRenderer.Surface.VIEW);

    @Override
    public ArrayNode shown(Form.Shown shown) {
      return shown.element().accept(elements);
    }

    @Override
    public ArrayNode text(Form.TextInput input) {
      int max = Math.max(1, Math.min(input.maxLength(), MAX_INPUT));
      boolean several = input.lines() == Form.TextInput.Lines.SEVERAL;
      ObjectNode element =
          element("plain_text_input").put("multiline", several).put("max_length", max);
      String initial = input.shown(max);
      if (!initial.isBlank()) {
        element.put("initial_value", initial);
      }
      return input(input.key(), input.label(), input.hint(), input.required(), element);
    }

    @Override
    public ArrayNode date(Form.DateInput input) {
      ObjectNode element = element("datepicker");
      input.initial().ifPresent(date -> element.put("initial_date", date.toString()));
      return input(input.key(), input.label(), input.hint(), input.required(), element);
    }

    @Override
    public ArrayNode boxes(Form.BoxesInput input) {
      SlackControls.atMost(MAX_BOXES, input.boxes().size(), "boxes to tick");
      ObjectNode element = element("checkboxes");
      ArrayNode options = element.putArray("options");
      ArrayNode ticked = JSON.createArrayNode();
      for (Form.Box box : input.boxes()) {
        ObjectNode option = option(box.code(), box.label());
        options.add(option);
        if (box.ticked()) {
          ticked.add(option);
        }
      }
      if (!ticked.isEmpty()) {
        element.set("initial_options", ticked);
      }
      return input(input.key(), input.label(), "", false, element);
    }

    @Override
    public ArrayNode choice(Form.ChoiceInput input) {
      SlackControls.atMost(MAX_OPTIONS, input.options().size(), "options in a choice");
      ObjectNode element = element("static_select");
      ArrayNode options = element.putArray("options");
      for (Form.Option choice : input.options()) {
        ObjectNode option = option(choice.code(), choice.label());
        options.add(option);
        if (input.initial().filter(choice.code()::equals).isPresent()) {
          element.set("initial_option", option);
        }
      }
      return input(input.key(), input.label(), input.hint(), input.required(), element);
    }

    @Override
    public ArrayNode people(Form.PeopleInput input) {
      List<String> initial =
          input.initial().stream()
              .filter(user -> user.platform() == Platform.SLACK)
              .map(UserRef::id)
              .limit(input.most())
              .toList();
      ObjectNode element = element(input.most() == 1 ? "users_select" : "multi_users_select");
      if (input.most() == 1) {
        initial.forEach(user -> element.put("initial_user", user));
      } else if (!initial.isEmpty()) {
        ArrayNode users = element.putArray("initial_users");
        initial.forEach(users::add);
      }
      if (input.most() > 1 && input.most() < Form.PeopleInput.ANY) {
        element.put("max_selected_items", input.most());
      }
      return input(input.key(), input.label(), input.hint(), input.required(), element);
    }

    @Override
    public ArrayNode channel(Form.ChannelInput input) {
      ObjectNode element = element("conversations_select");
      ObjectNode filter = element.putObject("filter");
      filter.putArray("include").add("public").add("private");
      filter.put("exclude_bot_users", true);
      input
          .initial()
          .filter(channel -> channel.platform() == Platform.SLACK)
          .ifPresent(channel -> element.put("initial_conversation", channel.id()));
      return input(input.key(), input.label(), input.hint(), input.required(), element);
    }

    private static ObjectNode element(String type) {
      return JSON.createObjectNode().put("type", type);
    }

    private static ObjectNode option(String code, String label) {
      ObjectNode option = JSON.createObjectNode();
      option.set("text", SlackControls.plain(label, MAX_OPTION));
      return option.put("value", code);
    }

    private static ArrayNode input(
        String key, String label, String hint, boolean required, ObjectNode element) {
      ObjectNode block = JSON.createObjectNode().put("type", "input").put("block_id", key);
      block.set("label", SlackControls.plain(label, MAX_LABEL));
      if (!hint.isBlank()) {
        block.set("hint", SlackControls.plain(hint, MAX_LABEL));
      }
      block.put("optional", !required);
      // unique in the view, as Slack wants it
      block.set("element", element.put("action_id", key));
      return JSON.createArrayNode().add(block);
    }
  }
}
