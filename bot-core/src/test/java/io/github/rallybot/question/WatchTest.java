package io.github.rallybot.question;

import static io.github.rallybot.TestBot.GUEST;
import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.lead.LeadConversation;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock begins on a Monday at 9:30; all work from 9 to 17. */
@ExtendWith(RedisForTests.class)
class WatchTest {

  private static final String COST = "What does a migration cost?";
  private static final String PRICES = "How do your prices grow with us?";

  private final TestBot bot = TestBot.create();
  private final Heard heard = new Heard(bot);
  private int commands;

  @BeforeEach
  void know() {
    List.of(PRIYA, TOM, SAM).forEach(bot.members::enrolled);
  }

  @AfterEach
  void close() {
    bot.close();
  }

  private String types(UserRef user, String text) {
    return CardText.said(
        bot.watching.typed(
            new Command("c" + ++commands, user, false, LEADS, "questions", List.of(), text)));
  }

  private List<String> told(UserRef user) {
    bot.watchRounds.run();
    bot.reconciler.runOnce();
    return bot.chat.cards(RecordingPlatform.directly(user)).stream().map(CardText::of).toList();
  }

  private List<WatchList.Watch> watches(UserRef user) {
    return bot.watches.of(bot.members.someone(user).id());
  }

  private void asked(String words, String... companies) {
    for (String company : companies) {
      heard.by(company, "IT", "Deciding", words);
    }
  }

  private void at(String moment) {
    bot.clock.move(Duration.between(bot.clock.instant(), Instant.parse(moment)));
  }

  @Test
  void what_somebody_waits_for_is_listed_and_stopped_and_undone_there() {
    String list =
        """
        What you wait for
        You get a private message in your working hours, once for each question.
        “pricing plans” · from 2 askers on · since 09:30
        [Stop]
        [Wait for something…]""";
    assertThat(types(PRIYA, "tell me pricing plans 2")).isEqualTo(list);
    String id = watches(PRIYA).get(0).id();
    assertThat(bot.does(PRIYA, WatchConversation.STOP, id, WatchConversation.LIST))
        .isEqualTo(list.replace("from 2 askers on · since 09:30\n[Stop]", "stopped 09:30\n[Undo]"));
    assertThat(bot.does(PRIYA, WatchConversation.STOP, id, WatchConversation.LIST))
        .contains("· stopped 09:30\n[Undo]");
    assertThat(types(PRIYA, "")).startsWith("What you wait for\nNothing yet.");
    assertThat(bot.does(PRIYA, WatchConversation.GO_ON, id, WatchConversation.LIST))
        .isEqualTo(list);
    assertThat(bot.journal()).endsWith("watch.added", "watch.stopped", "watch.added");
  }

  @Test
  void nothing_waited_for_says_how_to() {
    assertThat(types(PRIYA, "tell me"))
        .isEqualTo(
            """
            What you wait for
            Nothing yet. To hear of a question about pricing once three have asked it, type \
            /questions tell me pricing 3.
            [Wait for something…]""");
  }

  @Test
  void the_third_different_asker_is_told_once() {
    types(PRIYA, "tell me migrat");
    asked(COST, "Acme", "Acme", "Bolt");
    assertThat(told(PRIYA)).isEmpty();
    asked(COST, "Cargo");
    String news =
        """
        Buyers ask what you wait for.
        What does a migration cost? · 3 askers · new · “migrat”
        [Open] [Stop]""";
    assertThat(told(PRIYA)).containsExactly(news);
    assertThat(told(TOM)).isEmpty();
    asked(COST, "Delta");
    assertThat(told(PRIYA)).containsExactly(news);
    assertThat(bot.journal()).filteredOn("watch.told"::equals).hasSize(1);
  }

  @Test
  void what_was_asked_so_often_before_is_no_news() {
    asked(COST, "Acme", "Bolt", "Cargo");
    types(PRIYA, "tell me migration 3");
    asked(COST, "Delta");
    assertThat(told(PRIYA)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"MIGRATION cost, 1", "cost migr, 1", "gration, 0", "migration price, 0"})
  void each_word_begins_a_word_of_the_question_in_any_order(String words, int messages) {
    types(PRIYA, "tell me " + words + " 1");
    asked(COST, "Acme");
    assertThat(told(PRIYA)).hasSize(messages);
  }

