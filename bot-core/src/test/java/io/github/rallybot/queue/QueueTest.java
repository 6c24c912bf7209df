package io.github.rallybot.queue;

import static io.github.rallybot.TestBot.GUEST;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.HomeOpened;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.lead.Brief;
import io.github.rallybot.lead.Contact;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class QueueTest {

  private static final String EMPTY =
      """
      Yours: 0 to answer · 0 to follow up · 0 to close
      Answer promise: 8 working hours
      [Show… v]
      """;

  private final TestBot bot = TestBot.create();

  @AfterEach
  void close() {
    bot.close();
  }

  private String lead(String company, Optional<String> owner) {
    Contact contact =
        new Contact(
            Optional.of("Dana of " + company),
            Optional.empty(),
            Optional.of(company),
            Optional.of("dana@" + company.toLowerCase(java.util.Locale.ROOT) + ".example"),
            Optional.of("+1 202"),
            Optional.empty(),
            Optional.empty(),
            owner,
            Optional.empty());
    Brief brief =
        new Brief(
            "webinar",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("DE"),
            Optional.empty(),
            contact,
            List.of(),
            Map.of(),
            false);
    return TestBot.received(bot.leads.receive(brief, Optional.empty())).value();
  }

  private String lead(String company) {
    return lead(company, Optional.empty());
  }

  private Card home(UserRef user) {
    return bot.router.home(new HomeOpened("home", user)).orElseThrow();
  }

  private String queue(UserRef user) {
    String home = TestBot.text(home(user));
    assertThat(TestBot.said(bot.types(user, "leads"))).isEqualTo(home);
    return home;
  }

  /** Presses a button of a card as it stands there. */
  private Reply presses(UserRef user, Card card, String label, int nth) {
    List<Action> actions =
        card.elements().stream()
            .filter(Element.Actions.class::isInstance)
            .flatMap(element -> ((Element.Actions) element).controls().stream())
            .filter(Control.Button.class::isInstance)
            .map(Control.Button.class::cast)
            .filter(button -> button.label().equals(label))
            .map(Control.Button::action)
            .toList();
    Action action = Action.parse(actions.get(nth).encode());
    return bot.router.answer(
        bot.press(user, action.name(), action.arguments().toArray(String[]::new)));
  }

  private Card replaced(Reply reply) {
    return ((Reply.Replace) reply).card();
  }

  @Test
  void before_the_first_lead_it_says_what_it_is_for() {
    assertThat(queue(MAYA))
        .isEqualTo(
            EMPTY
                + "No lead has come yet. When marketing hands one over, it is listed here: what"
                + " waits for your answer, what you follow up, and what you called a good fit and"
                + " how it ended. Leads come into #C0LEADS.");
  }

  @Test
  void when_nothing_waits_it_says_where_new_leads_come_in() {
    bot.does(MAYA, "lead.judge", lead("Acme"), "not_a_fit");
    assertThat(queue(TOM))
        .isEqualTo(EMPTY + "Nothing waits for you. New leads come into #C0LEADS.");
  }

  @Test
  void a_lead_that_nobody_has_is_for_anybody_and_one_with_an_owner_is_theirs_alone() {
    lead("Acme");
    lead("Bolt", Optional.of("maya.ross@rally.example"));
    bot.clock.move(Duration.ofHours(3));
    assertThat(queue(MAYA))
        .isEqualTo(
            """
            Yours: 1 to answer · 0 to follow up · 0 to close
            Answer promise: 8 working hours
            [Show… v]
            To answer (1)
            Bolt, Dana of Bolt · waiting 3 h
            [Good fit] [Not yet] [Not a fit] [Tried] [Reached] [Open]
            For anybody (1)
            Acme, Dana of Acme · waiting 3 h
            [Good fit] [Not yet] [Not a fit] [Tried] [Reached] [Open]""");
    assertThat(queue(TOM))
        .isEqualTo(
            """
            Yours: 0 to answer · 0 to follow up · 0 to close
            Answer promise: 8 working hours
            [Show… v]
            For anybody (1)
            Acme, Dana of Acme · waiting 3 h
            [Good fit] [Not yet] [Not a fit] [Tried] [Reached] [Open]""");
  }

  @Test
  void a_lead_that_somebody_else_took_is_in_the_takers_queue_even_if_it_is_for_another() {
    String id = lead("Bolt", Optional.of("maya.ross@rally.example"));
    bot.does(TOM, "lead.take", id);
    assertThat(queue(MAYA)).startsWith("Yours: 0 to answer");
    assertThat(queue(TOM)).startsWith("Yours: 1 to answer");
  }

  @Test
  void what_a_click_did_stays_where_the_click_was_and_can_be_undone_there() {
    lead("Acme", Optional.of("maya.ross@rally.example"));
    bot.clock.move(Duration.ofMinutes(5));
    lead("Bolt", Optional.of("maya.ross@rally.example"));
    Card after = replaced(presses(MAYA, home(MAYA), "Good fit", 1));
    assertThat(TestBot.text(after))
        .isEqualTo(
            """
            Yours: 1 to answer · 1 to follow up · 0 to close
            Answer promise: 8 working hours
            [Show… v]
            To answer (1)
            Acme, Dana of Acme · waiting 5 min
            [Good fit] [Not yet] [Not a fit] [Tried] [Reached] [Open]
            Bolt, Dana of Bolt · ✓ Good fit
            [Undo] [Open]
            ---
            You answered 1 lead this week. Of 1 lead you called a good fit, 0 were won, 0 lost,\
             and 1 is open.""");
    Card undone = replaced(presses(MAYA, after, "Undo", 0));
    assertThat(TestBot.text(undone))
        .startsWith("Yours: 2 to answer · 0 to follow up · 0 to close")
        .contains("Bolt, Dana of Bolt · waiting 1 min\n[Good fit]");
    assertThat(bot.journal()).endsWith("lead.judged", "lead.undone");
  }

  @Test
  void the_same_click_twice_is_one_deed_and_draws_the_same() {
    String id = lead("Acme");
    Interaction press = bot.press(MAYA, "queue.do", id, "tried", "mine", "0", "n0");
    Reply first = bot.router.answer(press);
    assertThat(bot.router.answer(press)).isEqualTo(first);
    assertThat(bot.leads.find(new LeadId(id)).orElseThrow().followUp().attempts()).hasSize(1);
  }

  @Test
  void a_good_fit_is_to_be_followed_up_until_somebody_tries() {
    String id = lead("Acme");
    bot.does(MAYA, "lead.judge", id, "good_fit");
    bot.clock.move(Duration.ofDays(1));
    assertThat(queue(MAYA))
        .contains(
            """
            To follow up (1)
            Acme, Dana of Acme · good fit 1 day ago · not tried yet
            [No answer yet] [Reached] [Not yet] [Not a fit] [Open]""");
    presses(MAYA, home(MAYA), "Reached", 0);
    assertThat(queue(MAYA)).startsWith("Yours: 0 to answer · 0 to follow up · 0 to close");
    bot.reconciler.runOnce();
    assertThat(TestBot.text(bot.chat.cards().get(0))).contains("reached 09:30");
  }

  @Test
  void no_answer_yet_comes_back_in_two_business_days_and_after_three_offers_unreachable() {
    String id = lead("Acme");
    bot.does(MAYA, "lead.judge", id, "good_fit");
    for (int tries = 1; tries <= 3; tries++) {
      presses(MAYA, home(MAYA), "No answer yet", 0);
      assertThat(queue(MAYA)).startsWith("Yours: 0 to answer · 0 to follow up");
      bot.clock.move(Duration.ofHours(24));
      assertThat(queue(MAYA)).startsWith("Yours: 0 to answer · 0 to follow up");
      // Monday, Wednesday, Friday; after Friday comes Tuesday
      bot.clock.move(Duration.ofHours(tries == 3 ? 72 : 24));
      assertThat(queue(MAYA)).startsWith("Yours: 0 to answer · 1 to follow up");
    }
    assertThat(queue(MAYA))
        .contains(
            """
            Acme, Dana of Acme · good fit 8 days ago · tried 3×, last 4 days ago
            [No answer yet] [Reached] [Not yet] [Not a fit] [Unreachable] [Open]""");
    bot.reconciler.runOnce();
    assertThat(TestBot.text(bot.chat.cards().get(0))).contains("tried 3×, last 09:30");
    presses(MAYA, home(MAYA), "Unreachable", 0);
    assertThat(bot.leads.find(new LeadId(id)).orElseThrow().salesVerdict().orElseThrow().reason())
        .contains("unreachable");
  }

  @Test
  void not_yet_comes_back_on_its_date() {
    String id = lead("Acme");
    bot.does(MAYA, "lead.ask", id, "1");
    bot.clock.move(Duration.ofDays(29));
    assertThat(queue(MAYA)).startsWith("Yours: 0 to answer · 0 to follow up");
    bot.clock.move(Duration.ofDays(1));
    assertThat(queue(MAYA))
        .contains("Acme, Dana of Acme · not yet, to be asked again on 23 Dec 2026");
  }

  @Test
  void a_good_fit_of_thirty_days_is_asked_how_it_ended_and_still_open_lets_it_rest_till_ninety() {
    String id = lead("Acme");
    bot.does(MAYA, "lead.judge", id, "good_fit");
    presses(MAYA, home(MAYA), "Reached", 0);
    bot.clock.move(Duration.ofDays(30));
    assertThat(queue(MAYA))
        .contains(
            """
            To close: how did it end? (1)
            Acme, Dana of Acme · good fit 4 weeks ago
            [Won] [Lost…] [Still open] [Open]""");
    Card said = replaced(presses(MAYA, home(MAYA), "Still open", 0));
    assertThat(TestBot.text(said)).contains("Acme, Dana of Acme · Still open, asked again later");
    assertThat(queue(MAYA)).startsWith("Yours: 0 to answer · 0 to follow up · 0 to close");
    bot.clock.move(Duration.ofDays(60));
    assertThat(queue(MAYA)).startsWith("Yours: 0 to answer · 0 to follow up · 1 to close");
    presses(MAYA, home(MAYA), "Won", 0);
    assertThat(queue(MAYA)).startsWith("Yours: 0 to answer · 0 to follow up · 0 to close");
  }

  @Test
  void sections_show_a_few_rows_and_the_way_to_the_others() {
    for (int i = 0; i < 23; i++) {
      lead("C" + i, Optional.of("maya.ross@rally.example"));
      bot.clock.move(Duration.ofMinutes(1));
    }
    assertThat(queue(MAYA)).contains("To answer (23)").contains("[19 more to answer]");
    Card first = replaced(presses(MAYA, home(MAYA), "19 more to answer", 0));
    assertThat(companies(first)).hasSize(10).startsWith("C0").endsWith("C9");
    assertThat(TestBot.text(first))
        .contains("To answer (1–10 of 23)")
        .endsWith("[My queue] [More]");
    Card last = replaced(presses(MAYA, replaced(presses(MAYA, first, "More", 0)), "More", 0));
    assertThat(companies(last)).containsExactly("C20", "C21", "C22");
    assertThat(TestBot.text(last)).endsWith("[My queue] [Previous]");
    assertThat(TestBot.text(replaced(presses(MAYA, last, "My queue", 0)))).isEqualTo(queue(MAYA));
  }

  private static List<String> companies(Card card) {
    return TestBot.text(card)
        .lines()
        .filter(line -> line.contains(" · waiting "))
        .map(line -> line.substring(0, line.indexOf(',')))
        .collect(Collectors.toList());
  }

  @Test
  void filters_find_leads_of_everybody() {
    bot.does(TOM, "lead.take", lead("Acme"));
    lead("Bolt", Optional.of("maya.ross@rally.example"));
    assertThat(TestBot.said(bot.types(MAYA, "leads all")))
        .contains("Not answered, everybody’s (2)")
        .contains("Acme, Dana of Acme · waiting 1 min · Tom B. has it")
        .contains("Bolt, Dana of Bolt · waiting 1 min · for maya.ross@rally.example");
    String source = Filter.source("webinar").code();
    assertThat(TestBot.said(bot.router.answer(bot.press(MAYA, "queue.show", source, "0"))))
        .contains("Not answered, from webinar (2)");
    String country = Filter.country("DE").code();
    assertThat(TestBot.said(bot.router.answer(bot.press(MAYA, "queue.show", country, "0"))))
        .contains("Not answered, in DE (2)");
    assertThat(TestBot.said(bot.types(MAYA, "leads overdue"))).contains("Nothing here.");
    assertThat(TestBot.said(bot.types(MAYA, "leads what"))).startsWith("Your leads\n/leads: ");
  }

  @Test
  void a_guest_is_greeted_and_shown_nothing() {
    lead("Acme");
    assertThat(TestBot.text(home(GUEST))).startsWith("Hello.").doesNotContain("Acme");
    assertThat(TestBot.said(bot.types(GUEST, "leads"))).startsWith("Guests and people");
  }

  @Test
  void a_refusal_is_said_in_the_queue_and_changes_nothing() {
    String id = lead("Acme");
    bot.does(MAYA, "lead.judge", id, "good_fit");
    Card card =
        replaced(bot.router.answer(bot.press(MAYA, "queue.do", id, "good", "mine", "0", "n0")));
    assertThat(TestBot.text(card)).startsWith("That is already your verdict.\nYours: ");
  }

  @Test
  void open_shows_everything_and_what_is_pressed_there_draws_it_anew() {
    String id = lead("Acme");
    Reply opened = presses(MAYA, home(MAYA), "Open", 0);
    assertThat(sheet(opened))
        .startsWith(
            """
            Dana of Acme · Acme
            Webinar · DE · came 09:30
            [Good fit] [Not yet] [Not a fit]
            [Tried] [No answer yet] [Reached]
            [I’ll take it] [Hand over…] [Outcome…]
            ---
            Phone: +1 202
            E-mail: dana@acme.example
            """)
        .endsWith("09:30 · Came in");
    Reply taken = bot.router.answer(bot.press(MAYA, "sheet.do", id, "take"));
    assertThat(sheet(taken))
        .startsWith("Yours now\n[Undo]\nDana of Acme")
        .contains("[Give it back] [Hand over…]")
        .endsWith("09:30 · Maya R. took it");
    Reply undone = bot.router.answer(bot.press(MAYA, "sheet.undo", id, "take"));
    assertThat(sheet(undone)).startsWith("Undone.\n").contains("[I’ll take it]");
    assertThat(TestBot.said(bot.router.answer(bot.press(GUEST, "sheet.open", id))))
        .startsWith("Guests and people");
  }

  private static String sheet(Reply reply) {
    List<Element> shown =
        ((Reply.OpenForm) reply)
            .form().parts().stream().map(part -> ((Form.Shown) part).element()).toList();
    return TestBot.text(new Card(shown, "sheet"));
  }

  @Test
  void figures_come_from_one_self_and_rates_only_from_enough() {
    for (int i = 0; i < 5; i++) {
      String id = lead("W" + i);
      bot.clock.move(Duration.ofHours(i + 1));
      bot.does(MAYA, "lead.judge", id, "good_fit");
      if (i < 4) {
        bot.does(MAYA, "queue.do", id, "won", "mine", "0", "c0");
      } else {
        bot.followUps.lost(
            bot.press(MAYA, "x"),
            new LeadId(id),
            Optional.of("proposal"),
            Optional.of("price"),
            Optional.empty());
      }
    }
    assertThat(queue(MAYA))
        .endsWith(
            "You answered 5 leads this week. Half of the last month’s leads had your first answer"
                + " within 3 h. Of 5 leads you called a good fit, 4 were won, 80 % of those that"
                + " ended, 1 lost, and 0 are open.");
    assertThat(queue(TOM)).doesNotContain("answered");
    bot.erasure.erase("dana@w0.example");
    assertThat(queue(MAYA)).contains("Of 5 leads you called a good fit, 4 were won");
  }

  @Test
  void hundreds_of_open_leads_draw_in_well_under_a_second() {
    for (int i = 0; i < 400; i++) {
      String id = lead("C" + i, Optional.of("maya.ross@rally.example"));
      if (i % 2 == 0) {
        bot.feedback.judge(
            bot.press(MAYA, "x"),
            new LeadId(id),
            io.github.rallybot.lead.Judgement.GOOD_FIT,
            Optional.empty(),
            Optional.empty());
      }
    }
    bot.clock.move(Duration.ofDays(40));
    assertThat(queue(MAYA)).startsWith("Yours: 200 to answer · 200 to follow up · 200 to close");
    long begin = System.nanoTime();
    home(MAYA);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(500));
  }
}
