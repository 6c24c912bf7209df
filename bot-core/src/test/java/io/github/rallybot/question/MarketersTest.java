package io.github.rallybot.question;

import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.content.ContentConversation;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What marketers see of what was heard, and what they make of it. */
@ExtendWith(RedisForTests.class)
class MarketersTest {

  private static final String SSO = "Which single sign-on providers do you support?";
  private static final String COST = "What does migration cost?";
  private static final String EXPORT = "Can drivers export their tours?";

  private final TestBot bot = TestBot.create();
  private int deeds;

  @BeforeEach
  void hear() {
    hear(MAYA, SSO, "Northgate Logistics", "IT", "Evaluating");
    hear(TOM, SSO, "Hallam Freight", "IT", "Deciding");
    hear(TOM, SSO, "northgate logistics, Inc.", "IT", "Evaluating");
    hear(MAYA, COST, "Hallam Freight", "Ops leader", "Deciding");
  }

  @AfterEach
  void close() {
    bot.close();
  }

  private Hearing hear(UserRef user, String words, String company, String persona, String stage) {
    bot.clock.move(Duration.ofMinutes(2));
    About about =
        new About(
            Optional.empty(),
            Optional.of(company),
            Optional.of(persona),
            Optional.of(stage),
            Optional.empty(),
            Optional.of("webinar"));
    Questions.Receipt receipt =
        bot.questions.hear("h" + ++deeds, user, List.of(words), Kind.QUESTION, about);
    return ((Questions.Receipt.Logged) receipt).hearings().get(0);
  }

  private String typed(UserRef user, String text) {
    return CardText.said(
        bot.router.answer(
            new Command("q" + ++deeds, user, false, LEADS, "questions", List.of(), text)));
  }

  private BuyerQuestion question(String words) {
    return bot.board.questions().stream()
        .filter(one -> one.words().equals(words))
        .findFirst()
        .orElseThrow();
  }

  private Hearing latest(String id) {
    return bot.board.hearing(new HearingId(id)).orElseThrow();
  }

  private String sheet(UserRef user, String action, String... arguments) {
    return shown(bot.router.answer(bot.press(user, action, arguments)));
  }