  @Test
  void the_words_of_a_hearing_are_found_too() {
    asked(COST, "Acme");
    types(PRIYA, "tell me okta 2");
    Hearing okta = heard.by("Bolt", "IT", "Deciding", "cost with okta to migrate to you, what?");
    bot.questions.sort("sort", TOM, okta.id(), heard.question(COST));
    assertThat(told(PRIYA).get(0)).contains(COST + " · 2 askers · new · “okta”");
  }

  @Test
  void a_merge_can_make_it_so_many_and_what_was_told_is_not_told_again_after_one() {
    types(PRIYA, "tell me cost 2");
    types(TOM, "tell me prices 1");
    asked(COST, "Acme");
    asked(PRICES, "Bolt");
    assertThat(told(PRIYA)).isEmpty();
    assertThat(told(TOM)).hasSize(1);
    bot.clock.move(Duration.ofMinutes(1));
    bot.sorting.merge("merge", TOM, heard.question(PRICES), heard.question(COST));
    assertThat(told(PRIYA).get(0)).contains(COST + " · 2 askers");
    assertThat(told(TOM)).hasSize(1);
  }

  @Test
  void it_waits_for_working_hours() {
    types(PRIYA, "tell me cost 1");
    at("2026-11-23T17:30:00Z");
    asked(COST, "Acme");
    assertThat(told(PRIYA)).isEmpty();
    at("2026-11-24T08:59:59Z");
    assertThat(told(PRIYA)).isEmpty();
    at("2026-11-24T09:00:00Z");
    assertThat(told(PRIYA)).hasSize(1);
  }

  @Test
  void several_instances_tell_it_once() throws InterruptedException {
    types(PRIYA, "tell me cost 1");
    asked(COST, "Acme");
    List<Thread> instances =
        IntStream.range(0, 6)
            .mapToObj(i -> new Thread(bot.anotherWatchRounds(bot.anotherBoard())::run))
            .toList();
    instances.forEach(Thread::start);
    for (Thread instance : instances) {
      instance.join();
    }
    assertThat(told(PRIYA)).hasSize(1);
  }

