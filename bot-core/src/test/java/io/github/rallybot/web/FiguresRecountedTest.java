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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts again what was counted, by plain loops over the exported files, sharing no code. */
@ExtendWith(RedisForTests.class)
class FiguresRecountedTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<Rhythm> RHYTHMS = List.of(Rhythm.values());
  private static final List<String> ZONES =
      List.of("UTC", "Asia/Kathmandu", "America/New_York", "Europe/Berlin", "Pacific/Apia");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void figures_are_those_of_plain_loops_over_the_exported_files(long seed, @TempDir Path folder)
      throws IOException {
    try (TestBot bot = TestBot.create()) {
      RandomWeeks weeks = new RandomWeeks(bot, seed);
      weeks.live(150, 3);
      weeks.export(folder);
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
      Set<String> counted = new TreeSet<>();
      for (Period period : List.of(last, last.before(), last.plus(-2), last.plus(-3))) {
        RecountedLeads recount = new RecountedLeads(period.from(), period.to(), now);
        lines(folder, "leads").forEach(recount::lead);
        RecountedTalk talk =
            new RecountedTalk(period.from(), period.to(), lines(folder, "questions"));
        lines(folder, "hearings").forEach(talk::hearing);
        lines(folder, "contents").forEach(talk::content);
        lines(folder, "sendings").forEach(talk::sending);
        Figures figures = reader.read(period);
        counted.addAll(figures.all().of().keySet());
        Map<String, Integer> all = new TreeMap<>(recount.all);
        all.putAll(talk.all());
        assertThat(without(figures.all().of(), "with:")).isEqualTo(all);
        assertThat(figures.questions()).isEqualTo(waits(talk.waits));
        assertThat(figures.contentsSent()).isEqualTo(talk.sent);
        assertThat(figures.contentsNeverSent()).containsExactlyInAnyOrderElementsOf(talk.neverSent);
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
      assertThat(counted).contains("leads", "judged", "questions:heard", "contents:sendings");
    }
  }

  private static List<JsonNode> lines(Path folder, String name) throws IOException {
    return Files.readAllLines(folder.resolve(name + ".ndjson")).stream()
        .map(JSON::readTree)
        .toList();
  }

  private static Map<String, Integer> without(Map<String, Integer> counts, String kind) {
    Map<String, Integer> rest = new TreeMap<>(counts);
    rest.keySet().removeIf(name -> name.startsWith(kind));
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
}
