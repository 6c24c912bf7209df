package io.github.rallybot.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.RedisForTests;
import io.github.rallybot.slack.playground.Message;
import io.github.rallybot.teams.playground.Fault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The run of {@link CrashTest} with leads in a channel of each platform, both failing in every way
 * they can, and people who press now here, now there. In Teams a card may come twice, since there
 * is no way to look for one whose post was never answered; how often is printed.
 */
@ExtendWith(RedisForTests.class)
class BothPlatformsCrashTest {

  private static final int LEADS = Integer.getInteger("rally.crash.leads", 30);
  private static final double SPEED = 50;
  private static final Duration LONGEST = Duration.ofSeconds(90 + 2L * LEADS);

  private static final List<Fault> ON_TEAMS =
      List.of(
          Fault.TOKEN_REFUSED,
          Fault.PRECONDITION_FAILED,
          Fault.RATE_LIMITED,
          Fault.ERROR_BEFORE,
          Fault.ERROR_AFTER,
          Fault.SILENCE_BEFORE,
          Fault.SILENCE_AFTER,
          Fault.LATE);

  /** Those after which the bot cannot know that its post arrived. */
  private static final List<Fault> UNKNOWN =
      List.of(Fault.ERROR_AFTER, Fault.SILENCE_AFTER, Fault.LATE);

  private static final List<io.github.rallybot.slack.playground.Fault> ON_SLACK =
      List.of(
          io.github.rallybot.slack.playground.Fault.RATE_LIMITED,
          io.github.rallybot.slack.playground.Fault.ERROR_AFTER,
          io.github.rallybot.slack.playground.Fault.SILENCE_BEFORE,
          io.github.rallybot.slack.playground.Fault.LATE);

  private final Map<String, Map<String, String>> standing = new ConcurrentHashMap<>();
  private final List<String> acknowledged =
      java.util.Collections.synchronizedList(new ArrayList<>());

  @Test
  void two_bots_killed_in_turn_while_both_platforms_fail_lose_nothing(@TempDir Path folder)
      throws Exception {
    long start = System.nanoTime();
    String organisation = RedisForTests.freshOrg();
    URI redis = RedisForTests.uri();
    List<BotProcess> bots = new ArrayList<>();
    ExecutorService people = Executors.newFixedThreadPool(4);
    try (Balancer balancer = new Balancer();
        Rig rig = new Rig(SPEED, balancer.events());
        TeamsRig teams = new TeamsRig(rig, SPEED, balancer.messages());
        Rig.Storage storage = new Rig.Storage(redis, organisation)) {
      Map<String, String> settings = new LinkedHashMap<>(rig.settings(redis, organisation));
      settings.putAll(teams.settings());
      for (String name : List.of("bot1", "bot2")) {
        bots.add(BotProcess.start(Rig.folder(folder, name), settings));
        balancer.add(bots.get(bots.size() - 1).url());
      }
      bots.forEach(BotProcess::awaitUp);
      teams.teams().people().addApp();
      ON_TEAMS.forEach(fault -> teams.teams().faults().chance(fault, 0.04, "post", "update"));
      ON_SLACK.forEach(
          fault ->
              rig.slack()
                  .faults()
                  .chance(fault, 0.04, "chat.postMessage", "chat.update", "respond"));
      teams.teams().faults().chance(Fault.DUPLICATE_DELIVERY, 0.5);
      Channel channel = new Channel(rig.slack());
      try (LeadSenders senders = new LeadSenders(bots.stream().map(BotProcess::url).toList(), 16)) {
        senders.send(LEADS);
        List<Future<?>> pressing = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        int kills = 0;
        while (seen.size() < LEADS) {
          for (String lead : teams.cards().keySet()) {
            if (!seen.contains(lead) && channel.cards().containsKey(lead)) {
              seen.add(lead);
              int number = seen.size();
              pressing.add(people.submit(() -> say(lead, number, channel, teams)));
            }
          }
          if (kills < 3 && seen.size() >= (kills + 1) * LEADS / 5) {
            BotProcess bot = bots.get(kills++ % 2);
            bot.kill();
            bot.restart();
          }
          if (System.nanoTime() - start > LONGEST.toNanos()) {
            throw new AssertionError(
                seen.size() + " only; " + storage.deliveries() + bots.get(0).output());
          }
          Eventually.pause();
        }
        senders.awaitAll();
        for (Future<?> one : pressing) {
          one.get(2, TimeUnit.MINUTES);
        }
        // a deed that the bot acknowledged twice, as a repeat, is one line in the journal
        Eventually.until(
            LONGEST, "nothing is due any more", () -> storage.deliveries().waiting() == 0);
        assertLeads(storage, senders.acknowledged(), channel, teams);
        print(start, kills, teams);
      }
      assertThat(storage.journal("lead.judged"))
          .extracting(entry -> entry.get("lead") + " " + entry.get("verdict"))
          .containsExactlyInAnyOrderElementsOf(acknowledged);
      assertThat(storage.deliveries().deadLetters()).isEmpty();
      assertThat(rig.slack().rates().violations()).isEmpty();
      assertThat(teams.teams().rates().violations()).isEmpty();
    } finally {
      people.shutdownNow();
      bots.forEach(BotProcess::close);
    }
  }

