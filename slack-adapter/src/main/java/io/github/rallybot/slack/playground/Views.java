package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Views as they come in, and as Slack hands them back. */
final class Views {
  private Views() {}

  /** The view of a call, if it is well formed and of this type: modal or home. */
  static JsonNode checked(JsonNode arguments, String type) {
    JsonNode view = arguments.path("view");
    check(view, type);
    return view;
  }

  static void check(JsonNode view, String type) {
    BlockRules.checkView(view, type);
  }

  static void checkHash(JsonNode shown, JsonNode arguments) {
    String hash = Wire.text(arguments, "hash");
    if (!hash.isEmpty() && !hash.equals(Wire.text(shown, "hash"))) {
      throw new SlackError("hash_conflict");
    }
  }

  /** The view with everything that Slack adds; its hash is a new one each time. */
  static ObjectNode shown(JsonNode view, String id, Workspace workspace) {
    ObjectNode shown = (ObjectNode) view.deepCopy();
    shown
        .put("id", id)
        .put("team_id", Workspace.TEAM_ID)
        .put("app_id", Workspace.APP_ID)
        .put("bot_id", Workspace.BOT_ID)
        .put("hash", workspace.nextTs() + ".h");
    for (String text : new String[] {"private_metadata", "callback_id", "external_id"}) {
      if (!shown.has(text)) {
        shown.put(text, "");
      }
    }
    shown.set("blocks", Content.completed(view.path("blocks"), workspace));
    shown.putObject("state").set("values", Elements.state(shown.path("blocks"), Map.of()));
    return shown;
  }
}
