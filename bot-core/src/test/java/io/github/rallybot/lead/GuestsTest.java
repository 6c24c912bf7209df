package io.github.rallybot.lead;

import static io.github.rallybot.TestBot.GUEST;
import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.SAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.redis.RedisForTests;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is caught up with later: who was a guest, and where a lead could not go. */
@ExtendWith(RedisForTests.class)
class GuestsTest {

  private static final Profile ROBIN =
      new Profile("Robin Vale", Optional.empty(), Optional.empty(), false, true, false);

  private final TestBot bot = TestBot.create();

  @AfterEach
  void close() {
    bot.close();
  }

  private Optional<Verdict> sales(LeadId id) {
    return bot.leads.find(id).orElseThrow().salesVerdict();
  }

  @Test
  void all_that_a_guest_said_while_slack_was_away_is_taken_back_once_it_answers() {
    LeadId first = bot.posted("a@x.example");
    LeadId second = bot.posted("b@x.example");
    bot.chat.forget(GUEST);
    bot.does(GUEST, "lead.judge", first.value(), "good_fit");
    assertThat(sales(first)).isPresent();
    bot.chat.know(GUEST, ROBIN);
    bot.does(GUEST, "lead.judge", second.value(), "good_fit");
    assertThat(sales(first)).isEmpty();
    assertThat(sales(second)).isEmpty();
  }

  @Test
  void what_nobody_followed_up_is_caught_up_with_now_and_then() {
    LeadId id = bot.posted("a@x.example");
    bot.chat.forget(GUEST);
    bot.does(GUEST, "lead.judge", id.value(), "good_fit");
    bot.chat.know(GUEST, ROBIN);
    bot.guests.catchUp();
    assertThat(sales(id)).isEmpty();
  }

  @Test
  void a_guest_who_has_become_a_colleague_may_answer_at_the_second_click() {
    LeadId id = bot.posted("a@x.example");
    bot.does(GUEST, "lead.judge", id.value(), "good_fit");
    bot.chat.know(
        GUEST, new Profile("Robin Vale", Optional.empty(), Optional.empty(), false, false, false));
    assertThat(bot.does(GUEST, "lead.judge", id.value(), "good_fit"))
        .isEqualTo(LeadConversation.GUESTS);
    assertThat(bot.does(GUEST, "lead.judge", id.value(), "good_fit")).isEmpty();
    assertThat(sales(id)).isPresent();
  }

  @Test
  void what_a_colleague_said_stays_when_they_become_a_guest() {
    LeadId id = bot.posted("a@x.example");
    bot.does(SAM, "lead.judge", id.value(), "good_fit");
    bot.chat.know(SAM, ROBIN);
    bot.clock.move(java.time.Duration.ofHours(25));
    bot.guests.catchUp();
    bot.guests.catchUp();
    assertThat(bot.members.find(SAM).orElseThrow().value().guest()).isTrue();
    assertThat(sales(id)).isPresent();
  }

  @Test
  void what_a_guest_did_in_following_up_is_taken_back_too_and_forms_do_not_open_for_them() {
    LeadId id = bot.posted("a@x.example");
    FollowUp before = bot.leads.find(id).orElseThrow().followUp();
    bot.chat.forget(GUEST);
    bot.followUps.tried(bot.press(GUEST, "x"), id, Optional.empty());
    bot.followUps.won(bot.press(GUEST, "x"), id);
    bot.chat.know(GUEST, ROBIN);
    bot.guests.catchUp();
    assertThat(bot.leads.find(id).orElseThrow().followUp()).isEqualTo(before);
    for (String form : java.util.List.of("outcome.open", "handover.open")) {
      assertThat(bot.does(GUEST, form, id.value())).isEqualTo(LeadConversation.GUESTS);
    }
  }

  @Test
  void guests_are_not_shown_how_to_reach_a_lead() {
    LeadId id = bot.posted("a@x.example");
    assertThat(bot.does(GUEST, "lead.contact", id.value())).isEqualTo(LeadConversation.GUESTS);
    assertThat(bot.does(SAM, "lead.contact", id.value())).isEqualTo("form: Contact details");
  }

  @Test
  void leads_of_a_channel_that_takes_nothing_move_to_the_one_chosen_next() {
    ChannelRef wrong = new ChannelRef(Platform.SLACK, "C0WRONG");
    TestBot astray = new TestBot(Optional.of(wrong), java.util.Set.of());
    astray.chat.know(LEADS, new ChannelFacts("leads", true, false));
    astray.chat.fail(new PlatformException.Blocked("channel_not_found", false), false);
    astray.leads.receive(TestBot.lead("a@x.example"), Optional.empty());
    astray.leads.receive(TestBot.lead("b@x.example"), Optional.empty());
    astray.reconciler.runOnce();
    assertThat(astray.chat.messages()).isEmpty();
    astray.types(SAM, "here");
    astray.clock.move(java.time.Duration.ofMinutes(2));
    astray.reconciler.runOnce();
    assertThat(astray.chat.messages().keySet())
        .hasSize(2)
        .allMatch(message -> message.channel().equals(LEADS));
    assertThat(astray.deliveries.state().waiting()).isZero();
    assertThat(astray.deliveries.state().pauses()).isEmpty();
    astray.close();
  }

  @Test
  void a_reason_that_could_not_travel_refuses_the_start() {
    assertThatThrownBy(() -> new Reasons(Map.of("too small", "too small"), Map.of(), Map.of()))
        .hasMessageContaining("too small");
    assertThatThrownBy(() -> new Reasons(Map.of("size", "size"), Map.of("size", "size"), Map.of()))
        .hasMessageContaining("twice");
  }
}
