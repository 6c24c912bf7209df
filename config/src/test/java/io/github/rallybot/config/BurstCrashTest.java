package io.github.rallybot.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.RedisForTests;
import io.github.rallybot.slack.playground.Fault;
import io.github.rallybot.slack.playground.Message;
import io.github.rallybot.slack.playground.SlackStandIn;
import io.github.rallybot.slack.playground.Workspace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@link CrashTest} with summaries: leads come in faster than a channel can take, two people work
 * through what becomes of them, Slack fails and both bots are killed. At the end each lead is on
 * one card or in one summary, and every answer is kept. {@code -Drally.crash.leads=1000} is the
 * full run.
 */
@ExtendWith(RedisForTests.class)
class BurstCrashTest {

  private static final int LEADS = Integer.getInteger("rally.crash.leads", 40);
  private static final int AT_ONCE = 16;
  private static final int KILLS = 4;
  private static final double SPEED = 50;
  private static final Duration LONGEST = Duration.ofSeconds(90 + LEADS / 2L);
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
  void two_bots_killed_while_leads_are_gathered_and_answered_keep_each_lead_in_one_place(
      @TempDir Path folder) throws Exception {
    long start = System.nanoTime();
    String organisation = RedisForTests.freshOrg();
    URI redis = RedisForTests.uri();
    List<BotProcess> running = new ArrayList<>();
    try (Balancer balancer = new Balancer();
        Rig rig = new Rig(SPEED, balancer.events());
        Rig.Storage storage = new Rig.Storage(redis, organisation)) {
      Map<String, String> settings = new LinkedHashMap<>(rig.settings(redis, organisation));
      settings.put("rally.leads.burst", "10");
      for (int i = 1; i <= 2; i++) {
        BotProcess bot = BotProcess.start(Rig.folder(folder, "bot" + i), settings);
        running.add(bot);
        balancer.add(bot.url());
      }
      running.forEach(BotProcess::awaitUp);
      SlackStandIn slack = rig.slack();
      slack.faults().chance(Fault.DUPLICATE_DELIVERY, 0.5);
      OF_CALLS.forEach(fault -> slack.faults().chance(fault, 0.1, CALLS));
      try (LeadSenders senders =
              new LeadSenders(running.stream().map(BotProcess::url).toList(), AT_ONCE);
          Workers workers = new Workers(slack)) {
        workers.begin();
        senders.send(LEADS);
        for (int kills = 0; kills < KILLS; kills++) {
          int blow = kills;
          // the first blows fall while leads come in and are gathered, the others while people work
          Eventually.until(
              LONGEST,
              "blow " + blow,
              () ->
                  blow < 2
                      ? senders.acknowledged().size() >= LEADS * (blow + 1) / 4
                      : workers.acknowledged().size() >= LEADS * (blow - 1) / 4);
          running.get(kills % 2).kill();
          running.get(kills % 2).restart();
        }
        senders.awaitAll();
        Eventually.until(
            LONGEST, "every lead has its place", () -> storage.deliveries().waiting() == 0);
        workers.finish();
        Eventually.until(
            LONGEST, "nothing is due any more", () -> storage.deliveries().waiting() == 0);
        Map<String, Lead> leads = new TreeMap<>();
        senders
            .acknowledged()
            .values()
            .forEach(id -> leads.put(id, storage.leads().find(new LeadId(id)).orElseThrow()));
        print(start, slack, leads, senders, workers);
        assertThat(leads).hasSize(LEADS);
        assertThat(storage.journal("lead.received"))
            .extracting(entry -> entry.get("lead"))
            .containsExactlyInAnyOrderElementsOf(leads.keySet());
        assertPlaces(slack, leads);
        assertAnswers(storage, leads, workers);
      }
      assertThat(storage.deliveries().deadLetters()).isEmpty();
      assertThat(storage.deliveries().pauses()).isEmpty();
      assertThat(slack.rates().violations()).isEmpty();
    } finally {
      running.forEach(BotProcess::close);
    }
  }

  /** Each lead has one card, or is counted by the one message of its summary. */
  private static void assertPlaces(SlackStandIn slack, Map<String, Lead> leads) {
    Map<String, List<Message>> cards = new Channel(slack).cards();
    Set<String> alone = new TreeSet<>();
    Map<String, Long> summaries =
        leads.values().stream()
            .filter(lead -> lead.place().burst().isPresent())
            .collect(
                Collectors.groupingBy(
                    lead -> lead.place().burst().orElseThrow(), Collectors.counting()));
    leads.forEach(
        (id, lead) -> {
          if (lead.place().burst().isEmpty()) {
            alone.add(id);
            assertThat(cards.getOrDefault(id, List.of())).as(id).hasSize(1);
          }
        });
    assertThat(cards.keySet()).containsExactlyInAnyOrderElementsOf(alone);
    assertThat(summaries).isNotEmpty();
    assertThat(
            slack.workspace().messages(Channel.ID).stream()
                .filter(message -> message.onlyFor().isEmpty())
                .filter(message -> message.author().equals(Workspace.BOT_USER))
                .filter(message -> cards.values().stream().noneMatch(c -> c.contains(message)))
                .map(Message::text)
                .map(text -> text.replaceAll(" leads? came.*, all answered: ", " "))
                .toList())
        .containsExactlyInAnyOrderElementsOf(
            summaries.values().stream().map("%1$,d %1$,d good fit"::formatted).toList());
  }

  private static void assertAnswers(Rig.Storage storage, Map<String, Lead> leads, Workers workers) {
    Map<String, Lead> gathered = new TreeMap<>(leads);
    gathered.values().removeIf(lead -> lead.place().burst().isEmpty());
    assertThat(workers.acknowledged().keySet()).isSubsetOf(gathered.keySet());
    assertThat(storage.journal("lead.judged"))
        .extracting(entry -> entry.get("lead"))
        .containsExactlyInAnyOrderElementsOf(gathered.keySet());
    gathered.forEach(
        (id, lead) -> {
          assertThat(lead.verdicts())
              .extracting(verdict -> verdict.judgement())
              .containsExactly(Judgement.GOOD_FIT);
          // nobody was handed what somebody else was handed
          assertThat(workers.shown().getOrDefault(id, Set.of())).as(id).hasSize(1);
        });
  }

  @SuppressWarnings("SystemOut") // the figures are for whoever runs it
  private static void print(
      long start,
      SlackStandIn slack,
      Map<String, Lead> leads,
      LeadSenders senders,
      Workers workers) {
    System.out.printf(
        "crash run (two bots, summaries): %d leads at concurrency %d, %d repeats; %d on cards of"
            + " their own; %d answers worked through, %d repeats; %d kills; faults %s; violations"
            + " %s; %.1f s%n",
        leads.size(),
        AT_ONCE,
        senders.repeats(),
        leads.values().stream().filter(lead -> lead.place().burst().isEmpty()).count(),
        workers.acknowledged().size(),
        workers.repeats(),
        KILLS,
        slack.faults().hits(),
        slack.rates().violations(),
        (System.nanoTime() - start) / 1e9);
  }
}
