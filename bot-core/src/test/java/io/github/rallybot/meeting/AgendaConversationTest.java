package io.github.rallybot.meeting;

import static io.github.rallybot.TestBot.GUEST;
import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Shortcut;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.lead.LeadConversation;
import io.github.rallybot.meeting.Suggestion.Source;
import io.github.rallybot.question.QuestionId;
import io.github.rallybot.redis.Everything;
import io.github.rallybot.redis.RedisForTests;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RedisForTests.class)
class AgendaConversationTest extends MeetingRoom {

  private static final String WHY = "Why do we lose at Proposal?";
  private static final String AUDIENCE = "Who is the webinar for?";

  private static Suggestion finding() {
    return new Suggestion(
        "source:webinar",
        Source.QUALITY,
        "Webinar leads: 14 of 20 not a fit.",
        "Change audience, or definition?",
        Optional.of(Pointer.finding("source:webinar")));
  }

  @Test
  void an_empty_agenda_says_how_it_is_filled() {
    assertThat(agenda(TOM))
        .isEqualTo(
            """
            Agenda about 16–22 Nov (week 47)
            10:00, 30 min
            Nothing is on it yet. Open actions, what stands out in the figures and what many buyers \
            ask come by themselves; for anything else type /agenda add Why do we lose at Proposal?.
            [Add…] [Decision…] [Action…] [Open the meeting page]""");
  }

  @Test
  void what_was_put_on_shows_with_its_author_and_its_time() {
    assertThat(types(TOM, "agenda", "add " + WHY))
        .isEqualTo("On the agenda: " + WHY + " · 10:00\n[Undo] [Agenda]");
    bot.suggestions.add(finding());
    String agenda =
        """
        Agenda about 16–22 Nov (week 47)
        10:00, 30 min
        1  Webinar leads: 14 of 20 not a fit. Change audience, or definition? · 18 min
        [Discussed] [...]
        2  Why do we lose at Proposal? (Tom B.) · 12 min
        [Discussed] [...]
        [Add…] [Decision…] [Action…] [Open the meeting page]""";
    assertThat(agenda(MAYA)).isEqualTo(agenda);
    assertThat(bot.journal()).contains("agenda.added");
    assertThat(types(MAYA, "agenda", "done 2"))
        .isEqualTo(
            agenda
                    .replace("2  Why", "2 ✓ Why")
                    .replace("12 min\n[Discussed]", "12 min\n[Not discussed]")
                + " [End the meeting]");
    assertThat(presses(MAYA, answer(MAYA, "agenda", ""), "Not discussed")).isEqualTo(agenda);
    assertThat(item(WHY).now().state()).isEqualTo(AgendaItem.State.WAITING);
  }

  @Test
  void ticked_twice_or_on_both_platforms_at_once_is_ticked_once() {
    String row = AgendaRow.key(adds(TOM, WHY));
    bot.does(TOM, AgendaConversation.TICK, row, PERIOD, "on");
    bot.does(PRIYA, AgendaConversation.TICK, row, PERIOD, "on");
    assertThat(bot.meetings.meetings().find(PERIOD).orElseThrow().ticks())
        .extracting(Meeting.Tick::by)
        .containsExactly(bot.members.someone(TOM).id());
    assertThat(bot.journal()).filteredOn("meeting.ticked"::equals).hasSize(1);
  }

  @Test
  void many_people_tick_many_rows_at_once_and_none_is_lost() throws InterruptedException {
    List<String> rows =
        IntStream.range(0, 8).mapToObj(i -> AgendaRow.key(adds(TOM, "thing " + i))).toList();
    PlannedMeeting planned = bot.meetings.agenda().planned(PERIOD).orElseThrow();
    List<Thread> people =
        rows.stream()
            .map(
                row ->
                    new Thread(
                        () ->
                            bot.anotherMeetings()
                                .meetings()
                                .tick("tick " + row, PRIYA, planned, row, true)))
            .toList();
    people.forEach(Thread::start);
    for (Thread one : people) {
      one.join();
    }
    Meeting meeting = bot.meetings.meetings().find(PERIOD).orElseThrow();
    assertThat(meeting.ticks())
        .extracting(Meeting.Tick::row)
        .containsExactlyInAnyOrderElementsOf(rows);
    assertThat(meeting.revision()).isEqualTo(8);
    assertThat(bot.meetings.items().waiting()).isEmpty();
  }

