package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Pace;
import io.github.rallybot.playground.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The modals that people have open, at most three on top of each other, and the triggers that allow
 * the bot to open one: each works once, within three seconds. Source:
 * docs.slack.dev/surfaces/modals. Lost with the process, as Slack's are with a reload.
 */
final class Modals {
  private static final Duration TRIGGER = Duration.ofSeconds(3);
  private static final int DEEPEST = 3;

  private record Trigger(String userId, Instant issued, boolean used) {}

  private final Workspace workspace;
  private final Pace pace;
  private final Map<String, Trigger> triggers = new HashMap<>();
  private final Map<String, Deque<ObjectNode>> stacks = new HashMap<>();

  Modals(Workspace workspace, Pace pace) {
    this.workspace = workspace;
    this.pace = pace;
  }

  synchronized String trigger(String userId) {
    String id = "%s.%s.%s".formatted(workspace.nextTs(), "7701", Workspace.TEAM_ID);
    triggers.put(id, new Trigger(userId, pace.real(), false));
    return id;
  }

  private String redeem(String id) {
    Trigger trigger = triggers.get(id);
    if (trigger == null) {
      throw new SlackError("invalid_trigger_id");
    }
    if (trigger.used()) {
      throw new SlackError("exchanged_trigger_id");
    }
    // in real time: it measures the bot's own work, which no virtual clock makes faster
    if (pace.real().isAfter(trigger.issued().plus(TRIGGER))) {
      throw new SlackError("expired_trigger_id");
    }
    triggers.put(id, new Trigger(trigger.userId(), trigger.issued(), true));
    return trigger.userId();
  }

  synchronized ObjectNode open(JsonNode arguments) {
    JsonNode view = Views.checked(arguments, "modal");
    String user = redeem(Wire.text(arguments, "trigger_id"));
    Deque<ObjectNode> stack = new ArrayDeque<>();
    stacks.put(user, stack);
    return push(stack, view);
  }

  synchronized ObjectNode push(JsonNode arguments) {
    JsonNode view = Views.checked(arguments, "modal");
    String user = redeem(Wire.text(arguments, "trigger_id"));
    return push(stacks.computeIfAbsent(user, id -> new ArrayDeque<>()), view);
  }

  /** Pushes the view that the answer to a submission carries. */
  synchronized void pushOnto(String userId, JsonNode view) {
    Views.check(view, "modal");
    push(stacks.computeIfAbsent(userId, id -> new ArrayDeque<>()), view);
  }

  private ObjectNode push(Deque<ObjectNode> stack, JsonNode view) {
    if (stack.size() >= DEEPEST) {
      throw new SlackError("push_limit_reached");
    }
    String id = "V" + workspace.nextTs().replace(".", "");
    ObjectNode below = stack.peekLast();
    ObjectNode shown = Views.shown(view, id, workspace);
    shown.put("root_view_id", below == null ? id : Wire.text(below, "root_view_id"));
    shown.put("previous_view_id", below == null ? null : Wire.text(below, "id"));
    stack.addLast(shown);
    workspace.touch();
    return shown.deepCopy();
  }

  synchronized ObjectNode update(JsonNode arguments) {
    JsonNode view = Views.checked(arguments, "modal");
    for (Deque<ObjectNode> stack : stacks.values()) {
      for (ObjectNode open : stack) {
        if (matches(open, arguments)) {
          Views.checkHash(open, arguments);
          replace(open, view);
          return open.deepCopy();
        }
      }
    }
    throw new SlackError("not_found");
  }

  /** Replaces a view that this person has open; nothing happens if it was closed meanwhile. */
  synchronized void replace(String userId, String viewId, JsonNode view) {
    Views.check(view, "modal");
    for (ObjectNode open : stacks.getOrDefault(userId, new ArrayDeque<>())) {
      if (Wire.text(open, "id").equals(viewId)) {
        replace(open, view);
      }
    }
  }

  private void replace(ObjectNode open, JsonNode view) {
    ObjectNode next = Views.shown(view, Wire.text(open, "id"), workspace);
    next.set("root_view_id", open.path("root_view_id"));
    next.set("previous_view_id", open.path("previous_view_id"));
    open.removeAll();
    open.setAll(next);
    workspace.touch();
  }

  private static boolean matches(JsonNode open, JsonNode arguments) {
    String external = Wire.text(arguments, "external_id");
    return external.isEmpty()
        ? Wire.text(open, "id").equals(Wire.text(arguments, "view_id"))
        : external.equals(Wire.text(open, "external_id"));
  }

  /** The view that a person has on top, if it is this one. */
  synchronized Optional<ObjectNode> top(String userId, String viewId) {
    return top(userId).filter(view -> Wire.text(view, "id").equals(viewId));
  }

  synchronized Optional<ObjectNode> top(String userId) {
    // a copy: the view itself may be replaced while others read
    return Optional.ofNullable(stacks.getOrDefault(userId, new ArrayDeque<>()).peekLast())
        .map(ObjectNode::deepCopy);
  }

  synchronized int depth(String userId) {
    return stacks.getOrDefault(userId, new ArrayDeque<>()).size();
  }

  synchronized void close(String userId, String viewId) {
    Deque<ObjectNode> stack = stacks.getOrDefault(userId, new ArrayDeque<>());
    stack.removeIf(view -> Wire.text(view, "id").equals(viewId));
    workspace.touch();
  }

  synchronized void clear(String userId) {
    stacks.remove(userId);
    workspace.touch();
  }
}
