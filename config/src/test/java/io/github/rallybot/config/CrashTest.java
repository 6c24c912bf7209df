package io.github.rallybot.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.playground.Faults;
import io.github.rallybot.redis.RedisForTests;
import io.github.rallybot.slack.playground.Fault;
import io.github.rallybot.slack.playground.Message;
import io.github.rallybot.slack.playground.SlackStandIn;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Leads come in, each gets a card, sales press buttons, Slack fails in every way it can and the bot
 * is killed again and again; at the end nothing is lost and nothing is there twice. {@code
 * -Drally.crash.leads=1000} is the full run, with three kills; the shorter one is for every build.
 * {@link BurstCrashTest} is the same with summaries.
 */
@ExtendWith(RedisForTests.class)
class CrashTest {

  private static final int LEADS = Integer.getInteger("rally.crash.leads", 40);
  private static final int AT_ONCE = 16;
  private static final int KILLS = LEADS < 100 ? 2 : 3;
  private static final double SPEED = 50;
  private static final Duration LONGEST = Duration.ofSeconds(60 + 2L * LEADS);

  private static final List<Fault> OF_CALLS =
      List.of(
          Fault.RATE_LIMITED,
          Fault.ERROR_BEFORE,
          Fault.ERROR_AFTER,
          Fault.SILENCE_BEFORE,
          Fault.SILENCE_AFTER,
          Fault.LATE);
  private static final String[] CALLS = {"chat.postMessage", "chat.update", "respond"};

  @Test
  void one_bot_killed_again_and_again_under_each_fault_in_turn_loses_nothing_and_doubles_nothing(
      @TempDir Path folder) throws Exception {
    run(folder, "one bot, faults in turn", 1, CrashTest::inTurn);
  }

  @Test
  void two_bots_on_one_redis_killed_in_turn_under_all_faults_at_once_lose_and_double_nothing(
      @TempDir Path folder) throws Exception {
    run(folder, "two bots, all faults at once", 2, CrashTest::atOnce);
  }

  @Test
  void over_socket_mode_with_connections_that_break_and_a_bot_that_is_killed_no_click_is_lost(
      @TempDir Path folder) throws Exception {
    try (Rig rig = Rig.overSocketMode(SPEED)) {
      run(folder, "Socket Mode, connections break", 1, CrashTest::breaking, rig, new Balancer());
      assertThat(rig.slack().faults().hits())
          .containsOnlyKeys(
              Fault.CONNECTION_DROPPED, Fault.CONNECTION_REFRESHED, Fault.DUPLICATE_DELIVERY);
    }
  }

  private static IntConsumer breaking(Faults<Fault> faults) {
    faults.next(Fault.CONNECTION_DROPPED, 1);
    faults.next(Fault.CONNECTION_REFRESHED, 1);
    faults.next(Fault.DUPLICATE_DELIVERY, 1);
    faults.chance(Fault.CONNECTION_DROPPED, 0.25);
    faults.chance(Fault.CONNECTION_REFRESHED, 0.1);
    return cards -> {};
  }

  /** What goes wrong once so many cards are there. */
  private interface Panel {
    IntConsumer of(Faults<Fault> faults);
  }

  private static IntConsumer inTurn(Faults<Fault> faults) {
    int[] turn = {-1};
    return cards -> {
      int now = Math.min(OF_CALLS.size() - 1, cards * OF_CALLS.size() / LEADS);
      while (turn[0] < now) {
        OF_CALLS.forEach(fault -> faults.chance(fault, 0, CALLS));
        turn[0]++;
        faults.next(OF_CALLS.get(turn[0]), 1);
        faults.chance(OF_CALLS.get(turn[0]), 0.1, CALLS);
      }
    };
  }

  private static IntConsumer atOnce(Faults<Fault> faults) {
    OF_CALLS.forEach(fault -> faults.chance(fault, 0.1, CALLS));
    return cards -> {};
  }

  private static void run(Path folder, String name, int bots, Panel panel) throws Exception {
    try (Balancer balancer = new Balancer();
        Rig rig = new Rig(SPEED, balancer.events())) {
      run(folder, name, bots, panel, rig, balancer);
      List<Fault> ordered = new ArrayList<>(OF_CALLS);
      ordered.add(Fault.DUPLICATE_DELIVERY);
      assertThat(rig.slack().faults().hits().keySet()).containsExactlyInAnyOrderElementsOf(ordered);
    }
  }

