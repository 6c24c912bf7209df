package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.Wire;
import io.github.rallybot.teams.playground.Person.Trait;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the bot writes: chats are opened, messages posted, updated and deleted.
 *
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages">Proactive
 *     messages</a>
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages">Size
 *     of a message</a>
 */
final class Conversations {
  private static final int MAX_BYTES = 100 * 1024;

  private final Workspace workspace;
  private final String tenantId;
  private final String botId;

  Conversations(Workspace workspace, String tenantId, String botId) {
    this.workspace = workspace;
    this.tenantId = tenantId;
    this.botId = botId;
  }

  /** Opens the chat with a person, or gives the one that is open. */
  Reply chat(JsonNode body) {
    checkTenant(body);
    Person person =
        person(Wire.text(body.path("members").path(0), "id"))
            .orElseThrow(() -> ConnectorError.malformed("Invalid user identity in members"));
    if (person.is(Trait.WITHOUT_APP)) {
      throw ConnectorError.notInRoster();
    }
    return Reply.created(Wire.object().put("id", person.chat()));
  }

  private Optional<Person> person(String id) {
    return workspace.people().stream().filter(one -> one.answersTo(id)).findFirst();
  }

  /** Begins a conversation in a channel with a message at its top. */
  Reply begin(JsonNode body) {
    checkTenant(body);
    Place channel =
        workspace
            .place(Wire.text(body.path("channelData").path("channel"), "id"))
            .filter(Place::hasThreads)
            .orElseThrow(() -> ConnectorError.notThere("Conversation"));
    if (!(body.path("activity") instanceof ObjectNode activity)) {
      throw ConnectorError.malformed("A conversation in a channel begins with an activity");
    }
    Message message = workspace.add(channel.id(), Optional.empty(), botId, content(activity));
    return Reply.created(
        Wire.object()
            .put("id", channel.conversation(message.id()))
            .put("activityId", message.id()));
  }

  private void checkTenant(JsonNode body) {
    String named =
        Wire.text(body.path("channelData").path("tenant"), "id") + Wire.text(body, "tenantId");
    if (!List.of(tenantId, tenantId + tenantId).contains(named)) {
      throw ConnectorError.malformed("Tenant id is missing or of another organisation");
    }
    String bot = Wire.text(body.path("bot"), "id");
    if (!bot.isEmpty() && !bot.equals(botId)) {
      throw ConnectorError.malformed("Another bot");
    }
  }

  /** Posts into a conversation; into a channel itself, at its top. */
  Reply post(String conversation, JsonNode activity) {
    Place place = open(conversation);
    Optional<String> root = Place.root(conversation);
    if (root.isPresent() && workspace.message(place.id(), root.get()).isEmpty()) {
      throw ConnectorError.notThere("Conversation");
    }
    String type = Wire.text(activity, "type");
    if (type.equals("typing")) {
      return Reply.created(Wire.object().put("id", workspace.nextId()));
    }
    Message message = workspace.add(place.id(), root, botId, content(activity));
    return Reply.created(Wire.object().put("id", message.id()));
  }

  Reply update(String conversation, String id, JsonNode activity) {
    Message message = own(conversation, id);
    workspace.update(message.updated(content(activity)));
    return Reply.ok(Wire.object().put("id", id));
  }

  Reply delete(String conversation, String id) {
    Message message = own(conversation, id);
    workspace.delete(message.place(), id);
    return Reply.ok(Wire.object());
  }

  /** The place of a conversation that the bot may write in. */
  Place open(String conversation) {
    Place place =
        workspace
            .place(Place.of(conversation))
            .orElseThrow(() -> ConnectorError.notThere("Conversation"));
    if (place.personal().filter(user -> !workspace.isIn(place.id(), user)).isPresent()) {
      throw ConnectorError.notInRoster();
    }
    return place;
  }

  private Message own(String conversation, String id) {
    Place place = open(conversation);
    Message message =
        workspace
            .message(place.id(), id)
            .filter(found -> !found.deleted())
            .filter(found -> place.conversation(found.top()).equals(conversation))
            .orElseThrow(() -> ConnectorError.notThere("Activity"));
    if (!message.from().equals(botId)) {
      throw new ConnectorError(
          403, "ForbiddenOperationException", "The bot can change its own messages only");
    }
    return message;
  }

  /** What a message keeps of an activity. */
  private static ObjectNode content(JsonNode activity) {
    if (!Wire.text(activity, "type").equals("message")) {
      throw ConnectorError.malformed("Activities of this type are not taken");
    }
    if (activity.toString().getBytes(StandardCharsets.UTF_16LE).length > MAX_BYTES) {
      throw new ConnectorError(413, "MessageSizeTooBig", "Message size too large.");
    }
    ObjectNode content = Wire.object();
    for (String kept : List.of("text", "textFormat", "summary", "attachments", "entities")) {
      if (activity.has(kept)) {
        content.set(kept, activity.path(kept).deepCopy());
      }
    }
    List<String> findings = new CardRules().message(content);
    if (!findings.isEmpty()) {
      throw ConnectorError.malformed(String.join("; ", findings));
    }
    return content;
  }
}
