package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Canvases that stand by themselves: made, replaced as a whole, opened to channels for reading, and
 * deleted. Nothing else is played. Source: docs.slack.dev/reference/methods/canvases.create and its
 * neighbours.
 */
final class Canvases {
  /** What Slack takes of markdown, in characters. */
  private static final int LARGEST = 1 << 20;

  private static final Pattern CHANNEL = Pattern.compile("C[A-Z0-9]+");

  private final Workspace workspace;
  private final FileStore files;

  Canvases(Workspace workspace, FileStore files) {
    this.workspace = workspace;
    this.files = files;
  }

  /** {@code canvases.create}. */
  ObjectNode create(JsonNode arguments) {
    String markdown =
        arguments.has("document_content") ? markdown(arguments.path("document_content")) : "";
    Canvas canvas = new Canvas(files.nextId(), Wire.text(arguments, "title"), markdown, Set.of());
    workspace.put(canvas);
    return Wire.ok().put("canvas_id", canvas.id());
  }

  /** {@code canvases.edit} with one change that replaces everything. */
  ObjectNode edit(JsonNode arguments) {
    Canvas canvas = canvas(arguments);
    JsonNode changes = read(arguments.path("changes"));
    JsonNode change = changes.path(0);
    if (changes.size() != 1
        || !Wire.text(change, "operation").equals("replace")
        || change.has("section_id")) {
      throw new SlackError("invalid_arguments");
    }
    workspace.put(canvas.saying(markdown(change.path("document_content"))));
    return Wire.ok();
  }

  /** {@code canvases.access.set} for channels, to read. */
  ObjectNode access(JsonNode arguments) {
    Canvas canvas = canvas(arguments);
    JsonNode channels = read(arguments.path("channel_ids"));
    if (!Wire.text(arguments, "access_level").equals("read") || channels.isEmpty()) {
      throw new SlackError("invalid_arguments");
    }
    for (JsonNode channel : channels) {
      String id = channel.asString("");
      if (!CHANNEL.matcher(id).matches()
          || workspace.channel(id).filter(one -> one.has(Workspace.BOT_USER)).isEmpty()) {
        throw new SlackError("channel_not_found");
      }
      canvas = canvas.readIn(id);
    }
    workspace.put(canvas);
    return Wire.ok();
  }

  /** {@code canvases.delete}. */
  ObjectNode delete(JsonNode arguments) {
    workspace.remove(canvas(arguments));
    return Wire.ok();
  }

  private Canvas canvas(JsonNode arguments) {
    return workspace
        .canvas(Wire.text(arguments, "canvas_id"))
        .orElseThrow(() -> new SlackError("canvas_not_found"));
  }

  /** In a form, what is no word is JSON. */
  private static JsonNode read(JsonNode argument) {
    try {
      return argument.isString() ? Wire.JSON.readTree(argument.asString()) : argument;
    } catch (JacksonException unreadable) {
      throw new SlackError("invalid_arguments");
    }
  }

  private static String markdown(JsonNode given) {
    JsonNode content = read(given);
    String markdown = Wire.text(content, "markdown");
    if (!Wire.text(content, "type").equals("markdown") || markdown.length() > LARGEST) {
      throw new SlackError("invalid_arguments");
    }
    return markdown;
  }
}