  private String submits(UserRef user, Map<String, String> values, String action, String id) {
    Map<String, FormValue> typed =
        values.entrySet().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    Map.Entry::getKey, one -> new FormValue.Text(one.getValue())));
    return shown(bot.router.answer(bot.form(user, typed, action, id)));
  }

  /** A form as a person reads it. */
  private static String shown(Reply reply) {
    if (!(reply instanceof Reply.OpenForm open)) {
      return CardText.said(reply);
    }
    List<Element> elements =
        open.form().parts().stream()
            .filter(Form.Shown.class::isInstance)
            .map(part -> ((Form.Shown) part).element())
            .toList();
    return open.form().title() + "\n" + CardText.of(new Card(elements, "form"));
  }

  @Test
  void questions_are_ranked_by_different_companies() {
    assertThat(typed(PRIYA, ""))
        .isEqualTo(
            """
            What buyers asked · last 30 days · 2 questions, heard 4 times
            [Period v] [Persona v] [Stage v] [Status and more v] [Search…]
            1  Which single sign-on providers do you support? · 2 companies, +2 · Evaluating, \
            Deciding · IT · new
            [Open]
            2  What does migration cost? · 1 company, +1 · Deciding · Ops leader · new
            [Open]
            [Map] [Export v] [Tell me…] [Share here…]""");
  }

  @Test
  void nothing_logged_says_how_it_gets_filled() {
    try (TestBot empty = TestBot.create()) {
      Reply reply =
          empty.router.answer(new Command("e", PRIYA, false, LEADS, "questions", List.of(), ""));
      assertThat(CardText.said(reply))
          .contains("Nobody has logged anything yet. Reps log what buyers ask with");
    }
  }

  @Test
  void typed_words_and_filters_narrow_the_list() {
    assertThat(typed(PRIYA, "migra"))
        .contains("Only: “migra”", "1  What does migration cost?")
        .doesNotContain("single sign-on");
    assertThat(typed(PRIYA, "persona:ops last 90 days"))
        .startsWith("What buyers asked · last 90 days · 1 question, heard once\nOnly: Ops leader");
    assertThat(typed(PRIYA, "stage:\"Deciding\" status:new unanswered kind:question source:web"))
        .startsWith("What buyers asked · last 30 days · 2 questions, heard 2 times");
    assertThat(typed(PRIYA, "kind:pain"))
        .contains("Nothing is like that. Choose something else above, or show all.")
        .contains("[Show all]");
  }

  @Test
  void unknown_filters_are_answered_with_those_there_are() {
    assertThat(typed(PRIYA, "colour:red"))
        .startsWith("I know no filter “colour”. There are: period: (7, 30, 90, 365 or all), kind:")
        .endsWith("Example: sso persona:IT last 90 days unanswered");
    assertThat(typed(PRIYA, "status:done"))
        .isEqualTo("“done” is no status. Say new, picked-up, planned, answered or dismissed.");
    assertThat(typed(PRIYA, "persona:\"Night watch\""))
        .isEqualTo("No persona is called “Night watch”. There are: IT, Ops leader.");
  }

  @Test
  void menus_narrow_it_and_remember_the_rest() {
    String first = bot.does(PRIYA, QuestionsConversation.WITH, "usual", "period", "90");
    assertThat(first).startsWith("What buyers asked · last 90 days · 2 questions");
    View ninety = View.usual().with(View.Period.QUARTER);
    String code = new Views(bot.store).keep(ninety);
    assertThat(
            bot.does(
                PRIYA, QuestionsConversation.WITH, code, "persona", Journey.code("Ops leader")))
        .startsWith("What buyers asked · last 90 days · 1 question, heard once\nOnly: Ops leader");
    assertThat(bot.does(PRIYA, QuestionsConversation.WITH, code, "status", "answered"))
        .contains("Only: answered");
    assertThat(bot.does(PRIYA, QuestionsConversation.SHOW, "0123456789ab", "0"))
        .startsWith("I no longer know which list that was.");
  }

  @Test
  void the_time_before_is_compared_with() {
    bot.clock.move(Duration.ofDays(31));
    hear(MAYA, SSO, "Baltic Lines", "IT", "Evaluating");
    assertThat(typed(PRIYA, "")).contains("· 1 company, −1 ·");
  }

  @Test
  void what_is_not_sorted_is_sorted_with_one_click_and_taken_out_again() {
    Hearing loose =
        hear(TOM, "single sign-on with which providers?", "Baltic Lines", "IT", "Deciding");
    assertThat(loose.question()).isEmpty();
    assertThat(typed(PRIYA, "")).contains("1 more is not sorted yet.\n[Sort]");
    assertThat(bot.does(PRIYA, QuestionsConversation.SORT, "usual", "0"))
        .isEqualTo(
            """
            To sort · 1 hearing
            > single sign-on with which providers?
            Tom B. · Baltic Lines · IT · Deciding · 09:40
            [Same as v] [A question of its own]
            [Back to the list]""");
    String id = loose.id().value();
    assertThat(bot.does(PRIYA, QuestionsConversation.SORTED, id, question(SSO).id().value()))
        .startsWith(
            "To sort · 0 hearings\n“single sign-on with which providers?” counts for “" + SSO)
        .contains("[Undo]");
    assertThat(bot.does(PRIYA, QuestionsConversation.UNSORTED, id, latest(id).mark()))
        .startsWith("To sort · 1 hearing\n>");
  }

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
  void the_content_register_leads_to_what_is_asked_for_but_missing() {
    sheet(PRIYA, QuestionConversation.PICK_UP, question(COST).id().value());
    submits(
        PRIYA,
        Map.of(QuestionForms.WHY, "Said in each offer"),
        QuestionConversation.DISMISSED,
        question(SSO).id().value());
    assertThat(bot.does(PRIYA, ContentConversation.MISSING))
        .startsWith("What buyers asked · last 90 days · 1 question, heard once\nOnly: unanswered\n")
        .contains("1  " + COST);
  }

  @Test
  void words_lead_to_the_map_and_to_what_one_waits_for() {
    assertThat(typed(PRIYA, "map"))
        .startsWith("Who asks what, where in their journey · last 90 days");
    assertThat(typed(PRIYA, "tell me migration 2")).contains("“migration”");
    assertThat(typed(PRIYA, "watches")).contains("“migration” · from 2 askers on");
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

  @Test
  void pages_hold_eight_rows() {
    for (int i = 0; i < 9; i++) {
      hear(MAYA, EXPORT + " " + "abcdefghi".charAt(i) + i, "Company " + i, "IT", "Deciding");
    }
    bot.board.hearings().stream()
        .filter(one -> one.question().isEmpty())
        .toList()
        .forEach(one -> bot.questions.makeQuestion("m" + ++deeds, PRIYA, one.id()));
    assertThat(typed(PRIYA, "")).contains("\n8  ", "[Next]").doesNotContain("\n9  ", "[Previous]");
    assertThat(bot.does(PRIYA, QuestionsConversation.SHOW, "usual", "8"))
        .contains("\n9  ", "\n11  ", "[Previous]")
        .doesNotContain("[Next]");
  }
}
