package io.github.rallybot.teams.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.github.rallybot.HandClock;
import io.github.rallybot.playground.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A stand-in, a clock that moves on demand, and a bot that only notes what it receives. */
final class Bench implements AutoCloseable {
  static final String APP = "11111111-2222-3333-4444-555555555555";
  static final String SECRET = "test-secret";
  static final String TENANT = "99999999-8888-7777-6666-555555555555";
  static final String LEADS = "19:leads@thread.tacv2";

  /** A request as the bot received it. */
  record Received(String authorization, JsonNode activity) {}

  /** What the bot answers; a negative status stands for silence. */
  record Said(int status, String body) {
    static Said json(String body) {
      return new Said(200, body);
    }
  }

  final HandClock clock = new HandClock(Instant.parse("2026-11-23T09:00:00Z"));
  final List<Received> received = new CopyOnWriteArrayList<>();
  volatile Function<JsonNode, Said> bot = activity -> new Said(202, "");
  final TeamsStandIn teams;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private String token = "";

  Bench() {
    this(1, Optional.empty());
  }

  Bench(double speed, Optional<Path> stateFile) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    teams =
        new TeamsStandIn(
            new TeamsStandIn.Options(
                here.resolve("/teams/"),
                clock,
                here.resolve("/api/messages"),
                APP,
                SECRET,
                TENANT,
                stateFile,
                speed,
                Duration.ofMillis(200),
                Optional.empty()),
            new Courier.Patience(Duration.ofMillis(300), Duration.ofMillis(300)));
    server.createContext("/teams/", teams);
    server.createContext(
        "/api/messages",
        exchange -> {
          Received request =
              new Received(
                  exchange.getRequestHeaders().getFirst("Authorization"),
                  Wire.JSON.readTree(exchange.getRequestBody().readAllBytes()));
          received.add(request);
          Said said = bot.apply(request.activity());
          if (said.status() < 0) {
            return;
          }
          byte[] answer = said.body().getBytes(UTF_8);
          exchange.sendResponseHeaders(said.status(), answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.setExecutor(threads);
    server.start();
  }

  /** Asks the login for a token, with these in place of what is right. */
  HttpResponse<String> login(String tenant, Map<String, String> instead) {
    Map<String, String> form =
        new TreeMap<>(
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                APP,
                "client_secret",
                SECRET,
                "scope",
                "https://api.botframework.com/.default"));
    form.putAll(instead);
    return send(
        request(teams.loginUrl().resolve(tenant + "/oauth2/v2.0/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(Wire.encode(form))));
  }

  String token() {
    return Wire.text(Wire.JSON.readTree(login(TENANT, Map.of()).body()), "access_token");
  }

  /** A call of the connector, with a token that is good. */
  HttpResponse<String> call(String method, String path, String json) {
    if (token.isEmpty()) {
      token = token();
    }
    return call(token, method, path, json);
  }

  HttpResponse<String> call(String with, String method, String path, String json) {
    return send(
        request(teams.serviceUrl().resolve(path))
            .header("Authorization", "Bearer " + with)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json)));
  }

  /** The status, and the code of an error. */
  String refused(String method, String path, String json) {
    HttpResponse<String> answer = call(method, path, json);
    return answer.statusCode()
        + " "
        + Wire.text(Wire.JSON.readTree(answer.body()).path("error"), "code");
  }

  /** What the page gets. */
  JsonNode client(String path, ObjectNode question) {
    return Wire.JSON.readTree(
        send(request(teams.pageUrl().resolve("client/" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question.toString())))
            .body());
  }

  private static HttpRequest.Builder request(URI target) {
    return HttpRequest.newBuilder(target).timeout(Duration.ofSeconds(10));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(URI target) {
    return send(request(target).GET());
  }

  /** The JSON with which a conversation begins in a channel. */
  static String beginning(String channel, String activity) {
    return """
    {"isGroup":true,"bot":{"id":"28:%s"},"tenantId":"%s",
     "channelData":{"tenant":{"id":"%s"},"channel":{"id":"%s"}},"activity":%s}"""
        .formatted(APP, TENANT, TENANT, channel, activity);
  }

  /** The JSON with which a chat is opened. */
  static String chat(String user) {
    return """
    {"isGroup":false,"bot":{"id":"28:%s"},"tenantId":"%s","members":[{"id":"%s"}],
     "channelData":{"tenant":{"id":"%s"}}}"""
        .formatted(APP, TENANT, user, TENANT);
  }

  /** A message with a card of these actions. */
  static String card(String actions) {
    return """
    {"type":"message","summary":"a lead","attachments":[{
     "contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard",
     "version":"1.5","body":[{"type":"ActionSet","actions":[%s]}]}}]}"""
        .formatted(actions);
  }

  /** Posts a card into the channel and answers with the message's id. */
  String post(String actions) {
    HttpResponse<String> answer = call("POST", "v3/conversations", beginning(LEADS, card(actions)));
    return Wire.text(Wire.JSON.readTree(answer.body()), "activityId");
  }

  /** The path of a message at the top of the channel. */
  static String at(String id) {
    return "v3/conversations/" + LEADS + ";messageid=" + id + "/activities/" + id;
  }

  Message message(String id) {
    return teams.workspace().message(LEADS, id).orElseThrow();
  }

  @Override
  public void close() {
    teams.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
