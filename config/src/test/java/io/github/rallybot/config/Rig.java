package io.github.rallybot.config;

import io.github.rallybot.chat.Platforms;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.lead.AnswerPromise;
import io.github.rallybot.lead.LeadChannels;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.lead.Routes;
import io.github.rallybot.member.Diary;
import io.github.rallybot.redis.RedisDeliveryStore;
import io.github.rallybot.redis.RedisStore;
import io.github.rallybot.slack.playground.SlackStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.resps.StreamEntry;

/** A stand-in for Slack in this process, and the settings with which bots in others speak to it. */
final class Rig implements AutoCloseable {

  static final String BOT_TOKEN = "xoxb-crash-test";
  static final String SIGNING_SECRET = "crash-test-signing-secret";
  static final Duration CALL_TIMEOUT = Duration.ofMillis(400);

  private static final String APP_TOKEN = "xapp-crash-test";

  private final double speed;
  private final Optional<String> appToken;
  private final SlackStandIn slack;

  /**
   * @param speed how many times as fast as life the stand-in's clocks run
   * @param events the bot's address for what Slack sends
   */
  Rig(double speed, URI events) {
    this(speed, events, Optional.empty());
  }

  /** The same, where bots connect to Slack instead of being called. */
  static Rig overSocketMode(double speed) {
    return new Rig(speed, URI.create("http://127.0.0.1:1/nobody"), Optional.of(APP_TOKEN));
  }

  private Rig(double speed, URI events, Optional<String> appToken) {
    this.speed = speed;
    this.appToken = appToken;
    this.slack =
        SlackStandIn.start(
            new SlackStandIn.Options(
                0,
                Clock.systemUTC(),
                events,
                BOT_TOKEN,
                SIGNING_SECRET,
                appToken,
                Optional.empty(),
                speed,
                CALL_TIMEOUT,
                Optional.empty()));
  }

  SlackStandIn slack() {
    return slack;
  }

  /** All that a bot needs to work with the stand-in, but for where its storage is. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("rally.slack.enabled", "true");
    settings.put("rally.public-url", "http://127.0.0.1");
    settings.put("rally.slack.api-url", slack.apiUrl().toString());
    settings.put("rally.slack.bot-token", BOT_TOKEN);
    appToken.ifPresentOrElse(
        token -> settings.put("rally.slack.app-token", token),
        () -> settings.put("rally.slack.signing-secret", SIGNING_SECRET));
    settings.put("rally.slack.lead-channel", Channel.ID);
    settings.put("rally.slack.call-timeout", CALL_TIMEOUT.toMillis() + "ms");
    settings.put("rally.leads.burst", "0");
    settings.put("rally.api.keys", LeadSenders.KEY);
    settings.put("rally.playground.speed", Double.toString(speed));
    return settings;
  }

  Map<String, String> settings(URI redis, String organisation) {
    return with(
        all -> {
          all.put("rally.redis.url", redis.toString());
          all.put("rally.redis.organisation", organisation);
          return all;
        });
  }

  Map<String, String> with(UnaryOperator<Map<String, String>> more) {
    return more.apply(settings());
  }

  /** A fresh folder for a bot to run in. */
  static Path folder(Path parent, String name) {
    try {
      return Files.createDirectories(parent.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    slack.close();
  }

  /** What the storage holds, read past the bots. */
  static final class Storage implements AutoCloseable {

    private final RedisClient redis;
    private final String organisation;
    private final Deliveries deliveries;
    private final Leads leads;

    Storage(URI url, String organisation) {
      Clock clock = Clock.systemUTC();
      this.redis = RedisClient.create(url);
      this.organisation = organisation;
      RedisStore store = new RedisStore(redis, organisation, clock, Duration.ofDays(400));
      this.deliveries =
          new Deliveries(
              new RedisDeliveryStore(redis, organisation, store), new Platforms(List.of()), clock);
      AnswerPromise promise = new AnswerPromise(Duration.ZERO, Diary.usual(ZoneOffset.UTC).team());
      this.leads =
          new Leads(
              store,
              new LeadChannels(
                  store,
                  clock,
                  new Platforms(List.of()),
                  List.of(),
                  new Routes(store, clock, List.of()),
                  promise),
              promise,
              clock,
              Duration.ofDays(90));
    }

    Deliveries.State deliveries() {
      return deliveries.state();
    }

    Leads leads() {
      return leads;
    }

    /** The fields of all journal entries of a type, oldest first. */
    List<Map<String, String>> journal(String type) {
      return redis
          .xrange(
              "rally:{" + organisation + "}:journal",
              (StreamEntryID) null,
              (StreamEntryID) null,
              1_000_000)
          .stream()
          .map(StreamEntry::getFields)
          .filter(fields -> type.equals(fields.get("type")))
          .toList();
    }

    @Override
    public void close() {
      redis.close();
    }
  }
}