  @Test
  void people_who_move_rows_at_once_move_them_all() throws InterruptedException {
    List<String> rows =
        IntStream.range(0, 8).mapToObj(i -> AgendaRow.key(adds(TOM, "thing " + i))).toList();
    PlannedMeeting planned = bot.meetings.agenda().planned(PERIOD).orElseThrow();
    List<Thread> people =
        IntStream.of(1, 3, 5, 7)
            .mapToObj(
                i ->
                    new Thread(
                        () ->
                            bot.anotherMeetings()
                                .room()
                                .move(
                                    new RoomDeeds.Doer(PRIYA, "move " + i),
                                    planned,
                                    rows.get(i),
                                    true)))
            .toList();
    people.forEach(Thread::start);
    for (Thread one : people) {
      one.join();
    }
    assertThat(bot.meetings.agenda().agenda(planned).rows())
        .extracting(AgendaRow::key)
        .containsExactlyElementsOf(
            IntStream.of(1, 0, 3, 2, 5, 4, 7, 6).mapToObj(rows::get).toList());
  }

  @Test
  void the_undo_of_what_was_just_put_on_takes_it_off_and_its_undo_puts_it_back() {
    Reply added = answer(TOM, "agenda", "add " + WHY);
    assertThat(presses(TOM, added, "Undo"))
        .isEqualTo("Taken off the agenda: “" + WHY + "”\n[Undo]");
    assertThat(bot.meetings.items().waiting()).isEmpty();
    ItemId id = new ItemId(control(added, "Undo").argument(0));
    assertThat(bot.does(TOM, AgendaConversation.ON, AgendaRow.key(id), "-")).contains("1  Why");
    assertThat(bot.does(TOM, AgendaConversation.ON, AgendaRow.key(id), "-"))
        .startsWith("It is on the agenda already.\n");
  }

  @Test
  void only_the_author_and_marketers_and_leaders_take_something_off() {
    String row = AgendaRow.key(adds(TOM, WHY));
    assertThat(bot.does(MAYA, AgendaConversation.OFF, row, PERIOD))
        .startsWith(
            "It was added by somebody else. Marketers and leaders can take it off: Priya N.,"
                + " Sam O.\n");
    assertThat(bot.does(PRIYA, AgendaConversation.OFF, row, PERIOD))
        .startsWith("Taken off the agenda: “" + WHY + "”\n[Undo]\n");
    bot.does(PRIYA, AgendaConversation.ON, row, PERIOD);
    assertThat(bot.does(TOM, AgendaConversation.OFF, row, PERIOD)).startsWith("Taken off");
  }

  @Test
  void a_suggested_row_is_taken_off_this_meeting_and_put_back() {
    bot.suggestions.add(finding());
    Reply shown = answer(PRIYA, "agenda", "");
    String row = control(shown, "Take off").argument(0);
    assertThat(bot.does(TOM, AgendaConversation.OFF, row, PERIOD))
        .startsWith("Marketers and leaders set the order. Ask one: Priya N., Sam O.\n");
    assertThat(presses(PRIYA, shown, "Take off"))
        .startsWith("Taken off the agenda: “Webinar leads: 14 of 20 not a fit.”\n[Undo]")
        .contains("Nothing is on it yet");
    assertThat(bot.does(PRIYA, AgendaConversation.ON, row, PERIOD)).contains("1  Webinar leads");
  }

  @Test
  void marketers_and_leaders_move_rows_and_the_order_is_kept() {
    adds(TOM, WHY);
    String row = AgendaRow.key(adds(MAYA, AUDIENCE));
    assertThat(bot.does(TOM, AgendaConversation.UP, row, PERIOD))
        .startsWith("Marketers and leaders set the order.");
    assertThat(bot.does(PRIYA, AgendaConversation.UP, row, PERIOD))
        .contains("1  " + AUDIENCE, "2  " + WHY);
    assertThat(bot.does(PRIYA, AgendaConversation.UP, row, PERIOD))
        .startsWith("It is the first.\n");
    assertThat(agenda(TOM)).contains("1  " + AUDIENCE);
    assertThat(bot.does(SAM, AgendaConversation.DOWN, row, PERIOD)).contains("1  " + WHY);
  }

  @Test
  void before_anybody_has_a_role_all_may_do_all() {
    bot.types(SAM, "roles @U0PRIYA rep");
    bot.types(SAM, "roles @U0SAM rep");
    adds(TOM, WHY);
    String row = AgendaRow.key(adds(MAYA, AUDIENCE));
    assertThat(bot.does(TOM, AgendaConversation.UP, row, PERIOD)).contains("1  " + AUDIENCE);
  }

  @Test
  void a_form_takes_what_a_command_does_not_say() {
    assertThat(types(TOM, "agenda", "add")).isEqualTo("form: Put on the agenda");
    assertThat(submits(TOM, Map.of(MeetingForms.WORDS, text(WHY)), AddConversation.ADDED))
        .startsWith("On the agenda: " + WHY);
    assertThat(submits(TOM, Map.of(MeetingForms.WORDS, text(" ?! ")), AddConversation.ADDED))
        .isEqualTo("invalid: {words=Say what to talk about, in a line.}");
  }

