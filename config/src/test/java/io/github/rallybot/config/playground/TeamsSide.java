package io.github.rallybot.config.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.github.rallybot.slack.playground.SlackStandIn;
import io.github.rallybot.teams.playground.TeamsStandIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Both stand-ins with their pages, and a bot that says what it is told to say. */
final class TeamsSide implements AutoCloseable {

  static final String LEADS = "19:leads@thread.tacv2";
  static final String MAYA = "29:1maya";
  static final String TOM = "29:1tom";

  private static final JsonMapper JSON = new JsonMapper();
  private static final String APP = "11111111-2222-3333-4444-555555555555";
  private static final String SECRET = "secret";
  private static final String TENANT = "99999999-8888-7777-6666-555555555555";

  final TeamsStandIn teams;
  private final SlackStandIn slack;
  private final HttpServer bot;
  private final HttpClient client = HttpClient.newHttpClient();

  /** What the bot answers to an activity. */
  volatile Function<JsonNode, String> answers = activity -> "{}";

  TeamsSide() throws IOException {
    bot = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    bot.createContext(
        "/",
        exchange -> {
          JsonNode activity = JSON.readTree(exchange.getRequestBody().readAllBytes());
          byte[] answer = answers.apply(activity).getBytes(UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    bot.start();
    URI here = URI.create("http://127.0.0.1:" + bot.getAddress().getPort());
    slack =
        SlackStandIn.start(
            new SlackStandIn.Options(
                0,
                Clock.systemUTC(),
                here.resolve("/slack/events"),
                "token",
                SECRET,
                Optional.empty(),
                Optional.empty(),
                1,
                Duration.ofSeconds(2),
                Optional.of("playground")));
    teams =
        new TeamsStandIn(
            new TeamsStandIn.Options(
                slack.pageUrl().resolve("/teams/"),
                Clock.systemUTC(),
                here.resolve("/api/messages"),
                APP,
                SECRET,
                TENANT,
                Optional.empty(),
                1,
                Duration.ofSeconds(2),
                Optional.of("playground/teams")));
    slack.mount("/teams/", teams);
  }

  /** The page with both sides. */
  URI page() {
    return slack.pageUrl();
  }

  /** The bot begins a thread with a card in the channel for leads; its message's id. */
  String post(JsonNode card) throws IOException, InterruptedException {
    ObjectNode begins = JSON.createObjectNode().put("isGroup", true).put("tenantId", TENANT);
    begins.putObject("bot").put("id", "28:" + APP);
    ObjectNode where = begins.putObject("channelData");
    where.putObject("tenant").put("id", TENANT);
    where.putObject("channel").put("id", LEADS);
    ObjectNode activity = begins.putObject("activity").put("type", "message");
    activity.put("summary", "a card");
    activity
        .putArray("attachments")
        .addObject()
        .put("contentType", "application/vnd.microsoft.card.adaptive")
        .set("content", card);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(teams.serviceUrl().resolve("v3/conversations"))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json");
    return send(request, begins.toString()).path("activityId").asString();
  }

  private String token() throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(teams.loginUrl().resolve(TENANT + "/oauth2/v2.0/token"))
            .header("Content-Type", "application/x-www-form-urlencoded");
    String form =
        "grant_type=client_credentials&client_id="
            + APP
            + "&client_secret="
            + SECRET
            + "&scope=https%3A%2F%2Fapi.botframework.com%2F.default";
    return send(request, form).path("access_token").asString();
  }

  private JsonNode send(HttpRequest.Builder request, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    teams.close();
    slack.close();
    bot.stop(0);
  }
}
