package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.Wire;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the bot reads: who is in a conversation, and which channels a team has.
 *
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context">Teams
 *     context</a>
 */
final class Rosters {
  private static final int LEAST = 50;
  private static final int MOST = 500;

  private final Workspace workspace;
  private final Conversations conversations;
  private final String tenantId;

  Rosters(Workspace workspace, Conversations conversations, String tenantId) {
    this.workspace = workspace;
    this.conversations = conversations;
    this.tenantId = tenantId;
  }

  private List<Person> members(String conversation) {
    Place place = conversations.open(conversation);
    return workspace.people().stream()
        .filter(person -> workspace.isIn(place.id(), person.id()))
        .toList();
  }

  /** One member, by any of the ids that Teams has for them, or their e-mail address. */
  Reply member(String conversation, String id) {
    return members(conversation).stream()
        .filter(person -> person.answersTo(id))
        .findFirst()
        .map(person -> Reply.ok(person.member(tenantId)))
        .orElseThrow(() -> ConnectorError.notThere("MemberInConversation"));
  }

  Reply page(String conversation, Map<String, String> query) {
    List<Person> members = members(conversation);
    int size = Math.max(LEAST, Math.min(MOST, number(query.getOrDefault("pageSize", "200"))));
    int from = Math.min(members.size(), number(query.getOrDefault("continuationToken", "0")));
    int end = Math.min(members.size(), from + size);
    ObjectNode page = Wire.object();
    ArrayNode shown = page.putArray("members");
    members.subList(from, end).forEach(person -> shown.add(person.member(tenantId)));
    if (end < members.size()) {
      page.put("continuationToken", Integer.toString(end));
    }
    return Reply.ok(page);
  }

  private static int number(String text) {
    if (!text.matches("[0-9]{1,6}")) {
      throw ConnectorError.malformed("Not a number: " + text);
    }
    return Integer.parseInt(text);
  }

  /** The channels of a team; the first one has the team's id and no name. */
  Reply channels(String team) {
    if (!team.equals(Workspace.TEAM_ID)) {
      throw ConnectorError.notThere("Team");
    }
    ObjectNode answer = Wire.object();
    ArrayNode channels = answer.putArray("conversations");
    for (Place place : workspace.places()) {
      if (place.hasThreads()) {
        ObjectNode channel = channels.addObject().put("id", place.id());
        if (!place.id().equals(team)) {
          channel.put("name", place.name());
        }
      }
    }
    return Reply.ok(answer);
  }
}
