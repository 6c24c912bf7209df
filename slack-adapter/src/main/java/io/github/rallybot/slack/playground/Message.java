package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as the workspace keeps it.
 *
 * @param onlyFor the one person who sees it, if it is ephemeral
 * @param body the message in Slack's own JSON, with its metadata
 */
public record Message(String channel, String ts, Optional<String> onlyFor, ObjectNode body) {

  public Message {
    // callers may keep editing theirs
    body = body.deepCopy();
  }

  public String author() {
    return Wire.text(body, "user");
  }

  public String text() {
    return Wire.text(body, "text");
  }

  public JsonNode blocks() {
    return body.path("blocks");
  }

  public JsonNode metadata() {
    return body.path("metadata");
  }

  /** The first message of the thread that this one is a reply in, if it is one. */
  public Optional<String> repliesTo() {
    return Optional.of(Wire.text(body, "thread_ts"))
        .filter(root -> !root.isEmpty() && !root.equals(ts));
  }

  boolean byBot() {
    return author().equals(Workspace.BOT_USER);
  }

  /** The message as the Web API shows it, which leaves metadata out unless asked. */
  ObjectNode json(boolean withMetadata) {
    ObjectNode json = body.deepCopy();
    if (!withMetadata) {
      json.remove("metadata");
    }
    return json;
  }

  ObjectNode stored() {
    ObjectNode stored = Wire.object().put("channel", channel).put("ts", ts);
    onlyFor.ifPresent(user -> stored.put("onlyFor", user));
    stored.set("body", body);
    return stored;
  }

  static Message from(JsonNode stored) {
    ObjectNode body = stored.path("body") instanceof ObjectNode object ? object : Wire.object();
    return new Message(
        Wire.text(stored, "channel"),
        Wire.text(stored, "ts"),
        Optional.of(Wire.text(stored, "onlyFor")).filter(user -> !user.isEmpty()),
        body);
  }
}
