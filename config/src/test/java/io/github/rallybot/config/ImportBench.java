package io.github.rallybot.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.redis.RedisForTests;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows per second and memory of an import, in a bot of its own. No test: run it with {@code ./mvnw
 * -pl config -am test -Dtest=ImportBench -Dsurefire.failIfNoSpecifiedTests=false
 * -Drally.import.rows=100000 -Drally.import.heap=96}.
 */
@ExtendWith(RedisForTests.class)
class ImportBench {

  private static final int ROWS = Integer.getInteger("rally.import.rows", 100_000);

  /** In megabytes; too little for a file of any length to be held. */
  private static final int HEAP_SIZE = Integer.getInteger("rally.import.heap", 96);

  private static final Pattern HEAP =
      Pattern.compile("(?m)^jvm_memory_used_bytes\\{.*area=\"heap\".*} (\\S+)$");

  @Test
  void import_a_tenth_then_all_then_all_again(@TempDir Path folder) throws Exception {
    int management = BotProcess.freePort();
    try (Rig rig = new Rig(1, URI.create("http://127.0.0.1:1/slack/events"))) {
      Map<String, String> settings = rig.settings(RedisForTests.uri(), RedisForTests.freshOrg());
      settings.put("rally.leads.burst", "10");
      settings.put("management.server.port", Integer.toString(management));
      try (BotProcess bot = BotProcess.start(folder, settings, HEAP_SIZE).awaitUp()) {
        measure("a tenth", bot, management, file(folder, "tenth", ROWS / 10), ROWS / 10);
        Path all = file(folder, "all", ROWS);
        measure("all", bot, management, all, ROWS);
        measure("all again", bot, management, all, ROWS);
      }
    }
  }

  private static Path file(Path folder, String name, int rows) throws IOException {
    Path file = folder.resolve(name + ".csv");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(
          "Email,First Name,Last Name,Company,Country,Message,Booth\n"
              .getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < rows; i++) {
        out.write(
            "%s%d@company%d.example,Ada %d,Example,Company %d,DE,\"We run %d depots, and look for more\",B%d%n"
                .formatted(name, i, i % 997, i, i % 997, i % 80, i % 20)
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  @SuppressWarnings("SystemOut") // the figures are for whoever runs it
  private static void measure(String name, BotProcess bot, int management, Path file, int rows)
      throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    long start = System.nanoTime();
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(
            HttpRequest.newBuilder(bot.url().resolve("/api/leads/import"))
                .header("Authorization", "Bearer " + LeadSenders.KEY)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    double heap = 0;
    while (!answer.isDone()) {
      heap = Math.max(heap, heap(http, management));
      Eventually.pause();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    String body = answer.get().body();
    assertThat(body).endsWith("\"status\":\"complete\"}");
    System.out.printf(
        "import of %s: %,d rows in %.1f s, %,.0f rows/s; heap used at most %.0f MB, resident %s; %s%n",
        name,
        rows,
        seconds,
        rows / seconds,
        heap / 1e6,
        resident(bot.pid()),
        body.substring(body.lastIndexOf("\"rows\"")));
  }

  private static double heap(HttpClient http, int management) throws Exception {
    String metrics =
        http.send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + management + "/actuator/prometheus"))
                    .timeout(Duration.ofSeconds(20))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    double used = 0;
    Matcher matcher = HEAP.matcher(metrics);
    while (matcher.find()) {
      used += Double.parseDouble(matcher.group(1));
    }
    return used;
  }

  /** The most memory that the process ever had, where Linux tells it. */
  private static String resident(long pid) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.exists(status)) {
      return "unknown";
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> line.substring(6).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
