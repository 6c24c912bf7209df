package io.github.rallybot.slack;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.delivery.Pace.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Looks whether a post whose answer never came did arrive, by the intent that it carries in its
 * metadata. Messages are read for nothing else.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/conversations.history">History</a>
 * @see <a href="https://docs.slack.dev/reference/methods/conversations.replies">Replies</a>
 */
final class SlackHistory {

  static final String METADATA_TYPE = "rallybot_card";

  private static final int PAGE = 200;
  private static final int MAX_PAGES = 5;

  /** Beyond what the gate tolerates of what Slack sends, so that a copy is found all the same. */
  private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(6);

  private final SlackWeb web;

  SlackHistory(SlackWeb web) {
    this.web = web;
  }

  /** As {@link io.github.rallybot.chat.ChatPlatform#find} says. */
  Optional<List<MessageRef>> find(
      ChannelRef channel, Optional<MessageRef> thread, String intent, Instant since) {
    // without this scope Slack may leave the metadata out, and every message would look strange
    if (web.scopes().isPresent() && !web.scopes().get().contains(SlackScopes.METADATA)) {
      return Optional.empty();
    }
    Map<String, String> arguments = new HashMap<>();
    arguments.put("channel", channel.id());
    thread.ifPresent(parent -> arguments.put("ts", parent.id()));
    arguments.put("oldest", since.minus(CLOCK_DIFFERENCE).getEpochSecond() + ".000000");
    arguments.put("inclusive", "true");
    arguments.put("include_all_metadata", "true");
    arguments.put("limit", String.valueOf(PAGE));
    String method = thread.isPresent() ? "conversations.replies" : "conversations.history";
    List<MessageRef> found = new ArrayList<>();
    boolean complete = false;
    for (int page = 0; page < MAX_PAGES && !complete; page++) {
      JsonNode messages;
      try {
        messages = web.call(Quota.perMinute("slack:" + method, 50), arguments);
      } catch (Blocked e) {
        if (e.code().equals("missing_scope")) {
          return Optional.empty();
        }
        throw e;
      }
      for (JsonNode message : messages.path("messages")) {
        if (carries(message, intent)) {
          found.add(new MessageRef(channel, message.path("ts").asString("")));
        }
      }
      String cursor = messages.path("response_metadata").path("next_cursor").asString("");
      arguments.put("cursor", cursor);
      complete = cursor.isEmpty();
    }
    if (thread.isEmpty()) {
      // a channel comes newest first, a thread oldest first
      Collections.reverse(found);
    }
    return complete || !found.isEmpty() ? Optional.of(found) : Optional.empty();
  }

  private static boolean carries(JsonNode message, String intent) {
    JsonNode metadata = message.path("metadata");
    return metadata.path("event_type").asString("").equals(METADATA_TYPE)
        && metadata.path("event_payload").path("id").asString("").equals(intent)
        && !message.path("ts").asString("").isBlank();
  }
}
