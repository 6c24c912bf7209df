package io.github.rallybot.config.playground;

import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.delivery.Pace;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Role;
import io.github.rallybot.member.Roles;
import io.github.rallybot.slack.playground.SlackStandIn;
import io.github.rallybot.teams.playground.TeamsStandIn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happens in the playground by itself: people get their roles, and leads arrive. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("rally.playground.enabled")
@Import(FrontDoors.class)
class PlaygroundWiring implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(PlaygroundWiring.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The first few come quickly, so that there is something to click; the others in a while. */
  private static final Duration SOON = Duration.ofMillis(1500);

  private static final Duration LATER = Duration.ofSeconds(5);

  private final Members members;
  private final Roles roles;
  private final Clock clock;
  private final HurriedPace pace;
  private final FrontDoors doors;
  private final Environment environment;
  private final ScheduledExecutorService arrivals =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "sample-leads");
            thread.setDaemon(true);
            return thread;
          });
  private int sent;
  private volatile boolean filling;

  PlaygroundWiring(
      Members members,
      Roles roles,
      Clock clock,
      HurriedPace pace,
      FrontDoors doors,
      Environment environment) {
    this.members = members;
    this.roles = roles;
    this.clock = clock;
    this.pace = pace;
    this.doors = doors;
    this.environment = environment;
  }

  /**
   * The bot's clock is the stand-in's, so that both are moved together. Time-outs, leases and
   * quotas are kept by Redis and go on in real time, whatever this clock says: they measure work,
   * not days.
   */
  @Bean
  static Clock clock() {
    return Playground.clock();
  }

  @Bean
  @Primary
  static HurriedPace hurriedPace(@Qualifier("pace") Pace pace) {
    return new HurriedPace(pace);
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    SlackStandIn standIn = Playground.standIn();
    URI bot = URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port"));
    String key = environment.getProperty("rally.api.keys", "");
    SampleLeads samples = new SampleLeads(bot, key, clock);
    standIn.handle("/client/x/sample-lead", request -> send(samples));
    standIn.handle("/client/x/info", request -> info(bot, key));
    standIn.handle(
        "/client/x/clock", new ClockSteps(standIn, Playground.clock(), () -> filling)::take);
    Playground.teams().ifPresent(teams -> arrivals.execute(() -> addApp(teams)));
    giveRoles();
    arrivals.execute(() -> SampleContent.send(bot, key));
    if (environment.getProperty("rally.playground.sample-leads", Boolean.class, true)) {
      filling =
          Progress.in(Playground.folder(environment)).filter(kept -> !kept.done()).isPresent();
      // before anybody can look: what stands there is of long ago
      standIn.notice(filling ? "Filling the weeks before today…" : "");
      arrivals.execute(() -> fillThenArrive(standIn, samples));
    }
    log.info("Hand over a lead yourself: {}", curl(bot, key));
    log.info("The playground: open {} in a browser", standIn.pageUrl());
  }

  @Override
  public void destroy() {
    arrivals.shutdownNow();
    Playground.stop();
  }

  /** So that the bot knows where Teams is; it greets who has the app anew. */
  private static void addApp(TeamsStandIn teams) {
    try {
      teams.people().addApp();
    } catch (RuntimeException e) {
      log.error("the app could not be added on the Teams side; a restart tries again", e);
    }
  }

  private void giveRoles() {
    UserRef sam = new UserRef(Platform.SLACK, "U0SAM");
    roles.assign(members.introduced(sam), sam, Role.LEADER);
    roles.assign(members.introduced(sam), new UserRef(Platform.SLACK, "U0PRIYA"), Role.MARKETER);
  }

  private void fillThenArrive(SlackStandIn standIn, SampleLeads samples) {
    Path folder = Playground.folder(environment);
    try {
      if (Progress.in(folder).isPresent()) {
        samples.afterHistory();
        new Filling(standIn, Playground.clock(), doors, pace, folder).run();
      }
      filling = false;
      arrive(samples, Duration.ofMillis(300));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("the weeks before today are not filled; a restart goes on", e);
    }
  }

  private void arrive(SampleLeads samples, Duration after) {
    var unused =
        arrivals.schedule(
            () -> {
              try {
                if (samples.sendOwn()) {
                  sent++;
                  arrive(samples, sent < SampleLeads.QUICK ? SOON : LATER);
                }
              } catch (IOException e) {
                log.warn("sample leads stop: the bot does not answer");
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            after.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private static JsonNode send(SampleLeads samples) {
    try {
      return samples.sendNext();
    } catch (IOException e) {
      return JSON.createObjectNode().put("status", "the bot does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return JSON.createObjectNode().put("status", "stopping");
    }
  }

  private static JsonNode info(URI bot, String key) {
    return JSON.createObjectNode().put("curl", curl(bot, key)).put("botUrl", bot.toString());
  }

  private static String curl(URI bot, String key) {
    return "curl "
        + bot.resolve("/api/leads")
        + " -H 'Authorization: Bearer "
        + key
        + "' -H 'Content-Type: application/json'"
        + " -d '{\"source\":\"website\",\"name\":\"Ada Example\",\"company\":\"Example Ltd\","
        + "\"email\":\"ada@example.com\",\"message\":\"Can we talk?\",\"grade\":\"B\"}'";
  }
}
