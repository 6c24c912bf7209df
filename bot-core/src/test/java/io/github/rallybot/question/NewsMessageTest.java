package io.github.rallybot.question;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.TOM;
import static io.github.rallybot.question.NewsDesk.MIGRATION;
import static io.github.rallybot.question.NewsDesk.SSO;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.Details;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.RedisForTests;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the message says, and how it keeps up. The clock begins on a Monday at 9:30. */
@ExtendWith(RedisForTests.class)
class NewsMessageTest {

  private static final String BUTTONS = "\n[Sent it] [Useful] [Not useful]";
  private static final String LOGIN = "Can our people use their company login?";
  private static final String ANSWERED =
      "A question that you heard is answered.\n"
          + SSO
          + "\nAnswered: Sign-on guide\nhttps://example.com/Sign-on-guide\nheard 09:30";

  private final TestBot bot = TestBot.create();
  private final NewsDesk desk = new NewsDesk(bot);

  @AfterEach
  void close() {
    bot.close();
  }

  private String message() {
    List<String> told = desk.told(MAYA);
    return told.get(told.size() - 1);
  }

  private void press(String name) {
    bot.reconciler.runOnce();
    bot.router.answer(bot.press(MAYA, name, action(name).arguments().toArray(String[]::new)));
  }

  private Action action(String name) {
    return Pressable.of(
        Reply.privately(bot.chat.cards(RecordingPlatform.directly(MAYA)).get(0)), name);
  }

  @Test
  void it_has_the_answer_with_its_link_and_for_whom_it_is_ready_to_be_passed_on() {
    LeadId dana = bot.posted("dana@northgate.example");
    Hearing sso = desk.heard(MAYA, SSO);
    bot.clock.move(Duration.ofMinutes(2));
    desk.sorted(desk.heard(MAYA, LOGIN, dana), sso);
    desk.answered(sso, "Sign-on guide");
    assertThat(message())
        .isEqualTo(
            """
            A question that you heard is answered.
            Which single sign-on providers do you support?
            Answered: Sign-on guide
            https://example.com/Sign-on-guide
            > Can our people use their company login?
            for Northgate Logistics, Dana Whitfield, heard 09:32
            heard 09:30
            [Sent it] [Useful] [Not useful]""");
  }

  @Test
  void of_many_that_somebody_heard_the_last_two_are_named() {
    Hearing first = desk.heard(MAYA, SSO);
    for (String again : List.of(SSO + "?", SSO + "??", SSO + "???")) {
      bot.clock.move(Duration.ofMinutes(2));
      desk.heard(MAYA, again);
    }
    desk.answered(first, "Sign-on guide");
    assertThat(message())
        .endsWith(
            "\n> "
                + SSO
                + "???\nheard 09:36\n> "
                + SSO
                + "??\nheard 09:34, and 2 times more"
                + BUTTONS);
  }

  @Test
  void it_says_what_is_planned_by_whom_and_until_when_and_asks_for_nothing() {
    desk.planned(desk.heard(MAYA, SSO), "Sign-on guide");
    desk.at("2026-11-24T09:00:00Z");
    assertThat(message())
        .isEqualTo(
            """
            Something is planned for a question that you heard.
            Which single sign-on providers do you support?
            Planned: Sign-on guide · Priya N. · until 3 Dec 2026
            heard 09:30""");
  }

  @Test
  void whoever_plans_it_is_named_no_more_once_erased() {
    desk.planned(desk.heard(MAYA, SSO), "Sign-on guide");
    desk.at("2026-11-24T09:00:00Z");
    assertThat(message()).contains("Planned: Sign-on guide · Priya N. · until");
    bot.erasure.erase("priya.nair@rally.example");
    assertThat(desk.shown(MAYA).get(0))
        .contains("Planned: Sign-on guide · a former member · until");
  }

  @Test
  void a_plan_that_was_carried_out_changed_or_dropped_shows_in_the_message() {
    Hearing heard = desk.heard(MAYA, SSO);
    desk.planned(heard, "Sign-on guide");
    desk.at("2026-11-24T09:00:00Z");
    desk.told(MAYA);
    desk.planned(heard, "Sign-on film");
    assertThat(message()).contains("Planned otherwise now: Sign-on film · Priya N.");
    desk.undone(heard);
    assertThat(message()).contains("Planned: Sign-on guide");
    desk.undone(heard);
    assertThat(message()).contains("It was planned; that was taken back.");
    desk.answered(heard, "Sign-on page");
    assertThat(desk.told(MAYA).get(0))
        .contains("It was planned, and is answered now: Sign-on page")
        .endsWith(BUTTONS);
  }

  @Test
  void an_answer_that_was_taken_back_or_replaced_is_called_so() {
    Hearing heard = desk.heard(MAYA, SSO);
    desk.answered(heard, "Sign-on guide");
    assertThat(message()).isEqualTo(ANSWERED + BUTTONS);
    desk.undone(heard);
    assertThat(message())
        .isEqualTo(
            "A question that you heard is answered.\n"
                + SSO
                + "\nTaken back: “Sign-on guide” is not the answer any more.\nheard 09:30");
    desk.answered(heard, "Better guide");
    assertThat(desk.told(MAYA).get(0))
        .contains(
            "Taken back: “Sign-on guide” is not the answer any more.\n"
                + "The answer now: Better guide\nhttps://example.com/Better-guide");
    assertThat(message()).contains("Answered: Better guide");
    desk.answered(heard, "Sign-on guide");
    assertThat(desk.told(MAYA).get(0)).isEqualTo(ANSWERED + BUTTONS);
  }

