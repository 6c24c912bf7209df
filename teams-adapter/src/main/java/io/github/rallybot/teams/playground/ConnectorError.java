package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.Wire;
import tools.jackson.databind.node.ObjectNode;

/** What Teams answers to a call that it refuses, in its own form. */
final class ConnectorError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  ConnectorError(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static ConnectorError malformed(String message) {
    return new ConnectorError(400, "BadArgument", message);
  }

  static ConnectorError notThere(String what) {
    return new ConnectorError(404, what + "NotFound", what + " not found.");
  }

  static ConnectorError notInRoster() {
    return new ConnectorError(
        403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  ObjectNode body() {
    ObjectNode body = Wire.object();
    body.putObject("error").put("code", code).put("message", getMessage());
    return body;
  }
}
