package io.github.rallybot.question;

import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What marketers make of a question. */
@ExtendWith(RedisForTests.class)
class QuestionSheetTest extends MarketersDesk {

  @Test
  void a_question_shows_all_that_was_heard_and_who_to_ask() {
    assertThat(sheet(PRIYA, QuestionConversation.OPEN, question(SSO).id().value()))
        .isEqualTo(
            """
            Question
            Which single sign-on providers do you support?
            Question · new
            [Pick up] [Plan…] [Answered by…] [Won’t answer…]
            [Merge…] [Edit words…] [On the agenda] [Share here…]
            Heard: 3 times, 2 companies
            By: IT (3)
            While: Evaluating (2), Deciding (1)
            Who to ask: Tom B., Maya R.
            > Which single sign-on providers do you support?
            Tom B. · northgate logistics, Inc. · IT · Evaluating · 09:36
            > Which single sign-on providers do you support?
            Tom B. · Hallam Freight · IT · Deciding · 09:34
            > Which single sign-on providers do you support?
            Maya R. · Northgate Logistics · IT · Evaluating · 09:32
            [Take one out v]""");
  }

  @Test
  void picking_up_planning_answering_and_undoing_go_one_step_each() {
    String id = question(COST).id().value();
    assertThat(sheet(PRIYA, QuestionConversation.PICK_UP, id)).contains("picked up by Priya N.");
    assertThat(
            submits(
                PRIYA,
                Map.of(QuestionForms.TITLE, "Migration guide"),
                QuestionConversation.PLANNED,
                id))
        .contains("planned: “Migration guide”");
    assertThat(
            submits(
                PRIYA,
                Map.of(
                    QuestionForms.LINK, "https://example.com/migration",
                    QuestionForms.TITLE, "What migration costs"),
                QuestionConversation.ANSWERED,
                id))
        .contains(
            "answered, says Priya N.\nAnswered by What migration costs\nhttps://example.com/migration");
    assertThat(bot.contents.all()).hasSize(1);
    String seen = question(COST).mark();
    bot.clock.move(Duration.ofMinutes(1));
    assertThat(sheet(PRIYA, QuestionConversation.UNDO, id, seen))
        .contains("planned: “Migration guide”");
    assertThat(sheet(PRIYA, QuestionConversation.UNDO, id, seen))
        .startsWith("Question\nSomebody changed it since. This is how it is now.");
    assertThat(sheet(PRIYA, QuestionConversation.UNDO, id, question(COST).mark()))
        .contains("picked up by");
    assertThat(sheet(PRIYA, QuestionConversation.UNDO, id, question(COST).mark()))
        .contains("Question · new");
  }

  @Test
  void what_is_wrong_in_a_form_is_said_at_the_field() {
    String id = question(COST).id().value();
    assertThat(
            submits(
                PRIYA, Map.of(QuestionForms.LINK, "see wiki"), QuestionConversation.ANSWERED, id))
        .isEqualTo("invalid: {link=Give a whole web address, such as https://example.com/sso}");
    assertThat(
            submits(
                PRIYA,
                Map.of(QuestionForms.LINK, "https://example.com/new"),
                QuestionConversation.ANSWERED,
                id))
        .isEqualTo("invalid: {title=This link is new to the register: give it a title.}");
    assertThat(submits(PRIYA, Map.of(), QuestionConversation.DISMISSED, id))
        .isEqualTo("invalid: {why=Say in a few words why not.}");
    assertThat(submits(PRIYA, Map.of(), QuestionConversation.MERGED, id))
        .isEqualTo("invalid: {words=Choose one, or type some of its words.}");
    assertThat(
            submits(PRIYA, Map.of(QuestionForms.WORDS, "nowhere"), QuestionConversation.MERGED, id))
        .isEqualTo("invalid: {words=No other question says that. Try fewer words.}");
  }

  @Test
  void merged_questions_count_as_one_and_split_again_with_what_came_since() {
    String cost = question(COST).id().value();
    assertThat(
            submits(
                PRIYA,
                Map.of(QuestionForms.WORDS, "sign-on providers"),
                QuestionConversation.MERGED,
                cost))
        .startsWith("Question\nMerged. It can be split off below.\n" + SSO)
        .contains("Heard: 4 times, 2 companies")
        .contains("Counts for this too: " + COST + "\n[Split it off]");
    hear(MAYA, COST, "Baltic Lines", "IT", "Deciding");
    assertThat(typed(PRIYA, "")).contains("1 question, heard 5 times");
    sheet(PRIYA, QuestionConversation.SPLIT, cost);
    assertThat(typed(PRIYA, ""))
        .contains("2 questions, heard 5 times", COST + " · 2 companies", SSO + " · 2 companies");
    assertThat(submits(PRIYA, Map.of(QuestionForms.INTO, cost), QuestionConversation.MERGED, cost))
        .isEqualTo("invalid: {words=These are one question already.}");
  }

  @Test
  void one_is_taken_out_of_the_middle() {
    Hearing odd = hear(MAYA, SSO, "Baltic Lines", "IT", "Deciding");
    String id = question(SSO).id().value();
    assertThat(sheet(PRIYA, QuestionConversation.TAKE_OUT, odd.id().value(), id))
        .startsWith("Question\nTaken out: it is a question of its own now.\n" + SSO)
        .contains("Heard: 3 times, 2 companies");
    assertThat(typed(PRIYA, "")).contains("3 questions, heard 5 times");
  }

