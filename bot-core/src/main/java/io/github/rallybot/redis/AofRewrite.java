package io.github.rallybot.redis;

import io.github.rallybot.journal.StorageAway;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Rewrites the append-only file, after which deleted words are in no file of Redis any more. On a
 * cluster, or where the command is forbidden, the rewrite is left to the operator.
 */
final class AofRewrite {

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Connection connection;

  AofRewrite(Connection connection) {
    this.connection = connection;
  }

  void run() {
    long end = System.nanoTime() + LONGEST.toNanos();
    Begun begun;
    do {
      // one that is under way may have begun before the deletion, so ours has to come after it
      await(end);
      begun = connection.with(AofRewrite::begin);
    } while (begun == Begun.BY_ANOTHER);
    if (begun == Begun.OURS) {
      await(end);
      if (connection.with(AofRewrite::failed)) {
        throw new StorageAway(new IllegalStateException("Redis could not rewrite its file"));
      }
    }
  }

  private enum Begun {
    OURS,
    BY_ANOTHER,
    FORBIDDEN
  }

  private static Begun begin(UnifiedJedis redis) {
    try {
      redis.executeCommand(new CommandArguments(Protocol.Command.BGREWRITEAOF));
      return Begun.OURS;
    } catch (JedisDataException refused) {
      String why = String.valueOf(refused.getMessage());
      if (why.contains("already in progress")) {
        return Begun.BY_ANOTHER;
      }
      if (why.startsWith("NOPERM") || why.contains("unknown command")) {
        return Begun.FORBIDDEN;
      }
      throw new StorageAway(refused);
    }
  }

  private void await(long end) {
    while (connection.with(AofRewrite::underWay)) {
      if (System.nanoTime() > end) {
        throw new StorageAway(new IllegalStateException("the rewrite takes too long"));
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private static boolean failed(UnifiedJedis redis) {
    return redis.info("persistence").contains("aof_last_bgrewrite_status:err");
  }

  private static boolean underWay(UnifiedJedis redis) {
    String info = redis.info("persistence");
    return info.contains("aof_rewrite_in_progress:1") || info.contains("aof_rewrite_scheduled:1");
  }
}