  @Test
  void it_is_drawn_again_though_the_process_ended_before_that() {
    Hearing heard = desk.heard(MAYA, SSO);
    desk.answered(heard, "Sign-on guide");
    desk.told(MAYA);
    desk.undone(heard);
    bot.anotherBackToReps(bot.store).run();
    assertThat(desk.shown(MAYA).get(0)).contains("Taken back: “Sign-on guide”");
  }

  @Test
  void another_link_and_being_out_of_the_register_show_in_it() {
    desk.answered(desk.heard(MAYA, SSO), "Sign-on guide");
    desk.told(MAYA);
    Content guide = bot.contents.all().get(0);
    bot.contents.edit(
        bot.press(PRIYA, "x"),
        guide.id(),
        Details.of("Sign-on, all of it", Optional.of(URI.create("https://example.com/all"))));
    assertThat(message()).contains("Answered: Sign-on, all of it\nhttps://example.com/all");
    bot.contents.retire(bot.press(PRIYA, "x"), guide.id());
    assertThat(message())
        .contains("“Sign-on, all of it” answered it, and was taken out of the register since.")
        .doesNotContain("[");
  }

  @Test
  void what_was_merged_split_or_sorted_elsewhere_since_shows_in_it() {
    Hearing sso = desk.heard(MAYA, SSO);
    Hearing login = desk.heard(PRIYA, LOGIN);
    QuestionId asked = desk.question(sso);
    desk.answered(sso, "Sign-on guide");
    desk.told(MAYA);
    desk.merged(sso, login);
    assertThat(message()).contains(LOGIN + "\nTaken back: “Sign-on guide”").contains("> " + SSO);
    bot.sorting.split(desk.deed(), PRIYA, asked);
    assertThat(message()).isEqualTo(ANSWERED + BUTTONS);
    desk.sorted(sso, login);
    assertThat(message())
        .isEqualTo(
            "A question that you heard is answered.\n"
                + SSO
                + "\nWhat you heard was sorted to another question since.\nheard 09:30");
  }

  @Test
  void what_was_heard_of_somebody_who_is_erased_vanishes_from_it() {
    LeadId dana = bot.posted("dana@northgate.example");
    Hearing sso = desk.heard(MAYA, SSO);
    bot.clock.move(Duration.ofMinutes(2));
    desk.sorted(desk.heard(MAYA, LOGIN, dana), sso);
    desk.answered(sso, "Sign-on guide");
    assertThat(message()).contains("Dana Whitfield").contains(LOGIN);
    bot.erasure.erase("dana@northgate.example");
    assertThat(desk.shown(MAYA)).containsExactly(ANSWERED + BUTTONS);
  }

  @Test
  void words_of_somebody_who_is_erased_vanish_from_the_messages_of_others_too() {
    LeadId dana = bot.posted("dana@northgate.example");
    Hearing sso = desk.heard(TOM, SSO, dana);
    Hearing login = desk.heard(MAYA, LOGIN);
    desk.sorted(login, sso);
    desk.answered(sso, "Sign-on guide");
    assertThat(message()).contains(SSO + "\nAnswered: Sign-on guide").contains("> " + LOGIN);
    bot.erasure.erase("dana@northgate.example");
    assertThat(desk.shown(MAYA)).containsExactly(ANSWERED.replace(SSO, LOGIN) + BUTTONS);
  }

  @Test
  void a_message_of_nothing_but_what_was_erased_is_deleted() {
    LeadId dana = bot.posted("dana@northgate.example");
    desk.answered(desk.heard(MAYA, MIGRATION, dana), "Price list");
    assertThat(message()).contains(MIGRATION);
    bot.erasure.erase("dana@northgate.example");
    assertThat(desk.shown(MAYA)).isEmpty();
  }

  @Test
  void useful_and_not_useful_are_one_click_and_the_other_one_takes_it_back() {
    Hearing heard = desk.heard(MAYA, SSO);
    desk.answered(heard, "Sign-on guide");
    desk.told(MAYA);
    press(NewsConversation.USEFUL);
    assertThat(desk.shown(MAYA)).containsExactly(ANSWERED + "\nYou found it useful." + BUTTONS);
    String code = News.answered(bot.contents.all().get(0).id());
    assertThat(bot.board.hearing(heard.id()).orElseThrow().useful())
        .contains(new Hearing.Useful(bot.clock.instant(), code, true));
    press(NewsConversation.NOT_USEFUL);
    assertThat(desk.shown(MAYA))
        .containsExactly(ANSWERED + "\nNot useful to you: marketing sees that." + BUTTONS);
    desk.answered(heard, "Better guide");
    assertThat(message()).as("another answer is judged anew").doesNotContain("Not useful to you");
  }

  @Test
  void sent_it_counts_as_a_use_of_the_content_and_shows() {
    desk.answered(desk.heard(MAYA, SSO), "Sign-on guide");
    desk.told(MAYA);
    press(NewsConversation.SENT);
    press(NewsConversation.USEFUL);
    assertThat(desk.shown(MAYA))
        .containsExactly(ANSWERED + "\nYou sent it. You found it useful." + BUTTONS);
    assertThat(bot.contents.all().get(0).sent()).isEqualTo(1);
  }

  @Test
  void a_press_on_an_answer_that_is_gone_is_refused() {
    Hearing heard = desk.heard(MAYA, SSO);
    desk.answered(heard, "Sign-on guide");
    desk.told(MAYA);
    Action useful = action(NewsConversation.USEFUL);
    desk.undone(heard);
    assertThat(bot.does(MAYA, useful.name(), useful.arguments().toArray(String[]::new)))
        .isEqualTo("There is no answer to it any more.");
    assertThat(bot.board.hearing(heard.id()).orElseThrow().useful()).isEmpty();
  }
}
