package io.github.rallybot.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

@ExtendWith(RedisForTests.class)
class RedisSafetyTest {
  @Test
  void the_own_redis_is_safe() {
    try (RedisClient client = RedisClient.create(RedisForTests.uri())) {
      assertThat(RedisSafety.problems(client)).isEmpty();
    }
  }

  @Test
  void a_redis_that_may_forget_is_reported_with_what_to_set(@TempDir Path dataDir) {
    try (OwnRedis redis = OwnRedis.start(dataDir);
        RedisClient client = RedisClient.create(redis.uri())) {
      client.configSet("appendonly", "no");
      client.configSet("maxmemory-policy", "allkeys-lru");

      assertThat(RedisSafety.problems(client))
          .containsExactly(
              "Redis forgets what was saved last when it restarts, because its append-only file is off. Set appendonly yes.",
              "Redis deletes data when memory is short (allkeys-lru). Set maxmemory-policy noeviction.");
    }
  }

  @Test
  void a_redis_that_is_too_old_is_reported() {
    String info =
        """
        # Server
        redis_version:6.2.14
        executable:/usr/bin/redis-server
        aof_enabled:1
        maxmemory_policy:noeviction
        """
            .replace("\n", "\r\n");

    assertThat(RedisSafety.problems(info))
        .containsExactly("Redis is of version 6.2.14; Rallybot needs 7 or newer. Upgrade it.");
  }

  @Test
  void a_redis_that_tells_nothing_is_not_taken_for_a_safe_one() {
    assertThat(RedisSafety.problems(""))
        .containsExactly(
            "Redis is of version unknown; Rallybot needs 7 or newer. Upgrade it.",
            "Redis does not say whether its append-only file is on. Set appendonly yes.",
            "Redis does not say whether it deletes data when memory is short. Set maxmemory-policy noeviction.");
  }

  @Test
  void every_test_gets_an_organisation_of_its_own() {
    assertThat(RedisForTests.freshOrg()).isNotEqualTo(RedisForTests.freshOrg());
  }
}
