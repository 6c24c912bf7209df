package io.github.rallybot.reminder;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.SampleBrief;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The clock begins on a Monday at 9:30; everybody works from 9 to 17 in UTC. */
@ExtendWith(RedisForTests.class)
class ReminderTest {

  private final TestBot bot = TestBot.create();
  private int came;

  @AfterEach
  void close() {
    bot.close();
  }

  private String lead() {
    return bot.posted("dana" + ++came + "@northgate.example").value();
  }

  private String taken(UserRef by) {
    String id = lead();
    bot.does(by, "lead.take", id);
    return id;
  }

  private void at(String moment) {
    bot.clock.move(Duration.between(bot.clock.instant(), Instant.parse(moment)));
  }

  private List<String> reminded(UserRef user) {
    bot.reminders.run();
    bot.reconciler.runOnce();
    return bot.chat.cards(RecordingPlatform.directly(user)).stream().map(CardText::of).toList();
  }

  @Test
  void what_came_the_day_before_and_has_no_answer_is_brought_at_nine_once() {
    taken(MAYA);
    assertThat(reminded(MAYA)).as("it came today").isEmpty();
    at("2026-11-24T08:59:59Z");
    assertThat(reminded(MAYA)).as("before nine").isEmpty();
    at("2026-11-24T09:00:00Z");
    String reminder =
        """
        1 lead of yours has no answer yet.
        Northgate Logistics, Dana Whitfield · came 09:30
        [Good fit] [Not yet] [Not a fit] [No answer yet] [Tomorrow] [Open]""";
    assertThat(reminded(MAYA)).containsExactly(reminder);
    assertThat(bot.journal()).endsWith("reminder.sent");
    at("2026-11-24T16:59:00Z");
    assertThat(reminded(MAYA)).hasSize(1);
    at("2026-11-25T09:00:00Z");
    assertThat(reminded(MAYA)).containsExactly(reminder, reminder);
  }

  @Test
  void an_answer_given_anywhere_shows_in_the_row_and_can_be_undone_there() {
    String here = taken(MAYA);
    String there = taken(MAYA);
    String later = taken(MAYA);
    at("2026-11-24T09:00:00Z");
    reminded(MAYA);
    bot.does(MAYA, "row.do", here, "again");
    bot.does(MAYA, "lead.judge", there, "good_fit");
    bot.does(MAYA, "row.do", later, "later");
    assertThat(reminded(MAYA))
        .containsExactly(
            """
            3 leads of yours have no answer yet.
            Northgate Logistics, Dana Whitfield · tried, again on 09:00
            [Undo] [Open]
            Northgate Logistics, Dana Whitfield · ✓ Good fit: Maya R.
            [Undo] [Open]
            Northgate Logistics, Dana Whitfield · back on 09:00
            [Undo] [Open]""");
    bot.does(MAYA, "row.undo", here, "tried");
    bot.does(MAYA, "row.undo", there, "good");
    bot.does(MAYA, "row.undo", later, "later");
    assertThat(reminded(MAYA).get(0))
        .isEqualTo(
            """
            3 leads of yours have no answer yet.
            Northgate Logistics, Dana Whitfield · came 09:30
            [Good fit] [Not yet] [Not a fit] [No answer yet] [Tomorrow] [Open]
            Northgate Logistics, Dana Whitfield · came 09:30
            [Good fit] [Not yet] [Not a fit] [No answer yet] [Tomorrow] [Open]
            Northgate Logistics, Dana Whitfield · came 09:30
            [Good fit] [Not yet] [Not a fit] [No answer yet] [Tomorrow] [Open]""");
  }

  @Test
  void a_platform_that_was_blocked_for_days_brings_neither_old_reminders_nor_one_at_night() {
    taken(MAYA);
    ChannelRef direct = RecordingPlatform.directly(MAYA);
    bot.chat.block(direct, new PlatformException.Blocked("missing_scope", false));
    for (String day : List.of("11-24", "11-25", "11-26")) {
      at("2026-" + day + "T09:00:00Z");
      assertThat(reminded(MAYA)).isEmpty();
    }
    bot.chat.unblock(direct);
    at("2026-11-26T17:16:00Z");
    assertThat(reminded(MAYA)).as("after work").isEmpty();
    at("2026-11-27T09:00:00Z");
    assertThat(reminded(MAYA)).hasSize(1);
    assertThat(bot.deliveries.state().waiting()).isZero();
  }

