package io.github.rallybot.reminder;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who is told of what nobody takes. The clock begins on a Monday at 9:30; all work from 9 to 17.
 */
@ExtendWith(RedisForTests.class)
class DutyReminderTest {

  private final TestBot bot = TestBot.create();
  private final ReminderDesk desk = new ReminderDesk(bot);

  @AfterEach
  void close() {
    bot.close();
  }

  @Test
  void the_duty_person_is_told_once_of_what_nobody_took_after_half_the_promise() {
    bot.types(SAM, "here duty @U0TOM");
    String first = desk.lead();
    desk.lead();
    desk.taken(MAYA);
    desk.at("2026-11-23T13:29:00Z");
    assertThat(desk.reminded(TOM)).isEmpty();
    desk.at("2026-11-23T13:30:00Z");
    assertThat(desk.reminded(TOM))
        .containsExactly(
            """
            Nobody has taken 2 leads in #C0LEADS, and half of the answer promise is over.\
             Take them, or ask somebody to.
            Northgate Logistics, Dana Whitfield · came 09:30
            [I’ll take it] [Good fit] [Not yet] [Not a fit] [Open]
            Northgate Logistics, Dana Whitfield · came 09:30
            [I’ll take it] [Good fit] [Not yet] [Not a fit] [Open]
            You get this because you are on duty there.""");
    assertThat(desk.reminded(SAM)).isEmpty();
    bot.does(TOM, "row.do", first, "take");
    assertThat(desk.reminded(TOM).get(0)).contains("· yours now\n[Give it back] [Open]");
    desk.at("2026-11-23T16:00:00Z");
    assertThat(desk.reminded(TOM)).as("once each").hasSize(1);
  }

  @Test
  void whoever_leads_is_told_where_nobody_is_on_duty_or_the_duty_person_is_away_or_left() {
    bot.types(SAM, "roles @U0SAM leader");
    bot.types(SAM, "here duty @U0TOM");
    bot.types(TOM, "leads away 2 weeks");
    desk.lead();
    desk.at("2026-11-23T15:00:00Z");
    assertThat(desk.reminded(TOM)).isEmpty();
    assertThat(desk.reminded(SAM).get(0))
        .startsWith("Nobody has taken 1 lead in #C0LEADS")
        .endsWith("type /rally here duty @name");
    assertThat(CardText.said(bot.types(SAM, "status")))
        .contains(
            "✗ To do: Tom B. is on duty for leads but is away, so the leaders are told instead");
    bot.types(TOM, "leads back");
    assertThat(CardText.said(bot.types(SAM, "status"))).contains("✓ Tom B. is on duty for leads");
    desk.lead();
    desk.at("2026-11-24T14:00:00Z");
    bot.chat.leave(TOM);
    assertThat(desk.reminded(TOM)).isEmpty();
    assertThat(desk.reminded(SAM)).hasSize(2);
  }

  @Test
  void a_lead_that_is_given_back_after_half_the_promise_is_told_of_too() {
    bot.types(SAM, "here duty @U0TOM");
    String back = desk.taken(MAYA);
    desk.lead();
    desk.at("2026-11-23T13:30:00Z");
    assertThat(desk.reminded(TOM).get(0)).startsWith("Nobody has taken 1 lead");
    desk.at("2026-11-23T14:00:00Z");
    bot.does(MAYA, "lead.give-back", back);
    assertThat(desk.reminded(TOM)).as("at most one message an hour").hasSize(1);
    desk.at("2026-11-23T14:30:00Z");
    assertThat(desk.reminded(TOM).get(1)).startsWith("Nobody has taken 1 lead");
  }

  @Test
  void a_clock_that_was_far_ahead_silences_nobody() {
    bot.types(SAM, "here duty @U0TOM");
    desk.lead();
    desk.at("2027-11-23T14:00:00Z");
    assertThat(desk.reminded(TOM)).hasSize(1);
    desk.at("2026-11-24T09:00:00Z");
    desk.lead();
    desk.at("2026-11-24T14:00:00Z");
    assertThat(desk.reminded(TOM)).hasSize(2);
  }

