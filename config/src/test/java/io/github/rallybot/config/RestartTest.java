package io.github.rallybot.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.slack.playground.Message;
import io.github.rallybot.slack.playground.SlackStandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot with the Redis that it brings itself, killed and started again on the same folder. */
class RestartTest {

  private static final int LEADS = 10;
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void after_kill_9_everything_is_there_no_card_comes_twice_and_buttons_work_at_once(
      @TempDir Path folder) throws Exception {
    try (Balancer balancer = new Balancer();
        Rig rig = new Rig(20, balancer.events());
        BotProcess bot = BotProcess.start(folder, rig.settings());
        LeadSenders senders = new LeadSenders(List.of(bot.url()), 4)) {
      balancer.add(bot.url());
      bot.awaitUp();
      Channel channel = new Channel(rig.slack());
      senders.send(LEADS);
      senders.awaitAll();
      Eventually.until(SOON, "some cards are there", () -> channel.cards().size() >= 3);

      // in the middle of its work, so that it holds the channel's lease
      bot.kill();
      int before = channel.cards().size();
      bot.restart();
      bot.awaitUp();
      long up = System.nanoTime();
      String lead = channel.cards().keySet().iterator().next();
      press(rig.slack(), channel, lead);
      Eventually.until(
          SOON, "the card shows it", () -> picture(channel, lead).contains("✓ Good fit: "));
      assertThat(Duration.ofNanos(System.nanoTime() - up)).isLessThan(Duration.ofSeconds(4));

      assertThat(before).isLessThan(LEADS);
      Eventually.until(SOON, "all cards are there", () -> channel.cards().size() == LEADS);
      assertThat(channel.cards().keySet())
          .containsExactlyInAnyOrderElementsOf(senders.acknowledged().values());
      assertThat(channel.cards().values()).allSatisfy(cards -> assertThat(cards).hasSize(1));

      bot.kill();
      bot.restart();
      bot.awaitUp();
      for (Map.Entry<Integer, String> known : senders.acknowledged().entrySet()) {
        assertThat(senders.post(bot.url(), known.getKey()).body()).contains(known.getValue());
      }
      assertThat(picture(channel, lead)).contains("✓ Good fit: ");
    } finally {
      OwnRedisOf.end(folder);
    }
  }

  private static void press(SlackStandIn slack, Channel channel, String lead) {
    Message card = channel.cards().getOrDefault(lead, List.of()).get(0);
    String button = Channel.button(card, "good_fit").orElseThrow();
    assertThat(slack.people().click("U0MAYA", Channel.ID, card.ts(), button).ok()).isTrue();
  }

  private static String picture(Channel channel, String lead) {
    return channel.cards().getOrDefault(lead, List.of()).stream()
        .map(Message::blocks)
        .toList()
        .toString();
  }
}
