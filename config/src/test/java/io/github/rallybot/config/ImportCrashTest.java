package io.github.rallybot.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.redis.RedisForTests;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A bot that is killed in the middle of a file. */
@ExtendWith(RedisForTests.class)
class ImportCrashTest {

  private static final int PEOPLE = 4000;
  private static final Pattern ACCEPTED =
      Pattern.compile("\"accepted\":(\\d+),\"duplicates\":(\\d+)");

  @Test
  void the_same_file_again_adds_what_is_missing_and_nothing_else(@TempDir Path folder)
      throws Exception {
    String organisation = RedisForTests.freshOrg();
    try (Rig rig = new Rig(1, URI.create("http://127.0.0.1:1/slack/events"));
        Rig.Storage storage = new Rig.Storage(RedisForTests.uri(), organisation)) {
      Map<String, String> settings = rig.settings(RedisForTests.uri(), organisation);
      settings.put("rally.leads.burst", "10");
      try (BotProcess bot = BotProcess.start(folder, settings).awaitUp()) {
        try (BufferedReader lines = send(bot)) {
          String line = lines.readLine();
          while (!line.contains("\"status\":\"running\"")) {
            line = lines.readLine();
          }
          bot.kill();
        }
        int before = storage.journal("lead.received").size();
        assertThat(before).isBetween(1000, PEOPLE - 1);
        bot.restart();
        bot.awaitUp();
        String last = "";
        try (BufferedReader lines = send(bot)) {
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            last = line;
          }
        }
        assertThat(last).endsWith("\"status\":\"complete\"}");
        Matcher counts = ACCEPTED.matcher(last);
        assertThat(counts.find()).isTrue();
        assertThat(counts.group(1)).isEqualTo(Integer.toString(PEOPLE - before));
        assertThat(counts.group(2)).isEqualTo("0");
        assertThat(storage.journal("lead.received"))
            .extracting(entry -> entry.get("lead"))
            .hasSize(PEOPLE)
            .doesNotHaveDuplicates();
        assertThat(storage.journal("lead.touched")).isEmpty();
      }
    }
  }

  private static BufferedReader send(BotProcess bot) throws Exception {
    StringBuilder file = new StringBuilder("Email,Name\n");
    for (int i = 0; i < PEOPLE; i++) {
      file.append("p").append(i).append("@x.example,Person ").append(i).append('\n');
    }
    return new BufferedReader(
        new InputStreamReader(
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(bot.url().resolve("/api/leads/import?name=fair.csv"))
                        .header("Authorization", "Bearer " + LeadSenders.KEY)
                        .header("Content-Type", "text/csv")
                        .header("Accept", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofString(file.toString()))
                        .build(),
                    HttpResponse.BodyHandlers.ofInputStream())
                .body(),
            StandardCharsets.UTF_8));
  }
}