  /** Of every third card Maya says something, now on one side, now on the other, or on both. */
  private void say(String lead, int number, Channel channel, TeamsRig teams) {
    if (number % 3 == 0) {
      boolean onTeams = number % 2 == 0;
      press(lead, "maya", "good_fit", onTeams, channel, teams);
      if (number % 9 == 0) {
        press(lead, "maya", "not_yet", !onTeams, channel, teams);
      }
    }
    if (number % 5 == 0) {
      press(lead, "tom", "not_a_fit", true, channel, teams);
    }
  }

  private void press(
      String lead, String who, String judgement, boolean onTeams, Channel channel, TeamsRig teams) {
    BooleanSupplier once =
        onTeams
            ? () ->
                teams.cards().getOrDefault(lead, List.of()).stream()
                    .anyMatch(card -> teams.press("29:1" + who, card, judgement))
            : () ->
                onSlack(lead, "U0" + who.toUpperCase(java.util.Locale.ROOT), judgement, channel);
    for (int attempt = 1; attempt < 2000; attempt++) {
      try {
        if (once.getAsBoolean()) {
          standing.computeIfAbsent(lead, id -> new ConcurrentHashMap<>()).put(who, judgement);
          acknowledged.add(lead + " " + judgement);
          return;
        }
      } catch (IllegalArgumentException goneMeanwhile) {
        // the card was updated or deleted between the look and the press
      }
      Eventually.pause();
    }
    throw new AssertionError(judgement + " on " + lead + " was never acknowledged");
  }

  private static boolean onSlack(String lead, String who, String judgement, Channel channel) {
    return channel.cards().getOrDefault(lead, List.of()).stream()
        .anyMatch(
            card ->
                channel
                    .slack()
                    .people()
                    .click(
                        who, Channel.ID, card.ts(), Channel.button(card, judgement).orElseThrow())
                    .ok());
  }

  private void assertLeads(
      Rig.Storage storage, Map<Integer, String> leads, Channel channel, TeamsRig teams) {
    assertThat(leads).hasSize(LEADS);
    Map<String, List<Message>> onSlack = channel.cards();
    Map<String, List<io.github.rallybot.teams.playground.Message>> onTeams = teams.cards();
    assertThat(onSlack.keySet()).containsExactlyInAnyOrderElementsOf(leads.values());
    assertThat(onTeams.keySet()).containsExactlyInAnyOrderElementsOf(leads.values());
    for (String id : leads.values()) {
      List<Judgement> said =
          standing.getOrDefault(id, Map.of()).values().stream()
              .map(word -> Judgement.of(word).orElseThrow())
              .toList();
      Lead lead = storage.leads().find(new LeadId(id)).orElseThrow();
      assertThat(lead.verdicts())
          .as("what stands of %s", id)
          .extracting(verdict -> verdict.judgement())
          .containsExactlyInAnyOrderElementsOf(said);
      List<Message> slack = onSlack.getOrDefault(id, List.of());
      assertThat(slack).hasSize(1);
      assertThat(shows(slack.get(0).blocks().toString())).isEqualTo(shown(said));
      assertThat(onTeams.getOrDefault(id, List.of()))
          .as("a card on teams that shows what stands of %s", id)
          .anyMatch(card -> shows(card.card().toString()).equals(shown(said)));
    }
  }

  private static List<Judgement> shown(List<Judgement> said) {
    return said.stream().distinct().sorted().toList();
  }

  private static List<Judgement> shows(String picture) {
    return java.util.Arrays.stream(Judgement.values())
        .filter(one -> picture.contains(one.sign() + " " + one.label() + ": "))
        .toList();
  }

  @SuppressWarnings("SystemOut") // the figures are for whoever runs it
  private void print(long start, int kills, TeamsRig teams) {
    long posts = teams.cards().values().stream().mapToInt(List::size).sum();
    Map<Fault, Integer> hits = teams.teams().faults().hits();
    int unknown = UNKNOWN.stream().mapToInt(fault -> hits.getOrDefault(fault, 0)).sum();
    System.out.printf(
        "crash run (both platforms): %d leads, %d presses, %d kills; on Teams %d cards, so %d came"
            + " twice (%.1f %%) after %d calls that were carried out without an answer; faults %s;"
            + " %.1f s%n",
        LEADS,
        acknowledged.size(),
        kills,
        posts,
        posts - LEADS,
        100.0 * (posts - LEADS) / LEADS,
        unknown,
        hits,
        (System.nanoTime() - start) / 1e9);
  }
}
