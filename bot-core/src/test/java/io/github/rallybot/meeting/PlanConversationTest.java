package io.github.rallybot.meeting;

import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static io.github.rallybot.chat.CardText.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.redis.RedisForTests;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RedisForTests.class)
class PlanConversationTest extends MeetingRoom {

  private static final ChannelRef DIGEST = new ChannelRef(Platform.SLACK, "C0DIGEST");

  private String says(Map<String, FormValue> values) {
    Map<String, FormValue> all = new HashMap<>(values);
    all.putIfAbsent(PlanForm.WEEKDAY, text("tuesday"));
    return submits(SAM, all, PlanConversation.CHANGED);
  }

  private MeetingPlan.Version now() {
    return bot.meetings.plans().plan().now();
  }

  @Test
  void the_plan_and_the_next_meetings_are_shown_to_everybody() {
    assertThat(types(TOM, "meeting", ""))
        .isEqualTo(
            """
            The meeting of sales and marketing
            Every week on Tuesday at 10:00, 30 min. On a public holiday it is skipped.
            Next: 10:00 about week 47, 10:00 about week 48, 10:00 about week 49
            Digest and minutes go to #C0LEADS
            [Change…] [Agenda]""");
    assertThat(bot.does(TOM, PlanConversation.CHANGE))
        .isEqualTo("Only leaders and admins can do that. Ask one: Sam O.");
    assertThat(bot.does(SAM, PlanConversation.CHANGE)).isEqualTo("form: Your meeting");
  }

  @Test
  void status_says_when_they_meet_and_what_keeps_the_digest_back() {
    assertThat(types(TOM, "status", "")).contains("\n✓ you meet every week on Tuesday at 10:00\n");
    bot.chat.know(DIGEST, new ChannelFacts("digest", true, false));
    says(Map.of(PlanForm.CHANNEL, new FormValue.Channel(DIGEST)));
    bot.chat.know(DIGEST, new ChannelFacts("digest", true, true));
    assertThat(types(TOM, "status", ""))
        .contains(
            "\n✗ To do: the digest cannot be posted. That channel is archived. Choose another one."
                + "\n");
    says(Map.of(PlanForm.WEEKDAY, text("none")));
    assertThat(types(TOM, "status", "")).doesNotContain("you meet").doesNotContain("digest");
  }

  @Test
  void leaders_change_it_and_undo_that_where_they_did_it() {
    bot.chat.know(DIGEST, new ChannelFacts("digest", true, false));
    bot.clock.move(java.time.Duration.ofMinutes(1));
    Map<String, FormValue> values =
        Map.of(
            PlanForm.WEEKDAY,
            text("wednesday"),
            PlanForm.AT,
            text("2pm"),
            PlanForm.MINUTES,
            text("45 min"),
            PlanForm.RHYTHM,
            text("month"),
            PlanForm.HOLIDAYS,
            text("DE-BY, US"),
            PlanForm.ON_HOLIDAY,
            text("move"),
            PlanForm.ZONE,
            text("Europe/Berlin"),
            PlanForm.CHANNEL,
            new FormValue.Channel(DIGEST));
    Reply saved = bot.router.answer(bot.form(SAM, values, PlanConversation.CHANGED));
    assertThat(said(saved))
        .isEqualTo(
            """
            Saved.
            [Undo]
            The meeting of sales and marketing
            Every month on Wednesday at 14:00, 45 min. On a public holiday (DE-BY, US) it moves to \
            the next working day.
            Next: 13:00 about November, 13:00 about December, 13:00 about January
            Digest and minutes go to #C0DIGEST
            [Change…] [Agenda]""");
    assertThat(bot.journal()).endsWith("meeting.planned");
    bot.clock.move(java.time.Duration.ofMinutes(1));
    assertThat(presses(SAM, saved, "Undo")).contains("Every week on Tuesday at 10:00, 30 min.");
    assertThat(presses(SAM, saved, "Undo"))
        .startsWith("Somebody has changed it since, so it is left as it is.");
  }

  @Test
  void the_same_again_changes_nothing() {
    assertThat(says(Map.of())).startsWith("That is how it was already.");
    assertThat(bot.meetings.plans().plan().versions()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "meeting-at, late, 'Say a time of the day, such as 10:00 or 2pm.'",
    "meeting-at, 25:00, 'Say a time of the day, such as 10:00 or 2pm.'",
    "meeting-minutes, 10, Say a number from 15 to 120.",
    "meeting-minutes, 121, Say a number from 15 to 120.",
    "meeting-minutes, an hour, Say a number from 15 to 120.",
    "meeting-holidays, 'DE, Atlantis', 'I know no holidays of “Atlantis”. Try DE, US or DE-BY.'",
    "meeting-zone, Berlin, I know no such time zone. Use a name such as Europe/Berlin."
  })
  void what_is_wrong_is_said_where_it_is(String input, String typed, String why) {
    assertThat(says(Map.of(input, text(typed)))).isEqualTo("invalid: {" + input + "=" + why + "}");
  }

  @Test
  void a_channel_that_the_bot_is_not_in_is_refused() {
    bot.chat.know(DIGEST, new ChannelFacts("digest", false, false));
    assertThat(says(Map.of(PlanForm.CHANNEL, new FormValue.Channel(DIGEST))))
        .isEqualTo("invalid: {meeting-channel=Invite me there first: ask me in, then try again.}");
  }

  @Test
  void it_is_a_step_of_the_setup_that_can_be_left_out() {
    int versions = bot.meetings.plans().plan().versions().size();
    Reply opened = bot.types(SAM, "setup");
    String[] shown =
        ((Reply.OpenForm) opened).form().submit().orElseThrow().arguments().toArray(String[]::new);
    FormValue marketers = new FormValue.People(List.of(io.github.rallybot.TestBot.PRIYA));
    FormValue leaders = new FormValue.People(List.of(SAM));
    Map<String, FormValue> people = Map.of("marketers", marketers, "leaders", leaders);
    assertThat(submits(SAM, people, "setup.done", shown)).isEqualTo("Saved.");
    assertThat(bot.meetings.plans().plan().versions()).hasSize(versions);
    Map<String, FormValue> meeting = new HashMap<>(people);
    meeting.put("channel", new FormValue.Channel(LEADS));
    meeting.put(PlanForm.WEEKDAY, text("friday"));
    meeting.put(PlanForm.MINUTES, text("5"));
    assertThat(submits(SAM, meeting, "setup.done", shown))
        .isEqualTo("invalid: {meeting-minutes=Say a number from 15 to 120.}");
    meeting.put(PlanForm.MINUTES, text("60"));
    assertThat(submits(SAM, meeting, "setup.done", shown))
        .isEqualTo("Saved. Leads have a channel. The meeting is planned.");
    assertThat(now().weekday()).isEqualTo(DayOfWeek.FRIDAY);
    assertThat(now().minutes()).isEqualTo(60);
    assertThat(now().at()).isEqualTo(LocalTime.of(10, 0));
  }

  @Test
  void switched_off_it_says_so() {
    says(Map.of(PlanForm.WEEKDAY, text("none")));
    assertThat(types(TOM, "meeting", ""))
        .contains("There is none, so nothing is posted by itself.");
  }
}
