package io.github.rallybot.slack;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.FileRef;
import io.github.rallybot.chat.FileShared;
import io.github.rallybot.chat.HomeOpened;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UserRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Translates the two events that the bot listens to: its home was opened, and a file was dropped in
 * a direct conversation with it. Everything else that is said there is nothing to it.
 *
 * <p>The identity of an event is its {@code event_id}, which stays the same when Slack sends it
 * again.
 *
 * @see <a href="https://docs.slack.dev/apis/events-api">The Events API</a>
 * @see <a href="https://docs.slack.dev/reference/events/app_home_opened">app_home_opened</a>
 * @see <a href="https://docs.slack.dev/reference/events/message/file_share">file_share</a>
 */
final class SlackEvents {

  static final String CALLBACK = "event_callback";

  private SlackEvents() {}

  /** Whether an event is one of the two. */
  static boolean wanted(JsonNode payload) {
    return isHome(payload.path("event")) || isFileShare(payload.path("event"));
  }

  private static boolean isHome(JsonNode event) {
    return text(event, "type").equals("app_home_opened") && text(event, "tab").equals("home");
  }

  /** A bot's own files come with its id. */
  private static boolean isFileShare(JsonNode event) {
    return text(event, "type").equals("message")
        && text(event, "subtype").equals("file_share")
        && text(event, "channel_type").equals("im")
        && text(event, "bot_id").isEmpty();
  }

  /** Somebody opened the tab of the home; the bot's messages are another tab. */
  static Optional<HomeOpened> homeOpened(JsonNode payload) {
    JsonNode event = payload.path("event");
    String user = text(event, "user");
    return isHome(event) && !user.isBlank()
        ? Optional.of(new HomeOpened(text(payload, "event_id"), new UserRef(Platform.SLACK, user)))
        : Optional.empty();
  }

  /** The files of a message, in its order. */
  static List<FileShared> files(JsonNode payload, String ourTeam) {
    JsonNode event = payload.path("event");
    String user = text(event, "user");
    String channel = text(event, "channel");
    String ts = text(event, "ts");
    String id = text(payload, "event_id");
    List<FileShared> files = new ArrayList<>();
    if (!isFileShare(event)
        || user.isBlank()
        || channel.isBlank()
        || ts.isBlank()
        || id.isBlank()) {
      return files;
    }
    ChannelRef where = new ChannelRef(Platform.SLACK, channel);
    for (JsonNode file : event.path("files")) {
      String fileId = text(file, "id");
      if (!fileId.isBlank()) {
        files.add(
            new FileShared(
                files.isEmpty() ? id : id + ":" + fileId,
                new UserRef(Platform.SLACK, user),
                isStranger(event, ourTeam),
                where,
                new MessageRef(where, ts),
                new FileRef(Platform.SLACK, fileId),
                text(file, "name"),
                Math.max(0, file.path("size").asLong(0))));
      }
    }
    return files;
  }

  private static boolean isStranger(JsonNode event, String ourTeam) {
    String team = text(event, "user_team");
    return SlackDeeds.isElsewhere(team.isEmpty() ? text(event, "team") : team, ourTeam);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
