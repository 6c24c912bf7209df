package io.github.rallybot.question;

import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.Details;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.RedisForTests;
import java.net.URI;
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

  private static Content content(TestBot bot, String title, String link) {
    return bot.contents
        .take(
            new Details(
                title,
                Optional.of(URI.create(link)),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty()),
            Content.Origin.TYPED,
            Optional.empty())
        .content();
  }

  private static <P extends Form.Part> P part(Reply reply, Class<P> type) {
    return ((Reply.OpenForm) reply)
        .form().parts().stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  @Test
  void an_answer_is_chosen_from_the_register_in_which_the_likeliest_is_first() {
    Content costs = content(bot, "What migration really costs", "https://example.com/costs");
    Content guide = content(bot, "Single sign-on guide", "https://example.com/sso");
    String id = question(COST).id().value();
    Reply form = bot.router.answer(bot.press(PRIYA, QuestionConversation.ANSWER, id));
    assertThat(part(form, Form.ChoiceInput.class).options())
        .containsExactly(
            new Form.Option(costs.id().value(), "What migration really costs"),
            new Form.Option(guide.id().value(), "Single sign-on guide"));
    Map<String, String> chosen = Map.of(QuestionForms.KNOWN, costs.id().value());
    Map<String, String> both =
        Map.of(QuestionForms.KNOWN, costs.id().value(), QuestionForms.LINK, "example.com/other");
    assertThat(submits(PRIYA, both, QuestionConversation.ANSWERED, id))
        .isEqualTo("invalid: {link=Choose one of the register or give a link, not both.}");
    assertThat(submits(PRIYA, chosen, QuestionConversation.ANSWERED, id))
        .contains("Answered by What migration really costs\nhttps://example.com/costs");
    assertThat(bot.contents.all()).hasSize(2);
  }

  @Test
  void a_link_is_understood_without_its_scheme() {
    submits(
        PRIYA,
        Map.of(QuestionForms.LINK, "www.example.com/costs", QuestionForms.TITLE, "Costs"),
        QuestionConversation.ANSWERED,
        question(COST).id().value());
    assertThat(bot.contents.all())
        .extracting(content -> content.details().link())
        .containsExactly(Optional.of(URI.create("https://www.example.com/costs")));
  }

  @Test
  void sharing_is_offered_for_the_channel_where_it_is_pressed_but_not_for_a_direct_message() {
    bot.chat.know(LEADS, new ChannelFacts("direct message", true, true, false));
    ChannelRef other = new ChannelRef(Platform.SLACK, "C0OTHER");
    bot.chat.know(other, new ChannelFacts("other", true, false));
    assertThat(offered(LEADS)).isEqualTo(bot.channels.current(Platform.SLACK));
    assertThat(offered(other)).contains(other);
    bot.chat.know(other, new ChannelFacts("other", false, false));
    assertThat(offered(other)).isEqualTo(bot.channels.current(Platform.SLACK));
  }

  private Optional<ChannelRef> offered(ChannelRef channel) {
    Interaction press = bot.press(PRIYA, ShareConversation.LIST, "usual");
    Interaction there =
        new Interaction(
            press.id(),
            press.at(),
            press.user(),
            press.stranger(),
            press.message(),
            Optional.of(channel),
            press.action(),
            press.values(),
            press.ticket());
    return part(bot.router.answer(there), Form.ChannelInput.class).initial();
  }

  @Test
  void what_is_wrong_in_a_form_is_said_at_the_field() {
    String id = question(COST).id().value();
    assertThat(
            submits(
                PRIYA, Map.of(QuestionForms.LINK, "see wiki"), QuestionConversation.ANSWERED, id))
        .isEqualTo("invalid: {link=Give a web address, such as https://example.com/sso}");
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

  @Test
  void what_was_posted_names_nobody_who_was_erased() {
    Map<String, FormValue> where = Map.of("channel", new FormValue.Channel(LEADS));
    String cost = question(COST).id().value();
    bot.router.answer(bot.form(PRIYA, where, ShareConversation.ONE_DONE, cost));
    bot.reconciler.runOnce();
    assertThat(posted()).contains("Posted by Priya N.");
    bot.erasure.erase("priya.nair@rally.example");
    bot.reconciler.runOnce();
    assertThat(posted()).contains("Posted by a former member ·");
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
