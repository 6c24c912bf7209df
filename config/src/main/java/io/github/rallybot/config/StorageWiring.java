package io.github.rallybot.config;

import io.github.rallybot.chat.ChatPlatform;
import io.github.rallybot.delivery.DeliveryStore;
import io.github.rallybot.delivery.Pace;
import io.github.rallybot.delivery.Tempo;
import io.github.rallybot.journal.StorageAway;
import io.github.rallybot.journal.Store;
import io.github.rallybot.redis.OwnRedis;
import io.github.rallybot.redis.RedisDeliveryStore;
import io.github.rallybot.redis.RedisPace;
import io.github.rallybot.redis.RedisSafety;
import io.github.rallybot.redis.RedisStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisURIHelper;

/** The storage: the bot's own Redis, or the one that the operator names. */
@Configuration(proxyBeanMethods = false)
class StorageWiring {

  private static final Logger log = LoggerFactory.getLogger(StorageWiring.class);

  /**
   * A click has to be refused within two seconds if it can't be kept, and a new connection to a
   * Redis that hangs takes twice this: Jedis waits for the handshake a second time.
   */
  private static final Duration ANSWER = Duration.ofMillis(900);

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final Duration CONNECT = Duration.ofMillis(500);
  private static final int CONNECTIONS = 64;

  /** The Redis in use, and whether it is the bot's own. */
  record Place(URI uri, Optional<OwnRedis> own) implements AutoCloseable {
    @Override
    public void close() {
      own.ifPresent(OwnRedis::close);
    }

    @Override
    public String toString() {
      return own.isPresent() ? "the bot's own Redis" : "the Redis of rally.redis.url";
    }
  }

  /** The playground has one of its own, which people can move. */
  @Bean
  @ConditionalOnProperty(
      name = "rally.playground.enabled",
      havingValue = "false",
      matchIfMissing = true)
  Clock clock() {
    return Clock.systemUTC();
  }

  /**
   * The speed of the playground, and of a stand-in that a test runs in a process of its own. Slack
   * itself is never hurried: it would refuse most calls.
   */
  @Bean
  Tempo tempo(RallySettings settings) {
    double speed = settings.playground().speed();
    if (speed != 1
        && !settings.playground().enabled()
        && !LOOPBACK.contains(String.valueOf(settings.slack().apiUrl().getHost()))) {
      throw new IllegalStateException(
          "rally.playground.speed is for the playground only. Take it away.");
    }
    if (!(speed >= 1 && speed <= 1000)) {
      throw new IllegalStateException("Set rally.playground.speed to a number from 1 to 1000.");
    }
    return new Tempo(speed);
  }

  @Bean
  Place redisPlace(RallySettings settings) {
    URI url = settings.redis().url();
    if (url != null) {
      return new Place(url, Optional.empty());
    }
    OwnRedis own = OwnRedis.start(settings.dataDir());
    return new Place(own.uri(), Optional.of(own));
  }

  @Bean
  UnifiedJedis redis(Place place, RallySettings settings) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(CONNECTIONS);
    pool.setMaxIdle(CONNECTIONS);
    pool.setMaxWait(CONNECT);
    RedisClient redis =
        RedisClient.builder()
            .hostAndPort(JedisURIHelper.getHostAndPort(place.uri()))
            .clientConfig(
                DefaultJedisClientConfig.builder(place.uri())
                    .connectionTimeoutMillis((int) CONNECT.toMillis())
                    .socketTimeoutMillis((int) ANSWER.toMillis())
                    .build())
            .poolConfig(pool)
            .build();
    List<String> problems = problems(redis, place);
    if (!problems.isEmpty() && !settings.redis().allowUnsafe()) {
      redis.close();
      throw new IllegalStateException(
          "This Redis may forget what was acknowledged: "
              + String.join(" ", problems)
              + " (rally.redis.allow-unsafe=true accepts it as it is.)");
    }
    problems.forEach(problem -> log.warn("unsafe storage: {}", problem));
    return redis;
  }

  private static List<String> problems(RedisClient redis, Place place) {
    try {
      return RedisSafety.problems(redis);
    } catch (JedisException e) {
      redis.close();
      throw new IllegalStateException(
          "%s does not answer as it should (%s). Start it, or set rally.redis.url to one that does."
              .formatted(place, e.getMessage()),
          e);
    }
  }

  @Bean
  Store store(UnifiedJedis redis, RallySettings settings, Clock clock) {
    return new RedisStore(redis, settings.redis().organisation(), clock, settings.journal().keep());
  }

  @Bean
  DeliveryStore deliveryStore(
      UnifiedJedis redis, RallySettings settings, Store store, Place place) {
    RedisDeliveryStore deliveries =
        new RedisDeliveryStore(redis, settings.redis().organisation(), store);
    if (place.own().isPresent()) {
      // nobody else uses the bot's own Redis, so whoever held these leases is dead
      deliveries.endAllLeases();
    }
    return deliveries;
  }

  @Bean
  Pace pace(UnifiedJedis redis, RallySettings settings, Tempo tempo) {
    return new RedisPace(redis, settings.redis().organisation(), tempo);
  }

  @Bean
  StorageChecks storageChecks(UnifiedJedis redis, Place place) {
    return new StorageChecks(redis, place.own().isPresent());
  }

  /** How the storage is, in words for the status. */
  record StorageChecks(UnifiedJedis redis, boolean own) {
    List<ChatPlatform.Check> checks() {
      List<String> problems;
      try {
        problems = RedisSafety.problems(redis);
      } catch (JedisException away) {
        throw new StorageAway(away);
      }
      return problems.isEmpty()
          ? List.of(
              new ChatPlatform.Check(true, own ? "storage works (the bot’s own)" : "storage works"))
          : problems.stream().map(problem -> new ChatPlatform.Check(false, problem)).toList();
    }
  }
}
