package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Collects what is wrong with blocks, in Slack's words and with Slack's pointers. */
final class Findings {
  private final List<String> messages = new ArrayList<>();
  private final Set<String> blockIds = new HashSet<>();
  private final Set<String> actionIds = new HashSet<>();
  private int characters;

  List<String> messages() {
    return messages;
  }

  /** All text of the message together, which Slack limits as well. */
  int characters() {
    return characters;
  }

  void add(String what, String pointer) {
    messages.add(what + " [json-pointer:" + pointer + "]");
  }

  void blockId(JsonNode block, String at) {
    unique(blockIds, block, "block_id", at);
  }

  void actionId(JsonNode element, String at) {
    unique(actionIds, element, "action_id", at);
  }

  private void unique(Set<String> seen, JsonNode node, String field, String at) {
    string(node, field, at, 0, 255);
    String id = Wire.text(node, field);
    if (!id.isEmpty() && !seen.add(id)) {
      add(field + " already exists: " + id, at + "/" + field);
    }
  }

  /** A string that may be missing, but must be short enough. */
  void string(JsonNode node, String field, String at, int least, int most) {
    JsonNode value = node.path(field);
    String here = at + "/" + field;
    if (value.isMissingNode()) {
      if (least > 0) {
        add("missing required field: " + field, at);
      }
    } else if (!value.isString()) {
      add("must be a string", here);
    } else {
      length(value.asString(), here, least, most);
    }
  }

  private void length(String text, String at, int least, int most) {
    if (text.length() > most) {
      add("must be less than " + (most + 1) + " characters", at);
    } else if (text.length() < least) {
      add("must be more than " + (least - 1) + " characters", at);
    }
  }

  /** A text object of one of the kinds, with at least one character. */
  void text(JsonNode node, String field, String at, int most, boolean required, String... kinds) {
    JsonNode text = node.path(field);
    String here = at + "/" + field;
    if (text.isMissingNode()) {
      if (required) {
        add("missing required field: " + field, at);
      }
      return;
    }
    textObject(text, here, most, kinds);
  }

  void textObject(JsonNode text, String at, int most, String... kinds) {
    if (!text.isObject() || !List.of(kinds).contains(Wire.text(text, "type"))) {
      add("must be a text object of type " + String.join(" or ", kinds), at);
      return;
    }
    string(text, "text", at, 1, most);
    characters += Wire.text(text, "text").length();
  }

  /** An array of so many things; an empty list stands for one that is not usable. */
  List<JsonNode> array(JsonNode node, String field, String at, int least, int most) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      add("missing required field: " + field, at);
      return List.of();
    }
    if (!value.isArray()) {
      add("must be an array", at + "/" + field);
      return List.of();
    }
    if (value.size() > most) {
      add("no more than " + most + " items allowed", at + "/" + field);
    } else if (value.size() < least) {
      add("no fewer than " + least + " items allowed", at + "/" + field);
    }
    return List.copyOf(value.values());
  }

  void onlyFields(JsonNode node, String at, Set<String> allowed) {
    for (String name : node.propertyNames()) {
      if (!allowed.contains(name)) {
        add("invalid additional property: " + name, at);
      }
    }
  }
}
