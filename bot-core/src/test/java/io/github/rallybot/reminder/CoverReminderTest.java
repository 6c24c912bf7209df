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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who is offered what somebody else has, who is away or left. The clock begins on a Monday at 9:30.
 */
@ExtendWith(RedisForTests.class)
class CoverReminderTest {

  private final TestBot bot = TestBot.create();
  private final ReminderDesk desk = new ReminderDesk(bot);

  @AfterEach
  void close() {
    bot.close();
  }

  @Test
  void the_leads_of_somebody_who_is_away_are_offered_and_can_be_taken_over() {
    bot.types(SAM, "here duty @U0TOM");
    String id = desk.taken(MAYA);
    assertThat(CardText.said(bot.types(MAYA, "leads away until 3 Dec")))
        .isEqualTo(
            """
            You are away until Thu 3 Dec. No reminders until then, and what waits for you is\
             offered to whoever is on duty.
            [I’m back]""");
    assertThat(desk.reminded(TOM))
        .containsExactly(
            """
            Maya R. is away until Thu 3 Dec. 1 lead waits: take over what should not wait so long.
            Northgate Logistics, Dana Whitfield · came 09:30
            [I’ll take it] [Good fit] [Not yet] [Not a fit] [Open]
            You get this because you are on duty there, or lead.""");
    desk.at("2026-11-24T09:00:00Z");
    assertThat(desk.reminded(MAYA)).isEmpty();
    bot.does(TOM, "row.do", id, "over");
    assertThat(desk.reminded(TOM).get(0)).contains("· yours now");
    assertThat(bot.leads.find(new LeadId(id)).orElseThrow().taken().orElseThrow().by())
        .isEqualTo(bot.members.find(TOM).orElseThrow().value().id());
    assertThat(desk.reminded(TOM)).as("once for each absence").hasSize(1);
    bot.types(MAYA, "leads back");
    assertThat(bot.does(MAYA, "row.do", id, "over")).isEqualTo("Tom B. is here and has it.");
  }

  @Test
  void an_absence_that_is_made_longer_is_offered_no_second_time() {
    bot.types(SAM, "here duty @U0TOM");
    desk.taken(MAYA);
    bot.types(MAYA, "leads away until 3 Dec");
    assertThat(desk.reminded(TOM)).hasSize(1);
    bot.types(MAYA, "leads away until 4 Dec");
    desk.at("2026-11-24T09:00:00Z");
    assertThat(desk.reminded(TOM)).hasSize(1);
  }

  @Test
  void whoever_is_on_duty_and_left_is_passed_over_when_leads_of_somebody_away_are_offered() {
    bot.types(SAM, "roles @U0SAM leader");
    bot.types(SAM, "here duty @U0TOM");
    desk.taken(MAYA);
    bot.types(MAYA, "leads away until 3 Dec");
    bot.chat.leave(TOM);
    assertThat(desk.reminded(TOM)).isEmpty();
    assertThat(desk.reminded(SAM).get(0)).startsWith("Maya R. is away until Thu 3 Dec.");
  }

  @Test
  void what_somebody_held_who_was_erased_can_be_taken_over() {
    bot.types(SAM, "here duty @U0TOM");
    String id = desk.taken(MAYA);
    bot.types(MAYA, "leads away until 3 Dec");
    desk.reminded(TOM);
    bot.erasure.erase("maya.ross@rally.example");
    bot.does(TOM, "row.do", id, "over");
    assertThat(desk.reminded(TOM).get(0)).contains("· yours now");
  }

  @Test
  void leads_of_somebody_who_left_are_offered_each_day_until_somebody_has_them() {
    bot.types(SAM, "here duty @U0TOM");
    String first = desk.taken(MAYA);
    String good = desk.taken(MAYA);
    bot.does(MAYA, "lead.judge", good, "good_fit");
    bot.chat.leave(MAYA);
    desk.at("2026-11-24T09:31:00Z");
    assertThat(desk.reminded(TOM))
        .containsExactly(
            """
            Maya R. has left. 2 leads wait: take over what is to be followed up.
            Northgate Logistics, Dana Whitfield · came 09:30
            [I’ll take it] [Good fit] [Not yet] [Not a fit] [Open]
            Northgate Logistics, Dana Whitfield · good fit since 09:30, not tried yet
            [I’ll take it] [Open]
            You get this because you are on duty there, or lead.""");
    bot.does(TOM, "row.do", good, "over");
    assertThat(desk.reminded(TOM)).as("once a day").hasSize(1);
    desk.at("2026-11-25T09:00:00Z");
    assertThat(desk.reminded(TOM))
        .hasSize(3)
        .anyMatch(text -> text.startsWith("Maya R. has left. 1 lead waits"));
    bot.does(TOM, "row.do", first, "over");
    desk.at("2026-11-26T09:00:00Z");
    assertThat(desk.reminded(TOM))
        .hasSize(4)
        .noneMatch(text -> text.startsWith("Maya R. has left. 0"));
    assertThat(CardText.said(bot.types(SAM, "here duty @U0MAYA")))
        .isEqualTo("They have left, and cannot be on duty. Choose a colleague who is here.");
  }

  @Test
  void a_blocked_conversation_brings_what_somebody_left_behind_once_and_not_for_each_day() {
    bot.types(SAM, "here duty @U0TOM");
    desk.taken(MAYA);
    bot.chat.leave(MAYA);
    ChannelRef direct = RecordingPlatform.directly(TOM);
    bot.chat.block(direct, new PlatformException.Blocked("missing_scope", false));
    for (String day : List.of("11-24", "11-25", "11-26")) {
      desk.at("2026-" + day + "T10:00:00Z");
      assertThat(desk.reminded(TOM)).isEmpty();
    }
    bot.chat.unblock(direct);
    desk.at("2026-11-27T09:00:00Z");
    assertThat(desk.reminded(TOM)).hasSize(1);
  }

  @Test
  void what_came_on_the_last_day_of_an_absence_is_offered_too() {
    bot.types(SAM, "here duty @U0TOM");
    desk.taken(MAYA);
    bot.types(MAYA, "leads away 1 day");
    assertThat(desk.reminded(TOM).get(0))
        .startsWith("Maya R. is away until Tue 24 Nov. 1 lead waits");
  }

  @Test
  void an_offer_that_was_held_back_is_not_made_when_they_are_back() {
    bot.types(SAM, "here duty @U0TOM");
    desk.taken(MAYA);
    ChannelRef direct = RecordingPlatform.directly(TOM);
    bot.chat.block(direct, new PlatformException.Blocked("missing_scope", false));
    desk.at("2026-11-23T16:50:00Z");
    bot.types(MAYA, "leads away 1 day");
    assertThat(desk.reminded(TOM)).isEmpty();
    bot.chat.unblock(direct);
    desk.at("2026-11-24T09:00:00Z");
    assertThat(desk.reminded(TOM)).isEmpty();
    assertThat(desk.reminded(MAYA)).hasSize(1);
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
    bot.does(MAYA, "lead.judge", desk.lead(), "not_a_fit");
    bot.chat.know(
        again, new Profile("Maya Ross", Optional.of(email), Optional.empty(), false, false, false));
    bot.members.enrolled(again);
    bot.chat.leave(MAYA);
    desk.at("2026-11-24T09:31:00Z");
    bot.guests.catchUp();
    assertThat(desk.reminded(again)).hasSize(1);
    assertThat(desk.reminded(TOM)).noneMatch(text -> text.startsWith("Maya R. has left"));
  }
}
