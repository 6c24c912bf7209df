package io.github.rallybot.redis;

import io.github.rallybot.journal.StorageAway;
import java.util.function.Function;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** The way to Redis; the one place where its faults become {@link StorageAway}. */
record Connection(UnifiedJedis redis, Keys keys) {

  <T> T with(Function<UnifiedJedis, T> work) {
    try {
      return work.apply(redis);
    } catch (JedisConnectionException e) {
      throw new StorageAway(e);
    } catch (JedisDataException e) {
      if (passing(String.valueOf(e.getMessage()))) {
        throw new StorageAway(e);
      }
      throw e;
    } catch (JedisException e) {
      // no connection free in time, the cluster without a master …
      throw new StorageAway(e);
    }
  }

  private static boolean passing(String error) {
    return error.startsWith("LOADING")
        || error.startsWith("READONLY")
        || error.startsWith("MASTERDOWN")
        || error.startsWith("CLUSTERDOWN")
        || error.startsWith("TRYAGAIN")
        || error.startsWith("BUSY")
        || error.startsWith("MISCONF")
        || error.startsWith("NOREPLICAS")
        || error.startsWith("OOM");
  }
}
