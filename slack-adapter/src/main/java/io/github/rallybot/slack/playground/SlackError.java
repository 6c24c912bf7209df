package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Slack says no: the error code and, for malformed blocks, what is wrong where. */
final class SlackError extends RuntimeException {
  private final String code;
  private final transient List<String> messages;

  SlackError(String code, List<String> messages) {
    super(code, null, false, false);
    this.code = code;
    this.messages = List.copyOf(messages);
  }

  SlackError(String code) {
    this(code, List.of());
  }

  String code() {
    return code;
  }

  ObjectNode body() {
    ObjectNode body = Wire.object().put("ok", false).put("error", code);
    if (!messages.isEmpty()) {
      ArrayNode errors = body.putArray("errors");
      ArrayNode details = body.putObject("response_metadata").putArray("messages");
      for (String message : messages) {
        errors.add(message);
        details.add("[ERROR] " + message);
      }
    }
    return body;
  }
}
