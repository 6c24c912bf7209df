package io.github.rallybot.redis;

import java.net.URI;
import java.util.SortedMap;
import java.util.TreeMap;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

/** All that Redis holds of one organisation, whatever its type. */
public final class Everything {

  private Everything() {}

  /** Each key with its value as text. */
  public static SortedMap<String, String> of(String org) {
    SortedMap<String, String> all = new TreeMap<>();
    try (Jedis redis = new Jedis(RedisForTests.uri())) {
      for (String key : redis.keys("rally:{" + org + "}:*")) {
        all.put(key, value(redis, key));
      }
    }
    return all;
  }

  /** The folder in which Redis keeps its files. */
  public static String folder() {
    URI uri = RedisForTests.uri();
    try (Jedis redis = new Jedis(uri)) {
      return String.valueOf(redis.configGet("dir").get("dir"));
    }
  }

  private static String value(Jedis redis, String key) {
    return switch (redis.type(key)) {
      case "string" -> redis.get(key);
      case "hash" -> new TreeMap<>(redis.hgetAll(key)).toString();
      case "set" -> redis.smembers(key).toString();
      case "zset" -> redis.zrangeWithScores(key, 0, -1).toString();
      case "stream" ->
          redis.xrange(key, (StreamEntryID) null, (StreamEntryID) null, 100_000).toString();
      default -> throw new AssertionError("a type that nobody looks into: " + key);
    };
  }
}
