package io.github.rallybot.queue;

import static io.github.rallybot.TestBot.GUEST;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Promises;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class QueueTest {

  private final QueueDesk desk = new QueueDesk();
  private final TestBot bot = desk.bot;

  @AfterEach
  void close() {
    desk.close();
  }

  private static final String EMPTY =
      """
      Yours: 0 to answer · 0 to follow up · 0 to close
      Answer promise: 8 working hours
      [Show… v] [Heard a question]
      """;

  @Test
  void before_the_first_lead_it_says_what_it_is_for() {
    assertThat(desk.queue(MAYA))
        .isEqualTo(
            EMPTY
                + "No lead has come yet. When marketing hands one over, it is listed here: what"
                + " waits for your answer, what you follow up, and what you called a good fit and"
                + " how it ended. Leads come into #C0LEADS.");
  }

  @Test
  void when_nothing_waits_it_says_where_new_leads_come_in() {
    bot.does(MAYA, "lead.judge", desk.lead("Acme"), "not_a_fit");
    assertThat(desk.queue(TOM))
        .isEqualTo(EMPTY + "Nothing waits for you. New leads come into #C0LEADS.");
  }

  @Test
  void a_lead_that_nobody_has_is_for_anybody_and_one_with_an_owner_is_theirs_alone() {
    desk.lead("Acme");
    desk.lead("Bolt", Optional.of("maya.ross@rally.example"));
    bot.clock.move(Duration.ofHours(3));
    assertThat(desk.queue(MAYA))
        .isEqualTo(
            """
            Yours: 1 to answer · 0 to follow up · 0 to close
            Answer promise: 8 working hours
            [Show… v] [Heard a question]
            To answer (1)
            Bolt, Dana of Bolt · waiting 3 h
            [Good fit] [Not yet] [Not a fit] [Tried] [Reached] [Open]
            For anybody (1)
            Acme, Dana of Acme · waiting 3 h
            [Good fit] [Not yet] [Not a fit] [Tried] [Reached] [Open]""");
    assertThat(desk.queue(TOM))
        .isEqualTo(
            """
            Yours: 0 to answer · 0 to follow up · 0 to close
            Answer promise: 8 working hours
            [Show… v] [Heard a question]
            For anybody (1)
            Acme, Dana of Acme · waiting 3 h
            [Good fit] [Not yet] [Not a fit] [Tried] [Reached] [Open]""");
  }

  @Test
  void a_lead_that_somebody_else_took_is_in_the_takers_queue_even_if_it_is_for_another() {
    String id = desk.lead("Bolt", Optional.of("maya.ross@rally.example"));
    bot.does(TOM, "lead.take", id);
    assertThat(desk.queue(MAYA)).startsWith("Yours: 0 to answer");
    assertThat(desk.queue(TOM)).startsWith("Yours: 1 to answer");
  }

  @Test
  void what_a_click_did_stays_where_the_click_was_and_can_be_undone_there() {
    desk.lead("Acme", Optional.of("maya.ross@rally.example"));
    bot.clock.move(Duration.ofMinutes(5));
    desk.lead("Bolt", Optional.of("maya.ross@rally.example"));
    Card after = desk.replaced(desk.presses(MAYA, desk.home(MAYA), "Good fit", 1));
    assertThat(CardText.of(after))
        .isEqualTo(
            """
            Yours: 1 to answer · 1 to follow up · 0 to close
            Answer promise: 8 working hours
            [Show… v] [Heard a question]
            To answer (1)
            Acme, Dana of Acme · waiting 5 min
            [Good fit] [Not yet] [Not a fit] [Tried] [Reached] [Open]
            Bolt, Dana of Bolt · ✓ Good fit
            [Undo] [Open]
            ---
            You answered 1 lead this week. Of 1 lead you called a good fit, 0 were won, 0 lost,\
             and 1 is open.""");
    Card undone = desk.replaced(desk.presses(MAYA, after, "Undo", 0));
    assertThat(CardText.of(undone))
        .startsWith("Yours: 2 to answer · 0 to follow up · 0 to close")
        .contains("Bolt, Dana of Bolt · waiting 1 min\n[Good fit]");
    assertThat(bot.journal()).endsWith("lead.judged", "lead.undone");
  }

  @Test
  void the_same_click_twice_is_one_deed_and_draws_the_same() {
    String id = desk.lead("Acme");
    Interaction press = bot.press(MAYA, "queue.do", id, "tried", "mine", "0", "n0");
    Reply first = bot.router.answer(press);
    assertThat(bot.router.answer(press)).isEqualTo(first);
    assertThat(bot.leads.find(new LeadId(id)).orElseThrow().followUp().attempts()).hasSize(1);
  }

  @Test
  void a_good_fit_is_to_be_followed_up_until_somebody_tries() {
    String id = desk.lead("Acme");
    bot.does(MAYA, "lead.judge", id, "good_fit");
    bot.clock.move(Duration.ofDays(1));
    assertThat(desk.queue(MAYA))
        .contains(
            """
            To follow up (1)
            Acme, Dana of Acme · good fit 1 day ago · not tried yet
            [No answer yet] [Reached] [Not yet] [Not a fit] [Open]""");
    desk.presses(MAYA, desk.home(MAYA), "Reached", 0);
    assertThat(desk.queue(MAYA)).startsWith("Yours: 0 to answer · 0 to follow up · 0 to close");
    bot.reconciler.runOnce();
    assertThat(CardText.of(bot.chat.cards().get(0))).contains("reached 09:30");
  }

  @Test
  void no_answer_yet_comes_back_in_two_business_days_and_after_three_offers_unreachable() {
    String id = desk.lead("Acme");
    bot.does(MAYA, "lead.judge", id, "good_fit");
    for (int tries = 1; tries <= 3; tries++) {
      desk.presses(MAYA, desk.home(MAYA), "No answer yet", 0);
      assertThat(desk.queue(MAYA)).startsWith("Yours: 0 to answer · 0 to follow up");
      bot.clock.move(Duration.ofHours(24));
      assertThat(desk.queue(MAYA)).startsWith("Yours: 0 to answer · 0 to follow up");
      // Monday, Wednesday, Friday; after Friday comes Tuesday
      bot.clock.move(Duration.ofHours(tries == 3 ? 72 : 24));
      assertThat(desk.queue(MAYA)).startsWith("Yours: 0 to answer · 1 to follow up");
    }
    assertThat(desk.queue(MAYA))
        .contains(
            """
            Acme, Dana of Acme · good fit 8 days ago · tried 3×, last 4 days ago
            [No answer yet] [Reached] [Not yet] [Not a fit] [Unreachable] [Open]""");
    bot.reconciler.runOnce();
    assertThat(CardText.of(bot.chat.cards().get(0))).contains("tried 3×, last 09:30");
    desk.presses(MAYA, desk.home(MAYA), "Unreachable", 0);
    assertThat(bot.leads.find(new LeadId(id)).orElseThrow().salesVerdict().orElseThrow().reason())
        .contains("unreachable");
  }

  @Test
  void not_yet_comes_back_on_its_date() {
    String id = desk.lead("Acme");
    bot.does(MAYA, "lead.ask", id, "1");
    bot.clock.move(Duration.ofDays(29));
    assertThat(desk.queue(MAYA)).startsWith("Yours: 0 to answer · 0 to follow up");
    bot.clock.move(Duration.ofDays(1));
    assertThat(desk.queue(MAYA))
        .contains("Acme, Dana of Acme · not yet, to be asked again on 23 Dec 2026");
  }

  @Test
  void a_good_fit_of_thirty_days_is_asked_how_it_ended_and_still_open_lets_it_rest_till_ninety() {
    String id = desk.lead("Acme");
    bot.does(MAYA, "lead.judge", id, "good_fit");
    desk.presses(MAYA, desk.home(MAYA), "Reached", 0);
    bot.clock.move(Duration.ofDays(30));
    assertThat(desk.queue(MAYA))
        .contains(
            """
            To close: how did it end? (1)
            Acme, Dana of Acme · good fit 4 weeks ago
            [Won] [Lost…] [Still open] [Open]""");
    Card said = desk.replaced(desk.presses(MAYA, desk.home(MAYA), "Still open", 0));
    assertThat(CardText.of(said)).contains("Acme, Dana of Acme · Still open, asked again later");
    assertThat(desk.queue(MAYA)).startsWith("Yours: 0 to answer · 0 to follow up · 0 to close");
    bot.clock.move(Duration.ofDays(60));
    assertThat(desk.queue(MAYA)).startsWith("Yours: 0 to answer · 0 to follow up · 1 to close");
    desk.presses(MAYA, desk.home(MAYA), "Won", 0);
    assertThat(desk.queue(MAYA)).startsWith("Yours: 0 to answer · 0 to follow up · 0 to close");
  }

  @Test
  void sections_show_a_few_rows_and_the_way_to_the_others() {
    for (int i = 0; i < 23; i++) {
      desk.lead("C" + i, Optional.of("maya.ross@rally.example"));
      bot.clock.move(Duration.ofMinutes(1));
    }
    assertThat(desk.queue(MAYA)).contains("To answer (23)").contains("[19 more to answer]");
    Card first = desk.replaced(desk.presses(MAYA, desk.home(MAYA), "19 more to answer", 0));
    assertThat(companies(first)).hasSize(10).startsWith("C0").endsWith("C9");
    assertThat(CardText.of(first)).contains("To answer (1–10 of 23)").endsWith("[My queue] [More]");
    Card last =
        desk.replaced(
            desk.presses(MAYA, desk.replaced(desk.presses(MAYA, first, "More", 0)), "More", 0));
    assertThat(companies(last)).containsExactly("C20", "C21", "C22");
    assertThat(CardText.of(last)).endsWith("[My queue] [Previous]");
    assertThat(CardText.of(desk.replaced(desk.presses(MAYA, last, "My queue", 0))))
        .isEqualTo(desk.queue(MAYA));
  }

  private static List<String> companies(Card card) {
    return CardText.of(card)
        .lines()
        .filter(line -> line.contains(" · waiting "))
        .map(line -> line.substring(0, line.indexOf(',')))
        .collect(Collectors.toList());
  }

  @Test
  void filters_find_leads_of_everybody() {
    bot.does(TOM, "lead.take", desk.lead("Acme"));
    desk.lead("Bolt", Optional.of("maya.ross@rally.example"));
    assertThat(CardText.said(bot.types(MAYA, "leads all")))
        .contains("Not answered, everybody’s (2)")
        .contains("Acme, Dana of Acme · waiting 1 min · Tom B. has it")
        .contains("Bolt, Dana of Bolt · waiting 1 min · for maya.ross@rally.example");
    String source = Filter.source("webinar").code();
    assertThat(CardText.said(bot.router.answer(bot.press(MAYA, "queue.show", source, "0"))))
        .contains("Not answered, from webinar (2)");
    String country = Filter.country("DE").code();
    assertThat(CardText.said(bot.router.answer(bot.press(MAYA, "queue.show", country, "0"))))
        .contains("Not answered, in DE (2)");
    assertThat(CardText.said(bot.types(MAYA, "leads overdue"))).contains("Nothing here.");
    assertThat(CardText.said(bot.types(MAYA, "leads what"))).startsWith("Your leads\n/leads: ");
  }

  @Test
  void what_nobody_has_rises_to_the_top_of_everybodys_queue_when_the_promise_runs_out() {
    String acme = desk.lead("Acme");
    String bolt = desk.lead("Bolt");
    desk.lead("Core", Optional.of("maya.ross@rally.example"));
    Instant due = TestBot.START.plus(Duration.ofHours(8));
    Promises.give(bot, new LeadId(acme), due, due);
    Promises.give(bot, new LeadId(bolt), due.plusSeconds(60), due.plusSeconds(60));
    bot.clock.move(Duration.ofHours(8).minusSeconds(1));
    assertThat(desk.queue(TOM)).contains("For anybody (2)").doesNotContain("verdue");
    bot.clock.move(Duration.ofSeconds(1));
    assertThat(desk.queue(MAYA))
        .contains(
            """
            Overdue, and nobody has it (1)
            Acme, Dana of Acme · waiting 8 h · overdue
            [Good fit] [Not yet] [Not a fit] [Tried] [Reached] [Open]
            To answer (1)
            Core, Dana of Core · waiting 8 h
            [Good fit] [Not yet] [Not a fit] [Tried] [Reached] [Open]
            For anybody (1)
            Bolt, Dana of Bolt · waiting 8 h
            """);
    assertThat(CardText.said(bot.types(TOM, "leads overdue")))
        .contains("Overdue, everybody’s (1)\nAcme, Dana of Acme");
    bot.does(MAYA, "lead.take", acme);
    assertThat(desk.queue(TOM)).doesNotContain("verdue");
    assertThat(desk.queue(MAYA))
        .contains("To answer (2)\nAcme, Dana of Acme · waiting 8 h · overdue");
  }

  @Test
  void a_guest_is_greeted_and_shown_nothing() {
    desk.lead("Acme");
    assertThat(CardText.of(desk.home(GUEST))).startsWith("Hello.").doesNotContain("Acme");
    assertThat(CardText.said(bot.types(GUEST, "leads"))).startsWith("Guests and people");
  }

  @Test
  void a_refusal_is_said_in_the_queue_and_changes_nothing() {
    String id = desk.lead("Acme");
    bot.does(MAYA, "lead.judge", id, "good_fit");
    Card card =
        desk.replaced(
            bot.router.answer(bot.press(MAYA, "queue.do", id, "good", "mine", "0", "n0")));
    assertThat(CardText.of(card)).startsWith("That is already your verdict.\nYours: ");
  }
}