  @Test
  void many_questions_come_in_one_message() {
    types(PRIYA, "tell me dock 1");
    for (int i = 0; i < 7; i++) {
      asked(Heard.different(i) + " dock" + i, "Acme");
    }
    List<String> told = told(PRIYA);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).split("\n"))
        .hasSize(12)
        .endsWith("and 2 more: they are under /questions.");
    assertThat(told(PRIYA)).isEqualTo(told);
  }

  @Test
  void it_is_stopped_and_undone_on_the_message_too() {
    types(PRIYA, "tell me cost 1");
    asked(COST, "Acme");
    String id = watches(PRIYA).get(0).id();
    String news = told(PRIYA).get(0);
    assertThat(bot.does(PRIYA, WatchConversation.STOP, id, WatchConversation.MESSAGE)).isEmpty();
    assertThat(told(PRIYA))
        .containsExactly(
            """
            Buyers ask what you wait for.
            What does a migration cost? · 1 asker · new · “cost”: you stopped waiting for it
            [Open] [Undo]""");
    asked("Is the cost fixed, yearly or monthly?", "Acme");
    assertThat(told(PRIYA)).hasSize(1);
    bot.does(PRIYA, WatchConversation.GO_ON, id, WatchConversation.MESSAGE);
    assertThat(told(PRIYA).get(0)).isEqualTo(news);
  }

  @Test
  void the_same_words_are_the_same_watch_and_the_last_number_counts() {
    types(PRIYA, "tell me pricing plans 2");
    types(PRIYA, "Plans  PRICING 2");
    assertThat(watches(PRIYA)).extracting(WatchList.Watch::words).containsExactly("pricing plans");
    types(PRIYA, "tell me plans pricing 5");
    assertThat(watches(PRIYA)).extracting(WatchList.Watch::askers).containsExactly(5);
  }

  @Test
  void nobody_waits_for_more_than_twenty_things() {
    for (int i = 0; i < Watches.MOST; i++) {
      types(PRIYA, "tell me word" + i);
    }
    String first = watches(PRIYA).get(0).id();
    String full = "You wait for 20 things already. Stop one of them before you add another one.";
    assertThat(types(PRIYA, "tell me more")).isEqualTo(full);
    bot.does(PRIYA, WatchConversation.STOP, first, WatchConversation.LIST);
    types(PRIYA, "tell me more");
    assertThat(watches(PRIYA)).hasSize(20);
    assertThat(bot.does(PRIYA, WatchConversation.GO_ON, first, WatchConversation.LIST))
        .isEqualTo(full);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tell me pricing 0", "tell me pricing 100", "pricing 999999999"})
  void a_number_that_is_none_is_refused_with_those_there_are(String typed) {
    assertThat(types(PRIYA, typed))
        .isEqualTo(
            "Say how many different askers it takes: 1 to 99. For example: "
                + "/questions tell me pricing 3");
    assertThat(watches(PRIYA)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tell me 🚀", "tell me ?! 3", "tell me 3"})
  void no_words_are_refused_with_what_is_wanted(String typed) {
    assertThat(types(PRIYA, typed)).startsWith("Say which words, with a letter or a digit");
    assertThat(types(PRIYA, "tell me " + "x".repeat(10_000))).startsWith("Say which words");
  }

  @ParameterizedTest
  @ValueSource(strings = {"価格", "предложение", "größe"})
  void any_language_can_be_waited_for(String words) {
    types(PRIYA, "tell me about " + words + " 1");
    asked(words + " x?", "Acme");
    assertThat(told(PRIYA)).hasSize(1);
  }

  @Test
  void the_form_says_what_is_wrong_where_it_is() {
    assertThat(CardText.said(bot.router.answer(bot.press(PRIYA, WatchConversation.FORM))))
        .isEqualTo("form: Tell me when it is heard");
    Reply wrong = bot.router.answer(form("  ", "many"));
    assertThat(((Reply.Invalid) wrong).messages())
        .containsOnlyKeys(WatchConversation.WORDS, WatchConversation.ASKERS);
    assertThat(CardText.said(bot.router.answer(form("pricing", "4"))))
        .contains("“pricing” · from 4 askers on");
  }

  private io.github.rallybot.chat.Interaction form(String words, String askers) {
    return bot.form(
        PRIYA,
        Map.of(
            WatchConversation.WORDS,
            new FormValue.Text(words),
            WatchConversation.ASKERS,
            new FormValue.Text(askers)),
        WatchConversation.DONE);
  }

  @Test
  void guests_wait_for_nothing() {
    assertThat(types(GUEST, "tell me pricing")).isEqualTo(LeadConversation.GUESTS);
    assertThat(CardText.said(bot.router.answer(bot.press(GUEST, WatchConversation.FORM))))
        .isEqualTo(LeadConversation.GUESTS);
  }

  @Test
  void what_an_erased_person_waited_for_is_forgotten() {
    types(PRIYA, "tell me pricing");
    bot.erasure.erase("priya.nair@rally.example");
    bot.watchRounds.run();
    assertThat(bot.watches.byMember()).isEmpty();
    assertThat(bot.redis.keys("rally:{" + bot.org + "}:doc:question-watch:*"))
        .allSatisfy(key -> assertThat(bot.redis.hgetAll(key).toString()).doesNotContain("pricing"));
  }

  @Test
  void a_watch_that_is_not_theirs_is_not_known() {
    types(PRIYA, "tell me pricing");
    assertThat(
            bot.does(
                TOM, WatchConversation.STOP, watches(PRIYA).get(0).id(), WatchConversation.LIST))
        .isEqualTo("I no longer know what that was about.");
  }
}
