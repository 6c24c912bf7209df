package io.github.rallybot.lead;

import static io.github.rallybot.TestBot.GUEST;
import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.member.Role;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class WorkThroughTest {

  private final TestBot bot = TestBot.withBursts(10);
  private String burst = "";

  @AfterEach
  void close() {
    bot.close();
  }

  private void imported(int leads) {
    burst = bot.bursts.open(List.of(LEADS), "Expo Berlin scans", "I1").orElseThrow();
    bot.leads.receiveAll(SummaryLeads.listed(leads, "I1"), channel -> Optional.of(burst));
    after(Duration.ofSeconds(5));
  }

  private void after(Duration time) {
    bot.clock.move(time);
    bot.reconciler.runOnce();
  }

  /** A form as a person sees it, or what was said instead. */
  private static String seen(Reply reply) {
    if (reply instanceof Reply.OpenForm open) {
      List<Element> elements = new ArrayList<>();
      for (Form.Part part : open.form().parts()) {
        elements.add(((Form.Shown) part).element());
      }
      return CardText.of(new Card(elements, "form"));
    }
    return CardText.said(reply);
  }

  private Reply begins(UserRef who) {
    return bot.router.answer(bot.press(who, "burst.work", burst));
  }

  /** Presses what a form offers, by its label. */
  private Reply presses(UserRef who, Reply form, String label) {
    return bot.router.answer(press(who, action(form, label)));
  }

  private Interaction press(UserRef who, Action action) {
    return bot.press(who, action.name(), action.arguments().toArray(String[]::new));
  }

  private static String lead(Reply form) {
    return seen(form)
        .lines()
        .filter(line -> line.startsWith("Lead "))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no lead in " + seen(form)));
  }

  @Test
  void the_form_shows_one_lead_the_best_first_with_how_to_reach_them() {
    imported(6);
    assertThat(seen(begins(MAYA)))
        .isEqualTo(
            """
            0 of 6 answered, 0 by you · yours until 09:40:05
            Lead 3 · Company 3
            > Please call.
            Expo: Expo Berlin · came 09:30
            Phone: +1 202 555 0143
            E-mail: lead3@x.example
            [Good fit] [Not yet] [Not a fit] [I’ll take it] [Skip]""");
  }

  @Test
  void each_answer_is_kept_and_brings_the_next_lead_until_none_is_left() {
    imported(4);
    Reply form = begins(MAYA);
    form = presses(MAYA, form, "Good fit");
    assertThat(seen(form))
        .startsWith("Saved: ✓ Good fit, Lead 3 · Company 3\n---\n1 of 4 answered, 1 by you");
    form = presses(MAYA, form, "Not a fit");
    assertThat(seen(form))
        .startsWith("Saved: ✗ Not a fit, Lead 1 · Company 1\n[Why? v]\n---\n2 of");
    form = presses(TOM, begins(TOM), "Not yet");
    assertThat(seen(form)).contains("Nothing left for you. 3 of 4 answered, you answered 1.");
    assertThat(seen(form)).endsWith("In other hands right now: Maya R. (1) ");
    form = presses(MAYA, begins(MAYA), "Not yet");
    assertThat(seen(form)).endsWith("All done. 4 answered, you answered 3.");
    assertThat(bot.journal()).filteredOn("lead.judged"::equals).hasSize(4);
    after(Duration.ofSeconds(5));
    assertThat(CardText.of(bot.chat.cards().get(0)))
        .isEqualTo(
            "4 leads imported from “Expo Berlin scans”, all answered:"
                + " 1 good fit, 2 not yet, 1 not a fit.");
    assertThat(bot.chat.calls()).containsExactly("post", "update");
  }

  @Test
  void a_reason_joins_the_verdict_and_the_lead_in_hand_stays() {
    imported(3);
    Reply form = presses(MAYA, begins(MAYA), "Not a fit");
    String next = lead(form);
    Control.Menu menu =
        ((Reply.OpenForm) form)
            .form().parts().stream()
                .map(part -> ((Form.Shown) part).element())
                .filter(Element.Actions.class::isInstance)
                .flatMap(element -> ((Element.Actions) element).controls().stream())
                .filter(Control.Menu.class::isInstance)
                .map(Control.Menu.class::cast)
                .findFirst()
                .orElseThrow();
    Reply after = bot.router.answer(press(MAYA, menu.groups().get(0).choices().get(0).action()));
    assertThat(seen(after)).startsWith("Saved: ✗ Not a fit (company size), Lead 3 · Company 3");
    assertThat(lead(after)).isEqualTo(next);
  }

  @Test
  void whoever_comes_back_gets_the_lead_they_hold_and_a_hold_that_ran_out_goes_to_the_next() {
    imported(3);
    Reply mayas = begins(MAYA);
    assertThat(lead(begins(MAYA))).isEqualTo(lead(mayas));
    assertThat(lead(begins(TOM))).isNotEqualTo(lead(mayas));
    bot.clock.move(Duration.ofMinutes(10));
    assertThat(lead(begins(PRIYA))).isEqualTo(lead(mayas));
    Reply next = presses(MAYA, mayas, "Good fit");
    assertThat(seen(next)).startsWith("Saved: ✓ Good fit");
    assertThat(lead(next)).isNotEqualTo(lead(mayas));
    assertThat(bot.journal()).filteredOn("lead.judged"::equals).hasSize(1);
    assertThat(seen(presses(PRIYA, begins(PRIYA), "Not yet"))).startsWith("Saved: ↻ Not yet");
  }

  @Test
  void a_skipped_lead_comes_last_for_who_skipped_it_and_is_free_for_others() {
    imported(3);
    Reply first = begins(MAYA);
    Reply second = presses(MAYA, first, "Skip");
    assertThat(lead(second)).isNotEqualTo(lead(first));
    assertThat(lead(begins(TOM))).isEqualTo(lead(first));
    Reply third = presses(TOM, begins(TOM), "Skip");
    assertThat(lead(third)).isNotIn(lead(first), lead(second));
    Reply again = presses(MAYA, second, "Skip");
    assertThat(lead(again)).isEqualTo(lead(first));
    assertThat(lead(presses(MAYA, again, "Skip"))).isEqualTo(lead(second));
  }

  @Test
  void a_lead_with_an_owner_is_handed_to_them_first_and_to_others_last() {
    burst = bot.bursts.open(List.of(LEADS), "Expo", "I1").orElseThrow();
    List<Leads.Listed> rows = new ArrayList<>(SummaryLeads.listed(3, "I1"));
    rows.add(
        new Leads.Listed(
            SummaryLeads.lead(9, "expo", "A", Optional.of("tom.becker@rally.example")),
            new Lead.Origin("I1", 9)));
    bot.leads.receiveAll(rows, channel -> Optional.of(burst));
    List<String> mayas = new ArrayList<>();
    Reply form = begins(MAYA);
    for (int i = 0; i < 3; i++) {
      mayas.add(lead(form));
      form = presses(MAYA, form, "Skip");
    }
    assertThat(mayas).doesNotContain("Lead 9 · Company 9");
    assertThat(lead(form)).isEqualTo("Lead 9 · Company 9");
    presses(MAYA, form, "Skip");
    assertThat(lead(begins(TOM))).isEqualTo("Lead 9 · Company 9");
  }

  @Test
  void a_lead_that_was_taken_goes_to_nobody_else_and_comes_last_for_its_taker() {
    imported(2);
    Reply form = presses(MAYA, begins(MAYA), "I’ll take it");
    assertThat(seen(form)).startsWith("Yours now: Lead 1 · Company 1");
    assertThat(lead(form)).isEqualTo("Lead 2 · Company 2");
    form = presses(MAYA, form, "Good fit");
    assertThat(lead(form)).isEqualTo("Lead 1 · Company 1");
    bot.clock.move(Duration.ofMinutes(11));
    assertThat(seen(begins(TOM))).endsWith("1 more: whoever took them has not answered yet.");
    assertThat(seen(presses(MAYA, form, "Not yet"))).contains("All done. 2 answered");
  }

  @Test
  void a_marketers_opinion_is_kept_and_the_lead_stays_for_sales() {
    imported(2);
    bot.roles.assign(bot.members.introduced(SAM), PRIYA, Role.MARKETER);
    Reply form = presses(PRIYA, begins(PRIYA), "Good fit");
    form = presses(PRIYA, form, "Good fit");
    assertThat(seen(form)).contains("Nothing left for you. 0 of 2 answered, you answered 2.");
    assertThat(seen(form)).endsWith("2 more: sales has not answered yet.");
    assertThat(lead(begins(MAYA))).isEqualTo("Lead 1 · Company 1");
  }

  @Test
  void guests_see_nothing_of_it() {
    imported(2);
    assertThat(seen(begins(GUEST))).isEqualTo(LeadConversation.GUESTS);
    Reply form = begins(MAYA);
    assertThat(seen(presses(GUEST, form, "Good fit"))).isEqualTo(LeadConversation.GUESTS);
    assertThat(seen(presses(GUEST, form, "Skip"))).isEqualTo(LeadConversation.GUESTS);
    bot.chat.away(true);
    assertThat(seen(begins(TOM))).startsWith("I could not look up who you are");
  }

  @Test
  void the_same_press_delivered_twice_counts_once_and_shows_the_same_lead() {
    imported(3);
    Reply form = begins(MAYA);
    Interaction press =
        press(MAYA, Action.of("work.judge", burst, id(lead(form)).value(), "good_fit"));
    Reply once = bot.router.answer(press);
    assertThat(lead(bot.router.answer(press))).isEqualTo(lead(once));
    assertThat(bot.journal()).filteredOn("lead.judged"::equals).hasSize(1);
  }

  private LeadId id(String headline) {
    return bot.store.list(BurstLists.all(burst), 100).stream()
        .map(LeadId::new)
        .filter(
            id -> LeadCard.headline(bot.leads.find(id).orElseThrow().contact()).equals(headline))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void two_people_who_press_at_the_same_instant_never_get_the_same_lead() throws Exception {
    imported(700);
    begins(MAYA);
    begins(TOM);
    WorkThrough[] instances = {
      new WorkThrough(bot.store, bot.members, bot.clock),
      new WorkThrough(bot.store, bot.members, bot.clock)
    };
    UserRef[] people = {MAYA, TOM};
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 300; round++) {
        List<Future<LeadId>> got = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          int one = i;
          got.add(
              threads.submit(
                  () -> {
                    together.await(10, TimeUnit.SECONDS);
                    WorkThrough.Turn turn = instances[one].next(burst, people[one]);
                    return ((WorkThrough.Turn.Handed) turn).lead().id();
                  }));
        }
        Set<LeadId> different = new HashSet<>();
        for (Future<LeadId> lead : got) {
          different.add(lead.get(10, TimeUnit.SECONDS));
        }
        assertThat(different).as("round %d", round).hasSize(2);
        // next time both look for another one, from the same end of the list
        bot.clock.move(Duration.ofMinutes(11));
        int at = 0;
        for (Future<LeadId> lead : got) {
          instances[at].setAside(burst, lead.get(), people[at]);
          at++;
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void two_people_empty_a_summary_together_and_each_lead_is_answered_once() throws Exception {
    imported(60);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<Integer>> both = new ArrayList<>();
    List<Interaction> begun =
        List.of(bot.press(MAYA, "burst.work", burst), bot.press(TOM, "burst.work", burst));
    try {
      for (Interaction begin : begun) {
        both.add(
            threads.submit(
                () -> {
                  int answered = 0;
                  Reply form = bot.router.answer(begin);
                  while (seen(form).contains("[Good fit]")) {
                    form =
                        bot.router.answer(again(begin, action(form, "Good fit"), "n" + answered++));
                  }
                  return answered;
                }));
      }
      int all = both.get(0).get(60, TimeUnit.SECONDS) + both.get(1).get(60, TimeUnit.SECONDS);
      assertThat(all).isEqualTo(60);
    } finally {
      threads.shutdownNow();
    }
    assertThat(bot.journal()).filteredOn("lead.judged"::equals).hasSize(60);
  }

  private static Interaction again(Interaction press, Action action, String id) {
    return new Interaction(
        press.id() + id,
        press.at(),
        press.user(),
        false,
        Optional.empty(),
        press.channel(),
        action,
        press.values(),
        Optional.empty());
  }

  private static Action action(Reply form, String label) {
    return ((Reply.OpenForm) form)
        .form().parts().stream()
            .map(part -> ((Form.Shown) part).element())
            .filter(Element.Actions.class::isInstance)
            .flatMap(element -> ((Element.Actions) element).controls().stream())
            .filter(Control.Button.class::isInstance)
            .map(Control.Button.class::cast)
            .filter(button -> button.label().equals(label))
            .map(Control.Button::action)
            .findFirst()
            .orElseThrow(() -> new AssertionError(label + " is not in " + seen(form)));
  }

  @Test
  void an_erased_and_a_withdrawn_lead_are_not_handed_out_and_say_so_when_answered() {
    imported(3);
    Reply form = begins(MAYA);
    bot.erasure.erase("lead3@x.example");
    Reply next = presses(MAYA, form, "Good fit");
    assertThat(seen(next)).startsWith("This lead was erased.");
    new Withdrawal(bot.store, bot.clock).withdraw("I1");
    assertThat(seen(presses(MAYA, next, "Good fit")))
        .startsWith("The import that brought this lead was undone.");
  }
}
