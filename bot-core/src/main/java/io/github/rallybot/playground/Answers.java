package io.github.rallybot.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Answers the bot's calls: well, badly, late or not at all. */
public final class Answers implements AutoCloseable {
  private static final Duration A_BIT = Duration.ofMillis(250);

  private final Duration clientTimeout;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(StandInThread::new);

  /**
   * @param clientTimeout how long the bot waits for an answer
   */
  public Answers(Duration clientTimeout) {
    this.clientTimeout = clientTimeout;
  }

  public void send(HttpExchange exchange, int status, Map<String, String> headers, JsonNode json)
      throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    send(exchange, status, "application/json; charset=utf-8", Wire.JSON.writeValueAsBytes(json));
  }

  /** Answers with words, not JSON: as in a real outage, where a proxy answers. */
  public void fail(HttpExchange exchange, int status, String words) throws IOException {
    send(exchange, status, "text/plain", words.getBytes(UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Lets the bot wait until it has given up. */
  public void silence(HttpExchange exchange) {
    hold(exchange, clientTimeout.plus(A_BIT));
  }

  /** Lets the bot wait until it gives up; the work is done only then. */
  public void late(HttpExchange exchange, Callable<?> work) {
    var unused = later.schedule(work, clientTimeout.plus(A_BIT).toMillis(), TimeUnit.MILLISECONDS);
    hold(exchange, clientTimeout);
  }

  private void hold(HttpExchange exchange, Duration hold) {
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

  @Override
  public void close() {
    closing.countDown();
    later.shutdownNow();
  }
}
