package io.github.rallybot.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import redis.clients.jedis.UnifiedJedis;

/**
 * The look at start whether a Redis keeps what it has acknowledged. It reads {@code INFO} alone,
 * because managed services forbid {@code CONFIG} and {@code INFO} has everything it needs.
 */
public final class RedisSafety {
  private static final int OLDEST_VERSION = 7;

  private RedisSafety() {}

  /**
   * What is wrong with a Redis, in words for its operator, each with what to set; empty if nothing
   * is. It changes nothing. Whether to go on regardless is the caller's decision.
   *
   * @throws redis.clients.jedis.exceptions.JedisException if Redis cannot be asked
   */
  public static List<String> problems(UnifiedJedis redis) {
    return problems(redis.info());
  }

  static List<String> problems(String info) {
    Map<String, String> facts =
        info.lines()
            .filter(line -> line.indexOf(':') > 0)
            .collect(
                Collectors.toMap(
                    line -> line.substring(0, line.indexOf(':')),
                    line -> line.substring(line.indexOf(':') + 1).strip(),
                    (first, second) -> first));
    String version = facts.getOrDefault("redis_version", "unknown");
    String appendOnly = facts.getOrDefault("aof_enabled", "unknown");
    String policy = facts.getOrDefault("maxmemory_policy", "unknown");

    List<String> problems = new ArrayList<>();
    if (major(version) < OLDEST_VERSION) {
      problems.add(
          "Redis is of version %s; Rallybot needs 7 or newer. Upgrade it.".formatted(version));
    }
    if (!appendOnly.equals("1")) {
      problems.add(
          appendOnly.equals("unknown")
              ? "Redis does not say whether its append-only file is on. Set appendonly yes."
              : "Redis forgets what was saved last when it restarts, because its append-only file is off. Set appendonly yes.");
    }
    if (!policy.equals("noeviction")) {
      problems.add(
          policy.equals("unknown")
              ? "Redis does not say whether it deletes data when memory is short. Set maxmemory-policy noeviction."
              : "Redis deletes data when memory is short (%s). Set maxmemory-policy noeviction."
                  .formatted(policy));
    }
    return List.copyOf(problems);
  }

  private static int major(String version) {
    String first = version.split("\\.", 2)[0];
    return first.matches("\\d{1,9}") ? Integer.parseInt(first) : 0;
  }
}
