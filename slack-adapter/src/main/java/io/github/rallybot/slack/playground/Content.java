package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Text and blocks as they come in: checked, and given the ids that Slack gives where none are. */
final class Content {
  private static final int POSTED_TEXT = 40_000;
  private static final int UPDATED_TEXT = 4_000;

  private final Workspace workspace;

  Content(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The body of a new message by the bot. */
  ObjectNode posted(JsonNode arguments) {
    ObjectNode body =
        Wire.object()
            .put("type", "message")
            .put("user", Workspace.BOT_USER)
            .put("bot_id", Workspace.BOT_ID)
            .put("app_id", Workspace.APP_ID)
            .put("team", Workspace.TEAM_ID);
    fill(body, arguments, POSTED_TEXT);
    metadata(body, arguments);
    return body;
  }

  /** An earlier body with new content; metadata stays unless it is given anew. */
  ObjectNode updated(ObjectNode earlier, JsonNode arguments) {
    if (!arguments.has("text") && !arguments.has("blocks") && !arguments.has("metadata")) {
      throw new SlackError("no_text");
    }
    ObjectNode body = earlier.deepCopy();
    if (arguments.has("text") || arguments.has("blocks")) {
      // text alone takes the blocks away, see docs.slack.dev/reference/methods/chat.update
      body.remove("blocks");
      boolean silent = arguments.has("blocks");
      fill(body, arguments, UPDATED_TEXT);
      if (!silent) {
        body.putObject("edited").put("user", Workspace.BOT_USER).put("ts", workspace.nextTs());
      }
    }
    metadata(body, arguments);
    return body;
  }

  private void fill(ObjectNode body, JsonNode arguments, int longest) {
    String text = Wire.text(arguments, "text");
    JsonNode blocks = arguments.path("blocks");
    boolean bare = blocks.isMissingNode() || (blocks.isArray() && blocks.isEmpty());
    if (text.isEmpty() && bare) {
      throw new SlackError("no_text");
    }
    if (text.length() > longest) {
      throw new SlackError("msg_too_long");
    }
    body.put("text", text);
    if (!bare) {
      BlockRules.checkMessage(blocks);
      pictures(blocks);
      body.set("blocks", completed(blocks, workspace));
    }
  }

  /** A picture is a file that Slack has. */
  private void pictures(JsonNode blocks) {
    for (JsonNode image : blocks.findParents("slack_file")) {
      if (workspace.file(Wire.text(image.path("slack_file"), "id")).isEmpty()) {
        throw new SlackError("invalid_blocks", List.of("[ERROR] invalid slack file"));
      }
    }
  }

  private static void metadata(ObjectNode body, JsonNode arguments) {
    JsonNode metadata = arguments.path("metadata");
    if (metadata.isMissingNode()) {
      return;
    }
    if (metadata.isObject() && metadata.isEmpty()) {
      body.remove("metadata");
      return;
    }
    if (Wire.text(metadata, "event_type").isEmpty() || !metadata.path("event_payload").isObject()) {
      throw new SlackError("invalid_metadata_format");
    }
    body.set("metadata", metadata);
  }

  /** Blocks in which everything has an id, as Slack hands them back. */
  static ArrayNode completed(JsonNode blocks, Workspace workspace) {
    ArrayNode copy = (ArrayNode) blocks.deepCopy();
    for (JsonNode each : copy) {
      if (!(each instanceof ObjectNode block)) {
        continue;
      }
      if (!block.has("block_id")) {
        block.put("block_id", "b" + workspace.nextTs());
      }
      for (JsonNode inner : Elements.of(block)) {
        if (inner instanceof ObjectNode element && !element.has("action_id")) {
          element.put("action_id", "a" + workspace.nextTs());
        }
      }
    }
    return copy;
  }

  /** What stays of a deleted message that has replies. */
  static ObjectNode tombstone(String ts) {
    return bySlack("This message was deleted.")
        .put("subtype", "tombstone")
        .put("hidden", true)
        .put("ts", ts);
  }

  /** A line by Slack itself, for one person's eyes. */
  static ObjectNode bySlack(String text) {
    return Wire.object().put("type", "message").put("user", Workspace.SLACKBOT).put("text", text);
  }
}
