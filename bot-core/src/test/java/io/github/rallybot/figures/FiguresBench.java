package io.github.rallybot.figures;

import com.sun.management.OperatingSystemMXBean;
import io.github.rallybot.HandClock;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.content.ContentUses;
import io.github.rallybot.content.Contents;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.matching.Embedding;
import io.github.rallybot.member.Members;
import io.github.rallybot.question.Board;
import io.github.rallybot.redis.OwnRedis;
import io.github.rallybot.redis.RedisStore;
import io.github.rallybot.schedule.Period;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Time and memory of what a digest counts: the figures of a week of 20,000 leads, the frozen ones
 * before, and the findings; with much history and with a tenth of it. No test: the README says how
 * to run it. It needs 5 GB, and no company: what else the machine does is counted too.
 */
class FiguresBench {

  private static final int MOST = Integer.getInteger("rally.figures.leads", 1_000_000);
  private static final int WEEK = 20_000;
  private static final int WEEKS = 50;
  private static final int RUNS = Integer.getInteger("rally.figures.runs", 20);
  private static final Period LAST = Period.of("2026-W47", ZoneOffset.UTC).orElseThrow();

  @Test
  @SuppressWarnings("SystemOut") // the figures are for whoever runs it
  void print_time_and_memory_with_a_tenth_of_the_history_and_with_all_of_it(
      @TempDir Path few, @TempDir Path many) {
    try (Bot tenth = new Bot(few, MOST / 10);
        Bot all = new Bot(many, MOST)) {
      for (int run = 0; run < RUNS; run++) {
        // in turn, so that whatever else the machine does happens to both
        tenth.digest();
        all.digest();
      }
      System.out.println(tenth);
      System.out.println(all);
      System.out.printf(
          "%.2f times as long with ten times the history (the quickest of each: %.2f times)%n",
          all.median() / tenth.median(), all.quickest() / tenth.quickest());
    }
  }

  /** A bot with a Redis of its own, in which there is a week and what was before. */
  private static final class Bot implements AutoCloseable {
    private final OwnRedis server;
    private final UnifiedJedis redis;
    private final int history;
    private final PastFigures past;
    private final Findings findings =
        new Findings(Reasons.standard(), Endings.standard(), Caution.standard());
    private final List<Double> seconds = new ArrayList<>();
    private double frozen;
    private double processor = Double.MAX_VALUE;
    private long heap;
    private int found;

    Bot(Path folder, int history) {
      this.server = OwnRedis.start(folder);
      this.redis = RedisClient.create(server.uri());
      this.history = history;
      // a bench may lose what it writes, and nobody waits for a disk
      redis.configSet("appendonly", "no");
      Leads leads = new Leads();
      leads.fill(redis, LAST, WEEK);
      for (int week = 1; week <= WEEKS; week++) {
        leads.fill(redis, LAST.plus(-week), history / WEEKS);
      }
      Clock clock = new HandClock(LAST.to().plus(Duration.ofHours(33)));
      RedisStore store = new RedisStore(redis, Leads.ORG, clock, Duration.ofDays(400));
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
      past = new PastFigures(store, reader, clock);
      long begin = System.nanoTime();
      past.before(LAST, Findings.EARLIER);
      frozen = (System.nanoTime() - begin) / 1e9;
    }

    void digest() {
      System.gc();
      long before = heap(false);
      double busy = processor();
      long begin = System.nanoTime();
      Figures now = past.of(LAST);
      found = findings.of(LAST, now, past.before(LAST, Findings.EARLIER)).size();
      seconds.add((System.nanoTime() - begin) / 1e9);
      processor = Math.min(processor, processor() - busy);
      heap = Math.max(heap, heap(true) - before);
    }

    /** How many seconds processors worked for this, in the bot and in Redis. */
    private double processor() {
      return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
              / 1e9
          + redis
              .info("cpu")
              .lines()
              .filter(line -> line.startsWith("used_cpu_sys:") || line.startsWith("used_cpu_user:"))
              .mapToDouble(line -> Double.parseDouble(line.split(":", 2)[1]))
              .sum();
    }