  @Test
  void better_words_stay_beside_those_of_the_hearings() {
    String id = question(COST).id().value();
    assertThat(
            submits(
                PRIYA,
                Map.of(
                    QuestionForms.WORDS, "What does it cost to migrate?",
                    QuestionForms.KIND, "objection"),
                QuestionConversation.EDITED,
                id))
        .startsWith("Question\nWhat does it cost to migrate?\nObjection · new")
        .contains("> " + COST);
    assertThat(typed(PRIYA, "migration cost")).contains("What does it cost to migrate?");
  }

  @Test
  void dismissed_and_reopened_and_on_the_agenda() {
    String id = question(COST).id().value();
    assertThat(
            submits(
                PRIYA,
                Map.of(QuestionForms.WHY, "Sales quotes it"),
                QuestionConversation.DISMISSED,
                id))
        .contains("will not be answered, says Priya N.: Sales quotes it")
        .contains("[Reopen]");
    assertThat(typed(PRIYA, "unanswered")).doesNotContain(COST);
    assertThat(sheet(PRIYA, QuestionConversation.REOPEN, id)).contains("Question · new");
    assertThat(sheet(PRIYA, QuestionConversation.AGENDA, id, "on"))
        .contains("new · on the agenda", "[Off the agenda]");
    assertThat(sheet(PRIYA, QuestionConversation.AGENDA, id, "off"))
        .doesNotContain("on the agenda\n");
  }

  @Test
  void once_there_are_marketers_others_only_look() {
    bot.types(SAM, "roles @U0PRIYA marketer");
    String id = question(COST).id().value();
    assertThat(sheet(TOM, QuestionConversation.OPEN, id)).doesNotContain("[Plan…]", "[Merge…]");
    assertThat(sheet(TOM, QuestionConversation.PICK_UP, id))
        .startsWith("Marketers and leaders sort questions and say what becomes of them. Ask one:")
        .contains("Priya N.");
    assertThat(sheet(PRIYA, QuestionConversation.PICK_UP, id)).contains("picked up by");
  }

  @Test
  void a_list_posted_in_a_channel_follows_what_becomes_of_the_questions() {
    Map<String, FormValue> where = Map.of("channel", new FormValue.Channel(LEADS));
    Reply reply = bot.router.answer(bot.form(PRIYA, where, ShareConversation.LIST_DONE, "usual"));
    assertThat(CardText.said(reply)).startsWith("Posted in #C0LEADS.").endsWith("[Take it back]");
    bot.reconciler.runOnce();
    assertThat(CardText.of(bot.chat.cards(LEADS).get(0)))
        .isEqualTo(
            """
            What buyers asked, last 30 days
            Posted by Priya N. · 09:38
            1  Which single sign-on providers do you support? · 2 companies · new
            [Open]
            2  What does migration cost? · 1 company · new
            [Open]""");
    sheet(PRIYA, QuestionConversation.PICK_UP, question(COST).id().value());
    bot.reconciler.runOnce();
    assertThat(CardText.of(bot.chat.cards(LEADS).get(0))).contains("1 company · picked up");
    String shared = Pressable.of(reply, ShareConversation.UNDO).argument(0);
    assertThat(bot.does(PRIYA, ShareConversation.UNDO, shared)).isEqualTo("Taken back.");
    assertThat(bot.chat.cards(LEADS)).isEmpty();
  }

  @Test
  void what_was_posted_follows_a_merge_and_an_erasure() {
    Map<String, FormValue> where = Map.of("channel", new FormValue.Channel(LEADS));
    String cost = question(COST).id().value();
    bot.router.answer(bot.form(PRIYA, where, ShareConversation.ONE_DONE, cost));
    LeadId lead =
        TestBot.received(bot.leads.receive(TestBot.lead("dana@x.example"), Optional.empty()));
    bot.clock.move(Duration.ofMinutes(2));
    Questions.Receipt receipt =
        bot.questions.hear(
            "theirs",
            TOM,
            List.of("Does it do cold chains?"),
            Kind.QUESTION,
            About.lead(bot.leads.find(lead).orElseThrow()));
    Hearing theirs = ((Questions.Receipt.Logged) receipt).hearings().get(0);
    bot.sorting.merge("m", PRIYA, question(COST).id(), theirs.question().orElseThrow());
    bot.reconciler.runOnce();
    assertThat(posted()).contains("Does it do cold chains?");
    bot.erasure.erase("dana@x.example");
    bot.reconciler.runOnce();
    assertThat(posted()).doesNotContain("cold chains").contains(COST);
  }

  private String posted() {
    return bot.chat.cards(LEADS).stream()
        .map(CardText::of)
        .filter(card -> card.startsWith("Buyers asked"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_undo_takes_back_nothing_of_the_question_that_it_was_merged_into() {
    String cost = question(COST).id().value();
    sheet(PRIYA, QuestionConversation.PICK_UP, cost);
    String seen = question(COST).mark();
    sheet(PRIYA, QuestionConversation.PICK_UP, question(SSO).id().value());
    bot.sorting.merge("m", PRIYA, question(COST).id(), question(SSO).id());
    assertThat(sheet(PRIYA, QuestionConversation.UNDO, cost, seen))
        .startsWith("Question\nSomebody changed it since. This is how it is now.\n" + SSO)
        .contains("picked up by Priya N.");
  }
}
