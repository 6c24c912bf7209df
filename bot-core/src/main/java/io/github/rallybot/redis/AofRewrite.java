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
    // one that is under way began before the deletion, so ours has to come after it
    await(end);
    boolean ours = connection.with(AofRewrite::begin);
    if (ours) {
      await(end);
    }
  }

  private static boolean begin(UnifiedJedis redis) {
    try {
      redis.executeCommand(new CommandArguments(Protocol.Command.BGREWRITEAOF));
      return true;
    } catch (JedisDataException forbidden) {
      return false;
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

  private static boolean underWay(UnifiedJedis redis) {
    String info = redis.info("persistence");
    return info.contains("aof_rewrite_in_progress:1") || info.contains("aof_rewrite_scheduled:1");
  }
}