  @Test
  void a_message_is_put_on_from_its_menu_with_where_it_stands() {
    MessageRef message = new MessageRef(LEADS, "1700000000.000100");
    Reply opened =
        bot.router.answer(
            new Shortcut(
                "agenda",
                id("s"),
                Optional.empty(),
                TOM,
                false,
                message,
                "We lose\nat <!channel> Proposal",
                Optional.of(MAYA)));
    Form form = ((Reply.OpenForm) opened).form();
    assertThat(((Form.TextInput) form.parts().get(0)).initial())
        .isEqualTo("We lose at <!channel> Proposal");
    assertThat(form.submit().orElseThrow().arguments()).containsExactly("m");
    bot.router.answer(
        new io.github.rallybot.chat.Interaction(
            id("f"),
            Optional.empty(),
            TOM,
            false,
            Optional.of(message),
            Optional.of(LEADS),
            form.submit().orElseThrow(),
            Map.of(MeetingForms.WORDS, text("We lose at <!channel> Proposal")),
            Optional.empty()));
    assertThat(item("We lose at <!channel> Proposal").evidence())
        .contains(new Pointer(Pointer.Kind.MESSAGE, "slack:C0LEADS/1700000000.000100"));
  }

  @Test
  void who_adds_something_without_a_name_is_stored_nowhere() {
    String newcomer = "U0MAYA";
    assertThat(Everything.of(bot.org).toString()).doesNotContain(newcomer);
    Reply added =
        bot.router.answer(
            bot.form(
                MAYA,
                Map.of(
                    MeetingForms.WORDS,
                    text(WHY),
                    MeetingForms.EXTRAS,
                    new FormValue.Choices(List.of(MeetingForms.UNNAMED))),
                AddConversation.ADDED));
    assertThat(CardText.said(added)).startsWith("On the agenda, without your name: " + WHY);
    AgendaItem item = item(WHY);
    assertThat(item.by()).isEmpty();
    assertThat(item.now().by()).isEmpty();
    assertThat(item.at()).as("not even the minute").isEqualTo("2026-11-23T00:00:00Z");
    assertThat(Everything.of(bot.org).toString()).doesNotContain(newcomer, "maya");
    // the entries of the journal are numbered by the millisecond
    assertThat(Everything.of(bot.org).get("rally:{" + bot.org + "}:journal"))
        .contains("agenda.added")
        .doesNotContain(item.id().value());
    assertThat(agenda(TOM)).contains("1  " + WHY + " · 30 min");
    assertThat(bot.does(TOM, AddConversation.TAKE_BACK, item.id().value(), "guessed"))
        .startsWith("It was added by somebody else.");
    assertThat(presses(MAYA, added, "Undo")).startsWith("Taken off the agenda");
    assertThat(Everything.of(bot.org).toString()).doesNotContain(newcomer, "maya");
    assertThat(bot.meetings.items().find(item.id()).orElseThrow().now().by()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"add ?!", "add 🚀"})
  void no_words_are_refused_with_what_is_wanted(String typed) {
    assertThat(types(TOM, "agenda", typed)).isEqualTo("Say what to talk about, in a line.");
    assertThat(bot.meetings.items().waiting()).isEmpty();
  }