  private static void run(
      Path folder, String name, int bots, Panel panel, Rig rig, Balancer balancer)
      throws Exception {
    long start = System.nanoTime();
    String organisation = RedisForTests.freshOrg();
    URI redis = RedisForTests.uri();
    List<BotProcess> running = new ArrayList<>();
    try (Rig.Storage storage = new Rig.Storage(redis, organisation)) {
      for (int i = 1; i <= bots; i++) {
        BotProcess bot =
            BotProcess.start(Rig.folder(folder, "bot" + i), rig.settings(redis, organisation));
        running.add(bot);
        balancer.add(bot.url());
      }
      running.forEach(BotProcess::awaitUp);
      SlackStandIn slack = rig.slack();
      slack.faults().chance(Fault.DUPLICATE_DELIVERY, 0.5);
      IntConsumer faults = panel.of(slack.faults());
      Channel channel = new Channel(slack);
      int kills = 0;
      try (LeadSenders senders =
              new LeadSenders(running.stream().map(BotProcess::url).toList(), AT_ONCE);
          Pressers pressers = new Pressers(slack)) {
        pressers.begin(LEADS);
        senders.send(LEADS);
        // the first blow falls while leads come in, the others while cards go out
        Eventually.until(
            LONGEST, "leads come in", () -> senders.acknowledged().size() >= LEADS / 4);
        killAndRestart(running.get(kills++ % bots));
        while (kills < KILLS || channel.cards().size() < LEADS) {
          int cards = channel.cards().size();
          faults.accept(cards);
          if (kills < KILLS && cards >= kills * LEADS / KILLS) {
            killAndRestart(running.get(kills++ % bots));
          }
          if (System.nanoTime() - start > LONGEST.toNanos()) {
            throw new AssertionError(
                cards + " cards only; " + storage.deliveries() + running.get(0).output());
          }
          Eventually.pause();
        }
        senders.awaitAll();
        pressers.awaitAll();
        Eventually.until(
            LONGEST, "nothing is due any more", () -> storage.deliveries().waiting() == 0);
        print(name, start, kills, slack, senders, pressers);
        assertLeads(storage, senders.acknowledged(), channel.cards(), running);
        assertVerdicts(storage, pressers.acknowledged(), channel.cards());
      }
      assertThat(storage.deliveries().deadLetters()).isEmpty();
      assertThat(storage.deliveries().pauses()).isEmpty();
      assertThat(slack.rates().violations()).isEmpty();
    } finally {
      running.forEach(BotProcess::close);
    }
  }

  private static void killAndRestart(BotProcess bot) {
    bot.kill();
    bot.restart();
  }

  private static void assertLeads(
      Rig.Storage storage,
      Map<Integer, String> acknowledged,
      Map<String, List<Message>> cards,
      List<BotProcess> bots) {
    assertThat(acknowledged).hasSize(LEADS);
    assertThat(acknowledged.values()).doesNotHaveDuplicates();
    assertThat(storage.journal("lead.received"))
        .extracting(entry -> entry.get("lead"))
        .containsExactlyInAnyOrderElementsOf(acknowledged.values());
    acknowledged.forEach(
        (number, id) -> {
          assertThat(storage.leads().find(new LeadId(id)))
              .get()
              .extracting(lead -> lead.contact().name().orElseThrow())
              .isEqualTo("Lead " + number);
          assertThat(cards.getOrDefault(id, List.of()))
              .as(() -> "cards of lead %d: %s".formatted(number, story(id, cards, bots)))
              .extracting(Message::text)
              .containsExactly("New lead: Lead %1$d · Company %1$d".formatted(number));
        });
    assertThat(cards.keySet()).containsExactlyInAnyOrderElementsOf(acknowledged.values());
  }

  /** What the bots' logs say of a lead, and which posts its cards come from. */
  private static String story(String id, Map<String, List<Message>> cards, List<BotProcess> bots) {
    List<String> lines = new ArrayList<>();
    bots.forEach(bot -> bot.output().lines().filter(line -> line.contains(id)).forEach(lines::add));
    cards
        .getOrDefault(id, List.of())
        .forEach(card -> lines.add(card.ts() + " " + card.metadata().path("event_payload")));
    return String.join(System.lineSeparator(), lines);
  }

  private static void assertVerdicts(
      Rig.Storage storage,
      Map<String, List<String>> acknowledged,
      Map<String, List<Message>> cards) {
    assertThat(acknowledged).hasSize(LEADS / 3);
    List<String> pressed =
        acknowledged.entrySet().stream()
            .flatMap(
                lead ->
                    lead.getValue().stream().map(press -> lead.getKey() + press.split(" ", 2)[1]))
            .toList();
    assertThat(storage.journal("lead.judged"))
        .extracting(entry -> entry.get("lead") + entry.get("verdict"))
        .containsExactlyInAnyOrderElementsOf(pressed);
    acknowledged.forEach(
        (id, presses) -> {
          Lead lead = storage.leads().find(new LeadId(id)).orElseThrow();
          List<Judgement> standing = standing(presses);
          assertThat(lead.verdicts())
              .extracting(verdict -> verdict.judgement())
              .containsExactlyInAnyOrderElementsOf(standing);
          String picture =
              cards.getOrDefault(id, List.of()).stream().map(Message::blocks).toList().toString();
          for (Judgement judgement : Judgement.values()) {
            String shown = judgement.sign() + " " + judgement.label() + ": ";
            assertThat(picture.contains(shown))
                .as("%s shown of %s: %s", shown, presses, picture)
                .isEqualTo(standing.contains(judgement));
          }
        });
  }

  /** The last word of each person. */
  private static List<Judgement> standing(List<String> presses) {
    return presses.stream()
        .collect(
            java.util.stream.Collectors.toMap(
                press -> press.split(" ", 2)[0],
                press -> Judgement.of(press.split(" ", 2)[1]).orElseThrow(),
                (first, second) -> second))
        .values()
        .stream()
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  @SuppressWarnings("SystemOut") // the figures are for whoever runs it
  private static void print(
      String name,
      long start,
      int kills,
      SlackStandIn slack,
      LeadSenders senders,
      Pressers pressers) {
    System.out.printf(
        "crash run (%s): %d leads at concurrency %d, %d repeats; %d presses, %d repeats; %d kills;"
            + " faults %s; violations %s; %.1f s%n",
        name,
        senders.acknowledged().size(),
        AT_ONCE,
        senders.repeats(),
        pressers.acknowledged().values().stream().mapToInt(List::size).sum(),
        pressers.repeats(),
        kills,
        slack.faults().hits(),
        slack.rates().violations(),
        (System.nanoTime() - start) / 1e9);
  }
}
