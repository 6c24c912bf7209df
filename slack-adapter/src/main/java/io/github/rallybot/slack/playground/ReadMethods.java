package io.github.rallybot.slack.playground;

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
    if (workspace.person(user).isEmpty()) {
      throw new SlackError("user_not_found");
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

  /** Newest first; what only one person sees is not part of the history. */
  ObjectNode history(JsonNode arguments) {
    Channel channel = visible(arguments);
    if (!channel.has(Workspace.BOT_USER)) {
      throw new SlackError("not_in_channel");
    }
    int limit = Math.max(1, Math.min(arguments.path("limit").asInt(100), 999));
    boolean inclusive = Wire.flag(arguments, "inclusive");
    BigDecimal oldest = bound(arguments, "oldest", "0");
    BigDecimal latest = bound(arguments, "latest", "99999999999");
    BigDecimal cursor = bound(arguments, "cursor", "99999999999");
    List<Message> found = new ArrayList<>();
    for (Message message : workspace.messages(channel.id())) {
      BigDecimal ts = new BigDecimal(message.ts());
      boolean edge = ts.compareTo(oldest) == 0 || ts.compareTo(latest) == 0;
      boolean within = ts.compareTo(oldest) > 0 && ts.compareTo(latest) < 0;
      if (message.onlyFor().isEmpty()
          && (within || (inclusive && edge))
          && ts.compareTo(cursor) < 0) {
        found.add(message);
      }
    }
    Collections.reverse(found);
    ObjectNode answer = Wire.ok();
    ArrayNode messages = answer.putArray("messages");
    boolean withMetadata =
        Wire.flag(arguments, "include_all_metadata")
            && workspace.scopes().contains("metadata.message:read");
    found.stream().limit(limit).forEach(message -> messages.add(message.json(withMetadata)));
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
