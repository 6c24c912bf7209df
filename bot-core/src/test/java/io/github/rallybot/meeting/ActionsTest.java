package io.github.rallybot.meeting;

import static io.github.rallybot.TestBot.GUEST;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.HomeOpened;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.meeting.AgreedAction.State;
import io.github.rallybot.redis.RedisForTests;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class ActionsTest extends MeetingRoom {

  private static final String SHEET = "competitor sheet";

  private String pressed(String name, AgreedAction action, String place) {
    return bot.does(TOM, name, action.id().value(), place);
  }

  @Test
  void what_was_agreed_on_is_in_the_list_of_its_owner_and_done_and_undone_there() {
    AgreedAction sheet = agrees(TOM, SHEET, "2026-11-27");
    String list =
        """
        What you agreed to do
        competitor sheet · due Fri 27 Nov, new today
        [Done] [Change…] [Drop…]
        [Everybody’s]""";
    assertThat(types(TOM, "actions", "")).isEqualTo(list);
    assertThat(types(MAYA, "actions", ""))
        .isEqualTo(
            """
            What you agreed to do
            Nothing. What the meeting agrees on is written down under /agenda.
            [Everybody’s]""");
    assertThat(types(MAYA, "actions", "all"))
        .isEqualTo(
            """
            What everybody agreed to do
            competitor sheet · Tom B. · due Fri 27 Nov, new today
            [Done] [Change…] [Drop…]
            [Mine]""");
    String done = pressed(ActionsConversation.DONE, sheet, "m");
    assertThat(done)
        .isEqualTo(
            """
            What you agreed to do
            ✓ competitor sheet · done
            [Undo]
            [Everybody’s]""");
    assertThat(presses(TOM, answer(TOM, "actions", ""), "Undo")).isEqualTo(list);
    assertThat(bot.journal()).endsWith("action.agreed", "action.done", "action.undone");
  }

  @Test
  void each_deed_is_kept_and_undone_by_itself_and_undoing_twice_undoes_one() {
    AgreedAction sheet = agrees(TOM, SHEET, "2026-11-27");
    Map<String, FormValue> values =
        Map.of(
            MeetingForms.OWNER,
            new FormValue.People(List.of(MAYA)),
            MeetingForms.DUE,
            new FormValue.Date(LocalDate.of(2026, 12, 4)));
    submits(TOM, values, ActionsConversation.CHANGED, sheet.id().value(), "m");
    submits(
        PRIYA,
        Map.of(MeetingForms.WHY, text("bought one")),
        ActionsConversation.DROPPED,
        sheet.id().value(),
        "a");
    assertThat(types(MAYA, "actions", ""))
        .contains("competitor sheet · dropped: bought one\n[Undo]");
    AgreedAction dropped = action(SHEET);
    assertThat(dropped.standings())
        .extracting(one -> one.state() + " " + one.owner() + " " + one.due())
        .containsExactly(
            "OPEN " + bot.members.someone(TOM).id() + " 2026-11-27",
            "OPEN " + bot.members.someone(MAYA).id() + " 2026-12-04",
            "DROPPED " + bot.members.someone(MAYA).id() + " 2026-12-04");
    String id = sheet.id().value();
    bot.does(TOM, ActionsConversation.UNDO, id, "a", dropped.mark());
    assertThat(bot.does(TOM, ActionsConversation.UNDO, id, "a", dropped.mark()))
        .contains("That was undone, or changed, since.")
        .contains("competitor sheet · Maya R. · due Fri 4 Dec, new today");
    bot.does(TOM, ActionsConversation.UNDO, id, "a", action(SHEET).mark());
    assertThat(action(SHEET).standings()).isEqualTo(sheet.standings());
  }

  @Test
  void it_is_done_once_however_often_that_is_said() {
    AgreedAction sheet = agrees(TOM, SHEET, "2026-11-27");
    pressed(ActionsConversation.DONE, sheet, "m");
    assertThat(pressed(ActionsConversation.DONE, sheet, "m"))
        .contains("It is done already. Undo that first, if it is not.");
    assertThat(action(SHEET).standings()).hasSize(2);
  }

  @Test
  void what_is_wrong_is_said_where_it_is() {
    Map<String, FormValue> values =
        Map.of(
            MeetingForms.WORDS,
            text("x".repeat(10_000)),
            MeetingForms.OWNER,
            new FormValue.People(List.of(GUEST)),
            MeetingForms.DUE,
            new FormValue.Date(LocalDate.of(2026, 11, 22)));
    assertThat(submits(TOM, values, ConclusionConversation.AGREED, "-", PERIOD))
        .contains(
            "words=That is 10,000 characters. Say what is to be done in at most 300.",
            "due=Choose a day that is not over.");
    AgreedAction sheet = agrees(TOM, SHEET, "2026-11-23");
    at("2026-11-25T10:00:00Z");
    String id = sheet.id().value();
    Map<String, FormValue> guest =
        Map.of(
            MeetingForms.OWNER,
            new FormValue.People(List.of(GUEST)),
            MeetingForms.DUE,
            new FormValue.Date(LocalDate.of(2026, 11, 23)));
    assertThat(submits(TOM, guest, ActionsConversation.CHANGED, id, "m"))
        .as("the day may stay that is over already")
        .isEqualTo("invalid: {owner=They are a guest here, or have left. Choose a colleague.}");
    assertThat(submits(TOM, Map.of(), ActionsConversation.CHANGED, id, "m"))
        .contains("owner=Choose who does it.", "due=Choose until when.");
    assertThat(submits(TOM, Map.of(), ActionsConversation.DROPPED, id, "m"))
        .isEqualTo("invalid: {why=Say why it is not needed any more, in a line.}");
    Map<String, FormValue> slip =
        Map.of(MeetingForms.DUE, new FormValue.Date(LocalDate.of(2206, 11, 27)));
    assertThat(submits(TOM, slip, ActionsConversation.CHANGED, id, "m"))
        .contains("due=That is more than a year away. Is the year right?");
    assertThat(types(TOM, "actions", "what"))
        .isEqualTo(
            "Type /rally actions for what you agreed to do, or /rally actions all for everybody’s.");
    assertThat(bot.does(TOM, ActionsConversation.DROP, "unknown", "m"))
        .isEqualTo("That is no longer here.");
  }

  @Test
  void the_home_and_the_queue_of_its_owner_name_it() {
    AgreedAction sheet = agrees(TOM, SHEET, "2026-11-27");
    String home = CardText.of(bot.router.home(new HomeOpened("h", TOM)).orElseThrow());
    assertThat(home)
        .contains("Agreed in the meeting: competitor sheet, due Fri 27 Nov")
        .contains("[Heard a question] [Actions]");
    assertThat(CardText.said(bot.types(TOM, "leads"))).contains("competitor sheet");
    assertThat(CardText.said(bot.types(MAYA, "leads"))).doesNotContain("competitor sheet");
    assertThat(bot.does(TOM, ActionsConversation.OPEN)).isEqualTo("form: What you agreed to do");
    assertThat(pressed(ActionsConversation.DONE, sheet, "f"))
        .isEqualTo("form: What you agreed to do");
    assertThat(CardText.said(bot.types(TOM, "leads"))).doesNotContain("competitor sheet");
  }

  @Test
  void its_owner_is_reminded_once_on_each_business_day_on_which_it_is_due() {
    agrees(TOM, SHEET, "2026-11-24");
    at("2026-11-24T08:59:59Z");
    assertThat(direct(TOM)).isEmpty();
    at("2026-11-24T09:00:00Z");
    String due =
        """
        You agreed to do this by now.
        competitor sheet · due Tue 24 Nov
        [Done] [Tomorrow] [Change…] [Drop…]""";
    assertThat(direct(TOM)).containsExactly(due);
    at("2026-11-24T16:00:00Z");
    assertThat(direct(TOM)).hasSize(1);
    at("2026-11-25T09:00:00Z");
    assertThat(direct(TOM)).containsExactly(due, due.replace("due Tue", "was due Tue"));
    at("2026-11-28T10:00:00Z");
    assertThat(direct(TOM)).as("a Saturday").hasSize(2);
    assertThat(direct(MAYA)).isEmpty();
    assertThat(bot.journal()).filteredOn("action.reminded"::equals).hasSize(2);
  }

  @Test
  void what_is_due_only_later_or_was_agreed_on_today_is_not_brought_up() {
    agrees(TOM, SHEET, "2026-11-23");
    agrees(TOM, "price list", "2026-11-25");
    assertThat(direct(TOM)).isEmpty();
    at("2026-11-24T09:00:00Z");
    assertThat(direct(TOM)).hasSize(1).allMatch(text -> !text.contains("price list"));
  }

  @Test
  void several_instances_remind_once() throws InterruptedException {
    agrees(TOM, SHEET, "2026-11-24");
    at("2026-11-24T09:00:00Z");
    List<Thread> instances =
        IntStream.range(0, 6).mapToObj(i -> new Thread(bot.anotherMeetings()::run)).toList();
    instances.forEach(Thread::start);
    for (Thread instance : instances) {
      instance.join();
    }
    assertThat(direct(TOM)).hasSize(1);
    assertThat(bot.journal()).filteredOn("action.reminded"::equals).hasSize(1);
  }

  @Test
  void what_is_pressed_on_the_reminder_shows_there_and_is_undone_there() {
    AgreedAction sheet = agrees(TOM, SHEET, "2026-11-24");
    at("2026-11-24T09:00:00Z");
    String due = direct(TOM).get(0);
    assertThat(pressed(ActionsConversation.TOMORROW, sheet, "r")).isEmpty();
    assertThat(direct(TOM))
        .containsExactly(
            """
            You agreed to do this by now.
            competitor sheet · due Wed 25 Nov
            [Done] [Change…] [Drop…] [Undo]""");
    bot.does(TOM, ActionsConversation.UNDO, sheet.id().value(), "r", action(SHEET).mark());
    assertThat(direct(TOM)).containsExactly(due);
    pressed(ActionsConversation.DONE, sheet, "r");
    assertThat(direct(TOM).get(0)).endsWith("✓ competitor sheet · done\n[Undo]");
    at("2026-11-25T09:00:00Z");
    assertThat(direct(TOM)).hasSize(1);
  }

  @Test
  void many_come_in_one_message_and_another_owner_is_named() {
    for (int i = 0; i < 7; i++) {
      agrees(TOM, "thing " + i, "2026-11-24");
    }
    at("2026-11-24T09:00:00Z");
    assertThat(direct(TOM).get(0))
        .startsWith("You agreed to do 7 things by now.\nthing 0 ·")
        .endsWith("and 2 more: they are under /rally actions.");
    Map<String, FormValue> values =
        Map.of(
            MeetingForms.OWNER,
            new FormValue.People(List.of(MAYA)),
            MeetingForms.DUE,
            new FormValue.Date(LocalDate.of(2026, 11, 24)));
    submits(TOM, values, ActionsConversation.CHANGED, action("thing 0").id().value(), "r");
    assertThat(direct(TOM).get(0)).contains("thing 0 · Maya R. does it now\nthing 1");
    assertThat(direct(MAYA)).hasSize(1);
  }

  @Test
  void those_on_whose_verdicts_it_rests_are_told_once_when_it_is_done() {
    bot.members.enrolled(MAYA);
    bot.suggestions.add(
        new Suggestion(
            "source:webinar",
            Suggestion.Source.QUALITY,
            "Webinar leads: 14 of 20 not a fit.",
            "Why?",
            java.util.Optional.of(Pointer.finding("source:webinar"))));
    bot.evidence.put(
        "source:webinar", Set.of(bot.members.someone(MAYA).id(), bot.members.someone(TOM).id()));
    String row = control(answer(TOM, "agenda", ""), "Action…").argument(0);
    AgreedAction form = agrees(TOM, "the form asks for company size", "2026-12-04", row);
    assertThat(form.origin().evidence()).contains(Pointer.finding("source:webinar"));
    pressed(ActionsConversation.DONE, form, "m");
    assertThat(direct(MAYA)).as("it may be undone yet").isEmpty();
    at("2026-11-23T09:36:00Z");
    assertThat(direct(MAYA))
        .containsExactly(
            "What you said of leads led to something that is done now: the form asks for company"
                + " size (Tom B.)");
    assertThat(direct(TOM)).as("he did it").isEmpty();
    assertThat(CardText.said(bot.types(MAYA, "leads")))
        .contains("Your verdicts → done: the form asks for company size");
    bot.does(TOM, ActionsConversation.UNDO, form.id().value(), "m", action(form.words()).mark());
    assertThat(direct(MAYA)).as("it is not done").isEmpty();
    pressed(ActionsConversation.DONE, form, "m");
    at("2026-11-23T10:35:00Z");
    direct(MAYA);
    assertThat(bot.journal()).filteredOn("action.told"::equals).hasSize(1);
  }

  @Test
  void on_whose_verdicts_it_rests_is_counted_every_half_hour_and_not_in_each_round() {
    bot.suggestions.add(
        new Suggestion(
            "source:webinar",
            Suggestion.Source.QUALITY,
            "Webinar leads: 14 of 20 not a fit.",
            "Why?",
            java.util.Optional.of(Pointer.finding("source:webinar"))));
    String row = control(answer(TOM, "agenda", ""), "Action…").argument(0);
    AgreedAction form = agrees(TOM, "the form asks for company size", "2026-12-04", row);
    pressed(ActionsConversation.DONE, form, "m");
    List<String> asked = new ArrayList<>();
    ActionNewsRounds rounds =
        new ActionNewsRounds(
            bot.store,
            bot.members,
            bot.meetings.actions(),
            (finding, period) -> {
              asked.add(finding + " " + period.equals(form.origin().period()));
              return Set.of();
            },
            bot.sending());
    for (String moment :
        List.of("2026-11-23T09:36:00Z", "2026-11-23T09:36:30Z", "2026-11-23T10:05:59Z")) {
      at(moment);
      rounds.run();
    }
    assertThat(asked).containsExactly("source:webinar true");
    at("2026-11-23T10:06:00Z");
    rounds.run();
    assertThat(asked).hasSize(2);
  }

  @Test
  void an_owner_who_cannot_be_written_to_has_it_in_the_list() {
    agrees(TOM, SHEET, "2026-11-24");
    bot.chat.shut(TOM);
    at("2026-11-24T09:00:00Z");
    assertThat(direct(TOM)).isEmpty();
    assertThat(types(TOM, "actions", "")).contains("competitor sheet · due Tue 24 Nov, 1 day old");
    assertThat(bot.chat.cards(RecordingPlatform.directly(TOM))).isEmpty();
  }

  @Test
  void what_was_written_down_by_mistake_is_taken_back_and_brought_back() {
    AgreedAction sheet = agrees(TOM, SHEET, "2026-11-27");
    String id = sheet.id().value();
    assertThat(bot.does(PRIYA, ConclusionConversation.UNAGREE, id))
        .isEqualTo("Taken back: “competitor sheet”\n[Undo]\n[Agenda]");
    assertThat(action(SHEET).now().state()).isEqualTo(State.DROPPED);
    assertThat(bot.does(PRIYA, ConclusionConversation.REAGREE, id, action(SHEET).mark()))
        .isEqualTo("Agreed: “competitor sheet”\n[Undo]\n[Agenda]");
    assertThat(action(SHEET).open()).isTrue();
  }
}