  @Test
  void every_reminder_of_somebody_who_is_erased_forgets_them_however_old_it_is() {
    taken(MAYA);
    for (String day : List.of("11-24", "11-25", "11-26", "11-27", "11-30", "12-01", "12-02")) {
      at("2026-" + day + "T09:00:00Z");
      reminded(MAYA);
    }
    assertThat(reminded(MAYA)).hasSize(7).allMatch(text -> text.contains("Dana Whitfield"));
    bot.erasure.erase("dana1@northgate.example");
    assertThat(reminded(MAYA)).as("all are deleted, since they say nothing else").isEmpty();
  }

  @Test
  void three_rows_and_how_many_more_and_what_is_to_follow_up() {
    for (int i = 0; i < 4; i++) {
      taken(MAYA);
    }
    String good = taken(MAYA);
    bot.does(MAYA, "lead.judge", good, "good_fit");
    at("2026-11-24T09:00:00Z");
    assertThat(reminded(MAYA).get(0))
        .startsWith("5 leads of yours wait for you: 4 to answer, 1 to follow up.\n")
        .endsWith("\nand 2 more: they are on my home and under /leads.");
  }

  @Test
  void not_yet_comes_back_on_its_date_and_no_answer_yet_after_two_business_days() {
    String date = taken(MAYA);
    bot.feedback.askAgain(
        bot.press(MAYA, "x"), new LeadId(date), java.time.LocalDate.of(2026, 12, 1));
    String tried = taken(MAYA);
    at("2026-11-26T10:00:00Z");
    reminded(MAYA);
    bot.does(MAYA, "row.do", tried, "again");
    at("2026-11-27T09:00:00Z");
    assertThat(reminded(MAYA)).as("Friday").hasSize(1);
    at("2026-11-30T09:00:00Z");
    assertThat(reminded(MAYA).get(1))
        .isEqualTo(
            """
            1 lead of yours has no answer yet.
            Northgate Logistics, Dana Whitfield · came 09:30, tried 10:00
            [Good fit] [Not yet] [Not a fit] [No answer yet] [Tomorrow] [Open]""");
    bot.does(MAYA, "lead.judge", tried, "not_a_fit");
    at("2026-12-01T09:00:00Z");
    assertThat(reminded(MAYA).get(2))
        .isEqualTo(
            """
            1 lead of yours is to follow up.
            Northgate Logistics, Dana Whitfield · not yet since 09:30, to be asked again now
            [Good fit] [Not a fit] [No answer yet] [Tomorrow] [Open]""");
  }

  @Test
  void after_downtime_there_is_one_message_within_working_hours_and_no_flood() {
    taken(MAYA);
    at("2026-11-27T17:00:00Z");
    assertThat(reminded(MAYA)).as("Friday evening").isEmpty();
    at("2026-11-28T11:00:00Z");
    assertThat(reminded(MAYA)).as("Saturday").isEmpty();
    at("2026-11-30T15:00:00Z");
    assertThat(reminded(MAYA)).hasSize(1);
  }

  @Test
  void what_somebody_takes_today_is_not_thrown_back_at_them_today() {
    String id = lead();
    at("2026-11-24T09:00:00Z");
    String first = taken(MAYA);
    assertThat(reminded(MAYA)).isEmpty();
    bot.does(MAYA, "lead.judge", first, "not_a_fit");
    bot.does(MAYA, "lead.take", id);
    at("2026-11-24T11:00:00Z");
    assertThat(reminded(MAYA)).isEmpty();
    at("2026-11-25T09:00:00Z");
    assertThat(reminded(MAYA)).hasSize(1);
  }

