package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.Wire;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Teams tells the bot, in the form of activities.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-activities">Activities</a>
 */
final class Activities {
  private static final DateTimeFormatter OFFSET = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  private final Workspace workspace;
  private final String serviceUrl;
  private final String tenantId;
  private final String botId;

  Activities(Workspace workspace, String serviceUrl, String tenantId, String botId) {
    this.workspace = workspace;
    this.serviceUrl = serviceUrl;
    this.tenantId = tenantId;
    this.botId = botId;
  }

  /** What somebody wrote. */
  ObjectNode message(Person person, Place place, Message message) {
    ObjectNode activity = activity("message", person, place, place.conversation(message.top()));
    activity.put("id", message.id()).put("text", message.text()).put("textFormat", "plain");
    ObjectNode html = activity.putArray("attachments").addObject();
    html.put("contentType", "text/html").put("content", "<p>" + message.text() + "</p>");
    ArrayNode entities = (ArrayNode) activity.path("entities");
    message.body().path("entities").forEach(entities::add);
    return activity;
  }

  /** What a press of an old kind sends: a message that nobody wrote. */
  ObjectNode submitted(Person person, Place place, Message pressed, JsonNode data) {
    ObjectNode activity = activity("message", person, place, place.conversation(pressed.top()));
    activity.put("id", workspace.nextId()).put("replyToId", pressed.id());
    activity.set("value", data);
    return activity;
  }

  /** What asks for an answer at once. */
  ObjectNode invoke(String name, Person person, Place place, Message about, ObjectNode value) {
    ObjectNode activity = activity("invoke", person, place, place.conversation(about.top()));
    activity.put("name", name).put("replyToId", about.id());
    activity.set("value", value);
    return activity;
  }

  /** That the app was added; with {@code installationUpdate} Teams says it once more each time. */
  ObjectNode added(String type, Person person, Place place) {
    ObjectNode activity = activity(type, person, place, place.id());
    if (type.equals("installationUpdate")) {
      activity.put("action", "add");
    } else {
      activity.putArray("membersAdded").addObject().put("id", botId);
    }
    return activity;
  }

  private ObjectNode activity(String type, Person person, Place place, String conversation) {
    ZonedDateTime now =
        workspace.now().truncatedTo(ChronoUnit.MILLIS).atZone(ZoneId.of(person.zone()));
    ObjectNode activity =
        Wire.object()
            .put("type", type)
            .put("id", "f:" + UUID.randomUUID())
            .put("timestamp", now.toInstant().toString())
            .put("localTimestamp", OFFSET.format(now))
            .put("localTimezone", person.zone())
            .put("channelId", "msteams")
            .put("serviceUrl", serviceUrl)
            .put("locale", "en-US");
    activity.set("from", person.account());
    activity.putObject("recipient").put("id", botId).put("name", TypedText.BOT_NAME);
    activity
        .putObject("conversation")
        .put("id", conversation)
        .put("conversationType", place.hasThreads() ? "channel" : "personal")
        .put("isGroup", place.hasThreads())
        .put("tenantId", tenantId);
    ObjectNode data = activity.putObject("channelData");
    data.putObject("tenant").put("id", tenantId);
    if (place.hasThreads()) {
      data.putObject("team").put("id", Workspace.TEAM_ID).put("name", Cast.TEAM_NAME);
      data.putObject("channel").put("id", place.id());
      data.put("teamsTeamId", Workspace.TEAM_ID).put("teamsChannelId", place.id());
    }
    activity
        .putArray("entities")
        .addObject()
        .put("type", "clientInfo")
        .put("locale", "en-US")
        .put("country", "US")
        .put("platform", "Web")
        .put("timezone", person.zone());
    return activity;
  }
}