  @Test
  void too_many_words_are_refused_and_a_ping_is_only_words() {
    assertThat(types(TOM, "agenda", "add " + "x".repeat(10_000)))
        .isEqualTo("That is 10,000 characters. Say what to talk about in at most 300.");
    assertThat(types(TOM, "agenda", "add <!channel> look")).startsWith("On the agenda: <!channel>");
    Reply shown = answer(TOM, "agenda", "");
    assertThat(((Reply.Privately) shown).card().elements().toString())
        .contains("Strong[text=<!channel> look]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"done", "done 0", "done 2", "done two", "done 99999999999"})
  void a_number_that_is_none_is_refused_with_those_there_are(String typed) {
    assertThat(types(TOM, "agenda", typed)).isEqualTo("Nothing is on the agenda.");
    adds(TOM, WHY);
    assertThat(types(TOM, "agenda", typed))
        .isEqualTo("Which one? Say a number from 1 to 1, for example: /agenda done 1");
  }

  @Test
  void words_that_are_no_command_are_answered_with_those_there_are() {
    assertThat(types(TOM, "agenda", "what")).startsWith("The agenda of your meeting\n/agenda: ");
    assertThat(types(GUEST, "agenda", "")).isEqualTo(LeadConversation.GUESTS);
  }

  @Test
  void a_meeting_is_ended_by_marketers_and_leaders_and_before_its_day_by_leaders_alone() {
    adds(TOM, WHY);
    types(TOM, "agenda", "done 1");
    assertThat(types(TOM, "agenda", "end"))
        .startsWith("Marketers and leaders end the meeting. Ask one: Priya N., Sam O.\n");
    assertThat(types(PRIYA, "agenda", "end"))
        .startsWith("That meeting is on another day. Leaders can end it before: Sam O.\n");
    assertThat(types(SAM, "agenda", "end"))
        .startsWith("The meeting about 16–22 Nov (week 47) has ended.");
  }

  @Test
  void an_action_that_is_done_before_the_meeting_is_off_its_agenda_though_it_was_ticked() {
    var agreed =
        bot.meetings
            .actions()
            .agree(
                "d",
                PRIYA,
                "price list",
                bot.members.someone(TOM).id(),
                LocalDate.parse("2026-11-27"),
                new Origin(Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(types(TOM, "agenda", "done 1")).contains("1 ✓ Open action: price list");
    bot.meetings.actions().done("e", TOM, agreed.done().orElseThrow().id());
    assertThat(agenda(TOM)).contains("Nothing");
  }

  @Test
  void a_question_put_on_from_the_list_of_questions_is_on_it_until_it_is_talked_about() {
    bot.questions.hear(
        "h1",
        TOM,
        List.of("What does migration cost?"),
        io.github.rallybot.question.Kind.QUESTION,
        io.github.rallybot.question.About.nothing());
    String id = bot.buyerQuestions.named("What does migration cost?").orElseThrow().value();
    assertThat(agenda(TOM)).as("one asker alone is no matter for a meeting").contains("Nothing");
    bot.does(PRIYA, "question.agenda", id, "on");
    assertThat(agenda(TOM))
        .contains("1  Buyers asked: “What does migration cost?” What do we make of it? · 30 min");
    at("2026-11-24T10:00:00Z");
    types(TOM, "agenda", "done 1");
    types(PRIYA, "agenda", "end");
    assertThat(bot.buyerQuestions.agenda().all(bot.clock.instant(), 3, List.of())).isEmpty();
  }

  @Test
  void a_question_that_was_talked_about_and_merged_into_another_one_stands_once_as_talked_about() {
    List<String> words = List.of("What does migration cost?", "Do you support Okta?");
    bot.questions.hear(
        "h1",
        TOM,
        words,
        io.github.rallybot.question.Kind.QUESTION,
        io.github.rallybot.question.About.nothing());
    List<QuestionId> ids =
        words.stream().map(one -> bot.buyerQuestions.named(one).orElseThrow()).toList();
    ids.forEach(id -> bot.does(PRIYA, "question.agenda", id.value(), "on"));
    at("2026-11-24T10:00:00Z");
    types(TOM, "agenda", "done 1");
    bot.sorting.merge("merge", PRIYA, ids.get(0), ids.get(1));
    assertThat(agenda(TOM))
        .contains("1 ✓ Buyers asked: “Do you support Okta?” What do we make of it? · 30 min")
        .doesNotContain("\n2  ");
    types(PRIYA, "agenda", "end");
    assertThat(bot.buyerQuestions.agenda().all(bot.clock.instant(), 3, List.of())).isEmpty();
  }

  @Test
  void a_question_that_was_talked_about_stays_where_it_is_whatever_becomes_of_it() {
    bot.questions.hear(
        "h1",
        TOM,
        List.of("What does migration cost?"),
        io.github.rallybot.question.Kind.QUESTION,
        io.github.rallybot.question.About.nothing());
    String id = bot.buyerQuestions.named("What does migration cost?").orElseThrow().value();
    bot.does(PRIYA, "question.agenda", id, "on");
    types(TOM, "agenda", "done 1");
    String row = "1 ✓ Buyers asked: “What does migration cost?” What do we make of it? · 30 min";
    assertThat(agenda(TOM)).contains(row);
    bot.does(PRIYA, "question.agenda", id, "off");
    assertThat(agenda(TOM)).contains(row);
    at("2026-11-24T10:00:00Z");
    types(SAM, "agenda", "end");
    bot.does(SAM, AgendaConversation.REOPEN, PERIOD);
    assertThat(agenda(TOM)).contains(row);
    assertThat(types(PRIYA, "agenda", "end")).contains("has ended");
    assertThat(channel())
        .containsExactly(
            """
            Minutes of the meeting about 16–22 Nov (week 47)
            Talked about: What does migration cost?""");
  }

  @Test
  void without_a_plan_there_is_an_agenda_all_the_same() {
    submits(SAM, Map.of(PlanForm.WEEKDAY, text("none")), PlanConversation.CHANGED);
    adds(TOM, WHY);
    assertThat(agenda(TOM))
        .startsWith(
            """
            Agenda about 16–22 Nov (week 47)
            No meeting is planned, so nothing is posted by itself. A leader types /rally \
            meeting.
            1  Why""");
  }
}