  @Test
  void the_duty_person_is_told_once_of_what_nobody_took_after_half_the_promise() {
    bot.types(SAM, "here duty @U0TOM");
    String first = lead();
    lead();
    taken(MAYA);
    at("2026-11-23T13:29:00Z");
    assertThat(reminded(TOM)).isEmpty();
    at("2026-11-23T13:30:00Z");
    assertThat(reminded(TOM))
        .containsExactly(
            """
            Nobody has taken 2 leads in #C0LEADS, and half of the answer promise is over.\
             Take them, or ask somebody to.
            Northgate Logistics, Dana Whitfield · came 09:30
            [I’ll take it] [Good fit] [Not yet] [Not a fit] [Open]
            Northgate Logistics, Dana Whitfield · came 09:30
            [I’ll take it] [Good fit] [Not yet] [Not a fit] [Open]
            You get this because you are on duty there.""");
    assertThat(reminded(SAM)).isEmpty();
    bot.does(TOM, "row.do", first, "take");
    assertThat(reminded(TOM).get(0)).contains("· yours now\n[Give it back] [Open]");
    at("2026-11-23T16:00:00Z");
    assertThat(reminded(TOM)).as("once each").hasSize(1);
  }

  @Test
  void whoever_leads_is_told_where_nobody_is_on_duty_or_the_duty_person_is_away_or_left() {
    bot.types(SAM, "roles @U0SAM leader");
    bot.types(SAM, "here duty @U0TOM");
    bot.types(TOM, "leads away 2 weeks");
    lead();
    at("2026-11-23T15:00:00Z");
    assertThat(reminded(TOM)).isEmpty();
    assertThat(reminded(SAM).get(0))
        .startsWith("Nobody has taken 1 lead in #C0LEADS")
        .endsWith("type /rally here duty @name");
    assertThat(CardText.said(bot.types(SAM, "status")))
        .contains(
            "✗ To do: Tom B. is on duty for leads but is away, so the leaders are told instead");
    bot.types(TOM, "leads back");
    assertThat(CardText.said(bot.types(SAM, "status"))).contains("✓ Tom B. is on duty for leads");
    lead();
    at("2026-11-24T14:00:00Z");
    bot.chat.leave(TOM);
    assertThat(reminded(TOM)).isEmpty();
    assertThat(reminded(SAM)).hasSize(2);
  }

  @Test
  void a_lead_that_is_given_back_after_half_the_promise_is_told_of_too() {
    bot.types(SAM, "here duty @U0TOM");
    String back = taken(MAYA);
    lead();
    at("2026-11-23T13:30:00Z");
    assertThat(reminded(TOM).get(0)).startsWith("Nobody has taken 1 lead");
    at("2026-11-23T14:00:00Z");
    bot.does(MAYA, "lead.give-back", back);
    assertThat(reminded(TOM)).as("at most one message an hour").hasSize(1);
    at("2026-11-23T14:30:00Z");
    assertThat(reminded(TOM).get(1)).startsWith("Nobody has taken 1 lead");
  }

  @Test
  void a_clock_that_was_far_ahead_silences_nobody() {
    bot.types(SAM, "here duty @U0TOM");
    lead();
    at("2027-11-23T14:00:00Z");
    assertThat(reminded(TOM)).hasSize(1);
    at("2026-11-24T09:00:00Z");
    lead();
    at("2026-11-24T14:00:00Z");
    assertThat(reminded(TOM)).hasSize(2);
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
    lead();
    at("2026-11-23T14:00:00Z");
    assertThat(reminded(TOM)).as("no Mondays").isEmpty();
    at("2026-11-24T09:59:00Z");
    assertThat(reminded(TOM)).isEmpty();
    at("2026-11-24T10:00:00Z");
    assertThat(reminded(TOM)).hasSize(1);
  }

