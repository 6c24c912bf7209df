package io.github.rallybot.question;

import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.content.ContentId;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.Everything;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A slip can be taken back, and is gone then. */
@ExtendWith(RedisForTests.class)
class TakenBackTest {

  private static final String SLIP = "help me with strikes";
  private static final String SSO = "Which single sign-on providers do you support?";
  private static final String GONE = "Taken back: it is gone, and counts nowhere.";

  private final TestBot bot = TestBot.create();
  private int deeds;

  @AfterEach
  void close() {
    bot.close();
  }

  private Reply heard(UserRef user, String text) {
    bot.clock.move(Duration.ofMinutes(2));
    return bot.router.answer(
        new Command("c" + ++deeds, user, false, LEADS, "heard", List.of(), text));
  }

  /** Presses what takes something back on what a person was shown. */
  private Action undo(Reply reply) {
    return Pressable.of(reply, LoggedConversation.TAKE_BACK);
  }

  private String press(UserRef user, Action action) {
    return bot.does(user, action.name(), action.arguments().toArray(String[]::new));
  }

  private List<String> heardNow() {
    return bot.board.hearings().stream().map(Hearing::words).sorted().toList();
  }

  private List<String> questions() {
    return bot.board.questions().stream().map(BuyerQuestion::words).sorted().toList();
  }

  private QuestionId of(Hearing hearing) {
    return bot.board.root(hearing).orElseThrow().id();
  }

  private Hearing hearing(Action action) {
    return bot.board.hearing(new HearingId(action.argument(0))).orElseThrow();
  }

  @Test
  void a_slip_is_taken_back_with_the_question_that_it_made() {
    Reply reply = heard(MAYA, SLIP);
    assertThat(CardText.said(reply)).endsWith("[Undo logging]");
    assertThat(press(MAYA, undo(reply))).isEqualTo(GONE);
    assertThat(heardNow()).isEmpty();
    assertThat(questions()).isEmpty();
    assertThat(bot.anotherBoard().hearings()).isEmpty();
    assertThat(bot.journal())
        .containsExactly(
            "question.made",
            "question.heard",
            "member.joined",
            "question.renamed",
            "question.taken-back");
  }

  @Test
  void none_of_its_words_stay_in_the_storage() {
    press(MAYA, undo(heard(MAYA, SLIP)));
    assertThat(bot.redis.keys("rally:{" + bot.org + "}:doc:*"))
        .extracting(key -> bot.redis.hget(key, "document"))
        .filteredOn(document -> document != null && document.contains("strikes"))
        .isEmpty();
  }

  @Test
  void taking_back_twice_says_the_same_and_writes_nothing() {
    Action undo = undo(heard(MAYA, SLIP));
    press(MAYA, undo);
    List<String> journal = bot.journal();
    assertThat(press(MAYA, undo)).isEqualTo(GONE);
    assertThat(bot.journal()).isEqualTo(journal);
  }

  @Test
  void what_was_taken_back_is_not_offered_as_the_closest_one_known() {
    press(MAYA, undo(heard(MAYA, SSO)));
    assertThat(CardText.said(heard(TOM, "single sign-on with which providers, Okta too?")))
        .startsWith("Logged. You are the first to hear this:");
  }

  @Test
  void the_same_words_can_be_logged_at_once_again() {
    press(MAYA, undo(heard(MAYA, SLIP)));
    Reply again =
        bot.router.answer(new Command("again", MAYA, false, LEADS, "heard", List.of(), SLIP));
    assertThat(CardText.said(again)).startsWith("Logged. You are the first to hear this:");
  }

  @Test
  void it_is_taken_back_wherever_somebody_sorted_or_merged_it_meanwhile() {
    Action sorted = undo(heard(MAYA, SLIP));
    Action merged = undo(heard(MAYA, "What does fuel matter?"));
    Action stays = undo(heard(TOM, SSO));
    QuestionId sso = of(hearing(stays));
    bot.questions.sort("sort", TOM, hearing(sorted).id(), sso);
    bot.sorting.merge("merge", PRIYA, of(hearing(merged)), sso);
    bot.board.refresh();
    assertThat(bot.board.hearingsOf(sso)).hasSize(3);
    assertThat(press(MAYA, sorted)).isEqualTo(GONE);
    assertThat(press(MAYA, merged)).isEqualTo(GONE);
    assertThat(heardNow()).containsExactly(SSO);
    // what was merged into it is called by its words
    assertThat(questions()).containsOnly(SSO);
    assertThat(bot.board.hearingsOf(sso)).extracting(Hearing::words).containsExactly(SSO);
  }

  @Test
  void a_question_that_others_ask_too_is_called_by_their_words() {
    Action first = undo(heard(MAYA, SSO));
    heard(TOM, "which single sign on providers do you support??");
    press(MAYA, first);
    assertThat(questions()).containsExactly("which single sign on providers do you support??");
  }

