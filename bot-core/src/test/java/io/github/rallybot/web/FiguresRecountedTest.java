package io.github.rallybot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.figures.Dimension;
import io.github.rallybot.figures.Figures;
import io.github.rallybot.figures.FiguresReader;
import io.github.rallybot.figures.GoodGrade;
import io.github.rallybot.figures.Waits;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.redis.RedisForTests;
import io.github.rallybot.schedule.Period;
import io.github.rallybot.schedule.Rhythm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts again what was counted, by plain loops over the exported leads, sharing no code. */
@ExtendWith(RedisForTests.class)
class FiguresRecountedTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> APART =
      Set.of("already_customer", "duplicate", "too_late", "unreachable");
  private static final List<Rhythm> RHYTHMS = List.of(Rhythm.values());
  private static final List<String> ZONES =
      List.of("UTC", "Asia/Kathmandu", "America/New_York", "Europe/Berlin", "Pacific/Apia");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void figures_are_those_of_plain_loops_over_the_exported_leads(long seed, @TempDir Path folder)
      throws IOException {
    try (TestBot bot = TestBot.create()) {
      RandomWeeks weeks = new RandomWeeks(bot, seed);
      weeks.live(150, 3);
      Path file = weeks.export(folder.resolve("leads.ndjson"));
      FiguresReader reader =
          new FiguresReader(
              bot.store,
              bot.board,
              bot.contents,
              bot.contentUses,
              Reasons.standard(),
              GoodGrade.standard(),
              bot.clock);
      ZoneId zone = ZoneId.of(ZONES.get((int) (seed % ZONES.size())));
      Rhythm rhythm = RHYTHMS.get((int) (seed % RHYTHMS.size()));
      Instant now = bot.clock.instant();
      Period last = Period.containing(rhythm, now, zone);
      int leads = 0;
      for (Period period : List.of(last, last.before(), last.plus(-2), last.plus(-3))) {
        Recount recount = new Recount(period.from(), period.to(), now);
        for (String line : Files.readAllLines(file)) {
          recount.lead(JSON.readTree(line));
        }
        Figures figures = reader.read(period);
        leads += figures.all().get("leads");
        assertThat(without(figures.all().of(), "with:", "questions:", "contents:"))
            .isEqualTo(recount.all);
        assertThat(figures.firstAttempt()).isEqualTo(waits(recount.attempts));
        assertThat(figures.firstAnswer()).isEqualTo(waits(recount.answers));
        for (Dimension dimension : Dimension.values()) {
          Map<String, Map<String, Integer>> groups = new TreeMap<>();
          figures
              .of(dimension)
              .forEach((value, counts) -> groups.put(value, without(counts.of(), "with:")));
          assertThat(groups)
              .isEqualTo(recount.groups.getOrDefault(dimension.code(), new TreeMap<>()));
        }
      }
      assertThat(leads).isGreaterThan(5);
    }
  }

  private static Map<String, Integer> without(Map<String, Integer> counts, String... kinds) {
    Map<String, Integer> rest = new TreeMap<>(counts);
    for (String kind : kinds) {
      rest.keySet().removeIf(name -> name.startsWith(kind));
    }
    return rest;
  }

  private static Waits waits(List<Long> nanos) {
    if (nanos.isEmpty()) {
      return Waits.NONE;
    }
    Collections.sort(nanos);
    int n = nanos.size();
    long median = n % 2 == 1 ? nanos.get(n / 2) : (nanos.get(n / 2 - 1) + nanos.get(n / 2)) / 2;
    long ninetieth = nanos.get(n - 1);
    for (long nano : nanos) {
      if (nanos.stream().filter(other -> other <= nano).count() >= 0.9 * n) {
        ninetieth = nano;
        break;
      }
    }
    return new Waits(
        n, Optional.of(Duration.ofNanos(median)), Optional.of(Duration.ofNanos(ninetieth)));
  }

  /** The plain loops. */
  private static final class Recount {
    private final Instant from;
    private final Instant to;
    private final Instant now;
    final Map<String, Integer> all = new TreeMap<>();
    final Map<String, Map<String, Map<String, Integer>>> groups = new HashMap<>();
    final List<Long> attempts = new ArrayList<>();
    final List<Long> answers = new ArrayList<>();

    Recount(Instant from, Instant to, Instant now) {
      this.from = from;
      this.to = to;
      this.now = now;
    }

    private boolean within(String moment) {
      Instant at = Instant.parse(moment);
      return at.compareTo(from) >= 0 && at.compareTo(to) < 0;
    }

    void lead(JsonNode lead) {
      if (lead.has("test") || lead.has("withdrawnAt")) {
        return;
      }
      for (JsonNode attempt : lead.get("attempts")) {
        if (within(attempt.get("at").asString())) {
          all.merge("attempts:" + attempt.get("kind").asString(), 1, Integer::sum);
        }
      }
      JsonNode end = lead.get("outcome");
      if (end != null && within(end.get("at").asString())) {
        count(lead, "ended");
        count(lead, "ended:" + end.get("outcome").asString());
        if (end.has("stage")) {
          count(lead, "ended:lost_at:" + end.get("stage").asString());
        }
        if (end.has("reason")) {
          count(lead, "ended:lost_why:" + end.get("reason").asString());
        }
      }
      if (within(lead.get("receivedAt").asString())) {
        arrived(lead, end);
      }
    }

    private void arrived(JsonNode lead, JsonNode end) {
      Instant came = Instant.parse(lead.get("receivedAt").asString());
      count(lead, "leads");
      String graded = "none";
      if (lead.has("grade")) {
        String grade = lead.get("grade").asString();
        boolean good =
            grade.equals("A")
                || grade.equals("B")
                || (!grade.equals("C") && !grade.equals("D") && Integer.parseInt(grade) > 59);
        graded = good ? "good" : "other";
      }
      count(lead, "graded:" + graded);
      JsonNode counting = null;
      Instant first = null;
      for (JsonNode verdict : lead.get("verdicts")) {
        if (verdict.get("side").asString().equals("sales")) {
          String said =
              (verdict.has("firstAt") ? verdict.get("firstAt") : verdict.get("at")).asString();
          if (first == null || Instant.parse(said).isBefore(first)) {
            first = Instant.parse(said);
          }
          boolean owners =
              lead.has("takenBy")
                  && lead.get("takenBy").asString().equals(verdict.get("by").asString());
          boolean countsAlready =
              counting != null
                  && lead.has("takenBy")
                  && lead.get("takenBy").asString().equals(counting.get("by").asString());
          if (counting == null
              || owners
              || (!countsAlready
                  && Instant.parse(verdict.get("at").asString())
                      .isAfter(Instant.parse(counting.get("at").asString())))) {
            counting = verdict;
          }
        }
      }
      if (counting != null) {
        verdict(lead, counting, graded);
        answers.add(Duration.between(came, first).toNanos());
      }
      Instant tried = null;
      boolean reached = false;
      for (JsonNode attempt : lead.get("attempts")) {
        Instant at = Instant.parse(attempt.get("at").asString());
        tried = tried == null || at.isBefore(tried) ? at : tried;
        reached |= attempt.get("kind").asString().equals("reached");
      }
      if (tried != null) {
        count(lead, "tried");
        attempts.add(Duration.between(came, tried).toNanos());
      }
      if (reached) {
        count(lead, "reached");
      }
      Instant settled = first;
      if (end != null) {
        Instant at = Instant.parse(end.get("at").asString());
        settled = settled == null || at.isBefore(settled) ? at : settled;
        count(lead, end.get("outcome").asString());
        if (end.has("stage")) {
          count(lead, "lost_at:" + end.get("stage").asString());
        }
        if (end.has("reason")) {
          count(lead, "lost_why:" + end.get("reason").asString());
        }
      }
      if (lead.has("erasedAt")) {
        Instant at = Instant.parse(lead.get("erasedAt").asString());
        settled = settled == null || at.isBefore(settled) ? at : settled;
      }
      promise(lead, settled);
    }

    private void promise(JsonNode lead, @Nullable Instant settled) {
      Instant due =
          lead.has("answerDueAt") ? Instant.parse(lead.get("answerDueAt").asString()) : null;
      if (settled == null) {
        count(lead, "waiting");
        if (due != null && now.isAfter(due)) {
          count(lead, "overdue");
          count(lead, "promised");
          count(lead, "late");
        }
      } else if (due != null) {
        count(lead, "promised");
        if (settled.isAfter(due)) {
          count(lead, "late");
        }
      }
    }

    private void verdict(JsonNode lead, JsonNode verdict, String graded) {
      count(lead, "answered");
      if (verdict.has("reason")) {
        count(lead, "reason:" + verdict.get("reason").asString());
        if (APART.contains(verdict.get("reason").asString())) {
          count(lead, "apart");
          return;
        }
      }
      count(lead, "judged");
      String said = verdict.get("verdict").asString();
      count(lead, said);
      if (graded.equals("none")) {
        count(lead, "judged:ungraded");
      } else {
        count(lead, "judged:graded_" + graded);
        if (said.equals("good_fit")) {
          count(lead, "good_fit:graded_" + graded);
        }
      }
    }

    private void count(JsonNode lead, String what) {
      all.merge(what, 1, Integer::sum);
      for (String dimension : List.of("source", "campaign", "persona", "country")) {
        groups
            .computeIfAbsent(dimension, any -> new TreeMap<>())
            .computeIfAbsent(
                lead.has(dimension) ? lead.get(dimension).asString() : "", any -> new TreeMap<>())
            .merge(what, 1, Integer::sum);
      }
    }
  }
}
