package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document of the bot's.
 *
 * @param readers the channels that may read it; nobody else does
 */
public record Canvas(String id, String title, String markdown, Set<String> readers) {
  public Canvas {
    readers = Set.copyOf(readers);
  }

  Canvas saying(String words) {
    return new Canvas(id, title, words, readers);
  }

  Canvas readIn(String channel) {
    Set<String> more = new TreeSet<>(readers);
    more.add(channel);
    return new Canvas(id, title, markdown, more);
  }

  ObjectNode stored() {
    ObjectNode json = Wire.object().put("id", id).put("title", title).put("markdown", markdown);
    new TreeSet<>(readers).forEach(json.putArray("readers")::add);
    return json;
  }

  static Canvas from(JsonNode stored) {
    Set<String> readers = new TreeSet<>();
    stored.path("readers").forEach(one -> readers.add(one.asString()));
    return new Canvas(
        Wire.text(stored, "id"),
        Wire.text(stored, "title"),
        Wire.text(stored, "markdown"),
        readers);
  }
}