    /** The heap in use, or the most of it that was since this was last asked. */
    private static long heap(boolean peak) {
      long bytes = 0;
      for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
        if (pool.getType() == MemoryType.HEAP) {
          bytes += (peak ? pool.getPeakUsage() : pool.getUsage()).getUsed();
          pool.resetPeakUsage();
        }
      }
      return bytes;
    }

    /** Without the first few, in which the JVM is still getting ready. */
    double median() {
      List<Double> warm = seconds.subList(seconds.size() / 4, seconds.size());
      return warm.stream().sorted().toList().get(warm.size() / 2);
    }

    double quickest() {
      return seconds.stream().min(Double::compare).orElseThrow();
    }

    @Override
    public String toString() {
      return String.format(
          "%,d leads in the week, %,d before: digest %.2f s (median of %d; %.2f s at least, the"
              + " first one %.2f s), %.2f s of processors at least, Redis included, heap at most"
              + " %.0f MB more, garbage included; %d findings; freezing the %d weeks before, once,"
              + " %.1f s",
          WEEK,
          history,
          median(),
          seconds.size() - seconds.size() / 4,
          quickest(),
          seconds.get(0),
          processor,
          heap / 1e6,
          found,
          Findings.EARLIER,
          frozen);
    }

    @Override
    public void close() {
      redis.close();
      server.close();
    }
  }

  /** Leads as they are stored, about 2 kB each, that were worked on; every tenth one ended. */
  private static final class Leads {
    static final String ORG = "bench";
    private static final int AT_ONCE = 5000;

    private final Random dice = new Random(1);
    private final String ended;
    private final String open;

    Leads() {
      try (InputStream in =
          FiguresBench.class.getResourceAsStream("/io/github/rallybot/redis/lead.json")) {
        ObjectNode lead = (ObjectNode) JsonMapper.shared().readTree(in);
        lead.remove(List.of("test", "withdrawnAt", "erasedAt"));
        ((ObjectNode) lead.get("verdicts").get(0)).remove("opinion");
        ended = lead.toString();
        lead.remove("outcome");
        open = lead.toString();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    void fill(UnifiedJedis redis, Period period, int leads) {
      long from = period.from().toEpochMilli();
      long step = Duration.ofDays(7).toMillis() / leads;
      String prefix = "rally:{" + ORG + "}:";
      for (int done = 0; done < leads; done += AT_ONCE) {
        try (AbstractPipeline pipeline = redis.pipelined()) {
          for (int i = done; i < Math.min(leads, done + AT_ONCE); i++) {
            String id = period.id() + "-" + i;
            long at = from + i * step;
            pipeline.hset(
                prefix + "doc:lead:" + id,
                Map.of(
                    "version",
                    "3",
                    "document",
                    lead(i % 10 == 0 ? ended : open, id, Instant.ofEpochMilli(at))));
            pipeline.zadd(prefix + "index:leads", (double) at, id);
            pipeline.zadd(prefix + "index:lead-attempts", (double) at, id + ":tried:x");
            if (i % 10 == 0) {
              pipeline.zadd(prefix + "index:leads-ended", (double) at, id);
            }
          }
          pipeline.sync();
        }
      }
    }

    private String lead(String like, String id, Instant at) {
      String country = "DEUSFRNLGBATCHITESPL".substring(2 * dice.nextInt(10)).substring(0, 2);
      return like.replace("01ARZ3NDEKTSV4RRFFQ69G5FAV", id)
          .replace("2026-11-23T09:30:00.123456Z", at.toString())
          .replace("\"webinar\"", "\"source " + dice.nextInt(30) + "\"")
          .replace("Fleet costs 2026", "campaign " + dice.nextInt(60))
          .replace("Ops leader", "persona " + dice.nextInt(8))
          .replace("\"DE\"", "\"" + country + "\"")
          .replace("NOT_YET", one("NOT_YET", "GOOD_FIT", "NOT_A_FIT"))
          .replace("\"timing\"", "\"" + one("timing", "role", "industry") + "\"");
    }

    private String one(String... of) {
      return of[dice.nextInt(of.length)];
    }
  }
}
