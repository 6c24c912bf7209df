package io.github.rallybot.slack.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Serves the bot: the Web API and the response URLs, with the faults ordered for them. */
final class BotServer implements AutoCloseable {
  private static final Duration A_BIT = Duration.ofMillis(250);
  private static final Duration TOLD_TO_WAIT = Duration.ofSeconds(2);

  private final WebApi api;
  private final ResponseUrls responseUrls;
  private final Rates rates;
  private final Faults faults;
  private final CallLog log;
  private final Duration clientTimeout;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(SlackStandIn::daemon);

  BotServer(
      WebApi api,
      ResponseUrls responseUrls,
      Rates rates,
      Faults faults,
      CallLog log,
      Duration clientTimeout) {
    this.api = api;
    this.responseUrls = responseUrls;
    this.rates = rates;
    this.faults = faults;
    this.log = log;
    this.clientTimeout = clientTimeout;
  }

  void api(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestURI().getPath().substring("/api/".length());
    Optional<ObjectNode> read = arguments(exchange);
    if (read.isEmpty()) {
      send(exchange, WebApi.Reply.ok(new SlackError("invalid_json").body()));
      return;
    }
    ObjectNode arguments = read.get();
    String bearer = exchange.getRequestHeaders().getFirst("Authorization");
    String token =
        bearer != null && bearer.startsWith("Bearer ")
            ? bearer.substring("Bearer ".length())
            : Wire.text(arguments, "token");
    answer(exchange, method, api.conversation(arguments), () -> api.take(method, token, arguments));
  }

  void respond(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().substring("/respond/".length());
    Optional<ObjectNode> arguments = arguments(exchange);
    answer(
        exchange,
        Faults.RESPOND,
        id,
        () -> () -> responseUrls.use(id, arguments.orElseGet(Wire::object)));
  }

  private static Optional<ObjectNode> arguments(HttpExchange exchange) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    String query = exchange.getRequestURI().getRawQuery();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    try {
      return Optional.of(
          Wire.arguments(type == null ? "" : type, query == null ? "" : query, body));
    } catch (JacksonException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * @param arrival takes the call in, and gives what carries it out
   */
  private void answer(
      HttpExchange exchange, String call, String target, Supplier<Supplier<WebApi.Reply>> arrival)
      throws IOException {
    Optional<Fault> fault = faults.strike(call);
    if (fault.isEmpty()) {
      WebApi.Reply reply = arrival.get().get();
      log.add(true, call, target, reply.status(), result(reply.body()));
      send(exchange, reply);
      return;
    }
    switch (fault.get()) {
      case RATE_LIMITED -> {
        Duration wait = rates.penalise(Rates.key(call, target), TOLD_TO_WAIT);
        log.add(true, call, target, 429, "fault");
        send(exchange, WebApi.Reply.rateLimited(wait));
      }
      case ERROR_BEFORE -> fail(exchange, call, target, "not done");
      case ERROR_AFTER -> fail(exchange, call, target, done(arrival.get()));
      case SILENCE_BEFORE -> silence(exchange, call, target, "not done", clientTimeout.plus(A_BIT));
      case SILENCE_AFTER ->
          silence(exchange, call, target, done(arrival.get()), clientTimeout.plus(A_BIT));
      case LATE -> {
        Supplier<WebApi.Reply> action = arrival.get();
        var unused =
            later.schedule(
                action::get, clientTimeout.plus(A_BIT).toMillis(), TimeUnit.MILLISECONDS);
        silence(exchange, call, target, "done late", clientTimeout);
      }
      case DUPLICATE_DELIVERY, CONNECTION_DROPPED, CONNECTION_REFRESHED ->
          throw new IllegalStateException("only callbacks have this fault: " + fault.get());
    }
  }

  private static String done(Supplier<WebApi.Reply> action) {
    return "done: " + result(action.get().body());
  }

  private void fail(HttpExchange exchange, String call, String target, String result)
      throws IOException {
    log.add(true, call, target, 500, "fault, " + result);
    // not JSON, as in a real outage, where a proxy answers
    byte[] body = "Internal Server Error".getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain");
    exchange.sendResponseHeaders(500, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void silence(
      HttpExchange exchange, String call, String target, String result, Duration hold) {
    log.add(true, call, target, 0, "fault, " + result);
    try {
      boolean stopped = closing.await(hold.toMillis(), TimeUnit.MILLISECONDS);
      if (stopped) {
        later.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private static String result(JsonNode body) {
    return Wire.flag(body, "ok") ? "ok" : Wire.text(body, "error");
  }

  private static void send(HttpExchange exchange, WebApi.Reply reply) throws IOException {
    byte[] body = Wire.JSON.writeValueAsBytes(reply.body());
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    closing.countDown();
    later.shutdownNow();
  }
}
