package io.github.rallybot.meeting;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.redis.RedisForTests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class MinutesTest extends MeetingRoom {

  private static final String WHY = "Why do we lose at Proposal?";
  private static final String AUDIENCE = "Who is the webinar for?";

  private String decides(String words, String row) {
    return submits(
        PRIYA,
        Map.of(MeetingForms.WORDS, text(words)),
        ConclusionConversation.DECIDED,
        row,
        PERIOD);
  }

  /** A meeting in which one thing was talked about, and one was not. */
  private void hold() {
    String why = AgendaRow.key(adds(TOM, WHY));
    adds(MAYA, AUDIENCE);
    at("2026-11-24T10:00:00Z");
    bot.does(TOM, AgendaConversation.TICK, why, PERIOD, "on");
    decides("We show <!channel> *prices* earlier", why);
    agrees(TOM, "price list", "2026-11-27", why);
  }

  @Test
  void they_are_posted_once_when_the_meeting_is_ended() {
    hold();
    assertThat(channel()).isEmpty();
    assertThat(types(SAM, "agenda", "end"))
        .startsWith("The meeting about 16–22 Nov (week 47) has ended.")
        .contains("Agenda about 23–29 Nov (week 48)", AUDIENCE + " (Maya R.) · from the last");
    String minutes =
        """
        Minutes of the meeting about 16–22 Nov (week 47)
        Decided
        • We show <!channel> *prices* earlier (Priya N.)
        To do
        • price list: Tom B., due Fri 27 Nov
        Talked about: Why do we lose at Proposal?
        Not talked about: Who is the webinar for?""";
    assertThat(channel()).containsExactly(minutes);
    assertThat(types(SAM, "agenda", "end"))
        .as("the next one is not over yet")
        .startsWith("That meeting has not begun: it is on another day.")
        .doesNotContain("[End the meeting]");
    assertThat(channel()).containsExactly(minutes);
    bot.does(TOM, ActionsConversation.DONE, action("price list").id().value(), "m");
    assertThat(channel())
        .as("what becomes of it shows there")
        .containsExactly(minutes.replace("due Fri 27 Nov", "done"));
  }

  @Test
  void as_markdown_nothing_that_people_said_is_more_than_words() {
    hold();
    types(SAM, "agenda", "end");
    Meeting meeting = bot.meetings.meetings().find(PERIOD).orElseThrow();
    assertThat(bot.meetings.minutes().markdown(meeting))
        .contains(
            """
            # Minutes of the meeting about 16–22 Nov (week 47)

            24 Nov 2026

            ## Decided

            - We show \\<!channel\\> \\*prices\\* earlier (Priya N.)

            ## To do

            - [ ] price list: Tom B., due Fri 27 Nov

            ## Talked about

            - Why do we lose at Proposal?

            ## Not talked about

            - Who is the webinar for?
            """);
  }

  @Test
  void after_its_day_a_meeting_goes_on_no_more() {
    hold();
    types(SAM, "agenda", "end");
    at("2026-11-25T00:00:00Z");
    assertThat(bot.does(SAM, AgendaConversation.REOPEN, PERIOD))
        .startsWith("Its day is over. What you write down now is in its minutes all the same.");
    assertThat(channel()).hasSize(1);
  }

  @Test
  void a_meeting_that_goes_on_after_all_takes_its_minutes_back() {
    hold();
    String ended = types(SAM, "agenda", "end");
    assertThat(ended).contains("[Reopen]");
    assertThat(channel()).hasSize(1);
    assertThat(bot.does(SAM, AgendaConversation.REOPEN, PERIOD))
        .startsWith("Agenda about 16–22 Nov (week 47)")
        .doesNotContain("from the last meeting");
    assertThat(channel()).isEmpty();
    assertThat(item(AUDIENCE).missed()).isEmpty();
    types(SAM, "agenda", "end");
    assertThat(channel()).hasSize(1);
  }

  @Test
  void a_decision_is_taken_back_and_brought_back_and_the_minutes_follow() {
    hold();
    types(SAM, "agenda", "end");
    String id = bot.meetings.meetings().find(PERIOD).orElseThrow().decisions().get(0).id();
    assertThat(bot.does(PRIYA, ConclusionConversation.UNDECIDE, PERIOD, id))
        .isEqualTo("Taken back: “We show <!channel> *prices* earlier”\n[Undo]\n[Agenda]");
    assertThat(channel().get(0)).doesNotContain("Decided");
    bot.does(PRIYA, ConclusionConversation.REDECIDE, PERIOD, id);
    assertThat(channel().get(0)).contains("Decided\n• We show");
  }

  @Test
  void decisions_without_words_or_with_too_many_are_refused() {
    assertThat(decides("  ", "-")).isEqualTo("invalid: {words=Say what was decided, in a line.}");
    assertThat(decides("x".repeat(10_000), "-"))
        .isEqualTo(
            "invalid: {words=That is 10,000 characters. Say what was decided in at most 300.}");
    assertThat(decides("more prices", "-")).isEqualTo("Decided: “more prices”\n[Undo]\n[Agenda]");
  }

  @Test
  void a_meeting_that_nobody_ended_is_over_with_its_day_and_its_minutes_come_in_the_morning() {
    hold();
    at("2026-11-24T23:59:59Z");
    direct(SAM);
    assertThat(bot.meetings.meetings().find(PERIOD).orElseThrow().over()).isFalse();
    at("2026-11-25T00:00:00Z");
    direct(SAM);
    assertThat(bot.meetings.meetings().find(PERIOD).orElseThrow().over()).isTrue();
    assertThat(channel()).isEmpty();
    at("2026-11-25T09:00:00Z");
    assertThat(channel()).hasSize(1);
    assertThat(bot.journal()).filteredOn("meeting.lapsed"::equals).hasSize(1);
  }

  @Test
  void nothing_is_posted_of_a_meeting_in_which_nothing_was_written_down() {
    adds(MAYA, AUDIENCE);
    at("2026-11-25T09:00:00Z");
    direct(SAM);
    assertThat(channel()).isEmpty();
    assertThat(item(AUDIENCE).missed()).containsExactly(PERIOD);
  }

  @Test
  void what_came_after_the_meeting_began_has_not_missed_it() {
    at("2026-11-24T10:10:00Z");
    adds(MAYA, AUDIENCE);
    types(SAM, "agenda", "end");
    assertThat(item(AUDIENCE).missed()).isEmpty();
  }

  @Test
  void after_two_meetings_its_author_is_asked_once_whether_it_is_still_on() {
    adds(TOM, AUDIENCE);
    at("2026-11-24T10:30:00Z");
    types(SAM, "agenda", "end");
    assertThat(direct(TOM)).isEmpty();
    at("2026-12-01T10:30:00Z");
    assertThat(agenda(TOM)).contains("(Tom B.) · from the last meeting · 30 min");
    types(SAM, "agenda", "end");
    assertThat(agenda(TOM)).contains("Nothing is on it yet");
    String question =
        """
        The meeting had no time for this twice. Is it still on?
        Who is the webinar for?
        [Keep] [Drop]""";
    assertThat(direct(TOM)).containsExactly(question);
    assertThat(direct(SAM)).isEmpty();
    String id = item(AUDIENCE).id().value();
    bot.does(TOM, StillOnCards.DROP, id);
    assertThat(direct(TOM).get(0)).endsWith(" for? · dropped\n[Undo]");
    bot.does(TOM, StillOnCards.UNDROP, id);
    assertThat(direct(TOM)).containsExactly(question);
    bot.does(TOM, StillOnCards.KEEP, id);
    assertThat(direct(TOM).get(0)).endsWith(" for? · on the next agenda\n[Drop]");
    assertThat(agenda(TOM)).contains("1  Who is the webinar for? (Tom B.) · 30 min");
    at("2026-12-08T10:30:00Z");
    types(SAM, "agenda", "end");
    assertThat(direct(TOM)).as("it comes back once more first").hasSize(1);
    at("2026-12-15T10:30:00Z");
    types(SAM, "agenda", "end");
    assertThat(direct(TOM)).hasSize(2);
  }

  @Test
  void of_what_has_no_author_the_leaders_are_asked() {
    bot.router.answer(
        bot.form(
            MAYA,
            Map.of(
                MeetingForms.WORDS,
                text(AUDIENCE),
                MeetingForms.EXTRAS,
                new FormValue.Choices(List.of(MeetingForms.UNNAMED))),
            AddConversation.ADDED));
    at("2026-11-24T10:30:00Z");
    types(SAM, "agenda", "end");
    at("2026-12-01T10:30:00Z");
    types(SAM, "agenda", "end");
    assertThat(direct(SAM))
        .containsExactly(
            """
            The meeting had no time for this twice. Is it still on?
            Who is the webinar for? · added by somebody who gave no name
            [Keep] [Drop]""");
    assertThat(direct(MAYA)).isEmpty();
    assertThat(direct(PRIYA)).isEmpty();
  }

  @Test
  void the_time_that_a_row_takes_is_added_up() {
    String why = AgendaRow.key(adds(TOM, WHY));
    at("2026-11-24T10:00:00Z");
    PlannedMeeting planned = bot.meetings.agenda().planned(PERIOD).orElseThrow();
    bot.meetings.meetings().timer(id("t"), TOM, planned, java.util.Optional.of(why));
    at("2026-11-24T10:04:00Z");
    bot.meetings.meetings().timer(id("t"), TOM, planned, java.util.Optional.empty());
    bot.meetings.meetings().timer(id("t"), TOM, planned, java.util.Optional.of(why));
    at("2026-11-24T10:05:00Z");
    types(SAM, "agenda", "end");
    Meeting meeting = bot.meetings.meetings().find(PERIOD).orElseThrow();
    assertThat(meeting.spent()).isEqualTo(Map.of(why, 300L));
    assertThat(meeting.startedAt()).contains(java.time.Instant.parse("2026-11-24T10:00:00Z"));
    assertThat(meeting.timer()).isEmpty();
    assertThat(CardText.said(answer(TOM, "agenda", ""))).contains("week 48");
  }
}