  @Test
  void a_question_in_words_of_marketing_stays_with_no_hearing() {
    Action undo = undo(heard(MAYA, SSO));
    QuestionId question = of(hearing(undo));
    bot.sorting.word("word", PRIYA, question, "SSO providers", Optional.empty());
    press(MAYA, undo);
    assertThat(questions()).containsExactly("SSO providers");
    assertThat(bot.board.hearingsOf(question)).isEmpty();
  }

  @Test
  void what_marketing_began_to_do_about_a_question_is_not_lost_with_a_slip() {
    Action planned = undo(heard(MAYA, SSO));
    Action onAgenda = undo(heard(MAYA, "Are strikes foreseen?"));
    Action neither = undo(heard(MAYA, "Will invoices match?"));
    QuestionId sso = of(hearing(planned));
    BuyerQuestion.Plan plan =
        new BuyerQuestion.Plan(
            "Sign-on guide", Optional.empty(), Optional.empty(), Optional.empty());
    bot.sorting.plan("plan", PRIYA, sso, plan);
    bot.sorting.agenda("on", PRIYA, of(hearing(onAgenda)), true);
    List.of(planned, onAgenda, neither).forEach(undo -> press(MAYA, undo));
    assertThat(heardNow()).isEmpty();
    assertThat(questions()).containsExactly("Are strikes foreseen?", SSO);
    BuyerQuestion left = bot.board.question(sso).orElseThrow();
    assertThat(left.state().plan()).contains(plan);
    assertThat(left.wordings())
        .extracting(BuyerQuestion.Worded::from)
        .containsExactly(Optional.empty());
  }

  @Test
  void words_of_a_lead_that_marketing_kept_go_with_the_lead() {
    LeadId lead = bot.posted("dana@northgate.example");
    Action undo = undo(heard(MAYA, SLIP));
    bot.does(MAYA, LoggedConversation.FOR, hearing(undo).id().value(), lead.value(), "c");
    bot.sorting.pickUp("pick", PRIYA, of(hearing(undo)));
    press(MAYA, undo);
    assertThat(questions()).containsExactly(SLIP);
    bot.erasure.erase("dana@northgate.example");
    assertThat(questions()).isEmpty();
    assertThat(Everything.of(bot.org).toString()).doesNotContain("strikes");
  }

  @Test
  void an_answer_that_was_sent_for_it_counts_as_sent_no_more() {
    QuestionId sso = of(hearing(undo(heard(TOM, SSO))));
    ContentId guide = new Heard(bot).content("guide");
    bot.sorting.answer("answer", PRIYA, sso, commit -> guide);
    Action undo = undo(heard(MAYA, SSO));
    String hearing = undo.argument(0);
    bot.does(MAYA, LoggedConversation.SENT, hearing, "c");
    assertThat(bot.contents.find(guide).orElseThrow().sent()).isEqualTo(1);
    // a leader takes it back, who did not send it
    assertThat(press(SAM, undo)).isEqualTo(GONE);
    assertThat(bot.contents.find(guide).orElseThrow().sent()).isZero();
    assertThat(bot.board.hearing(new HearingId(hearing))).isEmpty();
  }

  @Test
  void several_logged_at_once_are_taken_back_at_once_and_nothing_else() {
    heard(MAYA, SSO);
    Reply several = heard(MAYA, "Are strikes foreseen?\nWill invoices match?\n" + SSO);
    assertThat(CardText.said(several)).endsWith("[Undo all 3]");
    Action undo = Pressable.of(several, LoggedConversation.TAKE_ALL_BACK);
    heard(MAYA, "Should drivers vote?");
    // one of them is called by the words of another
    Hearing strikes = hearing(undo);
    HearingId last = bot.buyerQuestions.removal().together(strikes.id()).get(2).id();
    bot.questions.sort("sort", TOM, last, of(strikes));
    for (int times = 0; times < 2; times++) {
      assertThat(press(MAYA, undo)).isEqualTo("Taken back: they are gone, and count nowhere.");
      assertThat(heardNow()).containsExactly("Should drivers vote?", SSO);
      assertThat(questions()).containsExactly("Should drivers vote?", SSO);
    }
  }

  @Test
  void what_was_logged_in_a_form_is_taken_back_in_it() {
    Reply logged =
        bot.router.answer(
            bot.form(
                MAYA, Map.of(HeardForms.WORDS, new FormValue.Text(SLIP)), HeardConversation.DONE));
    assertThat(press(MAYA, undo(logged))).isEqualTo("form: Taken back");
    assertThat(heardNow()).isEmpty();
  }

  @Test
  void only_whoever_logged_it_and_leaders_can_take_it_back() {
    Action undo = undo(heard(MAYA, SLIP));
    assertThat(press(TOM, undo))
        .startsWith("Whoever logged it can remove it, and leaders can. Ask one: ");
    assertThat(heardNow()).containsExactly(SLIP);
    assertThat(press(SAM, undo)).isEqualTo(GONE);
    assertThat(heardNow()).isEmpty();
  }
}
