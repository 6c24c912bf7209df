package io.github.rallybot.config.playground;

import io.github.rallybot.slack.playground.SlackStandIn;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * The bot to try out: with a stand-in for Slack on loopback in place of Slack. The stand-in runs in
 * the same process, but the bot knows it only by its address.
 */
public final class Playground {

  private static final String STATE = "slack.ndjson";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static volatile @Nullable SlackStandIn running;
  private static volatile @Nullable MovableClock time;

  private Playground() {}

  static SlackStandIn standIn() {
    SlackStandIn standIn = running;
    if (standIn == null) {
      throw new IllegalStateException("there is no playground");
    }
    return standIn;
  }

  /** Where the playground keeps what the bot does not. */
  static Path folder(Environment environment) {
    return Path.of(environment.getProperty("rally.data-dir", "data")).resolve("playground");
  }

  /** The clock of the bot and of the stand-in, which is one. */
  static MovableClock clock() {
    MovableClock clock = time;
    if (clock == null) {
      throw new IllegalStateException("there is no playground");
    }
    return clock;
  }

  static void stop() {
    SlackStandIn standIn = running;
    running = null;
    if (standIn != null) {
      standIn.close();
    }
  }

  /** Starts the stand-in before the bot, and sets the bot up for it. */
  public static final class Prepare
      implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    /** What has no meaning beside a stand-in, and must not be set by mistake. */
    private static final List<String> NOT_TOGETHER =
        List.of(
            "rally.slack.enabled",
            "rally.slack.bot-token",
            "rally.slack.signing-secret",
            "rally.slack.app-token",
            "rally.redis.url");

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
      ConfigurableEnvironment environment = event.getEnvironment();
      if (!environment.getProperty("rally.playground.enabled", Boolean.class, false)) {
        return;
      }
      for (String key : NOT_TOGETHER) {
        String value = environment.getProperty(key, "");
        if (!value.isBlank() && !value.equals("false")) {
          throw new IllegalStateException(
              "The playground is for trying things out, so it does not run together with "
                  + key
                  + ". Take that setting away, or rally.playground.enabled.");
        }
      }
      environment
          .getPropertySources()
          .addFirst(new MapPropertySource("playground", start(environment)));
    }

    private static Map<String, Object> start(ConfigurableEnvironment environment) {
      String botToken = "xoxb-playground-" + secret();
      String signingSecret = secret();
      int botPort = environment.getProperty("server.port", Integer.class, 8080);
      double speed = environment.getProperty("rally.playground.speed", Double.class, 1.0);
      Optional<String> appToken =
          environment.getProperty("rally.playground.socket-mode", Boolean.class, false)
              ? Optional.of("xapp-playground-" + secret())
              : Optional.empty();
      MovableClock clock = clock(environment);
      time = clock;
      Duration timeout = Duration.ofSeconds(5);
      int port = environment.getProperty("rally.playground.port", Integer.class, 8090);
      SlackStandIn standIn =
          open(
              new SlackStandIn.Options(
                  port,
                  clock,
                  URI.create("http://127.0.0.1:" + botPort + "/slack/events"),
                  botToken,
                  signingSecret,
                  appToken,
                  Optional.of(folder(environment).resolve(STATE)),
                  speed,
                  timeout,
                  Optional.of("playground")));
      running = standIn;
      Map<String, Object> settings = new LinkedHashMap<>();
      settings.put("server.address", "127.0.0.1");
      settings.put("rally.public-url", "http://127.0.0.1:" + botPort);
      settings.put("rally.slack.enabled", "true");
      settings.put("rally.slack.bot-token", botToken);
      settings.put("rally.slack.signing-secret", signingSecret);
      appToken.ifPresent(token -> settings.put("rally.slack.app-token", token));
      settings.put("rally.slack.api-url", standIn.apiUrl().toString());
      settings.put("rally.slack.lead-channel", "C0LEADS");
      settings.put("rally.slack.call-timeout", timeout.toString());
      settings.put("rally.api.keys", "playground-" + secret());
      return settings;
    }

    /** In a fresh folder it begins some weeks ago, in which the playground is then filled. */
    private static MovableClock clock(ConfigurableEnvironment environment) {
      Path folder = folder(environment);
      int weeks = environment.getProperty("rally.playground.weeks", Integer.class, 6);
      boolean samples =
          environment.getProperty("rally.playground.sample-leads", Boolean.class, true);
      MovableClock clock = MovableClock.in(folder);
      if (samples && weeks > 0 && !Files.exists(folder.resolve(STATE))) {
        Progress starting = Progress.starting(clock.instant(), weeks);
        // first what is to be done, so that a kill in between leaves nothing undone
        starting.keep(folder);
        clock.startAt(starting.from());
      }
      return clock;
    }

    private static SlackStandIn open(SlackStandIn.Options options) {
      try {
        return SlackStandIn.start(options);
      } catch (UncheckedIOException e) {
        if (e.getCause() instanceof BindException) {
          throw new IllegalStateException(
              "Port "
                  + options.port()
                  + ", meant for the playground's page, is in use; perhaps a playground runs"
                  + " already. Stop it, or set rally.playground.port.",
              e);
        }
        throw e;
      }
    }

    private static String secret() {
      return new BigInteger(100, RANDOM).toString(36);
    }
  }
}