  @Test
  void the_leads_of_somebody_who_is_away_are_offered_and_can_be_taken_over() {
    bot.types(SAM, "here duty @U0TOM");
    String id = taken(MAYA);
    assertThat(CardText.said(bot.types(MAYA, "leads away until 3 Dec")))
        .isEqualTo(
            """
            You are away until Thu 3 Dec. No reminders until then, and what waits for you is\
             offered to whoever is on duty.
            [I’m back]""");
    assertThat(reminded(TOM))
        .containsExactly(
            """
            Maya R. is away until Thu 3 Dec. 1 lead waits: take over what should not wait so long.
            Northgate Logistics, Dana Whitfield · came 09:30
            [I’ll take it] [Good fit] [Not yet] [Not a fit] [Open]
            You get this because you are on duty there, or lead.""");
    at("2026-11-24T09:00:00Z");
    assertThat(reminded(MAYA)).isEmpty();
    bot.does(TOM, "row.do", id, "over");
    assertThat(reminded(TOM).get(0)).contains("· yours now");
    assertThat(bot.leads.find(new LeadId(id)).orElseThrow().taken().orElseThrow().by())
        .isEqualTo(bot.members.find(TOM).orElseThrow().value().id());
    assertThat(reminded(TOM)).as("once for each absence").hasSize(1);
    bot.types(MAYA, "leads back");
    assertThat(bot.does(MAYA, "row.do", id, "over")).isEqualTo("Tom B. is here and has it.");
  }

  @Test
  void an_absence_that_is_made_longer_is_offered_no_second_time() {
    bot.types(SAM, "here duty @U0TOM");
    taken(MAYA);
    bot.types(MAYA, "leads away until 3 Dec");
    assertThat(reminded(TOM)).hasSize(1);
    bot.types(MAYA, "leads away until 4 Dec");
    at("2026-11-24T09:00:00Z");
    assertThat(reminded(TOM)).hasSize(1);
  }

  @Test
  void whoever_is_on_duty_and_left_is_passed_over_when_leads_of_somebody_away_are_offered() {
    bot.types(SAM, "roles @U0SAM leader");
    bot.types(SAM, "here duty @U0TOM");
    taken(MAYA);
    bot.types(MAYA, "leads away until 3 Dec");
    bot.chat.leave(TOM);
    assertThat(reminded(TOM)).isEmpty();
    assertThat(reminded(SAM).get(0)).startsWith("Maya R. is away until Thu 3 Dec.");
  }

  @Test
  void what_somebody_held_who_was_erased_can_be_taken_over() {
    bot.types(SAM, "here duty @U0TOM");
    String id = taken(MAYA);
    bot.types(MAYA, "leads away until 3 Dec");
    reminded(TOM);
    bot.erasure.erase("maya.ross@rally.example");
    bot.does(TOM, "row.do", id, "over");
    assertThat(reminded(TOM).get(0)).contains("· yours now");
  }

  @Test
  void leads_of_somebody_who_left_are_offered_each_day_until_somebody_has_them() {
    bot.types(SAM, "here duty @U0TOM");
    String first = taken(MAYA);
    String good = taken(MAYA);
    bot.does(MAYA, "lead.judge", good, "good_fit");
    bot.chat.leave(MAYA);
    at("2026-11-24T09:31:00Z");
    assertThat(reminded(TOM))
        .containsExactly(
            """
            Maya R. has left. 2 leads wait: take over what is to be followed up.
            Northgate Logistics, Dana Whitfield · came 09:30
            [I’ll take it] [Good fit] [Not yet] [Not a fit] [Open]
            Northgate Logistics, Dana Whitfield · good fit since 09:30, not tried yet
            [I’ll take it] [Open]
            You get this because you are on duty there, or lead.""");
    bot.does(TOM, "row.do", good, "over");
    assertThat(reminded(TOM)).as("once a day").hasSize(1);
    at("2026-11-25T09:00:00Z");
    assertThat(reminded(TOM))
        .hasSize(3)
        .anyMatch(text -> text.startsWith("Maya R. has left. 1 lead waits"));
    bot.does(TOM, "row.do", first, "over");
    at("2026-11-26T09:00:00Z");
    assertThat(reminded(TOM)).hasSize(4).noneMatch(text -> text.startsWith("Maya R. has left. 0"));
    assertThat(CardText.said(bot.types(SAM, "here duty @U0MAYA")))
        .isEqualTo("They have left, and cannot be on duty. Choose a colleague who is here.");
  }

