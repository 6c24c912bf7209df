package io.github.rallybot.slack.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.github.rallybot.playground.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A stand-in, a clock that moves on demand, and a bot that only notes what it receives. */
final class Bench implements AutoCloseable {
  static final String TOKEN = "xoxb-test";
  static final String SECRET = "test-secret";
  static final Duration CLIENT_TIMEOUT = Duration.ofMillis(200);

  /** A request as the bot received it. */
  record Received(String timestamp, String signature, String retry, String body) {
    JsonNode payload() {
      return body.startsWith("{")
          ? Wire.JSON.readTree(body)
          : Wire.JSON.readTree(String.valueOf(Wire.form(body).get("payload")));
    }
  }

  static final class MovingClock extends Clock {
    private volatile Instant now = Instant.parse("2026-11-23T09:00:00Z");

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  final MovingClock clock = new MovingClock();
  final List<Received> received = new CopyOnWriteArrayList<>();
  volatile Function<Received, String> bot = request -> "";
  volatile int botStatus = 200;
  final SlackStandIn slack;
  private final HttpServer botServer;
  private final HttpClient client = HttpClient.newHttpClient();

  Bench(double speed, Optional<Path> stateFile) {
    this(speed, stateFile, Optional.empty());
  }

  /** A bench whose bot is reached by Socket Mode, if there is a token for it. */
  Bench(double speed, Optional<Path> stateFile, Optional<String> appToken) {
    try {
      botServer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    botServer.createContext(
        "/slack/events",
        exchange -> {
          Received request =
              new Received(
                  exchange.getRequestHeaders().getFirst("X-Slack-Request-Timestamp"),
                  exchange.getRequestHeaders().getFirst("X-Slack-Signature"),
                  String.valueOf(exchange.getRequestHeaders().getFirst("X-Slack-Retry-Num")),
                  new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          received.add(request);
          byte[] answer = bot.apply(request).getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(botStatus, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    botServer.start();
    URI events =
        URI.create("http://127.0.0.1:" + botServer.getAddress().getPort() + "/slack/events");
    slack =
        SlackStandIn.start(
            new SlackStandIn.Options(
                0,
                clock,
                events,
                TOKEN,
                SECRET,
                appToken,
                stateFile,
                speed,
                CLIENT_TIMEOUT,
                Optional.empty()));
  }

  Bench() {
    this(1, Optional.empty());
  }

  HttpResponse<String> call(String method, Map<String, String> arguments) {
    return send(slack.apiUrl().resolve(method), Wire.encode(arguments), false, TOKEN);
  }

  JsonNode answer(String method, Map<String, String> arguments, String token) {
    return Wire.JSON.readTree(
        send(slack.apiUrl().resolve(method), Wire.encode(arguments), false, token).body());
  }

  JsonNode answer(String method, Map<String, String> arguments) {
    return Wire.JSON.readTree(call(method, arguments).body());
  }

  HttpResponse<String> respond(String url, String json) {
    return send(URI.create(url), json, true, TOKEN);
  }

  private HttpResponse<String> send(URI target, String body, boolean json, String token) {
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", json ? "application/json" : "application/x-www-form-urlencoded")
            .timeout(Duration.ofSeconds(10))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Posts into #leads and answers with the ts. */
  String post(String blocks) {
    JsonNode answer =
        answer(
            "chat.postMessage", Map.of("channel", "C0LEADS", "text", "a lead", "blocks", blocks));
    return Wire.text(answer, "ts");
  }

  static String buttons(String... actionIds) {
    StringBuilder elements = new StringBuilder();
    for (String id : actionIds) {
      elements
          .append(elements.isEmpty() ? "" : ",")
          .append(
              """
              {"type":"button","action_id":"%s","value":"v",
               "text":{"type":"plain_text","text":"Good fit"}}"""
                  .formatted(id));
    }
    return "[{\"type\":\"actions\",\"block_id\":\"row\",\"elements\":[" + elements + "]}]";
  }

  @Override
  public void close() {
    slack.close();
    botServer.stop(0);
  }
}
