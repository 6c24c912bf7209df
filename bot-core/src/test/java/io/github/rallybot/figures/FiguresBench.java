package io.github.rallybot.figures;

import io.github.rallybot.HandClock;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.content.ContentUses;
import io.github.rallybot.content.Contents;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.matching.Embedding;
import io.github.rallybot.member.Members;
import io.github.rallybot.question.Board;
import io.github.rallybot.redis.RedisForTests;
import io.github.rallybot.redis.RedisStore;
import io.github.rallybot.schedule.Period;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/**
 * Time and memory of the figures and findings of a week of 20,000 leads, with little and with much
 * history. No test: run it with {@code ./mvnw -pl bot-core -am test -Dtest=FiguresBench
 * -Dsurefire.failIfNoSpecifiedTests=false -Drally.figures.leads=1000000}.
 */
@ExtendWith(RedisForTests.class)
class FiguresBench {

  private static final int MOST = Integer.getInteger("rally.figures.leads", 1_000_000);
  private static final int WEEK = 20_000;
  private static final int WEEKS = 50;
  private static final int RUNS = Integer.getInteger("rally.figures.runs", 15);
  private static final Period LAST = Period.of("2026-W47", ZoneOffset.UTC).orElseThrow();

  /** A document as it is stored, about 2 kB, as those of leads are that were worked on. */
  private static final String LEAD = golden();

  private final Random dice = new Random(1);

  @Test
  @SuppressWarnings("SystemOut") // the figures are for whoever runs it
  void print_time_and_memory_with_a_tenth_of_the_history_and_with_all_of_it() {
    try (RedisClient redis = RedisClient.create(RedisForTests.uri())) {
      // a bench may lose what it writes, and nobody waits for a disk
      redis.configSet("appendonly", "no");
      double few = measure(redis, MOST / 10);
      double many = measure(redis, MOST);
      System.out.printf("%.2f times as long with ten times the history%n", many / few);
    }
  }

  @SuppressWarnings("SystemOut") // likewise
  private double measure(UnifiedJedis redis, int history) {
    String org = RedisForTests.freshOrg();
    fill(redis, org, LAST, WEEK);
    for (int week = 1; week <= WEEKS; week++) {
      fill(redis, org, LAST.plus(-week), history / WEEKS);
    }
    Clock clock = new HandClock(LAST.to().plus(Duration.ofHours(33)));
    RedisStore store = new RedisStore(redis, org, clock, Duration.ofDays(400));
    Members members = new Members(store, new Platforms(List.of()), clock, Set.of());
    FiguresReader reader =
        new FiguresReader(
            store,
            new Board(store, Embedding.NONE, ZoneOffset.UTC),
            new Contents(store, members, clock),
            new ContentUses(store, members, clock),
            Reasons.standard(),
            GoodGrade.standard(),
            clock);
    PastFigures past = new PastFigures(store, reader, clock);
    Findings findings = new Findings(Reasons.standard(), Endings.standard(), Caution.standard());
    long begin = System.nanoTime();
    past.before(LAST, Findings.EARLIER);
    double frozen = (System.nanoTime() - begin) / 1e9;
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] seconds = new double[RUNS];
    double[] own = new double[RUNS];
    long heap = 0;
    int found = 0;
    for (int run = 0; run < RUNS; run++) {
      System.gc();
      long before = used();
      long busy = threads.getCurrentThreadCpuTime();
      begin = System.nanoTime();
      Figures now = past.of(LAST);
      found = findings.of(LAST, now, past.before(LAST, Findings.EARLIER)).size();
      seconds[run] = (System.nanoTime() - begin) / 1e9;
      own[run] = (threads.getCurrentThreadCpuTime() - busy) / 1e9;
      heap = Math.max(heap, used() - before);
    }
    double[] warm = Arrays.copyOfRange(seconds, RUNS / 3, RUNS);
    Arrays.sort(warm);
    Arrays.sort(own);
    System.out.printf(
        "%,d leads of history: first digest %.2f s, then %.2f s (median of %d), at least %.2f s,"
            + " processor time at least %.2f s;"
            + " heap at most %.0f MB more, garbage included; %d findings; freezing 11 weeks once"
            + " %.1f s%n",
        history,
        seconds[0],
        warm[warm.length / 2],
        warm.length,
        warm[0],
        own[0],
        heap / 1e6,
        found,
        frozen);
    return warm[warm.length / 2];
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private void fill(UnifiedJedis redis, String org, Period period, int leads) {
    long from = period.from().toEpochMilli();
    for (int done = 0; done < leads; done += 5000) {
      try (AbstractPipeline pipeline = redis.pipelined()) {
        for (int i = done; i < Math.min(leads, done + 5000); i++) {
          String id = period.id() + "-" + i;
          Instant at = Instant.ofEpochMilli(from + (long) i * 7 * 24 * 3_600_000 / leads);
          pipeline.hset(
              "rally:{" + org + "}:doc:lead:" + id,
              Map.of("version", "3", "document", lead(id, at)));
          pipeline.zadd("rally:{" + org + "}:index:leads", (double) at.toEpochMilli(), id);
        }
        pipeline.sync();
      }
    }
  }

  private String lead(String id, Instant at) {
    return LEAD.replace("01ARZ3NDEKTSV4RRFFQ69G5FAV", id)
        .replace("2026-11-23T09:30:00.123456Z", at.toString())
        .replace("\"webinar\"", "\"source " + dice.nextInt(30) + "\"")
        .replace("Fleet costs 2026", "campaign " + dice.nextInt(60))
        .replace("Ops leader", "persona " + dice.nextInt(8))
        .replace(
            "\"DE\"",
            "\"" + "DEUSFRNLGBATCHITESPL".substring(2 * dice.nextInt(10)).substring(0, 2) + "\"")
        .replace("\"test\": true,", "")
        .replace("\"opinion\": true", "\"opinion\": false")
        .replace("NOT_YET", List.of("NOT_YET", "GOOD_FIT", "NOT_A_FIT").get(dice.nextInt(3)))
        .replace(
            "\"timing\"", "\"" + List.of("timing", "role", "industry").get(dice.nextInt(3)) + "\"");
  }

  private static String golden() {
    try (InputStream in =
        FiguresBench.class.getResourceAsStream("/io/github/rallybot/redis/lead.json")) {
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return json.replaceAll("\"withdrawnAt\": \"[^\"]*\",?", "").replaceAll(",(\\s*})", "$1");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
