package io.github.rallybot.config.playground;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a fictional maker of routing software has published, sent as any company would: a CSV file,
 * over HTTP, with a key. After a restart the same file adds nothing twice.
 */
final class SampleContent {

  private static final Logger log = LoggerFactory.getLogger(SampleContent.class);

  private SampleContent() {}

  static void send(URI bot, String key) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(bot.resolve("/api/content/import"))
              .header("Authorization", "Bearer " + key)
              .header("Content-Type", "text/csv")
              .timeout(Duration.ofSeconds(30))
              .POST(HttpRequest.BodyPublishers.ofByteArray(file()))
              .build();
      int status =
          HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode();
      if (status != 200) {
        log.warn("the sample content was answered {}", status);
      }
    } catch (IOException away) {
      log.warn("the sample content is not there: the bot does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] file() {
    try (InputStream in = SampleContent.class.getResourceAsStream("/playground-content.csv")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
