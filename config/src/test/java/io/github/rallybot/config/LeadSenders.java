package io.github.rallybot.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marketing's tool, which hands leads over as its contract says: the same request again, under the
 * same {@code Idempotency-Key}, until it was answered with 202.
 */
final class LeadSenders implements AutoCloseable {

  static final String KEY = "key-for-tests-only";

  private static final Pattern ID = Pattern.compile("\"leadId\":\"([0-9A-Z]{26})\"");

  private final List<URI> bots;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final ExecutorService threads;
  private final Map<Integer, String> acknowledged = new ConcurrentHashMap<>();
  private final AtomicInteger repeats = new AtomicInteger();
  private final List<Future<?>> sending = new ArrayList<>();

  LeadSenders(List<URI> bots, int atOnce) {
    this.bots = bots;
    this.threads = Executors.newFixedThreadPool(atOnce);
  }

  /** Begins to hand over so many leads. */
  void send(int leads) {
    for (int i = 1; i <= leads; i++) {
      int number = i;
      sending.add(
          threads.submit(
              () -> {
                send(number, bots.get(number % bots.size()));
                return number;
              }));
    }
  }

  private void send(int number, URI first) throws InterruptedException {
    URI bot = first;
    for (int attempt = 1; attempt < 2000; attempt++) {
      try {
        HttpResponse<String> answer = post(bot, number);
        if (answer.statusCode() == 202) {
          Matcher id = ID.matcher(answer.body());
          if (!id.find()) {
            throw new AssertionError("no lead id in " + answer.body());
          }
          acknowledged.put(number, id.group(1));
          return;
        }
        if (answer.statusCode() != 503) {
          throw new AssertionError(answer.statusCode() + ": " + answer.body());
        }
      } catch (IOException dead) {
        bot = bots.get((bots.indexOf(bot) + 1) % bots.size());
      }
      repeats.incrementAndGet();
      Eventually.pause();
    }
    throw new AssertionError("lead " + number + " was never acknowledged");
  }

  HttpResponse<String> post(URI bot, int number) throws IOException, InterruptedException {
    String body =
        """
        {"source":"crash test","externalId":"crash-%1$d","name":"Lead %1$d","company":"Company %1$d",\
        "email":"lead%1$d@example.com","message":"Please call","grade":"B"}"""
            .formatted(number);
    return client.send(
        HttpRequest.newBuilder(bot.resolve("/api/leads"))
            .timeout(Duration.ofSeconds(5))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "crash-" + number)
            .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The ids of the leads that were answered with 202, by their number. */
  Map<Integer, String> acknowledged() {
    return Map.copyOf(acknowledged);
  }

  int repeats() {
    return repeats.get();
  }

  void awaitAll() throws Exception {
    for (Future<?> one : sending) {
      one.get(3, TimeUnit.MINUTES);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
