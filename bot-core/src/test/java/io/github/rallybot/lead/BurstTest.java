package io.github.rallybot.lead;

import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.delivery.Delivered;
import io.github.rallybot.delivery.DeliveryStore;
import io.github.rallybot.delivery.Reconciler;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class BurstTest {

  private final TestBot bot = TestBot.withBursts(10);

  @AfterEach
  void close() {
    bot.close();
  }

  private List<LeadId> received(int from, int to, String source, String grade) {
    List<LeadId> ids = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      ids.add(
          TestBot.received(
              bot.leads.receive(SummaryLeads.lead(i, source, grade), Optional.empty())));
    }
    return ids;
  }

  private List<String> shown() {
    return bot.chat.cards().stream().map(CardText::of).toList();
  }

  private void after(Duration time) {
    bot.clock.move(time);
    bot.reconciler.runOnce();
  }

  /** Delivers, and waits until a new summary is drawn. */
  private void delivered() {
    bot.reconciler.runOnce();
    after(Duration.ofSeconds(1));
  }

  private Lead lead(LeadId id) {
    return bot.leads.find(id).orElseThrow();
  }

  @Test
  void ten_leads_that_wait_get_a_card_each() {
    received(1, 10, "webinar", "A");
    bot.reconciler.runOnce();
    assertThat(bot.chat.calls()).hasSize(10).containsOnly("post");
    assertThat(shown()).allMatch(card -> card.contains("[Good fit]"));
  }

  @Test
  void eleven_leads_that_wait_become_one_summary() {
    List<LeadId> ids = received(1, 8, "webinar", "A");
    bot.clock.move(Duration.ofMinutes(4));
    ids.addAll(received(9, 11, "website", "C"));
    delivered();
    assertThat(bot.chat.calls()).containsExactly("post");
    assertThat(shown())
        .containsExactly(
            """
            11 leads came within 4 minutes: Webinar 8, Website 3.  Grades: A 8, C 3
            [Work through them] [Post the 8 graded A]""");
    assertThat(ids)
        .allSatisfy(
            id -> {
              assertThat(lead(id).place().burst()).isPresent();
              assertThat(bot.deliveryStore.delivered(LEADS, lead(id).card()))
                  .isEqualTo(Delivered.nothing());
            });
    assertThat(bot.deliveries.state().waiting()).isZero();
    assertThat(bot.journal()).filteredOn("lead.gathered"::equals).hasSize(11);
  }

  @Test
  void a_summary_takes_newcomers_for_ten_minutes_and_is_redrawn_once_for_all_of_them() {
    received(1, 11, "webinar", "B");
    delivered();
    bot.clock.move(Duration.ofMinutes(9));
    for (int i = 12; i <= 20; i++) {
      received(i, i, "webinar", "B");
      bot.reconciler.runOnce();
    }
    assertThat(bot.chat.calls()).containsExactly("post");
    after(Duration.ofSeconds(5));
    assertThat(bot.chat.calls()).containsExactly("post", "update");
    assertThat(shown().get(0)).startsWith("20 leads came within 10 minutes: Webinar 20.");
    bot.clock.move(Duration.ofSeconds(55));
    received(21, 21, "webinar", "B");
    bot.reconciler.runOnce();
    assertThat(shown()).hasSize(2);
    assertThat(shown().get(1)).contains("[Good fit]");
    bot.clock.move(Duration.ofMinutes(1));
    received(22, 33, "webinar", "B");
    delivered();
    assertThat(shown()).hasSize(3);
    assertThat(shown().get(2)).startsWith("12 leads came within a minute");
  }

  @Test
  void what_was_begun_to_be_posted_pinned_or_a_test_keeps_a_card_of_its_own() {
    LeadId begun = received(1, 1, "webinar", "A").get(0);
    bot.chat.fail(new PlatformException.Unavailable("no answer"), false);
    bot.reconciler.runOnce();
    new TestLead(bot.leads, bot.clock).send("try");
    LeadId pinned = received(2, 2, "webinar", "A").get(0);
    bot.store
        .load(Lead.ref(pinned))
        .ifPresent(
            stored -> {
              Commit commit = new Commit();
              Listings.replace(
                  commit, stored, Change.placed(stored.value(), Place::pinnedAlone), false);
              bot.store.commit(commit);
            });
    received(3, 13, "webinar", "A");
    bot.reconciler.runOnce();
    after(Duration.ofSeconds(15));
    assertThat(lead(begun).place().burst()).isEmpty();
    assertThat(lead(pinned).place().burst()).isEmpty();
    assertThat(shown()).hasSize(4);
    assertThat(shown()).filteredOn(card -> card.contains("[Good fit]")).hasSize(3);
    assertThat(shown()).filteredOn(card -> card.startsWith("11 leads")).hasSize(1);
  }

  @Test
  void answers_from_anywhere_show_in_the_summary_and_many_are_one_update() {
    List<LeadId> ids = received(1, 12, "webinar", "B");
    delivered();
    bot.does(MAYA, "lead.judge", ids.get(0).value(), "good_fit");
    bot.does(MAYA, "lead.judge", ids.get(1).value(), "not_a_fit");
    bot.does(MAYA, "lead.judge", ids.get(2).value(), "good_fit");
    after(Duration.ofSeconds(5));
    assertThat(bot.chat.calls()).hasSize(2).endsWith("update");
    assertThat(shown().get(0))
        .isEqualTo(
            """
            12 leads came within a minute: Webinar 12.  Grades: B 12
            3 answered: 2 good fit, 1 not a fit; 9 to go
            [Work through them]""");
    for (LeadId id : ids) {
      bot.does(MAYA, "lead.judge", id.value(), "not_yet");
    }
    after(Duration.ofSeconds(5));
    assertThat(shown())
        .containsExactly("12 leads came within a minute: Webinar 12, all answered: 12 not yet.");
  }

  @Test
  void erased_and_withdrawn_leads_leave_the_summary_and_an_empty_one_goes() {
    String burst = bot.bursts.open(List.of(LEADS), "Expo Berlin scans", "I1").orElseThrow();
    bot.leads.receiveAll(SummaryLeads.listed(12, "I1"), channel -> Optional.of(burst));
    after(Duration.ofSeconds(5));
    assertThat(shown().get(0)).startsWith("12 leads imported from “Expo Berlin scans”.  Grades: ");
    bot.erasure.erase("lead1@x.example");
    after(Duration.ofSeconds(5));
    assertThat(shown().get(0)).startsWith("11 leads imported");
    new Withdrawal(bot.store, bot.clock).withdraw("I1");
    after(Duration.ofSeconds(5));
    assertThat(shown()).isEmpty();
    assertThat(bot.deliveries.state().waiting()).isZero();
    bot.leads.receiveAll(SummaryLeads.listed(2, "I1"), channel -> Optional.of(burst));
    after(Duration.ofSeconds(5));
    assertThat(shown()).hasSize(1);
  }

  @Test
  void an_import_opens_one_summary_however_often_it_asks_and_nothing_else_joins_it() {
    String burst = bot.bursts.open(List.of(LEADS), "Expo Berlin scans", "I1").orElseThrow();
    assertThat(bot.bursts.open(List.of(LEADS), "Expo Berlin scans", "I1")).contains(burst);
    bot.leads.receiveAll(SummaryLeads.listed(12, "I1"), channel -> Optional.of(burst));
    received(20, 20, "website", "A");
    after(Duration.ofSeconds(5));
    assertThat(shown()).hasSize(2);
    assertThat(shown()).filteredOn(card -> card.startsWith("12 leads imported")).hasSize(1);
    try (TestBot off = TestBot.create()) {
      assertThat(off.bursts.open(List.of(LEADS), "Expo Berlin scans", "I1")).isEmpty();
    }
  }

  @Test
  void a_summary_whose_message_people_deleted_takes_nobody() {
    received(1, 11, "webinar", "A");
    delivered();
    bot.chat.deleteByHand(new MessageRef(LEADS, "m1"));
    received(12, 12, "webinar", "A");
    bot.reconciler.runOnce();
    after(Duration.ofSeconds(5));
    received(13, 13, "webinar", "A");
    bot.reconciler.runOnce();
    assertThat(shown()).hasSize(1);
    assertThat(shown().get(0)).contains("[Good fit]");
  }

  @Test
  void a_summary_that_is_all_answered_takes_nobody() {
    List<LeadId> ids = received(1, 11, "webinar", "A");
    delivered();
    for (LeadId id : ids) {
      bot.router.answer(bot.press(MAYA, "lead.judge", id.value(), "good_fit"));
    }
    received(12, 12, "website", "A");
    bot.reconciler.runOnce();
    assertThat(shown()).hasSize(2);
    assertThat(shown().get(1)).contains("[I’ll take it]");
  }

  @Test
  void two_instances_put_each_of_many_leads_in_one_place_while_more_come() throws Exception {
    Reconciler another = bot.anotherReconciler();
    AtomicBoolean coming = new AtomicBoolean(true);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<LeadId> ids = new ArrayList<>();
    try {
      List<Future<?>> working = new ArrayList<>();
      for (Reconciler one : List.of(bot.reconciler, another)) {
        working.add(
            threads.submit(
                () -> {
                  while (coming.get()) {
                    one.runOnce();
                  }
                }));
      }
      Future<List<LeadId>> some = threads.submit(() -> received(1, 150, "webinar", "A"));
      Future<List<LeadId>> others = threads.submit(() -> received(151, 300, "website", "B"));
      ids.addAll(some.get(60, TimeUnit.SECONDS));
      ids.addAll(others.get(60, TimeUnit.SECONDS));
      coming.set(false);
      for (Future<?> one : working) {
        one.get(10, TimeUnit.SECONDS);
      }
    } finally {
      coming.set(false);
      threads.shutdownNow();
      another.close();
    }
    bot.reconciler.runOnce();
    after(Duration.ofSeconds(5));
    Set<String> summaries = new HashSet<>();
    int alone = 0;
    for (LeadId id : ids) {
      boolean posted = bot.deliveryStore.delivered(LEADS, lead(id).card()).message().isPresent();
      assertThat(posted).isEqualTo(lead(id).place().burst().isEmpty());
      lead(id).place().burst().ifPresent(summaries::add);
      alone += posted ? 1 : 0;
    }
    assertThat(shown()).hasSize(alone + summaries.size());
    assertThat(bot.chat.calls()).noneMatch(call -> call.startsWith("delete"));
    assertThat(bot.deliveries.state().waiting()).isZero();
  }

  @Test
  void who_lost_the_lease_moves_nothing() {
    List<LeadId> ids = received(1, 12, "webinar", "A");
    List<String> cards = ids.stream().map(id -> lead(id).card()).toList();
    DeliveryStore.Lease lost = new DeliveryStore.Lease(LEADS, "a lease that ended");
    assertThat(bot.bursts.gather(lost, cards)).isTrue();
    assertThat(ids).allMatch(id -> lead(id).place().burst().isEmpty());
    DeliveryStore.Lease held = bot.deliveryStore.lease(LEADS, Duration.ofMinutes(1)).orElseThrow();
    assertThat(bot.bursts.gather(held, cards)).isTrue();
    bot.deliveryStore.release(held);
    assertThat(ids).allMatch(id -> lead(id).place().burst().isPresent());
  }

  @Test
  void a_lease_lost_halfway_leaves_each_lead_in_one_place_and_the_next_worker_goes_on() {
    List<LeadId> ids = received(1, 30, "webinar", "A");
    List<String> cards = ids.stream().map(id -> lead(id).card()).toList();
    DeliveryStore.Lease held = bot.deliveryStore.lease(LEADS, Duration.ofMinutes(1)).orElseThrow();
    bot.bursts.gather(held, cards.subList(0, 15));
    bot.deliveryStore.release(held);
    // the old worker wakes up and still believes in its lease
    bot.bursts.gather(held, cards.subList(15, 30));
    assertThat(ids.subList(15, 30)).allMatch(id -> lead(id).place().burst().isEmpty());
    delivered();
    after(Duration.ofSeconds(5));
    assertThat(shown()).hasSize(1);
    assertThat(shown().get(0)).startsWith("30 leads");
  }

  @Test
  void a_summary_in_a_channel_that_nothing_can_be_sent_to_is_rescued_with_its_leads() {
    bot.chat.block(LEADS, new PlatformException.Blocked("not_in_channel", false));
    List<LeadId> ids = received(1, 12, "webinar", "A");
    delivered();
    assertThat(bot.chat.messages()).isEmpty();
    ChannelRef other = new ChannelRef(LEADS.platform(), "C0OTHER");
    bot.channels.choose(bot.members.introduced(TestBot.SAM), other);
    bot.channels.rescue(bot.deliveries.stranded());
    bot.channels.rescue(bot.deliveries.stranded());
    delivered();
    assertThat(bot.chat.messages().keySet()).extracting(MessageRef::channel).containsExactly(other);
    assertThat(ids).allMatch(id -> lead(id).home().equals(Optional.of(other)));
    bot.chat.unblock(LEADS);
    after(Duration.ofMinutes(2));
    assertThat(shown()).hasSize(1);
    assertThat(bot.deliveries.state().waiting()).isZero();
  }

  @Test
  void five_thousand_leads_at_once_are_one_message_in_bounded_work() {
    List<Leads.Listed> all = SummaryLeads.listed(5000, "I1");
    for (int from = 0; from < all.size(); from += 100) {
      bot.leads.receiveAll(all.subList(from, from + 100), channel -> Optional.empty());
    }
    long before = commands();
    long start = System.nanoTime();
    delivered();
    long perLead = (commands() - before) / 5000;
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    assertThat(bot.chat.calls()).containsExactly("post");
    assertThat(shown().get(0)).startsWith("5,000 leads came");
    assertThat(bot.deliveries.state().waiting()).isZero();
    // a read of the lead and of what was delivered, and one commit; no step for each
    assertThat(perLead).isLessThanOrEqualTo(3);
  }

  /** What Redis was asked so far, what its scripts ask left out. */
  private long commands() {
    return bot.redis
        .info("commandstats")
        .lines()
        .filter(line -> line.matches("cmdstat_(evalsha|hgetall|mget|zrange):.*"))
        .mapToLong(line -> Long.parseLong(line.replaceAll(".*:calls=(\\d+),.*", "$1")))
        .sum();
  }

  @Test
  void a_click_goes_before_a_summary_that_is_still_being_gathered() {
    LeadId clicked = bot.posted("dana@northgate.example");
    List<Leads.Listed> all = SummaryLeads.listed(500, "I1");
    for (int from = 0; from < all.size(); from += 100) {
      bot.leads.receiveAll(all.subList(from, from + 100), channel -> Optional.empty());
    }
    bot.router.answer(bot.press(MAYA, "lead.judge", clicked.value(), "good_fit"));
    delivered();
    assertThat(bot.chat.calls()).containsExactly("post", "update with ticket", "post");
  }

  @Test
  void words_from_outside_are_data_on_the_card() {
    String burst = bot.bursts.open(List.of(LEADS), "<!channel> *now*", "I1").orElseThrow();
    bot.leads.receiveAll(SummaryLeads.listed(1, "I1"), channel -> Optional.of(burst));
    after(Duration.ofSeconds(5));
    Card card = bot.chat.cards().get(0);
    assertThat(CardText.of(card)).startsWith("1 lead imported from “<!channel> *now*”.");
    assertThat(card.elements().toString()).doesNotContain("Link[");
  }
}
