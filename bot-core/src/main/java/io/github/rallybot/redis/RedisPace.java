package io.github.rallybot.redis;

import io.github.rallybot.delivery.Pace;
import io.github.rallybot.delivery.Tempo;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

/** The quotas of the platforms in Redis, by Redis' own clock, so that all instances agree. */
public final class RedisPace implements Pace {

  private static final Script PACE = new Script("pace.lua");

  private final Connection connection;
  private final Keys keys;
  private final Tempo tempo;

  public RedisPace(UnifiedJedis redis, String org, Tempo tempo) {
    this.keys = new Keys(org);
    this.connection = new Connection(redis, keys);
    this.tempo = tempo;
  }

  @Override
  public Duration take(Quota quota) {
    long interval = tempo.real(quota.interval()).toNanos() / 1000;
    Object answer =
        connection.with(
            redis ->
                PACE.run(
                    redis,
                    List.of(keys.hold(quota.method()), keys.quota(quota.method(), quota.scope())),
                    List.of(Long.toString(interval), Integer.toString(quota.burst()))));
    long micros = answer instanceof Long wait ? wait : 0;
    return Duration.ofNanos(micros * 1000);
  }

  @Override
  public void hold(String method, Duration after) {
    long millis = Math.max(1, tempo.real(after).toMillis());
    connection.with(
        redis -> redis.set(keys.hold(method), "held", SetParams.setParams().px(millis)));
  }
}