  @Test
  void somebody_who_comes_back_is_known_again_with_their_first_command() {
    bot.types(SAM, "here duty @U0MAYA");
    lead();
    bot.chat.leave(MAYA);
    at("2026-11-24T09:29:00Z");
    bot.guests.catchUp();
    assertThat(CardText.said(bot.types(SAM, "status"))).contains("✓ Maya R. is on duty for leads");
    at("2026-11-24T09:30:00Z");
    bot.guests.catchUp();
    assertThat(CardText.said(bot.types(SAM, "status")))
        .contains("✗ To do: Maya R. is on duty for leads but has left");
    bot.chat.comeBack(MAYA);
    bot.types(MAYA, "leads");
    assertThat(CardText.said(bot.types(SAM, "status"))).contains("✓ Maya R. is on duty for leads");
  }

  @Test
  void a_blocked_conversation_brings_what_somebody_left_behind_once_and_not_for_each_day() {
    bot.types(SAM, "here duty @U0TOM");
    taken(MAYA);
    bot.chat.leave(MAYA);
    ChannelRef direct = RecordingPlatform.directly(TOM);
    bot.chat.block(direct, new PlatformException.Blocked("missing_scope", false));
    for (String day : List.of("11-24", "11-25", "11-26")) {
      at("2026-" + day + "T10:00:00Z");
      assertThat(reminded(TOM)).isEmpty();
    }
    bot.chat.unblock(direct);
    at("2026-11-27T09:00:00Z");
    assertThat(reminded(TOM)).hasSize(1);
  }

  @Test
  void what_came_on_the_last_day_of_an_absence_is_offered_too() {
    bot.types(SAM, "here duty @U0TOM");
    taken(MAYA);
    bot.types(MAYA, "leads away 1 day");
    assertThat(reminded(TOM).get(0)).startsWith("Maya R. is away until Tue 24 Nov. 1 lead waits");
  }

  @Test
  void an_offer_that_was_held_back_is_not_made_when_they_are_back() {
    bot.types(SAM, "here duty @U0TOM");
    taken(MAYA);
    ChannelRef direct = RecordingPlatform.directly(TOM);
    bot.chat.block(direct, new PlatformException.Blocked("missing_scope", false));
    at("2026-11-23T16:50:00Z");
    bot.types(MAYA, "leads away 1 day");
    assertThat(reminded(TOM)).isEmpty();
    bot.chat.unblock(direct);
    at("2026-11-24T09:00:00Z");
    assertThat(reminded(TOM)).isEmpty();
    assertThat(reminded(MAYA)).hasSize(1);
  }

  @Test
  void leads_for_the_address_of_somebody_who_came_back_as_another_are_theirs() {
    UserRef again = new UserRef(bot.chat.platform(), "U0MAYA2");
    bot.types(SAM, "here duty @U0TOM");
    bot.types(MAYA, "leads");
    String email = "maya.ross@rally.example";
    TestBot.received(
        bot.leads.receive(
            SampleBrief.from("webinar")
                .name("Dana")
                .email("d@x.example")
                .owner(Optional.of(email))
                .brief(),
            Optional.empty()));
    bot.does(MAYA, "lead.judge", lead(), "not_a_fit");
    bot.chat.know(
        again, new Profile("Maya Ross", Optional.of(email), Optional.empty(), false, false, false));
    bot.members.enrolled(again);
    bot.chat.leave(MAYA);
    at("2026-11-24T09:31:00Z");
    bot.guests.catchUp();
    assertThat(reminded(again)).hasSize(1);
    assertThat(reminded(TOM)).noneMatch(text -> text.startsWith("Maya R. has left"));
  }

  @Test
  void the_first_thing_that_somebody_ever_takes_is_not_thrown_back_at_them() {
    String id = lead();
    at("2026-11-24T10:00:00Z");
    bot.does(MAYA, "lead.take", id);
    assertThat(reminded(MAYA)).isEmpty();
    at("2026-11-25T09:00:00Z");
    assertThat(reminded(MAYA)).hasSize(1);
  }

