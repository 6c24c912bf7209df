package io.github.rallybot.slack.playground;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the first message of a thread says of its replies. */
final class Threads {
  private Threads() {}

  static ObjectNode shown(Workspace workspace, Message message, boolean withMetadata) {
    ObjectNode json = message.json(withMetadata);
    if (message.repliesTo().isPresent()) {
      return json;
    }
    List<Message> replies =
        workspace.replies(message.channel(), message.ts()).stream()
            .filter(reply -> reply.onlyFor().isEmpty())
            .toList();
    if (replies.isEmpty()) {
      return json;
    }
    Set<String> authors = new TreeSet<>();
    replies.forEach(reply -> authors.add(reply.author()));
    json.put("thread_ts", message.ts())
        .put("reply_count", replies.size())
        .put("reply_users_count", authors.size())
        .put("latest_reply", replies.get(replies.size() - 1).ts());
    ArrayNode users = json.putArray("reply_users");
    authors.forEach(users::add);
    return json;
  }
}
