package io.github.rallybot.delivery;

import static io.github.rallybot.TestBot.LEADS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class LeaseTest {

  private final TestBot bot = TestBot.create();
  private final String lease = "rally:{" + bot.org + "}:lease:slack:C0LEADS";

  @AfterEach
  void close() {
    bot.close();
  }

  private LeadId received(String email) {
    return TestBot.received(bot.leads.receive(TestBot.lead(email), Optional.empty()));
  }

  @Test
  void two_instances_deliver_sixty_leads_as_one_message_each() throws Exception {
    List<Future<LeadId>> arriving = new ArrayList<>();
    ExecutorService sources = Executors.newFixedThreadPool(4);
    try (Reconciler another = bot.anotherReconciler()) {
      bot.reconciler.start();
      another.start();
      for (int i = 0; i < 60; i++) {
        String email = "lead" + i + "@x.example";
        arriving.add(sources.submit(() -> received(email)));
      }
      for (Future<LeadId> lead : arriving) {
        lead.get(10, TimeUnit.SECONDS);
      }
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (bot.deliveries.state().waiting() > 0 && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
    } finally {
      sources.shutdownNow();
    }
    List<String> messages = new ArrayList<>();
    for (Future<LeadId> lead : arriving) {
      messages.add(
          bot.deliveryStore.delivered(LEADS, "lead:" + lead.get().value()).message().orElseThrow());
    }
    assertThat(bot.chat.calls()).hasSize(60).containsOnly("post");
    assertThat(messages)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            bot.chat.messages().keySet().stream().map(MessageRef::id).toList());
  }

  @Test
  void a_worker_that_lost_its_lease_writes_nothing_and_the_next_one_finds_its_message() {
    LeadId id = received("dana@northgate.example");
    String card = "lead:" + id.value();
    bot.chat.meanwhile(() -> bot.redis.set(lease, "another worker"));
    bot.reconciler.runOnce();
    Delivered known = bot.deliveryStore.delivered(LEADS, card);
    assertThat(known.message()).isEmpty();
    assertThat(known.intent().map(Delivered.Intent::at)).contains(TestBot.START);
    assertThat(bot.deliveries.state().waiting()).isEqualTo(1);
    assertThat(bot.redis.get(lease)).isEqualTo("another worker");
    bot.redis.del(lease);
    bot.reconciler.runOnce();
    assertThat(bot.chat.calls()).containsExactly("post");
    bot.clock.move(Duration.ofSeconds(15));
    bot.reconciler.runOnce();
    assertThat(bot.chat.calls()).containsExactly("post", "find", "update");
    assertThat(bot.deliveryStore.delivered(LEADS, card).message()).contains("m1");
    assertThat(bot.chat.messages()).hasSize(1);
  }

  @Test
  void no_second_worker_touches_a_channel_whose_lease_is_held() {
    received("dana@northgate.example");
    DeliveryStore.Lease held = bot.deliveryStore.lease(LEADS, Duration.ofMinutes(1)).orElseThrow();
    bot.reconciler.runOnce();
    assertThat(bot.chat.calls()).isEmpty();
    assertThat(bot.deliveryStore.lease(LEADS, Duration.ofMinutes(1))).isEmpty();
    bot.deliveryStore.release(held);
    bot.reconciler.runOnce();
    assertThat(bot.chat.calls()).containsExactly("post");
  }

  @Test
  void the_leases_of_a_bot_that_was_killed_end_when_it_is_known_to_be_alone() {
    received("dana@northgate.example");
    assertThat(bot.deliveryStore.lease(LEADS, Duration.ofMinutes(1))).isPresent();
    bot.deliveryStore.endAllLeases();
    bot.reconciler.runOnce();
    assertThat(bot.chat.calls()).containsExactly("post");
  }
}