  @Test
  void who_goes_away_while_their_reminder_is_written_gets_none() {
    taken(MAYA);
    at("2026-11-24T09:00:00Z");
    bot.chat.whenOpened(() -> bot.types(MAYA, "leads away until 3 Dec"));
    assertThat(reminded(MAYA)).isEmpty();
  }

  @Test
  void what_was_put_off_until_tomorrow_is_back_tomorrow_though_work_begins_earlier_then() {
    String later = taken(MAYA);
    String tried = taken(MAYA);
    at("2026-11-24T09:00:00Z");
    reminded(MAYA);
    bot.does(MAYA, "row.do", later, "later");
    at("2026-11-24T10:00:00Z");
    bot.does(MAYA, "row.do", tried, "again");
    bot.types(MAYA, "leads hours 8-16");
    at("2026-11-25T08:00:00Z");
    assertThat(reminded(MAYA).get(1)).startsWith("1 lead of yours");
    at("2026-11-26T08:00:00Z");
    assertThat(reminded(MAYA).get(2)).startsWith("2 leads of yours");
  }

  @Test
  void what_the_weekly_question_names_is_in_no_reminder_of_that_day() {
    String asked = taken(MAYA);
    bot.does(MAYA, "lead.judge", asked, "good_fit");
    at("2026-12-28T09:00:00Z");
    taken(MAYA);
    at("2026-12-29T09:00:00Z");
    bot.closingRounds.run();
    assertThat(reminded(MAYA)).hasSize(2);
    assertThat(reminded(MAYA).get(1)).startsWith("1 lead of yours has no answer yet.");
    at("2026-12-30T09:00:00Z");
    assertThat(reminded(MAYA).get(2)).startsWith("2 leads of yours wait for you");
  }

  @Test
  void what_the_duty_person_could_not_be_told_in_time_is_told_when_they_work_again() {
    bot.types(SAM, "here duty @U0TOM");
    String answered = lead();
    lead();
    ChannelRef direct = RecordingPlatform.directly(TOM);
    bot.chat.block(direct, new PlatformException.Blocked("missing_scope", false));
    at("2026-11-23T16:00:00Z");
    assertThat(reminded(TOM)).isEmpty();
    at("2026-11-23T20:00:00Z");
    bot.chat.unblock(direct);
    bot.does(MAYA, "lead.judge", answered, "good_fit");
    assertThat(reminded(TOM)).as("at night").isEmpty();
    at("2026-11-24T09:00:00Z");
    assertThat(reminded(TOM))
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
    String answered = lead();
    ChannelRef direct = RecordingPlatform.directly(TOM);
    bot.chat.block(direct, new PlatformException.Blocked("missing_scope", false));
    at("2026-11-23T16:00:00Z");
    assertThat(reminded(TOM)).isEmpty();
    at("2026-11-23T20:00:00Z");
    bot.chat.unblock(direct);
    bot.does(MAYA, "lead.judge", answered, "good_fit");
    at("2026-11-24T09:00:00Z");
    assertThat(reminded(TOM)).isEmpty();
    assertThat(bot.deliveries.state().waiting()).isZero();
  }

  @Test
  void several_instances_remind_once() throws Exception {
    for (int i = 0; i < 20; i++) {
      taken(MAYA);
      taken(TOM);
      lead();
    }
    bot.types(SAM, "here duty @U0SAM");
    at("2026-11-24T09:00:00Z");
    List<Thread> instances =
        java.util.stream.IntStream.range(0, 6)
            .mapToObj(i -> new Thread(bot.anotherReminders()::run))
            .toList();
    instances.forEach(Thread::start);
    for (Thread instance : instances) {
      instance.join();
    }
    assertThat(reminded(MAYA)).hasSize(1);
    assertThat(reminded(TOM)).hasSize(1);
    assertThat(reminded(SAM)).hasSize(1);
  }
}
