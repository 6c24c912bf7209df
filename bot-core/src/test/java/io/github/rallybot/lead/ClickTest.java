package io.github.rallybot.lead;

import static io.github.rallybot.TestBot.GUEST;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.redis.RedisForTests;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class ClickTest {

  private final TestBot bot = TestBot.create();

  @AfterEach
  void close() {
    bot.close();
  }

  private String card() {
    assertThat(bot.chat.cards()).hasSize(1);
    return CardText.of(bot.chat.cards().get(0));
  }

  private String id() {
    return bot.posted("dana@northgate.example").value();
  }

  @Test
  void a_new_lead_shows_who_why_now_and_the_buttons() {
    id();
    assertThat(card())
        .isEqualTo(
            """
            Dana Whitfield, VP Operations · Northgate Logistics
            > We run 40 depots.
            Webinar: Fleet costs 2026 · Ops leader · came 09:30
            [Good fit] [Not yet] [Not a fit] [I’ll take it] [...]""");
  }

  @Test
  void a_lead_with_an_owner_is_for_that_person_by_name_if_they_are_known() {
    bot.does(MAYA, "lead.judge", id(), "good_fit");
    bot.leads.receive(ownedBy("maya.ross@rally.example"), Optional.empty());
    bot.leads.receive(ownedBy("new@rally.example"), Optional.empty());
    bot.reconciler.runOnce();
    assertThat(bot.chat.cards().subList(1, 3))
        .extracting(card -> CardText.of(card).lines().skip(1).findFirst().orElseThrow())
        .containsExactly(
            "Form · for @U0MAYA · came 09:30", "Form · for new@rally.example · came 09:30");
  }

  private static Brief ownedBy(String owner) {
    return SampleBrief.from("form").name("Ada for " + owner).owner(Optional.of(owner)).brief();
  }

  @Test
  void one_click_shows_under_the_clickers_name_and_reveals_the_grade() {
    String id = id();
    String answer = bot.does(MAYA, "lead.judge", id, "good_fit");
    assertThat(answer).isEmpty();
    assertThat(card())
        .isEqualTo(
            """
            Dana Whitfield, VP Operations · Northgate Logistics
            > We run 40 depots.
            Webinar: Fleet costs 2026 · Ops leader · came 09:30
            [Good fit] [Not yet] [Not a fit] [Why? v] [I’ll take it] [...]
            ✓ Good fit: Maya R., 09:30  |  Marketing: A""");
    assertThat(bot.chat.told()).isEmpty();
  }

  @Test
  void two_people_may_differ_and_both_are_shown() {
    String id = id();
    bot.does(MAYA, "lead.judge", id, "good_fit");
    bot.does(TOM, "lead.reason", id, "company_size");
    assertThat(card())
        .endsWith(
            "✓ Good fit: Maya R., 09:30  |  ✗ Not a fit (company size): Tom B., 09:30"
                + "  |  Marketing: A");
  }

  @Test
  void a_mind_can_be_changed_and_taken_back() {
    String id = id();
    bot.does(MAYA, "lead.judge", id, "good_fit");
    bot.does(MAYA, "lead.judge", id, "not_yet");
    assertThat(card()).endsWith("↻ Not yet: Maya R., 09:30  |  Marketing: A");
    bot.does(MAYA, "lead.undo", id);
    assertThat(card()).endsWith("[Good fit] [Not yet] [Not a fit] [I’ll take it] [...]");
    assertThat(bot.does(MAYA, "lead.undo", id)).isEqualTo("You have no verdict on this lead.");
  }

  @Test
  void the_verdict_that_stands_changes_nothing_and_says_so() {
    String id = id();
    bot.does(MAYA, "lead.judge", id, "good_fit");
    List<String> journal = bot.journal();
    assertThat(bot.does(MAYA, "lead.judge", id, "good_fit"))
        .isEqualTo("That is already your verdict.");
    assertThat(bot.journal()).isEqualTo(journal);
  }

  @Test
  void a_marketers_click_is_an_opinion_and_does_not_count() {
    bot.types(SAM, "roles @U0PRIYA marketer");
    String id = id();
    bot.does(PRIYA, "lead.judge", id, "good_fit");
    assertThat(card()).endsWith("Marketing’s opinion: good fit: Priya N., 09:30");
    assertThat(bot.leads.find(new LeadId(id)).orElseThrow().salesVerdict()).isEmpty();
  }

  @Test
  void a_guests_click_is_taken_back_as_soon_as_it_is_known_to_be_one() {
    String id = id();
    bot.does(GUEST, "lead.judge", id, "good_fit");
    assertThat(card()).endsWith("[Good fit] [Not yet] [Not a fit] [I’ll take it] [...]");
    assertThat(bot.chat.told()).containsExactly("U0GUEST: " + LeadConversation.GUESTS);
    assertThat(bot.does(GUEST, "lead.judge", id, "good_fit")).isEqualTo(LeadConversation.GUESTS);
  }

  @Test
  void taking_a_lead_shows_its_taker_how_to_reach_it_and_nobody_else() {
    String id = id();
    assertThat(bot.does(MAYA, "lead.take", id))
        .isEqualTo(
            """
            Yours now: Dana Whitfield, VP Operations · Northgate Logistics
            Phone: +1 202 555 0143
            E-mail: dana@northgate.example""");
    assertThat(card())
        .endsWith("[Good fit] [Not yet] [Not a fit] [Heard a question] [...]\ntaken by Maya R.");
    assertThat(bot.does(TOM, "lead.take", id)).isEqualTo("Maya R. has taken it already.");
    assertThat(bot.does(TOM, "lead.give-back", id))
        .isEqualTo(
            "Maya R. has it. They, or a leader, can give it back: an admin of this workspace");
    bot.does(MAYA, "lead.give-back", id);
    assertThat(card()).endsWith("[Good fit] [Not yet] [Not a fit] [I’ll take it] [...]");
  }

  @Test
  void a_note_belongs_to_a_verdict_and_shows_under_it() {
    String id = id();
    assertThat(bot.does(MAYA, "lead.note", id)).isEqualTo(LeadForms.VERDICT_FIRST);
    bot.does(MAYA, "lead.judge", id, "good_fit");
    assertThat(bot.does(MAYA, "lead.note", id)).isEqualTo("form: Note on your verdict");
    Interaction form =
        bot.form(MAYA, Map.of("note", new FormValue.Text("Knows us well")), "lead.note-done", id);
    bot.router.answer(form);
    bot.reconciler.runOnce();
    assertThat(card()).endsWith("✓ Good fit: Maya R., 09:30, “Knows us well”  |  Marketing: A");
  }

  @Test
  void another_reason_asks_for_words_and_keeps_the_form_open_without() {
    String id = id();
    assertThat(bot.does(TOM, "lead.other", id)).isEqualTo("form: Not a fit: other");
    assertThat(CardText.said(bot.router.answer(bot.form(TOM, Map.of(), "lead.other-done", id))))
        .isEqualTo("invalid: {note=Say in a few words what it is.}");
    bot.router.answer(
        bot.form(TOM, Map.of("note", new FormValue.Text("A rival")), "lead.other-done", id));
    bot.reconciler.runOnce();
    assertThat(card()).endsWith("✗ Not a fit (other): Tom B., 09:30, “A rival”  |  Marketing: A");
  }

  @Test
  void not_yet_may_come_back_on_a_date_after_today() {
    String id = id();
    bot.does(MAYA, "lead.ask", id, "3");
    assertThat(card())
        .endsWith("↻ Not yet: Maya R., 09:30, ask again 23 Feb 2027  |  Marketing: A");
    FormValue today = new FormValue.Date(LocalDate.parse("2026-11-23"));
    assertThat(
            CardText.said(
                bot.router.answer(bot.form(MAYA, Map.of("date", today), "lead.ask-done", id))))
        .isEqualTo("invalid: {date=Choose a date after today.}");
    FormValue day = new FormValue.Date(LocalDate.parse("2027-01-15"));
    bot.router.answer(bot.form(MAYA, Map.of("date", day), "lead.ask-done", id));
    bot.reconciler.runOnce();
    assertThat(card())
        .endsWith("↻ Not yet: Maya R., 09:30, ask again 15 Jan 2027  |  Marketing: A");
  }

  @Test
  void the_same_click_five_times_at_once_is_one_verdict_and_one_journal_entry() throws Exception {
    String id = id();
    Interaction press = bot.press(MAYA, "lead.judge", id, "good_fit");
    atOnce(Collections.nCopies(5, press));
    bot.reconciler.runOnce();
    assertThat(card()).endsWith("✓ Good fit: Maya R., 09:30  |  Marketing: A");
    assertThat(bot.journal()).containsExactly("lead.received", "member.joined", "lead.judged");
  }

  @Test
  void clicks_by_two_people_at_once_are_two_verdicts() throws Exception {
    String id = id();
    for (int round = 0; round < 30; round++) {
      String verdict = round % 2 == 0 ? "good_fit" : "not_a_fit";
      atOnce(
          List.of(
              bot.press(MAYA, "lead.judge", id, verdict),
              bot.press(TOM, "lead.judge", id, verdict)));
      assertThat(bot.leads.find(new LeadId(id)).orElseThrow().verdicts())
          .extracting(v -> v.judgement().code())
          .containsExactly(verdict, verdict);
    }
    assertThat(bot.journal().stream().filter("lead.judged"::equals)).hasSize(60);
    assertThat(bot.journal().stream().filter("member.joined"::equals)).hasSize(2);
  }

  @Test
  void who_presses_the_same_again_is_not_overruled_by_what_they_pressed_in_between() {
    String id = id();
    Instant first = TestBot.START.minusSeconds(20);
    bot.router.answer(bot.pressedAt(first, MAYA, "lead.judge", id, "good_fit"));
    Interaction lost = bot.pressedAt(first.plusSeconds(1), MAYA, "lead.judge", id, "not_a_fit");
    bot.router.answer(bot.pressedAt(first.plusSeconds(2), MAYA, "lead.judge", id, "good_fit"));
    bot.router.answer(lost);
    bot.reconciler.runOnce();
    assertThat(card()).contains("✓ Good fit: Maya R.");
  }

  @Test
  void a_click_that_comes_late_does_not_overrule_what_the_same_person_clicked_after_it() {
    String id = id();
    Instant first = TestBot.START.minusSeconds(20);
    Interaction late = bot.pressedAt(first, MAYA, "lead.judge", id, "good_fit");
    Interaction lateToo = bot.pressedAt(first, TOM, "lead.judge", id, "good_fit");
    bot.router.answer(bot.pressedAt(first.plusMillis(900), MAYA, "lead.judge", id, "not_a_fit"));
    assertThat(CardText.said(bot.router.answer(late)))
        .isEqualTo("That click reached me late. What you have said since then stands.");
    bot.reconciler.runOnce();
    assertThat(card()).contains("✗ Not a fit: Maya R.").doesNotContain("Good fit: Maya");
    bot.router.answer(bot.pressedAt(first.plusMillis(1_800), MAYA, "lead.undo", id));
    bot.router.answer(late);
    bot.reconciler.runOnce();
    assertThat(card()).doesNotContain("Maya R.");
    bot.router.answer(lateToo);
    bot.router.answer(bot.pressedAt(first, MAYA, "lead.take", id));
    bot.reconciler.runOnce();
    assertThat(card()).contains("✓ Good fit: Tom B.").contains("taken by Maya R.");
  }

  @Test
  void an_erased_or_unknown_lead_refuses_and_changes_nothing() {
    String id = id();
    assertThat(bot.does(MAYA, "lead.judge", "01UNKNOWN", "good_fit"))
        .isEqualTo("This lead is no longer here.");
    bot.erasure.erase("dana@northgate.example");
    assertThat(bot.does(MAYA, "lead.judge", id, "good_fit")).isEqualTo("This lead was erased.");
    assertThat(bot.chat.cards()).isEmpty();
  }

  private void atOnce(List<Interaction> deeds) throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(deeds.size());
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<?>> pressed = new ArrayList<>();
      for (Interaction deed : deeds) {
        pressed.add(
            people.submit(
                () -> {
                  start.await();
                  return bot.router.answer(deed);
                }));
      }
      start.countDown();
      for (Future<?> one : pressed) {
        one.get(10, TimeUnit.SECONDS);
      }
    } finally {
      people.shutdownNow();
    }
  }
}
