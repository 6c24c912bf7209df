package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The interactive elements of blocks, and what their use looks like in a payload. */
final class Elements {
  private Elements() {}

  /** An element, in the block where it stands. */
  record Found(JsonNode block, JsonNode element) {}

  /** The interactive elements of one block. */
  static List<JsonNode> of(JsonNode block) {
    return switch (Wire.text(block, "type")) {
      case "actions" -> List.copyOf(block.path("elements").values());
      case "section" ->
          block.has("accessory") && !Wire.text(block.path("accessory"), "type").equals("image")
              ? List.of(block.path("accessory"))
              : List.of();
      case "input" -> List.of(block.path("element"));
      default -> List.of();
    };
  }

  static Optional<Found> find(JsonNode blocks, String actionId) {
    for (JsonNode block : blocks) {
      for (JsonNode element : of(block)) {
        if (Wire.text(element, "action_id").equals(actionId)) {
          return Optional.of(new Found(block, element));
        }
      }
    }
    return Optional.empty();
  }

  /** Nobody can choose more than the element allows. */
  static void checkChoice(JsonNode element, List<String> chosen) {
    int most =
        Wire.text(element, "type").startsWith("multi_")
            ? element.path("max_selected_items").asInt(Integer.MAX_VALUE)
            : Integer.MAX_VALUE;
    if (chosen.size() > most) {
      throw new IllegalArgumentException("at most " + most + " can be chosen here");
    }
  }

  /** What was done with the element, as an entry of {@code actions}. */
  static ObjectNode action(Found found, List<String> chosen, String ts) {
    JsonNode element = found.element();
    ObjectNode action =
        Wire.object()
            .put("action_id", Wire.text(element, "action_id"))
            .put("block_id", Wire.text(found.block(), "block_id"));
    if (Wire.text(element, "type").equals("button")) {
      action.set("text", element.path("text"));
      if (element.has("value")) {
        action.put("value", Wire.text(element, "value"));
      }
    }
    if (element.has("placeholder")) {
      action.set("placeholder", element.path("placeholder"));
    }
    action.setAll(value(element, chosen));
    return action.put("action_ts", ts);
  }

  /** {@code state.values}: what is chosen or typed in each element that can hold something. */
  static ObjectNode state(JsonNode blocks, Map<String, List<String>> chosen) {
    ObjectNode values = Wire.object();
    for (JsonNode block : blocks) {
      for (JsonNode element : of(block)) {
        String type = Wire.text(element, "type");
        if (type.equals("button") || type.equals("overflow")) {
          continue;
        }
        String actionId = Wire.text(element, "action_id");
        List<String> now = chosen.getOrDefault(actionId, initial(element));
        values.withObjectProperty(Wire.text(block, "block_id")).set(actionId, value(element, now));
      }
    }
    return values;
  }

  /** What an element holds before anybody touches it. */
  static List<String> initial(JsonNode element) {
    List<String> initial = new ArrayList<>();
    for (String name : element.propertyNames()) {
      if (name.startsWith("initial_")) {
        JsonNode given = element.path(name);
        Iterable<JsonNode> all = given.isArray() ? given : List.of(given);
        all.forEach(
            one -> initial.add(one.isObject() ? Wire.text(one, "value") : one.asString("")));
      }
    }
    return initial;
  }

  private static ObjectNode value(JsonNode element, List<String> chosen) {
    String type = Wire.text(element, "type");
    ObjectNode value = Wire.object().put("type", type);
    switch (type) {
      case "button" -> {}
      case "static_select", "overflow", "radio_buttons", "external_select" ->
          value.set("selected_option", option(element, chosen));
      case "multi_static_select", "checkboxes", "multi_external_select" -> {
        ArrayNode all = value.putArray("selected_options");
        chosen.forEach(one -> all.add(option(element, List.of(one))));
      }
      case "users_select" -> single(value, "selected_user", chosen);
      case "conversations_select" -> single(value, "selected_conversation", chosen);
      case "channels_select" -> single(value, "selected_channel", chosen);
      case "multi_users_select" -> many(value, "selected_users", chosen);
      case "multi_conversations_select" -> many(value, "selected_conversations", chosen);
      case "multi_channels_select" -> many(value, "selected_channels", chosen);
      case "datepicker" -> single(value, "selected_date", chosen);
      case "timepicker" -> single(value, "selected_time", chosen);
      case "datetimepicker" -> {
        if (chosen.isEmpty()) {
          value.putNull("selected_date_time");
        } else {
          value.put("selected_date_time", Long.parseLong(chosen.get(0)));
        }
      }
      default -> single(value, "value", chosen);
    }
    return value;
  }

  private static void single(ObjectNode value, String field, List<String> chosen) {
    value.put(field, chosen.isEmpty() || chosen.get(0).isEmpty() ? null : chosen.get(0));
  }

  private static void many(ObjectNode value, String field, List<String> chosen) {
    ArrayNode all = value.putArray(field);
    chosen.forEach(all::add);
  }

  private static JsonNode option(JsonNode element, List<String> chosen) {
    if (chosen.isEmpty() || chosen.get(0).isEmpty()) {
      return Wire.JSON.nullNode();
    }
    for (JsonNode options : element.findValues("options")) {
      for (JsonNode option : options) {
        if (Wire.text(option, "value").equals(chosen.get(0))) {
          return option;
        }
      }
    }
    throw new IllegalArgumentException("no such option: " + chosen.get(0));
  }

  static boolean isEmpty(JsonNode value) {
    for (String name : value.propertyNames()) {
      JsonNode held = value.path(name);
      if (!name.equals("type") && !held.isNull() && !(held.isArray() && held.isEmpty())) {
        return false;
      }
    }
    return true;
  }
}
