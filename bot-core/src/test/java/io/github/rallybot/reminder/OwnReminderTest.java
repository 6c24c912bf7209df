package io.github.rallybot.reminder;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.RedisForTests;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What waits for somebody themselves. The clock begins on a Monday at 9:30; all work from 9 to 17.
 */
@ExtendWith(RedisForTests.class)
class OwnReminderTest {

  private final TestBot bot = TestBot.create();
  private final ReminderDesk desk = new ReminderDesk(bot);

  @AfterEach
  void close() {
    bot.close();
  }

  @Test
  void what_came_the_day_before_and_has_no_answer_is_brought_at_nine_once() {
    desk.taken(MAYA);
    assertThat(desk.reminded(MAYA)).as("it came today").isEmpty();
    desk.at("2026-11-24T08:59:59Z");
    assertThat(desk.reminded(MAYA)).as("before nine").isEmpty();
    desk.at("2026-11-24T09:00:00Z");
    String reminder =
        """
        1 lead of yours has no answer yet.
        Northgate Logistics, Dana Whitfield · came 09:30
        [Good fit] [Not yet] [Not a fit] [No answer yet] [Tomorrow] [Open]""";
    assertThat(desk.reminded(MAYA)).containsExactly(reminder);
    assertThat(bot.journal()).endsWith("reminder.sent");
    desk.at("2026-11-24T16:59:00Z");
    assertThat(desk.reminded(MAYA)).hasSize(1);
    desk.at("2026-11-25T09:00:00Z");
    assertThat(desk.reminded(MAYA)).containsExactly(reminder, reminder);
  }

  @Test
  void an_answer_given_anywhere_shows_in_the_row_and_can_be_undone_there() {
    String here = desk.taken(MAYA);
    String there = desk.taken(MAYA);
    String later = desk.taken(MAYA);
    desk.at("2026-11-24T09:00:00Z");
    desk.reminded(MAYA);
    bot.does(MAYA, "row.do", here, "again");
    bot.does(MAYA, "lead.judge", there, "good_fit");
    bot.does(MAYA, "row.do", later, "later");
    assertThat(desk.reminded(MAYA))
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
    assertThat(desk.reminded(MAYA).get(0))
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
    desk.taken(MAYA);
    ChannelRef direct = RecordingPlatform.directly(MAYA);
    bot.chat.block(direct, new PlatformException.Blocked("missing_scope", false));
    for (String day : List.of("11-24", "11-25", "11-26")) {
      desk.at("2026-" + day + "T09:00:00Z");
      assertThat(desk.reminded(MAYA)).isEmpty();
    }
    bot.chat.unblock(direct);
    desk.at("2026-11-26T17:16:00Z");
    assertThat(desk.reminded(MAYA)).as("after work").isEmpty();
    desk.at("2026-11-27T09:00:00Z");
    assertThat(desk.reminded(MAYA)).hasSize(1);
    assertThat(bot.deliveries.state().waiting()).isZero();
  }

  @Test
  void every_reminder_of_somebody_who_is_erased_forgets_them_however_old_it_is() {
    desk.taken(MAYA);
    for (String day : List.of("11-24", "11-25", "11-26", "11-27", "11-30", "12-01", "12-02")) {
      desk.at("2026-" + day + "T09:00:00Z");
      desk.reminded(MAYA);
    }
    assertThat(desk.reminded(MAYA)).hasSize(7).allMatch(text -> text.contains("Dana Whitfield"));
    bot.erasure.erase("dana1@northgate.example");
    assertThat(desk.reminded(MAYA)).as("all are deleted, since they say nothing else").isEmpty();
  }

  @Test
  void three_rows_and_how_many_more_and_what_is_to_follow_up() {
    for (int i = 0; i < 4; i++) {
      desk.taken(MAYA);
    }
    String good = desk.taken(MAYA);
    bot.does(MAYA, "lead.judge", good, "good_fit");
    desk.at("2026-11-24T09:00:00Z");
    assertThat(desk.reminded(MAYA).get(0))
        .startsWith("5 leads of yours wait for you: 4 to answer, 1 to follow up.\n")
        .endsWith("\nand 2 more: they are under /leads.");
  }

  @Test
  void not_yet_comes_back_on_its_date_and_no_answer_yet_after_two_business_days() {
    String date = desk.taken(MAYA);
    bot.feedback.askAgain(
        bot.press(MAYA, "x"), new LeadId(date), java.time.LocalDate.of(2026, 12, 1));
    String tried = desk.taken(MAYA);
    desk.at("2026-11-26T10:00:00Z");
    desk.reminded(MAYA);
    bot.does(MAYA, "row.do", tried, "again");
    desk.at("2026-11-27T09:00:00Z");
    assertThat(desk.reminded(MAYA)).as("Friday").hasSize(1);
    desk.at("2026-11-30T09:00:00Z");
    assertThat(desk.reminded(MAYA).get(1))
        .isEqualTo(
            """
            1 lead of yours has no answer yet.
            Northgate Logistics, Dana Whitfield · came 09:30, tried 10:00
            [Good fit] [Not yet] [Not a fit] [No answer yet] [Tomorrow] [Open]""");
    bot.does(MAYA, "lead.judge", tried, "not_a_fit");
    desk.at("2026-12-01T09:00:00Z");
    assertThat(desk.reminded(MAYA).get(2))
        .isEqualTo(
            """
            1 lead of yours is to follow up.
            Northgate Logistics, Dana Whitfield · not yet since 09:30, to be asked again now
            [Good fit] [Not a fit] [No answer yet] [Tomorrow] [Open]""");
  }

