package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code chat.*} methods. */
final class ChatMethods {
  private final Workspace workspace;
  private final Content content;

  ChatMethods(Workspace workspace, Content content) {
    this.workspace = workspace;
    this.content = content;
  }

  ObjectNode post(JsonNode arguments) {
    Channel channel = workspace.postable(Wire.text(arguments, "channel"));
    ObjectNode body = content.posted(arguments);
    thread(channel, arguments).ifPresent(root -> body.put("thread_ts", root));
    Message message = workspace.add(channel.id(), Optional.empty(), body);
    ObjectNode answer = Wire.ok().put("channel", channel.id()).put("ts", message.ts());
    answer.set("message", message.json(true));
    return answer;
  }

  /** A reply to a reply joins the thread that it is in. */
  private Optional<String> thread(Channel channel, JsonNode arguments) {
    String ts = Wire.text(arguments, "thread_ts");
    if (ts.isEmpty()) {
      return Optional.empty();
    }
    Message parent =
        workspace.message(channel.id(), ts).orElseThrow(() -> new SlackError("thread_not_found"));
    if (parent.onlyFor().isPresent()) {
      throw new SlackError("cannot_reply_to_message");
    }
    return Optional.of(parent.repliesTo().orElse(ts));
  }

  ObjectNode postEphemeral(JsonNode arguments) {
    Channel channel = workspace.postable(Wire.text(arguments, "channel"));
    String user = Wire.text(arguments, "user");
    if (!channel.has(user)) {
      throw new SlackError("user_not_in_channel");
    }
    ObjectNode body = content.posted(arguments);
    thread(channel, arguments).ifPresent(root -> body.put("thread_ts", root));
    Message message = workspace.add(channel.id(), Optional.of(user), body);
    return Wire.ok().put("message_ts", message.ts());
  }

  ObjectNode update(JsonNode arguments) {
    Message message = own(arguments, "cant_update_message");
    Message updated =
        new Message(
            message.channel(),
            message.ts(),
            Optional.empty(),
            content.updated(message.body(), arguments));
    workspace.put(updated);
    ObjectNode answer =
        Wire.ok()
            .put("channel", updated.channel())
            .put("ts", updated.ts())
            .put("text", updated.text());
    answer.set("message", updated.json(true));
    return answer;
  }

  ObjectNode delete(JsonNode arguments) {
    Message message = own(arguments, "cant_delete_message");
    workspace.delete(message.channel(), message.ts());
    return Wire.ok().put("channel", message.channel()).put("ts", message.ts());
  }

  private Message own(JsonNode arguments, String refusal) {
    String channelId = Wire.text(arguments, "channel");
    Channel channel =
        workspace.channel(channelId).orElseThrow(() -> new SlackError("channel_not_found"));
    if (channel.hidden() && !channel.has(Workspace.BOT_USER)) {
      throw new SlackError("channel_not_found");
    }
    if (channel.archived()) {
      throw new SlackError("is_archived");
    }
    // what only one person sees cannot be reached by the Web API
    Message message =
        workspace
            .message(channelId, Wire.text(arguments, "ts"))
            .filter(found -> found.onlyFor().isEmpty())
            .orElseThrow(() -> new SlackError("message_not_found"));
    if (!message.byBot()) {
      throw new SlackError(refusal);
    }
    return message;
  }
}
