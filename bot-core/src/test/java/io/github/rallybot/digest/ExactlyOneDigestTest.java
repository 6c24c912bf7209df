package io.github.rallybot.digest;

import static io.github.rallybot.TestBot.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.ForwardingStore;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.StorageAway;
import io.github.rallybot.journal.Store;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Three instances that are killed and started again all the time around the minutes at which a
 * digest is drafted, posted and frozen, on a clock that jumps and a platform whose answers get
 * lost. {@code -Drally.digest.rounds=100} for as many rounds.
 */
@ExtendWith(RedisForTests.class)
class ExactlyOneDigestTest {

  private static final int INSTANCES = 3;

  @Test
  void there_is_one_digest_whatever_happens_around_the_minute() {
    for (int seed = 1; seed <= Integer.getInteger("rally.digest.rounds", 5); seed++) {
      new Storm(seed).blow();
    }
  }

  /** One week of it. */
  private static final class Storm extends DigestRoom {

    private final Random dice;
    private final int seed;

    Storm(int seed) {
      this.seed = seed;
      dice = new Random(seed);
    }

    void blow() {
      try {
        plan();
        for (String moment :
            new String[] {"2026-11-23T09:00:00Z", "2026-11-23T15:00:00Z", "2026-11-24T10:00:00Z"}) {
          around(Instant.parse(moment));
        }
        round("2026-11-24T10:20:00Z");
        settle();
        assertThat(channel()).as("posted, seed %d", seed).hasSize(1);
        assertThat(direct(SAM)).as("drafted, seed %d", seed).hasSize(1);
        assertThat(bot.journal())
            .as("seed %d", seed)
            .containsOnlyOnce("digest.drafted", "digest.sent", "digest.frozen");
      } finally {
        close();
      }
    }

    private void around(Instant minute) {
      for (int step = 0; step < 12; step++) {
        Instant now = minute.plusSeconds(dice.nextInt(120) - 40);
        bot.clock.move(Duration.between(bot.clock.instant(), now));
        if (dice.nextInt(4) == 0) {
          came("lead" + minute.getEpochSecond() + "." + step + "@a.example", "webinar");
        }
        instance(dice.nextInt(INSTANCES));
        if (dice.nextInt(3) == 0) {
          bot.chat.fail(new PlatformException.Unavailable("no answer"), dice.nextBoolean());
        }
        bot.anotherReconciler().runOnce();
      }
      bot.clock.move(Duration.between(bot.clock.instant(), minute.plusSeconds(120)));
      round();
      settle();
    }

    /** What was not answered is looked for once it is settled. */
    private void settle() {
      for (int again = 0; again < 6; again++) {
        bot.clock.move(Duration.ofSeconds(30));
        bot.reconciler.runOnce();
      }
    }

    /**
     * A fresh one, which others overtake between any two of its steps, and which may not survive.
     */
    private void instance(int others) {
      try {
        bot.anotherDigests(troubled(others)).run();
      } catch (StorageAway killed) {
        // started again by whoever comes next
      }
    }

    private Store troubled(int others) {
      return new ForwardingStore(bot.store) {
        @Override
        public Outcome commit(Commit commit) {
          if (others > 0 && dice.nextBoolean()) {
            instance(others - 1);
          }
          int fate = dice.nextInt(6);
          if (fate == 0) {
            throw new StorageAway(new IllegalStateException("killed before"));
          }
          Outcome outcome = super.commit(commit);
          if (fate == 1) {
            throw new StorageAway(new IllegalStateException("killed after"));
          }
          return outcome;
        }
      };
    }
  }
}