  @Test
  void after_downtime_there_is_one_message_within_working_hours_and_no_flood() {
    desk.taken(MAYA);
    desk.at("2026-11-27T17:00:00Z");
    assertThat(desk.reminded(MAYA)).as("Friday evening").isEmpty();
    desk.at("2026-11-28T11:00:00Z");
    assertThat(desk.reminded(MAYA)).as("Saturday").isEmpty();
    desk.at("2026-11-30T15:00:00Z");
    assertThat(desk.reminded(MAYA)).hasSize(1);
  }

  @Test
  void what_somebody_takes_today_is_not_thrown_back_at_them_today() {
    String id = desk.lead();
    desk.at("2026-11-24T09:00:00Z");
    String first = desk.taken(MAYA);
    assertThat(desk.reminded(MAYA)).isEmpty();
    bot.does(MAYA, "lead.judge", first, "not_a_fit");
    bot.does(MAYA, "lead.take", id);
    desk.at("2026-11-24T11:00:00Z");
    assertThat(desk.reminded(MAYA)).isEmpty();
    desk.at("2026-11-25T09:00:00Z");
    assertThat(desk.reminded(MAYA)).hasSize(1);
  }

  @Test
  void the_first_thing_that_somebody_ever_takes_is_not_thrown_back_at_them() {
    String id = desk.lead();
    desk.at("2026-11-24T10:00:00Z");
    bot.does(MAYA, "lead.take", id);
    assertThat(desk.reminded(MAYA)).isEmpty();
    desk.at("2026-11-25T09:00:00Z");
    assertThat(desk.reminded(MAYA)).hasSize(1);
  }

  @Test
  void who_goes_away_while_their_reminder_is_written_gets_none() {
    desk.taken(MAYA);
    desk.at("2026-11-24T09:00:00Z");
    bot.chat.whenOpened(() -> bot.types(MAYA, "leads away until 3 Dec"));
    assertThat(desk.reminded(MAYA)).isEmpty();
  }

  @Test
  void what_was_put_off_until_tomorrow_is_back_tomorrow_though_work_begins_earlier_then() {
    String later = desk.taken(MAYA);
    String tried = desk.taken(MAYA);
    desk.at("2026-11-24T09:00:00Z");
    desk.reminded(MAYA);
    bot.does(MAYA, "row.do", later, "later");
    desk.at("2026-11-24T10:00:00Z");
    bot.does(MAYA, "row.do", tried, "again");
    bot.types(MAYA, "leads hours 8-16");
    desk.at("2026-11-25T08:00:00Z");
    assertThat(desk.reminded(MAYA).get(1)).startsWith("1 lead of yours");
    desk.at("2026-11-26T08:00:00Z");
    assertThat(desk.reminded(MAYA).get(2)).startsWith("2 leads of yours");
  }

  @Test
  void what_the_weekly_question_names_is_in_no_reminder_of_that_day() {
    String asked = desk.taken(MAYA);
    bot.does(MAYA, "lead.judge", asked, "good_fit");
    desk.at("2026-12-28T09:00:00Z");
    desk.taken(MAYA);
    desk.at("2026-12-29T09:00:00Z");
    bot.closingRounds.run();
    assertThat(desk.reminded(MAYA)).hasSize(2);
    assertThat(desk.reminded(MAYA).get(1)).startsWith("1 lead of yours has no answer yet.");
    desk.at("2026-12-30T09:00:00Z");
    assertThat(desk.reminded(MAYA).get(2)).startsWith("2 leads of yours wait for you");
  }

  @Test
  void several_instances_remind_once() throws Exception {
    for (int i = 0; i < 20; i++) {
      desk.taken(MAYA);
      desk.taken(TOM);
      desk.lead();
    }
    bot.types(SAM, "here duty @U0SAM");
    desk.at("2026-11-24T09:00:00Z");
    List<Thread> instances =
        java.util.stream.IntStream.range(0, 6)
            .mapToObj(i -> new Thread(bot.anotherReminders()::run))
            .toList();
    instances.forEach(Thread::start);
    for (Thread instance : instances) {
      instance.join();
    }
    assertThat(desk.reminded(MAYA)).hasSize(1);
    assertThat(desk.reminded(TOM)).hasSize(1);
    assertThat(desk.reminded(SAM)).hasSize(1);
  }
}
