package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the bot may look up: conversations, their history, users. */
final class ReadMethods {
  private final Workspace workspace;

  ReadMethods(Workspace workspace) {
    this.workspace = workspace;
  }

  ObjectNode authTest() {
    return Wire.ok()
        .put("url", "https://rally-playground.slack.com/")
        .put("team", "the playground")
        .put("user", "rallybot")
        .put("team_id", Workspace.TEAM_ID)
        .put("user_id", Workspace.BOT_USER)
        .put("bot_id", Workspace.BOT_ID)
        .put("is_enterprise_install", false);
  }

  ObjectNode conversation(JsonNode arguments) {
    ObjectNode answer = Wire.ok();
    answer.set("channel", visible(arguments).json());
    return answer;
  }

  ObjectNode open(JsonNode arguments) {
    String user = Wire.text(arguments, "users");
    Person person = workspace.person(user).orElseThrow(() -> new SlackError("user_not_found"));
    if (person.is(Person.Trait.BOT)) {
      throw new SlackError("cannot_dm_bot");
    }
    if (person.is(Person.Trait.DEACTIVATED)) {
      throw new SlackError("user_disabled");
    }
    boolean before = workspace.channel("D" + user.substring(1)).isPresent();
    Channel channel = workspace.directWith(user);
    ObjectNode answer = Wire.ok().put("no_op", before).put("already_open", before);
    if (Wire.flag(arguments, "return_im")) {
      answer.set("channel", channel.json());
    } else {
      answer.putObject("channel").put("id", channel.id());
    }
    return answer;
  }

  private Channel visible(JsonNode arguments) {
    return workspace
        .channel(Wire.text(arguments, "channel"))
        .filter(channel -> !channel.hidden() || channel.has(Workspace.BOT_USER))
        .orElseThrow(() -> new SlackError("channel_not_found"));
  }

  /** Newest first; replies, and what only one person sees, are not part of the history. */
  ObjectNode history(JsonNode arguments) {
    Channel channel = readable(arguments);
    List<Message> roots =
        workspace.messages(channel.id()).stream()
            .filter(message -> message.repliesTo().isEmpty())
            .toList();
    return page(roots, arguments, true);
  }

  /** A thread: its first message, then the replies, oldest first. */
  ObjectNode replies(JsonNode arguments) {
    Channel channel = readable(arguments);
    String ts = Wire.text(arguments, "ts");
    Message given =
        workspace
            .message(channel.id(), ts)
            .filter(message -> message.onlyFor().isEmpty())
            .orElseThrow(() -> new SlackError("thread_not_found"));
    String root = given.repliesTo().orElse(ts);
    List<Message> thread = new ArrayList<>();
    workspace.message(channel.id(), root).ifPresent(thread::add);
    thread.addAll(workspace.replies(channel.id(), root));
    return page(thread, arguments, false);
  }

  private Channel readable(JsonNode arguments) {
    Channel channel = visible(arguments);
    if (!channel.has(Workspace.BOT_USER)) {
      throw new SlackError("not_in_channel");
    }
    return channel;
  }

  /** One page of messages that are given oldest first. */
  private ObjectNode page(List<Message> all, JsonNode arguments, boolean newestFirst) {
    int limit = Math.max(1, Math.min(arguments.path("limit").asInt(100), 999));
    boolean inclusive = Wire.flag(arguments, "inclusive");
    BigDecimal oldest = bound(arguments, "oldest", "0");
    BigDecimal latest = bound(arguments, "latest", "99999999999");
    BigDecimal cursor = bound(arguments, "cursor", newestFirst ? "99999999999" : "-1");
    List<Message> found = new ArrayList<>();
    for (Message message : all) {
      BigDecimal ts = new BigDecimal(message.ts());
      boolean edge = ts.compareTo(oldest) == 0 || ts.compareTo(latest) == 0;
      boolean within = ts.compareTo(oldest) > 0 && ts.compareTo(latest) < 0;
      if (message.onlyFor().isEmpty()
          && (within || (inclusive && edge))
          && (newestFirst ? ts.compareTo(cursor) < 0 : ts.compareTo(cursor) > 0)) {
        found.add(message);
      }
    }
    if (newestFirst) {
      Collections.reverse(found);
    }
    ObjectNode answer = Wire.ok();
    ArrayNode messages = answer.putArray("messages");
    boolean withMetadata =
        Wire.flag(arguments, "include_all_metadata")
            && workspace.scopes().contains("metadata.message:read");
    found.stream()
        .limit(limit)
        .forEach(message -> messages.add(Threads.shown(workspace, message, withMetadata)));
    boolean more = found.size() > limit;
    answer.put("has_more", more);
    answer.putObject("response_metadata").put("next_cursor", more ? found.get(limit - 1).ts() : "");
    return answer;
  }

  private static BigDecimal bound(JsonNode arguments, String name, String otherwise) {
    String given = Wire.text(arguments, name);
    try {
      return new BigDecimal(given.isEmpty() ? otherwise : given);
    } catch (NumberFormatException malformed) {
      throw new SlackError("invalid_ts_" + name);
    }
  }

  ObjectNode user(JsonNode arguments) {
    return answer(
        workspace
            .person(Wire.text(arguments, "user"))
            .orElseThrow(() -> new SlackError("user_not_found")));
  }

  ObjectNode userByEmail(JsonNode arguments) {
    String email = Wire.text(arguments, "email").toLowerCase(Locale.ROOT);
    return answer(
        workspace.people().stream()
            .filter(person -> person.email().equals(email) && !person.is(Person.Trait.BOT))
            .filter(person -> !person.is(Person.Trait.DEACTIVATED))
            .findFirst()
            .orElseThrow(() -> new SlackError("users_not_found")));
  }

  private ObjectNode answer(Person person) {
    ObjectNode answer = Wire.ok();
    answer.set("user", person.json(workspace.scopes().contains("users:read.email")));
    return answer;
  }
}
