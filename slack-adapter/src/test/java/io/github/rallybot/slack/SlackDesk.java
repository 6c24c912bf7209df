package io.github.rallybot.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.rallybot.HandClock;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.Secret;
import io.github.rallybot.delivery.Pace;
import io.github.rallybot.journal.StorageAway;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The adapter with a scripted Slack around it, at a fixed moment. */
final class SlackDesk implements AutoCloseable {

  static final JsonMapper JSON = new JsonMapper();
  static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");
  static final SlackTeam TEAM = new SlackTeam("T1", "Acme", URI.create("https://acme.slack.com/"));
  private static final Secret SIGNING = Secret.of("8f742231b10e8888abcd99yyyzzz85a5");

  final WireMockServer slack = new WireMockServer(options().dynamicPort());
  final Router router = new Router();
  final List<Pace.Quota> taken = new ArrayList<>();
  final Map<String, Duration> held = new HashMap<>();
  final SlackWeb web;
  final SlackPlatform platform;
  final SlackInbox inbox;
  final SlackController controller;
  final HandClock clock = new HandClock(NOW);
  Duration wait = Duration.ZERO;
  boolean storageAway;
  Optional<SlackTeam> team = Optional.of(TEAM);

  SlackDesk() {
    this(false, "");
  }

  SlackDesk(boolean allowExternal) {
    this(allowExternal, "");
  }

  /** One that opens the connection to Slack itself. */
  static SlackDesk overSocket() {
    return new SlackDesk(false, "xapp-1");
  }

  private SlackDesk(boolean allowExternal, String appToken) {
    slack.start();
    slack.stubFor(any(anyUrl()).willReturn(json("{\"ok\":true}")));
    SlackSettings settings =
        new SlackSettings(
            Secret.of("xoxb-1"),
            SIGNING,
            Secret.of(appToken),
            URI.create(slack.baseUrl() + "/api/"),
            allowExternal,
            Duration.ofMillis(700));
    web = new SlackWeb(settings, new ScriptedPace(), clock);
    platform = new SlackPlatform(web, () -> team, clock);
    inbox = new SlackInbox(settings, router, platform, () -> team, Runnable::run, clock);
    controller = new SlackController(settings, inbox, clock);
  }

  private final class ScriptedPace implements Pace {
    @Override
    public Duration take(Quota quota) {
      taken.add(quota);
      return wait;
    }

    @Override
    public void hold(String method, Duration after) {
      if (storageAway) {
        throw new StorageAway(new IllegalStateException("down"));
      }
      held.put(method, after);
    }
  }

  static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }

  String url(String path) {
    return slack.baseUrl() + path;
  }

  void answers(String path, ResponseDefinitionBuilder answer) {
    slack.stubFor(post(urlEqualTo(path)).willReturn(answer));
  }

  void says(String method, String body) {
    answers("/api/" + method, json(body));
  }

  List<LoggedRequest> calls(String path) {
    return slack.findAll(
        RequestPatternBuilder.newRequestPattern(RequestMethod.POST, urlEqualTo(path)));
  }

  List<LoggedRequest> allCalls() {
    return slack.findAll(RequestPatternBuilder.newRequestPattern(RequestMethod.ANY, anyUrl()));
  }

  /** The arguments of the one call of a method. */
  Map<String, String> call(String method) {
    List<LoggedRequest> calls = calls("/api/" + method);
    if (calls.size() != 1) {
      throw new AssertionError(method + " was called " + calls.size() + " times");
    }
    return arguments(calls.get(0));
  }

  static Map<String, String> arguments(LoggedRequest call) {
    Map<String, String> arguments = new HashMap<>();
    for (String pair : List.of(call.getBodyAsString().split("&", -1))) {
      List<String> sides = List.of(pair.split("=", 2));
      arguments.put(
          sides.get(0),
          sides.size() < 2 ? "" : URLDecoder.decode(sides.get(1), StandardCharsets.UTF_8));
    }
    return arguments;
  }

  ResponseEntity<byte[]> interacts(String payload) {
    return receives("payload=" + encoded(payload));
  }

  ResponseEntity<byte[]> receives(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String timestamp = String.valueOf(NOW.getEpochSecond());
    return receives(bytes, timestamp, signature(body, timestamp));
  }

  /** Slack sends the same once more, because it had no good answer. */
  ResponseEntity<byte[]> receivesAgain(String body) {
    String timestamp = String.valueOf(NOW.getEpochSecond());
    HttpHeaders headers = new HttpHeaders();
    headers.set(SlackGate.TIMESTAMP_HEADER, timestamp);
    headers.set(SlackGate.SIGNATURE_HEADER, signature(body, timestamp));
    headers.set(SlackController.RETRY_HEADER, "1");
    return receives(body.getBytes(StandardCharsets.UTF_8), headers);
  }

  static String signature(String body, String timestamp) {
    return new SlackGate(SIGNING, Clock.fixed(NOW, ZoneOffset.UTC))
        .sign(body.getBytes(StandardCharsets.UTF_8), timestamp);
  }

  ResponseEntity<byte[]> receives(
      byte[] body, @Nullable String timestamp, @Nullable String signature) {
    HttpHeaders headers = new HttpHeaders();
    if (timestamp != null) {
      headers.set(SlackGate.TIMESTAMP_HEADER, timestamp);
    }
    if (signature != null) {
      headers.set(SlackGate.SIGNATURE_HEADER, signature);
    }
    return receives(body, headers);
  }

  private ResponseEntity<byte[]> receives(byte[] body, HttpHeaders headers) {
    try {
      return controller.receive(headers, new ByteArrayInputStream(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static String text(ResponseEntity<byte[]> answer) {
    byte[] body = answer.getBody();
    return body == null ? "" : new String(body, StandardCharsets.UTF_8);
  }

  static JsonNode tree(ResponseEntity<byte[]> answer) {
    return JSON.readTree(text(answer));
  }

  static String resource(String path) {
    try (InputStream in = SlackDesk.class.getResourceAsStream("/" + path)) {
      if (in == null) {
        throw new AssertionError("no test resource " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    inbox.close();
    web.close();
    slack.stop();
  }
}
