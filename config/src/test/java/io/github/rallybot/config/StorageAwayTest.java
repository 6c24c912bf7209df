package io.github.rallybot.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.redis.OwnRedis;
import io.github.rallybot.slack.playground.Message;
import io.github.rallybot.slack.playground.People;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis freezes, so that nothing refuses a connection and every answer has to time out. */
class StorageAwayTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void while_redis_is_away_nothing_is_acknowledged_and_afterwards_all_goes_on_by_itself(
      @TempDir Path folder) throws Exception {
    try (OwnRedis redis = OwnRedis.start(folder.resolve("redis-data"));
        Balancer balancer = new Balancer();
        Rig rig = new Rig(20, balancer.events());
        BotProcess bot =
            BotProcess.start(Rig.folder(folder, "bot"), rig.settings(redis.uri(), "away"));
        LeadSenders senders = new LeadSenders(List.of(bot.url()), 1)) {
      balancer.add(bot.url());
      bot.awaitUp();
      Channel channel = new Channel(rig.slack());
      senders.send(1);
      Eventually.until(SOON, "the card is there", () -> channel.cards().size() == 1);
      Message card = channel.cards().values().iterator().next().get(0);
      String button = Channel.button(card, "good_fit").orElseThrow();

      signal("STOP", folder);
      try {
        long start = System.nanoTime();
        HttpResponse<String> answer = senders.post(bot.url(), 2);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));

        People.Outcome press = rig.slack().people().click("U0MAYA", Channel.ID, card.ts(), button);
        assertThat(press.ok()).isFalse();
        assertThat(press.status()).isEqualTo(503);
        Eventually.until(
            SOON,
            "Maya is told",
            () ->
                rig.slack().workspace().messages(Channel.ID).stream()
                    .anyMatch(
                        message ->
                            message.onlyFor().filter("U0MAYA"::equals).isPresent()
                                && message
                                    .body()
                                    .toString()
                                    .contains("Not saved. Press again in a moment")));
      } finally {
        signal("CONT", folder);
      }

      Eventually.until(SOON, "a press is saved", () -> pressed(rig, card, button));
      senders.send(2);
      senders.awaitAll();
      Eventually.until(SOON, "the second card is there", () -> channel.cards().size() == 2);
      Eventually.until(
          SOON, "the first shows the verdict", () -> channel.cards().toString().contains("✓ Good"));
    }
  }

  private static boolean pressed(Rig rig, Message card, String button) {
    return rig.slack().people().click("U0MAYA", Channel.ID, card.ts(), button).ok();
  }

  /** Freezes the server, or lets it go on. */
  private static void signal(String name, Path folder) throws Exception {
    long server =
        ProcessHandle.current()
            .children()
            .filter(
                child ->
                    child.info().command().filter(path -> path.startsWith("" + folder)).isPresent())
            .findFirst()
            .orElseThrow()
            .pid();
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(server)).start();
    assertThat(kill.waitFor(5, TimeUnit.SECONDS)).isTrue();
  }
}
