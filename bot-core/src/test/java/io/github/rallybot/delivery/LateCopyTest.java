package io.github.rallybot.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.journal.Index;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a platform carries out long after the bot gave up on it. */
@ExtendWith(RedisForTests.class)
class LateCopyTest {

  private static final Duration SETTLED = Duration.ofSeconds(16);

  @Test
  void after_two_posts_without_an_answer_the_copy_that_comes_last_is_removed_too() {
    try (TestBot bot = TestBot.create()) {
      bot.chat.fail(new PlatformException.Unavailable("no answer"), false);
      bot.chat.fail(new PlatformException.Unavailable("no answer"), false);
      bot.leads.receive(TestBot.lead("ada@example.com"), Optional.empty());
      bot.reconciler.runOnce();
      bot.clock.move(SETTLED);
      bot.reconciler.runOnce();

      String intent = intent(bot);
      bot.chat.turnUp(TestBot.LEADS, Card.of("late"), intent);
      bot.clock.move(SETTLED);
      bot.reconciler.runOnce();
      bot.chat.turnUp(TestBot.LEADS, Card.of("later still"), intent);
      bot.clock.move(Duration.ofMinutes(2));
      bot.reconciler.runOnce();

      assertThat(bot.chat.messages()).hasSize(1);
      assertThat(bot.deliveries.state().waiting()).isZero();
    }
  }

  @Test
  void after_an_update_without_an_answer_the_picture_is_sent_again_in_case_it_comes_late() {
    try (TestBot bot = TestBot.create()) {
      bot.posted("ada@example.com");
      LeadId lead = new LeadId(bot.store.list(Index.all("leads"), 1).get(0));
      bot.chat.fail(new PlatformException.Unavailable("no answer"), false);
      bot.does(TestBot.MAYA, "lead.judge", lead.value(), "good_fit");
      bot.reconciler.runOnce();
      bot.clock.move(SETTLED);
      bot.reconciler.runOnce();
      assertThat(updates(bot)).isEqualTo(2);

      bot.clock.move(Duration.ofMinutes(2));
      bot.reconciler.runOnce();

      assertThat(updates(bot)).isEqualTo(3);
      assertThat(bot.deliveries.state().waiting()).isZero();
    }
  }

  @Test
  void after_a_bot_died_during_an_update_the_next_one_sends_a_newer_picture_twice() {
    try (TestBot bot = TestBot.create()) {
      bot.posted("ada@example.com");
      LeadId lead = new LeadId(bot.store.list(Index.all("leads"), 1).get(0));
      String lease = "rally:{" + bot.org + "}:lease:slack:C0LEADS";
      // the bot that loses its lease while it waits can keep no more than one that is killed
      bot.chat.meanwhile(() -> bot.redis.set(lease, "dead"));
      bot.does(TestBot.MAYA, "lead.judge", lead.value(), "good_fit");
      bot.reconciler.runOnce();
      bot.redis.del(lease);
      bot.does(TestBot.MAYA, "lead.judge", lead.value(), "not_yet");
      bot.reconciler.runOnce();
      assertThat(updates(bot)).isEqualTo(2);

      bot.clock.move(Duration.ofMinutes(2));
      bot.reconciler.runOnce();

      assertThat(updates(bot)).isEqualTo(3);
      assertThat(bot.deliveries.state().waiting()).isZero();
    }
  }

  private static long updates(TestBot bot) {
    return bot.chat.calls().stream().filter(call -> call.startsWith("update")).count();
  }

  private static String intent(TestBot bot) {
    String lead = bot.store.list(Index.all("leads"), 1).get(0);
    Delivered known = bot.deliveryStore.delivered(TestBot.LEADS, "lead:" + lead);
    return known.intent().orElseThrow().id();
  }
}
