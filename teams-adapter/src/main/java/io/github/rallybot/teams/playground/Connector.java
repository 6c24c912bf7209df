package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.Wire;
import io.github.rallybot.teams.playground.Rates.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The part of the Bot Connector that the bot uses: token and rate first, then the call itself.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference">Bot
 *     Connector REST API</a>
 */
final class Connector {
  /**
   * A call as it is understood.
   *
   * @param name what faults and the log call it
   * @param target the channel, chat, person or team that it is about
   * @param limits those that it counts against
   */
  record Call(String name, String target, Kind limits, Supplier<Reply> action) {}

  private final Login login;
  private final Rates rates;
  private final Conversations conversations;
  private final Rosters rosters;

  Connector(Login login, Rates rates, Conversations conversations, Rosters rosters) {
    this.login = login;
    this.rates = rates;
    this.conversations = conversations;
    this.rosters = rosters;
  }

  /**
   * Understands a call.
   *
   * @param path its segments below the service's address, decoded
   */
  Call read(String method, List<String> path, Map<String, String> query, String body) {
    try {
      return call(method, path, query, body.isBlank() ? Wire.object() : Wire.JSON.readTree(body));
    } catch (JacksonException unreadable) {
      return refused(new ConnectorError(400, "BadSyntax", "The body is not JSON"));
    }
  }

  private Call call(String method, List<String> path, Map<String, String> query, JsonNode body) {
    List<String> route = new ArrayList<>(path);
    for (int id = 2; id < route.size(); id += 2) {
      route.set(id, "*");
    }
    String of = path.size() > 2 ? path.get(2) : "";
    String one = path.size() > 4 ? path.get(4) : "";
    String place = Place.of(of);
    return switch (method + " " + String.join("/", route)) {
      case "POST v3/conversations" -> beginning(body);
      case "POST v3/conversations/*/activities", "POST v3/conversations/*/activities/*" ->
          new Call("post", place, Kind.SEND, () -> conversations.post(of, body));
      case "PUT v3/conversations/*/activities/*" ->
          new Call("update", place, Kind.SEND, () -> conversations.update(of, one, body));
      case "DELETE v3/conversations/*/activities/*" ->
          new Call("delete", place, Kind.SEND, () -> conversations.delete(of, one));
      case "GET v3/conversations/*/members/*" ->
          new Call("member", place, Kind.READ, () -> rosters.member(of, one));
      case "GET v3/conversations/*/pagedmembers" ->
          new Call("members", place, Kind.READ, () -> rosters.page(of, query));
      case "GET v3/teams/*/conversations" ->
          new Call("channels", of, Kind.READ, () -> rosters.channels(of));
      default -> refused(ConnectorError.notThere("Resource"));
    };
  }

  private Call beginning(JsonNode body) {
    String channel = Wire.text(body.path("channelData").path("channel"), "id");
    return channel.isEmpty()
        ? new Call(
            "chat",
            Wire.text(body.path("members").path(0), "id"),
            Kind.CREATE,
            () -> conversations.chat(body))
        : new Call("post", channel, Kind.SEND, () -> conversations.begin(body));
  }

  private static Call refused(ConnectorError error) {
    return new Call(
        "unknown",
        "",
        Kind.READ,
        () -> {
          throw error;
        });
  }

  /**
   * Takes a call in: it counts against its limit now, whenever it is carried out.
   *
   * @return what carries it out and answers it
   */
  Supplier<Reply> take(Call call, String authorization) {
    if (!login.letsIn(authorization)) {
      return Connector::unauthorized;
    }
    Duration wait = rates.admit(call.limits(), call.target());
    return wait.isZero() ? () -> carryOut(call) : () -> Reply.rateLimited(wait);
  }

  static Reply unauthorized() {
    return Reply.error(
        new ConnectorError(401, "Unauthorized", "Authorization has been denied for this request."));
  }

  private static Reply carryOut(Call call) {
    try {
      return call.action().get();
    } catch (ConnectorError refused) {
      return Reply.error(refused);
    }
  }
}
