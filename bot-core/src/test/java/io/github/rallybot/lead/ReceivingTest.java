package io.github.rallybot.lead;

import static io.github.rallybot.TestBot.lead;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class ReceivingTest {

  private final TestBot bot = TestBot.create();

  @AfterEach
  void close() {
    bot.close();
  }

  private Leads.Receipt receive(Brief lead) {
    return bot.leads.receive(lead, Optional.empty());
  }

  @Test
  void the_same_again_adds_nothing() {
    LeadId id = TestBot.received(receive(lead("a@x.example")));
    Lead before = bot.leads.find(id).orElseThrow();
    assertThat(receive(lead("a@x.example"))).isEqualTo(new Leads.Receipt.Duplicate(id));
    assertThat(bot.leads.find(id)).contains(before);
    assertThat(bot.journal()).containsExactly("lead.received");
  }

  @Test
  void the_same_person_with_something_new_becomes_a_touchpoint_on_the_same_card() {
    LeadId id = TestBot.received(receive(lead("a@x.example")));
    bot.reconciler.runOnce();
    assertThat(receive(lead("a@x.example", "e-book", Optional.empty())))
        .isEqualTo(new Leads.Receipt.Duplicate(id));
    bot.reconciler.runOnce();
    assertThat(bot.chat.cards()).hasSize(1);
    assertThat(CardText.of(bot.chat.cards().get(0))).contains("came again: Fleet costs 2026");
  }

  @Test
  void an_external_id_is_the_same_lead_within_its_source_only() {
    LeadId id = TestBot.received(receive(lead("a@x.example", "form", Optional.of("7"))));
    assertThat(receive(lead("b@x.example", "form", Optional.of("7"))))
        .isEqualTo(new Leads.Receipt.Duplicate(id));
    assertThat(receive(lead("c@x.example", "other", Optional.of("7"))))
        .isInstanceOf(Leads.Receipt.Accepted.class);
  }

  @Test
  void a_key_answers_the_same_for_the_same_body_and_refuses_another() {
    Optional<Leads.Key> key = Optional.of(new Leads.Key("k1", "body1"));
    Leads.Receipt first = bot.leads.receive(lead("a@x.example"), key);
    assertThat(bot.leads.receive(lead("a@x.example"), key)).isEqualTo(first);
    assertThat(bot.leads.receive(lead("z@x.example"), Optional.of(new Leads.Key("k1", "body2"))))
        .isEqualTo(new Leads.Receipt.KeyReused());
  }

  @Test
  void three_hundred_races_of_two_equal_leads_make_one_lead_each() throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      for (int i = 0; i < 300; i++) {
        String email = "race" + i + "@x.example";
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<Leads.Receipt>> racing = new ArrayList<>();
        for (int n = 0; n < 2; n++) {
          racing.add(
              two.submit(
                  () -> {
                    start.await(10, TimeUnit.SECONDS);
                    return receive(lead(email));
                  }));
        }
        List<Leads.Receipt> receipts = List.of(racing.get(0).get(), racing.get(1).get());
        assertThat(receipts)
            .hasAtLeastOneElementOfType(Leads.Receipt.Accepted.class)
            .hasAtLeastOneElementOfType(Leads.Receipt.Duplicate.class);
      }
    } finally {
      two.shutdownNow();
    }
    assertThat(bot.journal()).hasSize(300).containsOnly("lead.received");
  }

  @Test
  void a_lead_without_a_channel_waits_and_is_posted_when_there_is_one() {
    TestBot homeless = new TestBot(Optional.empty(), java.util.Set.of());
    homeless.leads.receive(lead("a@x.example"), Optional.empty());
    homeless.leads.receive(lead("b@x.example"), Optional.empty());
    homeless.reconciler.runOnce();
    assertThat(homeless.chat.cards()).isEmpty();
    assertThat(CardText.said(homeless.types(TestBot.SAM, "here")))
        .isEqualTo(
            "New leads go to #C0LEADS from now on. The 2 leads that waited for a channel will be"
                + " posted here now. Try it: /rally setup can send a test lead.");
    homeless.reconciler.runOnce();
    assertThat(homeless.chat.cards()).hasSize(2);
    homeless.close();
  }

  @Test
  void after_the_window_the_same_address_is_a_new_lead() {
    Leads shortSighted =
        new Leads(bot.store, bot.channels, bot.promise(), bot.clock, Duration.ofMillis(1));
    TestBot.received(shortSighted.receive(lead("a@x.example"), Optional.empty()));
    while (bot.store.holder(Leads.email("a@x.example")).isPresent()) {
      Thread.onSpinWait();
    }
    TestBot.received(shortSighted.receive(lead("a@x.example"), Optional.empty()));
    assertThat(bot.journal()).containsExactly("lead.received", "lead.received");
  }
}
