package io.github.rallybot.slack;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What has arrived, seen from outside: enough to tell what is ours and for which workspace, before
 * anything else reads it.
 *
 * @param kind the payload's type; {@code command} and {@code ssl_check} for those
 * @param form whether it came as a form, as every deed does
 * @param team the workspace it was sent for; empty if it names none
 * @param payload the whole of it, if it is JSON; else nothing
 */
record SlackEnvelope(String kind, boolean form, String team, JsonNode payload) {

  static final String COMMAND = "command";
  static final String SSL_CHECK = "ssl_check";

  private static final JsonMapper JSON = new JsonMapper();

  /** Reads the outside of a body; empty if it is nothing that Slack could have sent. */
  static Optional<SlackEnvelope> of(String body) {
    try {
      return body.stripLeading().startsWith("{") ? json(body, false) : form(body);
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<SlackEnvelope> form(String body) {
    String team = "";
    String kind = "";
    for (String pair : body.strip().split("&", -1)) {
      String[] sides = pair.split("=", 2);
      if (sides.length < 2) {
        continue;
      }
      String value = URLDecoder.decode(sides[1], StandardCharsets.UTF_8);
      if (sides[0].equals("payload")) {
        return json(value, true);
      } else if (sides[0].equals("command")) {
        kind = COMMAND;
      } else if (sides[0].equals("ssl_check") && kind.isEmpty()) {
        kind = SSL_CHECK;
      } else if (sides[0].equals("team_id")) {
        team = value;
      }
    }
    return kind.isEmpty()
        ? Optional.empty()
        : Optional.of(new SlackEnvelope(kind, true, team, MissingNode.getInstance()));
  }

  private static Optional<SlackEnvelope> json(String text, boolean form) {
    JsonNode payload = JSON.readTree(text);
    String kind = payload.path("type").asString("");
    String team =
        kind.equals(SlackEvents.CALLBACK)
            ? payload.path("team_id").asString("")
            : payload.path("team").path("id").asString("");
    return kind.isEmpty()
        ? Optional.empty()
        : Optional.of(new SlackEnvelope(kind, form, team, payload));
  }
}
