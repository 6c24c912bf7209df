package io.github.rallybot.slack.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.github.rallybot.playground.Answers;
import io.github.rallybot.playground.CallLog;
import io.github.rallybot.playground.Faults;
import io.github.rallybot.playground.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Serves the bot: the Web API and the response URLs, with the faults ordered for them. */
final class BotServer implements AutoCloseable {
  /** What faults call the response URLs. */
  private static final String RESPOND = "respond";

  private static final Duration TOLD_TO_WAIT = Duration.ofSeconds(2);

  private final WebApi api;
  private final ResponseUrls responseUrls;
  private final Rates rates;
  private final Faults<Fault> faults;
  private final CallLog log;
  private final Answers answers;

  BotServer(
      WebApi api,
      ResponseUrls responseUrls,
      Rates rates,
      Faults<Fault> faults,
      CallLog log,
      Duration clientTimeout) {
    this.api = api;
    this.responseUrls = responseUrls;
    this.rates = rates;
    this.faults = faults;
    this.log = log;
    this.answers = new Answers(clientTimeout);
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
        exchange, RESPOND, id, () -> () -> responseUrls.use(id, arguments.orElseGet(Wire::object)));
  }

  private static Optional<ObjectNode> arguments(HttpExchange exchange) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    String query = exchange.getRequestURI().getRawQuery();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    try {
      return Optional.of(
          Arguments.read(type == null ? "" : type, query == null ? "" : query, body));
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
      case CANVASES_OFF -> {
        log.add(true, call, target, 200, "fault");
        send(exchange, WebApi.Reply.ok(new SlackError("canvas_disabled_user_team").body()));
      }
      case ERROR_BEFORE -> fail(exchange, call, target, "not done");
      case ERROR_AFTER -> fail(exchange, call, target, done(arrival.get()));
      case SILENCE_BEFORE -> silence(exchange, call, target, "not done");
      case SILENCE_AFTER -> silence(exchange, call, target, done(arrival.get()));
      case LATE -> {
        Supplier<WebApi.Reply> action = arrival.get();
        log.add(true, call, target, 0, "fault, done late");
        answers.late(exchange, action::get);
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
    answers.fail(exchange, 500, "Internal Server Error");
  }

  private void silence(HttpExchange exchange, String call, String target, String result) {
    log.add(true, call, target, 0, "fault, " + result);
    answers.silence(exchange);
  }

  private static String result(JsonNode body) {
    return Wire.flag(body, "ok") ? "ok" : Wire.text(body, "error");
  }

  private void send(HttpExchange exchange, WebApi.Reply reply) throws IOException {
    answers.send(exchange, reply.status(), reply.headers(), reply.body());
  }

  @Override
  public void close() {
    answers.close();
  }
}
