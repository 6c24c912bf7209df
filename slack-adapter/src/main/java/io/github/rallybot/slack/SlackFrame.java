package io.github.rallybot.slack;

import com.slack.api.bolt.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What comes over a Socket Mode connection: word of the connection itself, or an envelope with what
 * would else come over HTTP.
 *
 * @param type {@code hello}, {@code disconnect}, or the kind of envelope
 * @param envelope the envelope's id, by which it is acknowledged; empty if it is none
 * @param takesPayload whether the acknowledgement may carry an answer
 * @param again whether Slack says that it sends this once more
 * @param app the id of the app that the connection or the payload is for; empty if it is not said
 * @param reason why the connection is to end; empty if it is not said
 * @param payload what the envelope holds
 * @see <a href="https://docs.slack.dev/apis/events-api/using-socket-mode">Using Socket Mode</a>
 */
record SlackFrame(
    String type,
    String envelope,
    boolean takesPayload,
    boolean again,
    String app,
    String reason,
    JsonNode payload) {

  static final String HELLO = "hello";
  static final String DISCONNECT = "disconnect";

  private static final JsonMapper JSON = new JsonMapper();

  /** Reads a frame; empty if it is nothing that Slack could have sent. */
  static Optional<SlackFrame> of(String text) {
    JsonNode frame;
    try {
      frame = JSON.readTree(text);
    } catch (JacksonException e) {
      return Optional.empty();
    }
    String type = frame.path("type").asString("");
    String app = frame.path("payload").path("api_app_id").asString("");
    return type.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SlackFrame(
                type,
                frame.path("envelope_id").asString(""),
                frame.path("accepts_response_payload").asBoolean(false),
                frame.path("retry_attempt").asInt(0) > 0,
                app.isEmpty() ? frame.path("connection_info").path("app_id").asString("") : app,
                frame.path("reason").asString(""),
                frame.path("payload")));
  }

  /** The payload as Slack would have sent it over HTTP. */
  String body() {
    if (type.equals("interactive")) {
      return "payload=" + encoded(payload.toString());
    }
    if (type.equals("slash_commands")) {
      StringJoiner form = new StringJoiner("&");
      payload
          .properties()
          .forEach(
              field -> form.add(field.getKey() + "=" + encoded(field.getValue().asString(""))));
      return form.toString();
    }
    return payload.toString();
  }

  /** What acknowledges the envelope, with the answer in it if there is one and it may be. */
  String acknowledgement(Response answer) {
    ObjectNode acknowledgement = JSON.createObjectNode().put("envelope_id", envelope);
    String body = answer.getBody();
    if (takesPayload && body != null && !body.isEmpty()) {
      acknowledgement.set("payload", JSON.readTree(body));
    }
    return acknowledgement.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
