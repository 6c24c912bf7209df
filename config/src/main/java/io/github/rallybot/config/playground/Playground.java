package io.github.rallybot.config.playground;

import io.github.rallybot.slack.SlackSettings;
import io.github.rallybot.slack.playground.SlackStandIn;
import io.github.rallybot.teams.TeamsSettings;
import io.github.rallybot.teams.playground.TeamsStandIn;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
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
 * The bot to try out: with stand-ins for Slack and Teams on loopback in place of both. They run in
 * the same process, but the bot knows them only by their addresses.
 */
public final class Playground {

  private static final String STATE = "slack.ndjson";
  private static final String TEAMS_STATE = "teams.ndjson";
  private static final String TEAMS_PATH = "/teams/";
  private static final String TEAMS_LEADS = "19:leads@thread.tacv2";
  private static final String TEAMS_APP = "5a1e0000-0000-4000-8000-000000000100";
  private static final String TEAMS_TENANT = "5a1e0000-0000-4000-8000-000000000200";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static volatile @Nullable SlackStandIn running;
  private static volatile @Nullable TeamsStandIn teams;
  private static volatile @Nullable MovableClock time;

  private Playground() {}

  static SlackStandIn standIn() {
    SlackStandIn standIn = running;
    if (standIn == null) {
      throw new IllegalStateException("there is no playground");
    }
    return standIn;
  }

  /** The Teams side, unless it is switched off. */
  static Optional<TeamsStandIn> teams() {
    return Optional.ofNullable(teams);
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
    TeamsStandIn other = teams;
    teams = null;
    if (other != null) {
      other.close();
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
            "rally.teams.enabled",
            "rally.teams.app-id",
            "rally.teams.app-password",
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
      URI bot = URI.create("http://127.0.0.1:" + botPort);
      int port = environment.getProperty("rally.playground.port", Integer.class, 8090);
      SlackStandIn standIn =
          open(
              new SlackStandIn.Options(
                  port,
                  clock,
                  bot.resolve(SlackSettings.EVENTS_PATH),
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
      if (environment.getProperty("rally.playground.teams", Boolean.class, true)) {
        settings.putAll(startTeams(environment, standIn, bot, clock, speed, timeout));
      }
      return settings;
    }

    /** The Teams side, on the same address, so that one page shows both. */
    private static Map<String, Object> startTeams(
        ConfigurableEnvironment environment,
        SlackStandIn page,
        URI bot,
        Clock clock,
        double speed,
        Duration timeout) {
      String password = secret();
      TeamsStandIn standIn =
          new TeamsStandIn(
              new TeamsStandIn.Options(
                  page.pageUrl().resolve(TEAMS_PATH),
                  clock,
                  bot.resolve(TeamsSettings.MESSAGES_PATH),
                  TEAMS_APP,
                  password,
                  TEAMS_TENANT,
                  Optional.of(folder(environment).resolve(TEAMS_STATE)),
                  speed,
                  timeout,
                  Optional.of("playground/teams")));
      page.mount(TEAMS_PATH, standIn);
      teams = standIn;
      return Map.of(
          "rally.teams.enabled",
          "true",
          "rally.teams.app-id",
          TEAMS_APP,
          "rally.teams.app-password",
          password,
          "rally.teams.tenant-id",
          TEAMS_TENANT,
          "rally.teams.login-url",
          standIn.loginUrl().toString(),
          "rally.teams.open-id-metadata-url",
          standIn.openIdMetadataUrl().toString(),
          "rally.teams.allowed-service-hosts",
          standIn.serviceUrl().getHost(),
          "rally.teams.lead-channel",
          TEAMS_LEADS,
          "rally.teams.call-timeout",
          timeout.toString());
    }

    /** In a fresh folder it begins some weeks ago, in which the playground is then filled. */
    private static MovableClock clock(ConfigurableEnvironment environment) {
      Path folder = folder(environment);
      int weeks = environment.getProperty("rally.playground.weeks", Integer.class, 26);
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
