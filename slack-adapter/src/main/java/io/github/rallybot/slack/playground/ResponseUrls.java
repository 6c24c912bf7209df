package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Pace;
import io.github.rallybot.playground.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The addresses to which the bot answers an interaction: each lives for thirty minutes and works
 * five times. Source: docs.slack.dev/interactivity/handling-user-interaction.
 */
final class ResponseUrls {
  private static final Duration LIFETIME = Duration.ofMinutes(30);
  private static final int USES = 5;

  private record Address(
      String channel, String user, Optional<String> messageTs, Instant issued, int uses) {}

  private final Workspace workspace;
  private final Content content;
  private final Pace pace;
  private final Map<String, Address> addresses = new HashMap<>();

  ResponseUrls(Workspace workspace, Content content, Pace pace) {
    this.workspace = workspace;
    this.content = content;
    this.pace = pace;
  }

  synchronized String issue(String channel, String user, Optional<String> messageTs) {
    String id = "R" + workspace.nextTs().replace(".", "");
    addresses.put(id, new Address(channel, user, messageTs, pace.virtual(), 0));
    return id;
  }

  synchronized WebApi.Reply use(String id, JsonNode arguments) {
    Address address = addresses.get(id);
    if (address == null || pace.virtual().isAfter(address.issued().plus(LIFETIME))) {
      return refused(404, "expired_url");
    }
    if (address.uses() >= USES) {
      return refused(404, "used_url");
    }
    addresses.put(
        id,
        new Address(
            address.channel(),
            address.user(),
            address.messageTs(),
            address.issued(),
            address.uses() + 1));
    try {
      answer(address, arguments);
      return WebApi.Reply.ok(Wire.ok());
    } catch (SlackError refusal) {
      return new WebApi.Reply(400, Map.of(), refusal.body());
    }
  }

  private static WebApi.Reply refused(int status, String error) {
    return new WebApi.Reply(status, Map.of(), new SlackError(error).body());
  }

  private void answer(Address address, JsonNode arguments) {
    boolean delete = Wire.flag(arguments, "delete_original");
    if (delete || Wire.flag(arguments, "replace_original")) {
      Message original =
          address
              .messageTs()
              .flatMap(ts -> workspace.message(address.channel(), ts))
              .orElseThrow(() -> new SlackError("message_not_found"));
      if (delete) {
        workspace.delete(original.channel(), original.ts());
      } else {
        workspace.put(
            new Message(
                original.channel(),
                original.ts(),
                original.onlyFor(),
                content.updated(original.body(), arguments)));
      }
      return;
    }
    say(address.channel(), address.user(), arguments);
  }

  /** A new message, for everybody or for one, also in channels that the bot is not in. */
  void say(String channel, String user, JsonNode arguments) {
    boolean toAll = Wire.text(arguments, "response_type").equals("in_channel");
    workspace.add(channel, toAll ? Optional.empty() : Optional.of(user), content.posted(arguments));
  }
}
