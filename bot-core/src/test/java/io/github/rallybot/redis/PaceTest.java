package io.github.rallybot.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.delivery.Pace.Quota;
import io.github.rallybot.delivery.Tempo;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.RedisClient;

@ExtendWith(RedisForTests.class)
class PaceTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final RedisClient redis = RedisClient.create(RedisForTests.uri());
  private final String org = RedisForTests.freshOrg();
  private final RedisPace pace = new RedisPace(redis, org, new Tempo(1));
  private final RedisPace elsewhere = new RedisPace(redis, org, new Tempo(1));

  @AfterEach
  void close() {
    redis.close();
  }

  private static Quota quota(String method, String scope, int burst) {
    return new Quota(method, scope, HOUR, burst);
  }

  @Test
  void a_burst_goes_at_once_and_the_next_call_waits_for_its_interval() {
    Quota three = quota("slack:chat.update", "", 3);
    assertThat(pace.take(three)).isZero();
    assertThat(elsewhere.take(three)).isZero();
    assertThat(pace.take(three)).isZero();
    assertThat(pace.take(three)).isBetween(Duration.ofMinutes(59), HOUR);
  }

  @Test
  void a_refusal_takes_nothing() {
    Quota one = quota("slack:chat.update", "", 1);
    assertThat(pace.take(one)).isZero();
    Duration first = pace.take(one);
    for (int i = 0; i < 20; i++) {
      assertThat(elsewhere.take(one)).isPositive().isLessThanOrEqualTo(first);
    }
  }

  @Test
  void in_the_long_run_there_is_one_call_per_interval() {
    RedisPace quick = new RedisPace(redis, org, new Tempo(1000));
    Quota perMinute = new Quota("slack:chat.postMessage", "", Duration.ofMinutes(1), 1);
    long begun = System.nanoTime();
    int taken = 0;
    while (taken < 6) {
      Duration wait = quick.take(perMinute);
      assertThat(wait).isLessThanOrEqualTo(Duration.ofMillis(60));
      taken += wait.isZero() ? 1 : 0;
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isGreaterThanOrEqualTo(Duration.ofMillis(295));
  }

  @Test
  void in_no_minute_come_more_than_so_many() {
    assertThat(Quota.perMinute("slack:users.info", 20))
        .isEqualTo(new Quota("slack:users.info", "", Duration.ofMinutes(1).dividedBy(14), 4));
  }

  @Test
  void scopes_and_methods_do_not_share() {
    assertThat(pace.take(quota("slack:chat.postMessage", "C1", 1))).isZero();
    assertThat(pace.take(quota("slack:chat.postMessage", "C2", 1))).isZero();
    assertThat(pace.take(quota("slack:chat.update", "C1", 1))).isZero();
    assertThat(pace.take(quota("slack:chat.postMessage", "C1", 1))).isPositive();
  }

  @Test
  void a_hold_is_obeyed_by_every_instance_and_in_every_scope_of_its_method() {
    pace.hold("slack:chat.postMessage", HOUR);
    assertThat(elsewhere.take(quota("slack:chat.postMessage", "C1", 5)))
        .isBetween(Duration.ofMinutes(59), HOUR);
    assertThat(elsewhere.take(quota("slack:chat.postMessage", "C2", 5))).isPositive();
    assertThat(elsewhere.take(quota("slack:chat.update", "C1", 5))).isZero();
  }

  @Test
  void a_hold_ends_by_itself_and_took_nothing() {
    Quota one = quota("slack:chat.postMessage", "C1", 1);
    new RedisPace(redis, org, new Tempo(1000)).hold("slack:chat.postMessage", HOUR.dividedBy(60));
    assertThat(pace.take(one)).isBetween(Duration.ofNanos(1), Duration.ofMillis(60));
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!pace.take(one).isZero() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(pace.take(one)).isBetween(Duration.ofMinutes(59), HOUR);
  }
}
