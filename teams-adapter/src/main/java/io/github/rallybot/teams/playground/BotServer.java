package io.github.rallybot.teams.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.github.rallybot.playground.Answers;
import io.github.rallybot.playground.CallLog;
import io.github.rallybot.playground.Faults;
import io.github.rallybot.playground.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Serves the bot: the login, the keys and the connector, with the faults ordered for them. */
final class BotServer implements AutoCloseable {
  /** What faults and the log call the login. */
  private static final String LOGIN = "login";

  private static final Duration TOLD_TO_WAIT = Duration.ofSeconds(2);

  private final Login login;
  private final Keys keys;
  private final URI keysUrl;
  private final Connector connector;
  private final Rates rates;
  private final Faults<Fault> faults;
  private final CallLog log;
  private final Answers answers;

  BotServer(
      Login login,
      Keys keys,
      URI keysUrl,
      Connector connector,
      Rates rates,
      Faults<Fault> faults,
      CallLog log,
      Duration clientTimeout) {
    this.login = login;
    this.keys = keys;
    this.keysUrl = keysUrl;
    this.connector = connector;
    this.rates = rates;
    this.faults = faults;
    this.log = log;
    this.answers = new Answers(clientTimeout);
  }

  /**
   * @param path below the login's address
   */
  void login(HttpExchange exchange, String path) throws IOException {
    Map<String, String> form = Wire.form(body(exchange));
    Connector.Call call =
        new Connector.Call(LOGIN, "", Rates.Kind.CREATE, () -> login.token(path, form));
    answer(exchange, call, call::action);
  }

  void openId(HttpExchange exchange) throws IOException {
    boolean wantsKeys = exchange.getRequestURI().getPath().equals(keysUrl.getPath());
    answers.send(exchange, 200, Map.of(), wantsKeys ? keys.published() : Keys.metadata(keysUrl));
  }

  /**
   * @param path below the connector's address, as it came
   */
  void connector(HttpExchange exchange, String path) throws IOException {
    List<String> segments =
        Arrays.stream(path.split("/", -1))
            .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), UTF_8))
            .toList();
    String query = exchange.getRequestURI().getRawQuery();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    Connector.Call call =
        connector.read(
            exchange.getRequestMethod(),
            segments,
            Wire.form(query == null ? "" : query),
            body(exchange));
    answer(exchange, call, () -> connector.take(call, authorization == null ? "" : authorization));
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
  }

  /**
   * @param arrival takes the call in, and gives what carries it out
   */
  private void answer(HttpExchange exchange, Connector.Call call, Supplier<Supplier<Reply>> arrival)
      throws IOException {
    Optional<Fault> fault = faults.strike(call.name());
    if (fault.isEmpty()) {
      send(exchange, call, arrival.get().get());
      return;
    }
    switch (fault.get()) {
      case TOKEN_REFUSED -> send(exchange, call, Connector.unauthorized());
      case PRECONDITION_FAILED ->
          send(
              exchange,
              call,
              Reply.error(new ConnectorError(412, "PreconditionFailed", "Try again")));
      case RATE_LIMITED -> {
        Duration wait = rates.penalise(call.limits(), call.target(), TOLD_TO_WAIT);
        send(exchange, call, Reply.rateLimited(wait));
      }
      case ERROR_BEFORE -> {
        note(call, 502, "fault, not done");
        answers.fail(exchange, 502, "Bad Gateway");
      }
      case ERROR_AFTER -> {
        note(call, 504, "fault, done: " + arrival.get().get().result());
        answers.fail(exchange, 504, "Gateway Timeout");
      }
      case SILENCE_BEFORE -> {
        note(call, 0, "fault, not done");
        answers.silence(exchange);
      }
      case SILENCE_AFTER -> {
        note(call, 0, "fault, done: " + arrival.get().get().result());
        answers.silence(exchange);
      }
      case LATE -> {
        Supplier<Reply> action = arrival.get();
        note(call, 0, "fault, done late");
        answers.late(exchange, action::get);
      }
      case DUPLICATE_DELIVERY -> throw new IllegalStateException("only activities have this fault");
    }
  }

  private void send(HttpExchange exchange, Connector.Call call, Reply reply) throws IOException {
    note(call, reply.status(), reply.result());
    answers.send(exchange, reply.status(), reply.headers(), reply.body());
  }

  private void note(Connector.Call call, int status, String result) {
    log.add(true, call.name(), call.target(), status, result);
  }

  @Override
  public void close() {
    answers.close();
  }
}