  @Test
  void what_is_promised_of_a_lead_that_had_no_channel_begins_when_it_has_one() {
    try (TestBot homeless = new TestBot(Optional.empty(), Set.of())) {
      homeless.leads.receive(TestBot.lead("dana@northgate.example"), Optional.empty());
      homeless.clock.move(Duration.ofHours(24));
      homeless.types(SAM, "here");
      homeless.types(SAM, "here duty @U0TOM");
      homeless.clock.move(Duration.ofHours(4).minusMillis(1));
      homeless.reminders.run();
      homeless.reconciler.runOnce();
      assertThat(homeless.chat.cards(RecordingPlatform.directly(TOM))).isEmpty();
      homeless.clock.move(Duration.ofMillis(1));
      homeless.reminders.run();
      homeless.reconciler.runOnce();
      assertThat(homeless.chat.cards(RecordingPlatform.directly(TOM))).hasSize(1);
    }
  }

  @Test
  void nobody_is_told_out_of_hours_and_what_waited_is_told_in_the_morning() {
    bot.types(SAM, "here duty @U0TOM");
    bot.types(TOM, "leads hours 10-16 tue-fri");
    desk.lead();
    desk.at("2026-11-23T14:00:00Z");
    assertThat(desk.reminded(TOM)).as("no Mondays").isEmpty();
    desk.at("2026-11-24T09:59:00Z");
    assertThat(desk.reminded(TOM)).isEmpty();
    desk.at("2026-11-24T10:00:00Z");
    assertThat(desk.reminded(TOM)).hasSize(1);
  }

  @Test
  void somebody_who_comes_back_is_known_again_with_their_first_command() {
    bot.types(SAM, "here duty @U0MAYA");
    desk.lead();
    bot.chat.leave(MAYA);
    desk.at("2026-11-24T09:29:00Z");
    bot.guests.catchUp();
    assertThat(CardText.said(bot.types(SAM, "status"))).contains("✓ Maya R. is on duty for leads");
    desk.at("2026-11-24T09:30:00Z");
    bot.guests.catchUp();
    assertThat(CardText.said(bot.types(SAM, "status")))
        .contains("✗ To do: Maya R. is on duty for leads but has left");
    bot.chat.comeBack(MAYA);
    bot.types(MAYA, "leads");
    assertThat(CardText.said(bot.types(SAM, "status"))).contains("✓ Maya R. is on duty for leads");
  }

  @Test
  void what_the_duty_person_could_not_be_told_in_time_is_told_when_they_work_again() {
    bot.types(SAM, "here duty @U0TOM");
    String answered = desk.lead();
    desk.lead();
    ChannelRef direct = RecordingPlatform.directly(TOM);
    bot.chat.block(direct, new PlatformException.Blocked("missing_scope", false));
    desk.at("2026-11-23T16:00:00Z");
    assertThat(desk.reminded(TOM)).isEmpty();
    desk.at("2026-11-23T20:00:00Z");
    bot.chat.unblock(direct);
    bot.does(MAYA, "lead.judge", answered, "good_fit");
    assertThat(desk.reminded(TOM)).as("at night").isEmpty();
    desk.at("2026-11-24T09:00:00Z");
    assertThat(desk.reminded(TOM))
        .containsExactly(
            """
            Nobody has taken 2 leads in #C0LEADS, and half of the answer promise is over.\
             Take them, or ask somebody to.
            Northgate Logistics, Dana Whitfield · ✓ Good fit: Maya R.
            [Open]
            Northgate Logistics, Dana Whitfield · came 09:30
            [I’ll take it] [Good fit] [Not yet] [Not a fit] [Open]
            You get this because you are on duty there.""");
  }

  @Test
  void what_was_dealt_with_before_the_duty_person_could_be_told_is_not_told() {
    bot.types(SAM, "here duty @U0TOM");
    String answered = desk.lead();
    ChannelRef direct = RecordingPlatform.directly(TOM);
    bot.chat.block(direct, new PlatformException.Blocked("missing_scope", false));
    desk.at("2026-11-23T16:00:00Z");
    assertThat(desk.reminded(TOM)).isEmpty();
    desk.at("2026-11-23T20:00:00Z");
    bot.chat.unblock(direct);
    bot.does(MAYA, "lead.judge", answered, "good_fit");
    desk.at("2026-11-24T09:00:00Z");
    assertThat(desk.reminded(TOM)).isEmpty();
    assertThat(bot.deliveries.state().waiting()).isZero();
  }
}
