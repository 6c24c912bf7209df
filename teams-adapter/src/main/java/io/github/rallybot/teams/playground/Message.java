package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.Wire;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as the workspace keeps it.
 *
 * @param id the milliseconds since 1970 at which it came, unique in the workspace
 * @param root the message at the top of its thread; empty if it is at the top itself
 * @param from who wrote it, by id
 * @param body its {@code text}, {@code summary}, {@code attachments} and {@code entities}, as an
 *     activity has them; empty once it was deleted
 */
public record Message(
    String place, String id, Optional<String> root, String from, boolean edited, ObjectNode body) {

  public Message {
    // callers may keep editing theirs
    body = body.deepCopy();
  }

  public String text() {
    return Wire.text(body, "text");
  }

  public String summary() {
    return Wire.text(body, "summary");
  }

  /** The Adaptive Card that it holds; a missing node if none. */
  public JsonNode card() {
    return body.path("attachments").path(0).path("content");
  }

  public boolean deleted() {
    return body.isEmpty();
  }

  /** The message at the top of its thread, which may be itself. */
  String top() {
    return root.orElse(id);
  }

  Message updated(ObjectNode now) {
    return new Message(place, id, root, from, true, now);
  }

  ObjectNode stored() {
    ObjectNode stored =
        Wire.object().put("place", place).put("id", id).put("from", from).put("edited", edited);
    root.ifPresent(top -> stored.put("root", top));
    stored.set("body", body);
    return stored;
  }

  static Message from(JsonNode stored) {
    ObjectNode body = stored.path("body") instanceof ObjectNode object ? object : Wire.object();
    return new Message(
        Wire.text(stored, "place"),
        Wire.text(stored, "id"),
        Optional.of(Wire.text(stored, "root")).filter(top -> !top.isEmpty()),
        Wire.text(stored, "from"),
        Wire.flag(stored, "edited"),
        body);
  }
}
