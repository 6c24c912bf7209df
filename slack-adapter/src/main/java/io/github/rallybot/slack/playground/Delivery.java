package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that goes to the bot.
 *
 * @param takesAnswer whether what the bot answers means anything
 * @param attempt 0 the first time
 * @param reason why it comes again; empty the first time
 */
record Delivery(Kind kind, ObjectNode payload, boolean takesAnswer, int attempt, String reason) {

  /** What there is to send, under the names that Socket Mode has for it. */
  enum Kind {
    INTERACTION("interactive"),
    COMMAND("slash_commands"),
    EVENT("events_api");

    private final String envelope;

    Kind(String envelope) {
      this.envelope = envelope;
    }

    String envelope() {
      return envelope;
    }
  }

  static Delivery interaction(ObjectNode payload) {
    boolean takesAnswer = Wire.text(payload, "type").equals("view_submission");
    return new Delivery(Kind.INTERACTION, payload, takesAnswer, 0, "");
  }

  static Delivery command(Map<String, String> form) {
    ObjectNode payload = Wire.object();
    form.forEach(payload::put);
    return new Delivery(Kind.COMMAND, payload, true, 0, "");
  }

  static Delivery event(ObjectNode payload) {
    return new Delivery(Kind.EVENT, payload, false, 0, "");
  }

  Delivery again(String why) {
    return new Delivery(kind, payload, takesAnswer, attempt + 1, why);
  }

  /** The body of the request in which it goes over HTTP. */
  String body() {
    if (kind == Kind.EVENT) {
      return payload.toString();
    }
    if (kind == Kind.INTERACTION) {
      return Wire.encode(Map.of("payload", payload.toString()));
    }
    Map<String, String> form = new LinkedHashMap<>();
    payload.properties().forEach(field -> form.put(field.getKey(), field.getValue().asString("")));
    return Wire.encode(form);
  }
}
