package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.Wire;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a call of the bot is answered with.
 *
 * @param result for the log: holds no content
 */
record Reply(int status, Map<String, String> headers, ObjectNode body, String result) {

  static Reply ok(ObjectNode body) {
    return new Reply(200, Map.of(), body, "ok");
  }

  static Reply created(ObjectNode body) {
    return new Reply(201, Map.of(), body, "ok");
  }

  static Reply error(ConnectorError error) {
    return new Reply(error.status(), Map.of(), error.body(), error.code());
  }

  static Reply rateLimited(Duration wait) {
    return new Reply(
        429,
        Map.of("Retry-After", Long.toString(wait.toSeconds())),
        new ConnectorError(429, "TooManyRequests", "API calls quota exceeded").body(),
        "TooManyRequests");
  }

  /** What Microsoft's login refuses, with the number that its help pages are found by. */
  static Reply noLogin(int status, String error, long number) {
    ObjectNode body = Wire.object().put("error", error).put("error_description", "AADSTS" + number);
    body.putArray("error_codes").add(number);
    return new Reply(status, Map.of(), body, error);
  }
}
