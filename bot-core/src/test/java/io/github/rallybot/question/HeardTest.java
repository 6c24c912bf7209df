package io.github.rallybot.question;

import static io.github.rallybot.TestBot.GUEST;
import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Shortcut;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.Details;
import io.github.rallybot.lead.Erasure;
import io.github.rallybot.lead.LeadConversation;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.Everything;
import io.github.rallybot.redis.RedisForTests;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class HeardTest {

  private static final String SSO = "Which single sign-on providers do you support?";
  private static final String ALIKE = "single sign-on with which providers, Okta too?";

  private final TestBot bot = TestBot.create();
  private int commands;

  @AfterEach
  void close() {
    bot.close();
  }

  private Reply heard(UserRef user, String text) {
    return heard("c" + ++commands, user, text);
  }

  private Reply heard(String id, UserRef user, String text) {
    return bot.router.answer(new Command(id, user, false, LEADS, "heard", List.of(), text));
  }

  private List<Hearing> hearings() {
    return bot.board.hearings().stream()
        .sorted(java.util.Comparator.comparing(hearing -> hearing.id().value()))
        .toList();
  }

  private Hearing only() {
    assertThat(hearings()).hasSize(1);
    return hearings().get(0);
  }

  private Hearing latest() {
    return hearings().get(hearings().size() - 1);
  }

  private BuyerQuestion root(Hearing hearing) {
    return bot.board.root(hearing).orElseThrow();
  }

  private void later() {
    bot.clock.move(Duration.ofMinutes(2));
  }

  @Test
  void what_nobody_heard_before_is_a_new_question() {
    assertThat(CardText.said(heard(MAYA, SSO)))
        .startsWith("Logged. You are the first to hear this:\n> " + SSO);
    assertThat(root(only()).words()).isEqualTo(SSO);
    assertThat(bot.journal()).contains("question.heard", "question.made");
  }

  @Test
  void nearly_the_same_words_join_by_themselves_and_can_be_taken_out_and_put_back() {
    heard(MAYA, SSO);
    assertThat(CardText.said(heard(TOM, "which single sign on providers do you support??")))
        .startsWith("Logged. It counts for: " + SSO + " · heard 2 times\n")
        .contains("[It is something else]");
    Hearing joined = latest();
    assertThat(joined.question()).isEqualTo(hearings().get(0).question());
    assertThat(bot.does(TOM, LoggedConversation.NONE, joined.id().value(), "c"))
        .startsWith("Logged. You are the first to hear this:")
        .contains("[Undo]");
    assertThat(bot.does(TOM, LoggedConversation.UNDO, joined.id().value(), "c", latest().mark()))
        .startsWith("Logged. It counts for: " + SSO);
    assertThat(latest().question()).isEqualTo(hearings().get(0).question());
  }

  @Test
  void what_is_like_a_known_question_is_offered_and_kept_unsorted_if_nobody_says() {
    heard(MAYA, SSO);
    assertThat(CardText.said(heard(TOM, ALIKE)))
        .startsWith(
            "Logged. Is it one of these? Leave it, and marketing will sort it.\n> "
                + ALIKE
                + "\n"
                + SSO
                + " · heard once\n[Same]\n[None of these]\n");
    assertThat(latest().question()).isEmpty();
    assertThat(latest().words()).isEqualTo(ALIKE);
  }

  @Test
  void same_joins_and_can_be_undone() {
    heard(MAYA, SSO);
    heard(TOM, ALIKE);
    String known = root(hearings().get(0)).id().value();
    assertThat(bot.does(TOM, LoggedConversation.SAME, latest().id().value(), known, "c"))
        .startsWith("Logged. It counts for: " + SSO + " · heard 2 times\n> " + ALIKE)
        .contains("[Undo]");
    assertThat(bot.does(TOM, LoggedConversation.UNDO, latest().id().value(), "c", latest().mark()))
        .startsWith("Logged. Is it one of these?");
    assertThat(latest().question()).isEmpty();
  }

  @Test
  void unsorted_hearings_are_offered_for_each_other_and_become_one_question_until_undone() {
    heard(MAYA, SSO);
    heard(MAYA, ALIKE);
    Hearing first = latest();
    String like = "Okta too for single sign-on, with which providers?";
    assertThat(CardText.said(heard(TOM, like)))
        .contains(ALIKE + " · not sorted yet\n[Same]\n", SSO + " · heard once\n[Same]\n");
    String second = latest().id().value();
    assertThat(bot.does(TOM, LoggedConversation.SAME, second, "u." + first.id().value(), "c"))
        .startsWith("Logged. It counts for: " + ALIKE + " · heard 2 times\n> " + like)
        .contains("[Undo]");
    assertThat(bot.board.hearingsOf(root(latest()).id()))
        .extracting(Hearing::words)
        .containsExactlyInAnyOrder(ALIKE, like);
    bot.does(TOM, LoggedConversation.UNDO, second, "c", latest().mark());
    assertThat(hearings().subList(1, 3))
        .extracting(Hearing::question)
        .containsOnly(Optional.empty());
  }

  @Test
  void the_same_command_delivered_twice_logs_once() {
    heard("same", MAYA, SSO);
    assertThat(CardText.said(heard("same", MAYA, SSO))).isEqualTo("That is logged already.");
    assertThat(hearings()).hasSize(1);
  }

  @Test
  void the_same_words_within_a_minute_are_asked_about_and_logged_again_if_wanted() {
    heard(MAYA, SSO);
    assertThat(CardText.said(heard(MAYA, SSO)))
        .startsWith("You logged the same words a moment ago, and I kept them once.")
        .endsWith("[Yes, log it again]");
    assertThat(hearings()).hasSize(1);
    bot.does(MAYA, HeardConversation.AGAIN, only().id().value());
    assertThat(hearings()).extracting(Hearing::words).containsExactly(SSO, SSO);
    later();
    heard(TOM, SSO);
    assertThat(root(latest()).id()).isEqualTo(root(hearings().get(0)).id());
  }

  @Test
  void of_several_lines_only_those_that_were_logged_within_a_minute_are_asked_about() {
    heard(MAYA, SSO);
    Reply reply = heard(MAYA, "Are strikes foreseen?\n" + SSO + "\nWill invoices match?");
    assertThat(CardText.said(reply))
        .isEqualTo(
            "Logged 2.\n“Are strikes foreseen?” · new\n[Say more]\n"
                + "“Will invoices match?” · new\n[Say more]\n[Undo all 2]\n"
                + "You logged these words a moment ago, and I kept them once. Did another buyer"
                + " ask?\n“"
                + SSO
                + "”\n[Log it again]");
    assertThat(hearings())
        .extracting(Hearing::words)
        .containsExactly(SSO, "Are strikes foreseen?", "Will invoices match?");
    Reply again = pressed(MAYA, Pressable.of(reply, HeardConversation.AGAIN));
    assertThat(again).isInstanceOf(Reply.Privately.class);
    assertThat(CardText.said(again)).startsWith("Logged.");
    assertThat(latest().words()).isEqualTo(SSO);
    assertThat(hearings()).hasSize(4);
  }

  @Test
  void several_lines_that_were_all_logged_within_a_minute_are_each_asked_about() {
    heard(MAYA, SSO + "\nWill invoices match?");
    assertThat(CardText.said(heard(MAYA, "Will invoices match?\n" + SSO)))
        .isEqualTo(
            "You logged these words a moment ago, and I kept them once. Did another buyer ask?\n"
                + "“Will invoices match?”\n[Log it again]\n“"
                + SSO
                + "”\n[Log it again]");
    assertThat(hearings()).hasSize(2);
  }

  @Test
  void several_lines_are_several_hearings() {
    assertThat(CardText.said(heard(MAYA, "- " + SSO + "\n- What does migration cost?")))
        .isEqualTo(
            "Logged 2.\n“"
                + SSO
                + "” · new\n[Say more]\n“What does migration cost?” · new\n[Say more]\n[Undo all 2]");
    assertThat(hearings())
        .extracting(Hearing::words)
        .containsExactly(SSO, "What does migration cost?");
  }

  private Reply pressed(UserRef user, Action action) {
    String[] arguments = action.arguments().toArray(String[]::new);
    return bot.router.answer(bot.press(user, action.name(), arguments));
  }

  @Test
  void each_of_several_is_looked_at_in_their_place_and_they_come_back() {
    heard(MAYA, SSO);
    later();
    Reply several = heard(TOM, "Which SSO providers are there?\nWill invoices match?");
    String list = CardText.said(several);
    assertThat(list)
        .isEqualTo(
            "Logged 2.\n“Which SSO providers are there?” · marketing will sort it\n[Is it known?]\n"
                + "“Will invoices match?” · new\n[Say more]\n[Undo all 2]");
    Action look = Pressable.of(several, LoggedConversation.SHOW);
    Reply one = pressed(TOM, look);
    assertThat(CardText.said(one))
        .contains("> Which SSO providers are there?", SSO + " · ", "[Same]")
        .endsWith("[Back to all]");
    Action back = Pressable.of(one, LoggedConversation.ALL);
    assertThat(CardText.said(pressed(TOM, back))).isEqualTo(list);
    Action same = Pressable.of(one, LoggedConversation.SAME);
    assertThat(CardText.said(pressed(TOM, same)))
        .isEqualTo(
            list.replace(
                "marketing will sort it\n[Is it known?]", "joins “" + SSO + "”\n[Say more]"));
    Action takeBack = Pressable.of(one, LoggedConversation.TAKE_BACK);
    assertThat(CardText.said(pressed(TOM, takeBack)))
        .isEqualTo("Logged 1.\n“Will invoices match?” · new\n[Say more]\n[Undo all 1]");
  }

  @Test
  void nothing_to_log_opens_the_form_and_signs_alone_are_refused() {
    assertThat(CardText.said(heard(MAYA, " "))).isEqualTo("form: Heard a question");
    assertThat(CardText.said(heard(MAYA, "🚀🚀!!!")))
        .isEqualTo("I need some words: what did the buyer ask, in a line?");
    assertThat(hearings()).isEmpty();
  }

  @Test
  void a_whole_conversation_is_not_logged_but_its_questions_are_offered() {
    String call = "Dana: " + SSO + "\nMaya: Many.\nDana: What does it cost? " + "bla ".repeat(200);
    Reply reply = heard(MAYA, call);
    assertThat(CardText.said(reply))
        .startsWith(
            "That looks like a whole conversation. Nothing is logged yet. I found 2 questions")
        .contains("> " + SSO + "\n> What does it cost?\n[Log all 2] [Choose…]");
    assertThat(hearings()).isEmpty();
    String kept = Pressable.of(reply, HeardConversation.LOG_FOUND).argument(0);
    assertThat(bot.does(MAYA, HeardConversation.CHOOSE_FOUND, kept))
        .isEqualTo("form: Heard a question");
    assertThat(bot.does(MAYA, HeardConversation.LOG_FOUND, kept)).startsWith("Logged 2.");
    assertThat(hearings()).extracting(Hearing::words).containsExactly(SSO, "What does it cost?");
  }

  @Test
  void a_page_without_a_question_is_refused_with_the_caps() {
    assertThat(CardText.said(heard(MAYA, "a ".repeat(5000))))
        .isEqualTo(
            "That is 10,000 characters, and I found no buyer’s question in it. Nothing is logged."
                + " Log at most 10 things at once, a line of up to 500 characters each; 20 if each"
                + " is a question or has a dash before it.");
  }

  @Test
  void other_languages_are_kept_and_matched_by_their_words() {
    heard(MAYA, "オフラインで使えますか？");
    heard(TOM, "オフラインで使えますか");
    assertThat(hearings())
        .extracting(Hearing::words)
        .containsExactly("オフラインで使えますか？", "オフラインで使えますか");
    assertThat(root(latest()).words()).isEqualTo("オフラインで使えますか？");
  }

  @Test
  void guests_log_nothing() {
    assertThat(CardText.said(heard(GUEST, SSO))).isEqualTo(LeadConversation.GUESTS);
    assertThat(hearings()).isEmpty();
  }

  @Test
  void from_the_card_of_a_lead_all_about_the_buyer_is_filled_in() {
    LeadId lead = bot.posted("dana@northgate.example");
    assertThat(bot.does(MAYA, LeadConversation.HEARD, lead.value()))
        .isEqualTo("form: Heard a question");
    Reply reply =
        bot.router.answer(
            bot.form(
                MAYA,
                Map.of(
                    HeardForms.WORDS, new FormValue.Text(SSO),
                    HeardForms.KIND, new FormValue.Text("objection"),
                    HeardForms.STAGE, new FormValue.Text(Journey.code("Deciding"))),
                HeardConversation.DONE,
                lead.value()));
    assertThat(CardText.said(reply)).isEqualTo("form: Logged");
    assertThat(only().about())
        .isEqualTo(
            new About(
                Optional.of(lead),
                Optional.of("Northgate Logistics"),
                Optional.of("Ops leader"),
                Optional.of("Deciding"),
                Optional.empty(),
                Optional.of("webinar")));
    assertThat(only().kind()).isEqualTo(Kind.OBJECTION);
  }

  @Test
  void the_question_of_a_message_is_in_the_form_already() {
    Reply reply =
        bot.router.answer(
            new Shortcut(
                "heard",
                "s1",
                Optional.empty(),
                MAYA,
                false,
                new MessageRef(LEADS, "1.1"),
                "Great call with Northgate. " + SSO + " They love it.",
                Optional.of(TOM)));
    Form.TextInput words =
        (Form.TextInput)
            ((Reply.OpenForm) reply)
                .form().parts().stream()
                    .filter(Form.TextInput.class::isInstance)
                    .findFirst()
                    .orElseThrow();
    assertThat(words.initial()).isEqualTo(SSO);
  }

  @Test
  void more_can_be_said_of_it_afterwards() {
    LeadId lead = bot.posted("dana@northgate.example");
    heard(MAYA, SSO);
    String id = only().id().value();
    bot.does(MAYA, LoggedConversation.FOR, id, lead.value(), "c");
    bot.does(MAYA, LoggedConversation.AT, id, "s", Journey.code("Evaluating"), "c");
    assertThat(bot.does(MAYA, LoggedConversation.KIND, id, "pain", "c"))
        .contains("Northgate Logistics · Ops leader · Evaluating · pain");
  }

  @Test
  void an_answer_that_exists_is_shown_at_once_and_passed_on() {
    heard(MAYA, SSO);
    answered(root(only()).id());
    later();
    assertThat(CardText.said(heard(TOM, "which single sign-on providers do you support")))
        .contains(
            """
            There is an answer: Single sign-on guide · How Okta and others log in
            https://example.com/sso
            [Sent it] [Not what I need]""");
    Hearing hearing = latest();
    assertThat(hearing.shown()).isPresent();
    assertThat(bot.does(TOM, LoggedConversation.SENT, hearing.id().value(), "c"))
        .contains("You sent it.");
    Content guide = bot.contents.all().get(0);
    assertThat(guide.sent()).isEqualTo(1);
    bot.router.answer(
        bot.form(
            TOM,
            Map.of(HeardForms.WHY, new FormValue.Text("Nothing about Okta groups")),
            LoggedConversation.NOT_NEEDED_DONE,
            hearing.id().value(),
            "c"));
    assertThat(latest().said().orElseThrow().why()).contains("Nothing about Okta groups");
    assertThat(bot.contents.all().get(0).sent()).isZero();
  }

  @Test
  void of_what_is_only_like_it_the_nearest_answer_is_shown_and_goes_with_none_of_these() {
    heard(MAYA, SSO);
    answered(root(only()).id());
    assertThat(CardText.said(heard(TOM, ALIKE))).contains("This may answer it: Single sign-on");
    Hearing like = latest();
    assertThat(like.shown()).isPresent();
    assertThat(bot.does(TOM, LoggedConversation.NONE, like.id().value(), "c"))
        .doesNotContain("There is an answer");
    assertThat(latest().shown()).isEmpty();
    assertThat(latest().told()).isEmpty();
  }

  @Test
  void of_several_at_once_no_answer_counts_as_shown() {
    heard(MAYA, SSO);
    answered(root(only()).id());
    later();
    heard(TOM, SSO + "\nWhat does migration cost?");
    assertThat(hearings()).extracting(Hearing::shown).containsOnly(Optional.empty());
  }

  private void answered(QuestionId question) {
    Details guide =
        new Details(
            "Single sign-on guide",
            Optional.of(URI.create("https://example.com/sso")),
            Optional.of("How Okta and others log in"),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    bot.sorting.answer(
        "answer",
        PRIYA,
        question,
        commit -> bot.contents.addTo(commit, guide, Content.Origin.TYPED, Optional.empty()));
  }

  @Test
  void what_was_heard_of_somebody_is_erased_with_them() {
    LeadId lead = bot.posted("dana@northgate.example");
    heard(MAYA, SSO);
    bot.does(MAYA, LoggedConversation.FOR, only().id().value(), lead.value(), "c");
    later();
    heard(TOM, "Which single sign-on providers do you support");
    bot.erasure.erase("dana@northgate.example");
    assertThat(only().words()).isEqualTo("Which single sign-on providers do you support");
    assertThat(root(only()).words()).isEqualTo("Which single sign-on providers do you support");
    assertThat(bot.redis.keys("rally:{" + bot.org + "}:doc:hearing:*"))
        .extracting(key -> bot.redis.hget(key, "document"))
        .filteredOn(document -> document.contains("Northgate") || document.contains(SSO))
        .isEmpty();
  }

  @Test
  void what_names_an_erased_address_is_erased_though_it_is_of_no_lead() {
    String kept = "Does xpeter@lang.example or peter@lang.example.org get invoices?";
    heard(MAYA, "our buyer Peter Lang (Peter@Lang.example) says: too expensive");
    heard(MAYA, "Write to peter@lang.example.");
    heard(MAYA, kept);
    assertThat(bot.erasure.found("peter@lang.example")).isEqualTo(new Erasure.Erased(0, 2, 0));
    assertThat(hearings()).hasSize(3);
    assertThat(bot.erasure.erase("Peter@lang.example")).isEqualTo(new Erasure.Erased(0, 2, 0));
    assertThat(only().words()).isEqualTo(kept);
    assertThat(bot.redis.keys("rally:{" + bot.org + "}:doc:*"))
        .extracting(key -> bot.redis.hget(key, "document"))
        .filteredOn(text -> text.contains("too expensive") || text.contains("Write to"))
        .isEmpty();
    assertThat(bot.erasure.erase("peter@lang.example")).isEqualTo(new Erasure.Erased(0, 0, 0));
  }

  @Test
  void what_was_pasted_with_an_erased_address_is_not_kept_and_cannot_be_logged() {
    Reply with = heard(MAYA, "Me: hi\nDana: Do you know qzpeter@lang.example?\nMe: No. Who is it?");
    Reply without = heard(MAYA, "Me: hi\nDana: Do you support SSO?\nMe: We do.");
    bot.erasure.erase("qzpeter@lang.example");
    assertThat(Everything.of(bot.org).toString()).doesNotContain("qzpeter");
    assertThat(CardText.said(pressed(MAYA, Pressable.of(with, HeardConversation.LOG_FOUND))))
        .isEqualTo("I kept that for a day, and it is gone now. Paste it again.");
    pressed(MAYA, Pressable.of(without, HeardConversation.LOG_FOUND));
    assertThat(only().words()).isEqualTo("Do you support SSO?");
  }

  @Test
  void what_marketing_wrote_with_an_erased_address_goes_too() {
    heard(MAYA, SSO);
    QuestionId sso = root(only()).id();
    bot.sorting.word("word", PRIYA, sso, "SSO, says qzpeter@lang.example", Optional.empty());
    bot.sorting.dismiss("no", PRIYA, sso, "qzpeter@lang.example has it");
    BuyerQuestion.Plan plan =
        new BuyerQuestion.Plan(
            "Guide for QZPeter@lang.example",
            Optional.empty(),
            Optional.empty(),
            Optional.of("Mail to qzpeter@lang.example"));
    bot.sorting.plan("plan", PRIYA, sso, plan);
    bot.erasure.erase("qzpeter@lang.example");
    assertThat(Everything.of(bot.org).toString().toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("qzpeter");
    BuyerQuestion left = bot.board.question(sso).orElseThrow();
    assertThat(left.words()).isEqualTo(SSO);
    assertThat(left.states())
        .extracting(BuyerQuestion.State::status)
        .containsExactly(Status.NEW, Status.DISMISSED, Status.PLANNED);
    assertThat(left.state().plan())
        .contains(
            new BuyerQuestion.Plan(
                "(erased)", Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void a_question_of_nothing_but_words_with_an_erased_address_goes_with_it() {
    heard(MAYA, SSO);
    QuestionId sso = root(only()).id();
    bot.sorting.word("word", PRIYA, sso, "SSO, says qzpeter@lang.example", Optional.empty());
    bot.buyerQuestions.removal().remove("slip", MAYA, only().id());
    assertThat(bot.board.question(sso)).isPresent();
    bot.erasure.erase("qzpeter@lang.example");
    assertThat(bot.board.question(sso)).isEmpty();
    assertThat(Everything.of(bot.org).toString()).doesNotContain("qzpeter");
  }

  @Test
  void what_was_heard_of_an_erased_lead_is_counted_once() {
    LeadId lead = bot.posted("dana@northgate.example");
    heard(MAYA, "dana@northgate.example asks for SSO");
    bot.does(MAYA, LoggedConversation.FOR, only().id().value(), lead.value(), "c");
    assertThat(bot.erasure.erase("dana@northgate.example")).isEqualTo(new Erasure.Erased(1, 1, 0));
    assertThat(hearings()).isEmpty();
  }

  @Test
  void a_lead_that_was_erased_meanwhile_is_not_noted() {
    LeadId lead = bot.posted("dana@northgate.example");
    bot.erasure.erase("dana@northgate.example");
    bot.router.answer(
        bot.form(
            MAYA,
            Map.of(HeardForms.WORDS, new FormValue.Text(SSO)),
            HeardConversation.DONE,
            lead.value()));
    assertThat(only().about().lead()).isEmpty();
    assertThat(only().about().company()).isEmpty();
  }
}
