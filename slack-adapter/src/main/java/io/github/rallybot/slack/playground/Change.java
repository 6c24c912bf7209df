package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The changes of a workspace, as its state file holds them. */
final class Change {
  static final String CHANNEL = "channel";
  static final String MESSAGE = "message";
  static final String DELETION = "deletion";
  static final String HOME = "home";
  static final String FILE = "file";
  static final String CANVAS = "canvas";
  static final String CANVAS_DELETION = "canvas-deletion";

  private Change() {}

  static ObjectNode of(Channel channel) {
    return change(CHANNEL, channel.stored());
  }

  static ObjectNode of(Message message) {
    return change(MESSAGE, message.stored());
  }

  static ObjectNode of(SharedFile file) {
    return change(FILE, file.stored());
  }

  static ObjectNode of(Canvas canvas) {
    return change(CANVAS, canvas.stored());
  }

  /** The home of a person, as it was published last. */
  static ObjectNode home(String userId, JsonNode view) {
    return change(HOME, view).put("user", userId);
  }

  static ObjectNode deletion(String channelId, String ts) {
    return Wire.object().put("change", DELETION).put("channel", channelId).put("ts", ts);
  }

  static ObjectNode deletion(Canvas canvas) {
    return Wire.object().put("change", CANVAS_DELETION).put("id", canvas.id());
  }

  private static ObjectNode change(String kind, JsonNode what) {
    ObjectNode change = Wire.object().put("change", kind);
    change.set(kind, what);
    return change;
  }
}
