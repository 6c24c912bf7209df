package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A conversation: a public or private channel, or a direct message between the bot and a person.
 *
 * @param directWith the person, if it is a direct message
 */
public record Channel(
    String id,
    String name,
    boolean hidden,
    boolean archived,
    Optional<String> directWith,
    Set<String> members) {

  public Channel {
    members = Set.copyOf(members);
  }

  public boolean has(String userId) {
    return members.contains(userId);
  }

  Channel with(String userId) {
    Set<String> more = new LinkedHashSet<>(members);
    more.add(userId);
    return new Channel(id, name, hidden, archived, directWith, more);
  }

  Channel without(String userId) {
    Set<String> fewer = new LinkedHashSet<>(members);
    fewer.remove(userId);
    return new Channel(id, name, hidden, archived, directWith, fewer);
  }

  Channel archived(boolean now) {
    return new Channel(id, name, hidden, now, directWith, members);
  }

  /** The channel as {@code conversations.info} shows it to the bot. */
  ObjectNode json() {
    ObjectNode json =
        Wire.object()
            .put("id", id)
            .put("is_im", directWith.isPresent())
            .put("is_channel", directWith.isEmpty() && !hidden)
            .put("is_group", hidden)
            .put("is_mpim", false)
            .put("is_private", hidden || directWith.isPresent())
            .put("is_archived", archived)
            .put("is_shared", false)
            .put("is_ext_shared", false);
    directWith.ifPresentOrElse(
        user -> json.put("user", user).put("is_open", true),
        () ->
            json.put("name", name)
                .put("name_normalized", name)
                .put("is_member", has(Workspace.BOT_USER))
                .put("num_members", members.size()));
    return json;
  }

  ObjectNode stored() {
    ObjectNode stored =
        Wire.object()
            .put("id", id)
            .put("name", name)
            .put("hidden", hidden)
            .put("archived", archived);
    directWith.ifPresent(user -> stored.put("directWith", user));
    var list = stored.putArray("members");
    members.forEach(list::add);
    return stored;
  }

  static Channel from(JsonNode stored) {
    Set<String> members = new LinkedHashSet<>();
    stored.path("members").forEach(member -> members.add(member.asString()));
    return new Channel(
        Wire.text(stored, "id"),
        Wire.text(stored, "name"),
        Wire.flag(stored, "hidden"),
        Wire.flag(stored, "archived"),
        Optional.of(Wire.text(stored, "directWith")).filter(user -> !user.isEmpty()),
        members);
  }
}
