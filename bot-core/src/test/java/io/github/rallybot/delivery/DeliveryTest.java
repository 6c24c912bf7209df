package io.github.rallybot.delivery;

import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class DeliveryTest {

  private final TestBot bot = TestBot.create();

  @AfterEach
  void close() {
    bot.close();
  }

  private LeadId received(String email) {
    return TestBot.received(bot.leads.receive(TestBot.lead(email), Optional.empty()));
  }

  private static String card(LeadId id) {
    return "lead:" + id.value();
  }

  private static Interaction with(Interaction press, Optional<MessageRef> message) {
    return new Interaction(
        press.id(),
        press.at(),
        press.user(),
        false,
        message,
        press.channel(),
        press.action(),
        press.values(),
        Optional.empty());
  }

  private void after(Duration time) {
    bot.clock.move(time);
    bot.reconciler.runOnce();
  }

  private static PlatformException noAnswer() {
    return new PlatformException.Unavailable("chat.postMessage was not answered");
  }

  @Test
  void a_card_is_posted_once_and_replaced_only_when_its_picture_changes() {
    LeadId id = bot.posted("dana@northgate.example");
    bot.deliveries.mark(LEADS, card(id));
    bot.reconciler.runOnce();
    assertThat(bot.chat.calls()).containsExactly("post");
    bot.does(MAYA, "lead.judge", id.value(), "good_fit");
    bot.deliveries.mark(LEADS, card(id));
    bot.reconciler.runOnce();
    assertThat(bot.chat.calls()).containsExactly("post", "update with ticket");
    assertThat(bot.deliveries.state().waiting()).isZero();
  }

  @Test
  void ten_clicks_before_delivery_are_one_update() {
    LeadId id = bot.posted("dana@northgate.example");
    for (int i = 0; i < 10; i++) {
      String verdict = i % 2 == 0 ? "good_fit" : "not_a_fit";
      bot.router.answer(bot.press(MAYA, "lead.judge", id.value(), verdict));
    }
    bot.reconciler.runOnce();
    assertThat(bot.chat.calls()).containsExactly("post", "update with ticket");
    assertThat(CardText.of(bot.chat.cards().get(0)))
        .endsWith("✗ Not a fit: Maya R., 09:30  |  Marketing: A");
  }

  @Test
  void a_clicked_card_goes_first_and_uses_its_ticket() {
    LeadId id = bot.posted("dana@northgate.example");
    received("b@x.example");
    received("c@x.example");
    bot.does(MAYA, "lead.judge", id.value(), "good_fit");
    assertThat(bot.chat.calls()).containsExactly("post", "update with ticket", "post", "post");
  }

  @Test
  void a_click_without_a_ticket_is_delivered_in_the_ordinary_way() {
    LeadId id = bot.posted("dana@northgate.example");
    Interaction press = bot.press(MAYA, "lead.judge", id.value(), "good_fit");
    bot.router.answer(with(press, press.message()));
    bot.reconciler.runOnce();
    assertThat(bot.chat.calls()).containsExactly("post", "update");
  }

  @Test
  void a_post_that_was_accepted_but_never_answered_is_found_and_adopted() {
    bot.chat.fail(noAnswer(), true);
    LeadId id = bot.posted("dana@northgate.example");
    after(Duration.ofMillis(14_999));
    assertThat(bot.chat.calls()).containsExactly("post");
    after(Duration.ofMillis(1));
    assertThat(bot.chat.calls()).containsExactly("post", "find", "update");
    assertThat(bot.chat.messages()).hasSize(1);
    assertThat(bot.deliveryStore.delivered(LEADS, card(id)).message()).contains("m1");
    assertThat(bot.deliveries.state().waiting()).isZero();
  }

  @Test
  void a_post_that_was_not_accepted_is_posted_again_after_the_wait_and_looked_at_again() {
    bot.chat.fail(noAnswer(), false);
    bot.posted("dana@northgate.example");
    after(Duration.ofMillis(14_999));
    assertThat(bot.chat.calls()).containsExactly("post");
    after(Duration.ofMillis(1));
    assertThat(bot.chat.calls()).containsExactly("post", "find", "post");
    after(Duration.ofSeconds(59));
    assertThat(bot.chat.calls()).containsExactly("post", "find", "post");
    after(Duration.ofSeconds(1));
    assertThat(bot.chat.calls()).containsExactly("post", "find", "post", "find", "update");
    assertThat(bot.deliveries.state().waiting()).isZero();
  }

  @Test
  void a_copy_that_turns_up_after_a_repeat_is_deleted_by_the_second_look() {
    bot.chat.fail(noAnswer(), false);
    LeadId id = bot.posted("dana@northgate.example");
    after(Duration.ofSeconds(15));
    String intent = bot.chat.messages().values().iterator().next().intent();
    bot.chat.turnUp(LEADS, bot.chat.cards().get(0), intent);
    bot.does(MAYA, "lead.judge", id.value(), "good_fit");
    assertThat(bot.chat.messages()).hasSize(2);
    after(Duration.ofMinutes(1));
    assertThat(bot.chat.messages().keySet()).containsExactly(new MessageRef(LEADS, "m1"));
    assertThat(bot.chat.calls())
        .containsExactly(
            "post",
            "find",
            "post",
            "update with ticket",
            "find",
            "delete m2",
            "update with ticket");
  }

  @Test
  void a_click_proves_that_an_unanswered_post_arrived_and_shows_at_once() {
    bot.chat.fail(noAnswer(), true);
    LeadId id = bot.posted("dana@northgate.example");
    bot.does(MAYA, "lead.judge", id.value(), "good_fit");
    assertThat(CardText.of(bot.chat.cards().get(0))).contains("✓ Good fit: Maya R.");
    after(Duration.ofMinutes(2));
    assertThat(bot.chat.messages().keySet()).containsExactly(new MessageRef(LEADS, "m1"));
    assertThat(bot.deliveries.state().waiting()).isZero();
  }

  @Test
  void copies_found_together_become_one_message() {
    bot.chat.fail(noAnswer(), true);
    LeadId id = bot.posted("dana@northgate.example");
    String intent = bot.chat.messages().values().iterator().next().intent();
    bot.chat.turnUp(LEADS, bot.chat.cards().get(0), intent);
    after(Duration.ofSeconds(15));
    assertThat(bot.chat.calls()).containsExactly("post", "find", "delete m2", "update");
    assertThat(bot.deliveryStore.delivered(LEADS, card(id)).message()).contains("m1");
  }

  @Test
  void a_click_on_a_copy_counts_once_and_the_copy_goes() {
    LeadId id = bot.posted("dana@northgate.example");
    MessageRef copy = bot.chat.turnUp(LEADS, bot.chat.cards().get(0), "another intent");
    Interaction press =
        with(bot.press(TOM, "lead.judge", id.value(), "not_a_fit"), Optional.of(copy));
    bot.router.answer(press);
    bot.reconciler.runOnce();
    bot.router.answer(press);
    bot.reconciler.runOnce();
    assertThat(bot.chat.calls()).containsExactly("post", "delete m2", "update");
    assertThat(bot.chat.cards()).hasSize(1);
    assertThat(CardText.of(bot.chat.cards().get(0)))
        .endsWith("✗ Not a fit: Tom B., 09:30  |  Marketing: A");
    assertThat(bot.journal()).containsExactly("lead.received", "member.joined", "lead.judged");
  }

  @Test
  void a_message_that_people_deleted_is_not_posted_again_and_its_lead_stays() {
    LeadId id = bot.posted("dana@northgate.example");
    Interaction first = bot.press(MAYA, "lead.judge", id.value(), "good_fit");
    bot.chat.deleteByHand(new MessageRef(LEADS, "m1"));
    bot.router.answer(first);
    bot.reconciler.runOnce();
    bot.does(MAYA, "lead.judge", id.value(), "not_a_fit");
    assertThat(bot.chat.calls()).containsExactly("post", "update with ticket");
    assertThat(bot.chat.messages()).isEmpty();
    assertThat(bot.leads.find(id).orElseThrow().verdicts())
        .extracting(verdict -> verdict.judgement().code())
        .containsExactly("not_a_fit");
    assertThat(bot.deliveries.state().waiting()).isZero();
  }

  @Test
  void a_click_that_comes_while_its_card_is_being_posted_keeps_it_due() {
    LeadId id = received("dana@northgate.example");
    bot.chat.meanwhile(
        () -> bot.router.answer(bot.press(MAYA, "lead.judge", id.value(), "good_fit")));
    bot.reconciler.runOnce();
    assertThat(bot.chat.calls()).containsExactly("post", "update with ticket");
    assertThat(CardText.of(bot.chat.cards().get(0)))
        .endsWith("✓ Good fit: Maya R., 09:30  |  Marketing: A");
  }
}
