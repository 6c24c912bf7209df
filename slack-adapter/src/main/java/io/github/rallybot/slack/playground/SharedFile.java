package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file that somebody shared; its bytes are kept apart.
 *
 * @param size in bytes
 * @param channel the conversation in which it was shared, or nothing if only messages show it
 */
public record SharedFile(
    String id, String name, String user, long size, String created, String channel) {

  private static final Map<String, String> MIME =
      Map.ofEntries(
          Map.entry("csv", "text/csv"),
          Map.entry("txt", "text/plain"),
          Map.entry("json", "application/json"),
          Map.entry("html", "text/html"),
          Map.entry("png", "image/png"),
          Map.entry("zip", "application/zip"),
          Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

  /** The ending of the name, as Slack guesses the type. */
  String type() {
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return MIME.containsKey(ending) ? ending : "binary";
  }

  String mimeType() {
    return MIME.getOrDefault(type(), "application/octet-stream");
  }

  /** The file as {@code files.info} and messages show it. */
  ObjectNode json(String base) {
    String path = base + Workspace.TEAM_ID + "-" + id + "/download/";
    ObjectNode json =
        Wire.object()
            .put("id", id)
            .put("created", Long.parseLong(created))
            .put("timestamp", Long.parseLong(created))
            .put("name", name)
            .put("title", name)
            .put("mimetype", mimeType())
            .put("filetype", type())
            .put("pretty_type", type().toUpperCase(Locale.ROOT))
            .put("user", user)
            .put("user_team", Workspace.TEAM_ID)
            .put("editable", false)
            .put("size", size)
            .put("mode", "hosted")
            .put("is_external", false)
            .put("is_public", false)
            .put("file_access", "visible");
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
    return json.put("url_private", path + safe).put("url_private_download", path + safe);
  }

  ObjectNode stored() {
    return Wire.object()
        .put("id", id)
        .put("name", name)
        .put("user", user)
        .put("size", size)
        .put("created", created)
        .put("channel", channel);
  }

  static SharedFile from(JsonNode stored) {
    return new SharedFile(
        Wire.text(stored, "id"),
        Wire.text(stored, "name"),
        Wire.text(stored, "user"),
        stored.path("size").asLong(),
        Wire.text(stored, "created"),
        Wire.text(stored, "channel"));
  }
}
