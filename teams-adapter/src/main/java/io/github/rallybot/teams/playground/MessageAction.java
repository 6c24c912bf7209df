package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A choice in the menu of messages that the app's manifest registers as an action command.
 *
 * @param id of the command
 */
record MessageAction(String id, String title) {
  static final List<MessageAction> REGISTERED =
      List.of(
          new MessageAction("heard", "Log buyer question"),
          new MessageAction("agenda", "Put on the agenda"));

  static MessageAction of(String id) {
    return REGISTERED.stream()
        .filter(known -> known.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such action: " + id));
  }

  /** What Teams sends of the command, and of the message that it was chosen on. */
  ObjectNode value(Message message, Optional<Person> author) {
    ObjectNode value = Wire.object().put("commandId", id).put("commandContext", "message");
    ObjectNode payload = value.putObject("messagePayload").put("id", message.id());
    message.root().ifPresent(root -> payload.put("replyToId", root));
    payload.put("createdDateTime", Instant.ofEpochMilli(Long.parseLong(message.id())).toString());
    payload.putObject("body").put("contentType", "html").put("content", html(message));
    ObjectNode from = payload.putObject("from");
    from.putNull("device").putNull("conversation");
    author.ifPresentOrElse(
        person ->
            from.putNull("application")
                .putObject("user")
                .put("userIdentityType", "aadUser")
                .put("id", person.directoryId())
                .put("displayName", person.name()),
        () ->
            from.putNull("user")
                .putObject("application")
                .put("applicationIdentityType", "bot")
                .put("id", message.from())
                .put("displayName", TypedText.BOT_NAME));
    payload.putArray("attachments");
    payload.putArray("mentions");
    payload.putArray("reactions");
    return value;
  }

  /** The text of a message is HTML of its own already, but for its tags of mentions. */
  private static String html(Message message) {
    return message.card().isObject()
        ? "<attachment id=\"card\"></attachment>"
        : "<p>" + message.text().replace("\n", "<br>") + "</p>";
  }
}
