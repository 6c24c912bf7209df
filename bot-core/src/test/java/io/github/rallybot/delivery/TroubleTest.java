package io.github.rallybot.delivery;

import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class TroubleTest {

  private static final ChannelRef OTHER = new ChannelRef(Platform.SLACK, "C0OTHER");
  private static final String PAUSED =
      "✗ To do: nothing can be sent to slack:C0LEADS (is_archived). It is tried again every minute,"
          + " and nothing is lost";

  private final TestBot bot = TestBot.create();

  @AfterEach
  void close() {
    bot.close();
  }

  private static PlatformException gone() {
    return new PlatformException.Blocked("is_archived", false);
  }

  private LeadId received(String email) {
    return TestBot.received(bot.leads.receive(TestBot.lead(email), Optional.empty()));
  }

  private void after(Duration time) {
    bot.clock.move(time);
    bot.reconciler.runOnce();
  }

  private String status() {
    return CardText.said(bot.types(MAYA, "status"));
  }

  private List<ChannelRef> shown() {
    return bot.chat.messages().keySet().stream().map(message -> message.channel()).toList();
  }

  @Test
  void when_rate_limited_nothing_ordinary_goes_until_then_but_clicked_cards_do() {
    LeadId id = bot.posted("a@x.example");
    bot.chat.fail(
        new PlatformException.RateLimited("chat.postMessage", Duration.ofSeconds(30)), false);
    received("b@x.example");
    received("c@x.example");
    bot.reconciler.runOnce();
    assertThat(bot.chat.calls()).containsExactly("post", "post");
    bot.does(MAYA, "lead.judge", id.value(), "good_fit");
    after(Duration.ofMillis(29_999));
    assertThat(bot.chat.calls()).containsExactly("post", "post", "update with ticket");
    after(Duration.ofMillis(1));
    assertThat(bot.chat.calls())
        .containsExactly("post", "post", "update with ticket", "post", "post");
    assertThat(bot.chat.messages()).hasSize(3);
  }

  @Test
  void a_blocked_channel_is_left_alone_while_another_goes_on_and_resumes_by_itself() {
    bot.chat.know(OTHER, new ChannelFacts("other", true, false));
    received("a@x.example");
    bot.channels.choose(bot.members.introduced(SAM), OTHER);
    received("b@x.example");
    bot.chat.block(LEADS, gone());
    bot.reconciler.runOnce();
    bot.reconciler.runOnce();
    after(Duration.ofSeconds(59));
    assertThat(shown()).containsExactly(OTHER);
    assertThat(bot.chat.calls()).containsExactly("post", "post");
    assertThat(status()).contains(PAUSED);
    bot.chat.unblock(LEADS);
    after(Duration.ofSeconds(1));
    assertThat(shown()).containsExactly(OTHER, LEADS);
    assertThat(status()).endsWith("✓ every card is up to date");
  }

  @Test
  void a_pause_remembers_since_when_and_is_renewed_while_the_cause_lasts() {
    received("a@x.example");
    bot.chat.block(LEADS, gone());
    bot.reconciler.runOnce();
    after(Duration.ofMinutes(1));
    assertThat(bot.deliveries.state().pauses())
        .isEqualTo(
            Map.of(
                "slack:C0LEADS",
                new DeliveryStore.Pause(
                    "is_archived", TestBot.START, TestBot.START.plus(Duration.ofMinutes(2)))));
  }

  @Test
  void a_pause_ends_with_an_update_too() {
    LeadId id = bot.posted("a@x.example");
    bot.chat.block(LEADS, gone());
    bot.does(MAYA, "lead.judge", id.value(), "good_fit");
    assertThat(status()).contains(PAUSED);
    bot.chat.unblock(LEADS);
    after(Duration.ofMinutes(1));
    assertThat(status()).endsWith("✓ every card is up to date");
  }

  @Test
  void a_blocked_platform_pauses_all_its_channels() {
    bot.chat.know(OTHER, new ChannelFacts("other", true, false));
    received("a@x.example");
    bot.channels.choose(bot.members.introduced(SAM), OTHER);
    received("b@x.example");
    bot.chat.fail(new PlatformException.Blocked("token_revoked", true), false);
    bot.reconciler.runOnce();
    bot.reconciler.runOnce();
    assertThat(bot.chat.calls()).containsExactly("post");
    assertThat(bot.deliveries.state().pauses()).containsOnlyKeys("slack");
    after(Duration.ofMinutes(1));
    assertThat(shown()).containsExactlyInAnyOrder(LEADS, OTHER);
    assertThat(bot.deliveries.state()).isEqualTo(new Deliveries.State(0, List.of(), Map.of()));
  }

  @Test
  void replay_tries_at_once_what_was_paused() {
    received("a@x.example");
    bot.chat.block(LEADS, gone());
    bot.reconciler.runOnce();
    bot.chat.unblock(LEADS);
    assertThat(CardText.said(bot.types(SAM, "replay")))
        .isEqualTo("Nothing was refused; whatever was paused is tried again now.");
    bot.reconciler.runOnce();
    assertThat(bot.chat.messages()).hasSize(1);
  }

  @Test
  void a_rejected_card_is_a_dead_letter_until_a_leader_or_admin_replays_it() {
    bot.chat.fail(new PlatformException.Rejected("msg_too_long"), false);
    LeadId id = bot.posted("a@x.example");
    DeliveryStore.DeadLetter letter =
        new DeliveryStore.DeadLetter(LEADS, "lead:" + id.value(), "msg_too_long", TestBot.START);
    assertThat(bot.deliveries.state())
        .isEqualTo(new Deliveries.State(0, List.of(letter), Map.of()));
    after(Duration.ofDays(1));
    assertThat(bot.chat.calls()).containsExactly("post");
    assertThat(CardText.said(bot.types(MAYA, "replay")))
        .isEqualTo("Only leaders and admins can do that. Ask one: an admin of this workspace");
    assertThat(CardText.said(bot.types(SAM, "replay"))).isEqualTo("1 card is tried again now.");
    bot.reconciler.runOnce();
    assertThat(bot.chat.messages()).hasSize(1);
    assertThat(bot.deliveries.state()).isEqualTo(new Deliveries.State(0, List.of(), Map.of()));
  }

  @Test
  void a_dead_letter_that_is_rejected_again_stays_one() {
    bot.chat.fail(new PlatformException.Rejected("msg_too_long"), false);
    bot.posted("a@x.example");
    bot.chat.fail(new PlatformException.Rejected("invalid_blocks"), false);
    assertThat(bot.deliveries.replay()).isEqualTo(1);
    bot.reconciler.runOnce();
    assertThat(bot.deliveries.state().deadLetters())
        .extracting(DeliveryStore.DeadLetter::code)
        .containsExactly("invalid_blocks");
  }

  @Test
  void a_change_of_the_lead_retries_its_dead_letter() {
    bot.chat.fail(new PlatformException.Rejected("msg_too_long"), false);
    bot.posted("a@x.example");
    bot.leads.receive(TestBot.lead("a@x.example", "e-book", Optional.empty()), Optional.empty());
    bot.reconciler.runOnce();
    assertThat(bot.chat.messages()).hasSize(1);
    assertThat(bot.deliveries.state()).isEqualTo(new Deliveries.State(0, List.of(), Map.of()));
  }

  @Test
  void a_card_that_cannot_be_drawn_does_not_keep_the_others_waiting() {
    bot.reconciler.add(
        new CardSource() {
          @Override
          public String prefix() {
            return "broken:";
          }

          @Override
          public Optional<Card> desired(ChannelRef channel, String card) {
            throw new IllegalArgumentException("only web addresses can be linked");
          }
        });
    bot.deliveries.mark(LEADS, "broken:1");
    bot.clock.move(Duration.ofSeconds(1));
    bot.posted("a@x.example");
    assertThat(bot.chat.messages()).hasSize(1);
    assertThat(bot.deliveries.state().deadLetters())
        .containsExactly(
            new DeliveryStore.DeadLetter(LEADS, "broken:1", "fault", bot.clock.instant()));
  }

  @Test
  void the_back_off_of_an_update_doubles_up_to_five_minutes() {
    LeadId id = bot.posted("a@x.example");
    bot.router.answer(bot.press(MAYA, "lead.judge", id.value(), "good_fit"));
    for (int failure = 1; failure <= 12; failure++) {
      long full = Math.min(300_000, 2000L << (failure - 1));
      assertThat(waitAfterFailure("urgent", id)).isBetween(full / 2, full);
    }
  }

  @Test
  void the_back_off_of_a_post_leaves_time_to_be_found_and_grows_too() {
    LeadId id = received("a@x.example");
    for (int failure = 1; failure <= 12; failure++) {
      long full = Math.min(300_000, 2000L << (failure - 1));
      assertThat(waitAfterFailure("due", id))
          .isBetween(Math.max(15_000, full / 2), Math.max(15_000, full));
    }
    assertThat(bot.chat.calls().stream().filter("post"::equals)).hasSize(12);
  }

  private long waitAfterFailure(String set, LeadId id) {
    bot.chat.fail(new PlatformException.Unavailable("no answer"), false);
    bot.reconciler.runOnce();
    Double due =
        bot.redis.zscore("rally:{" + bot.org + "}:" + set + ":slack:C0LEADS", "lead:" + id.value());
    assertThat(due).isNotNull();
    Duration wait = Duration.between(bot.clock.instant(), Instant.ofEpochMilli(due.longValue()));
    bot.clock.move(wait);
    return wait.toMillis();
  }

  @Test
  void a_change_brings_forward_a_clicked_card_that_has_to_wait() {
    LeadId id = bot.posted("a@x.example");
    bot.chat.fail(new PlatformException.Unavailable("no answer"), false);
    bot.does(MAYA, "lead.judge", id.value(), "good_fit");
    bot.reconciler.runOnce();
    assertThat(bot.chat.calls()).containsExactly("post", "update with ticket");
    bot.leads.receive(TestBot.lead("a@x.example", "e-book", Optional.empty()), Optional.empty());
    bot.reconciler.runOnce();
    assertThat(bot.chat.calls())
        .containsExactly("post", "update with ticket", "update with ticket");
  }
}
