package io.github.rallybot.slack;

import io.github.rallybot.chat.ChatPlatform.Check;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.chat.PlatformException.RateLimited;
import io.github.rallybot.chat.PlatformException.Rejected;
import io.github.rallybot.chat.PlatformException.Unavailable;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Learns at start which workspace the bot's token belongs to, and supplies it from then on.
 *
 * <p>A token that Slack refuses, or that lacks a required scope, stops the start. Slack being out
 * of reach does not: the bot starts, and asks again in the background, with growing pauses, until
 * it knows.
 */
public final class SlackStart implements Supplier<Optional<SlackTeam>>, AutoCloseable {

  static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("d MMM, HH:mm:ss 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final Logger LOG = LoggerFactory.getLogger(SlackStart.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final SlackWeb web;
  private final Duration firstPause;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable SlackTeam team;

  public SlackStart(SlackWeb web) {
    this(web, Duration.ofSeconds(1));
  }

  SlackStart(SlackWeb web, Duration firstPause) {
    this.web = web;
    this.firstPause = firstPause;
  }

  /**
   * Asks Slack who the bot is.
   *
   * @throws IllegalStateException if the token cannot work; the message says what to do
   */
  public void start() {
    try {
      learn();
    } catch (Unavailable | RateLimited e) {
      LOG.warn("slack is out of reach, its workspace is not known yet: {}", e.getMessage());
      Thread asking = new Thread(this::keepAsking, "slack-start");
      asking.setDaemon(true);
      asking.start();
    }
  }

  /** The workspace, once it is known. */
  @Override
  public Optional<SlackTeam> get() {
    return Optional.ofNullable(team);
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void keepAsking() {
    Duration pause = firstPause;
    try {
      while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          learn();
          return;
        } catch (PlatformException | IllegalStateException e) {
          LOG.warn("slack's workspace is not known yet: {}", e.getMessage());
          Duration longer = pause.multipliedBy(2);
          pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void learn() {
    JsonNode answer;
    try {
      answer = whoAmI(web);
    } catch (Blocked | Rejected e) {
      throw new IllegalStateException(refused(SlackErrors.code(e)), e);
    }
    web.scopes()
        .flatMap(granted -> SlackScopes.missing(SlackScopes.REQUIRED, granted))
        .ifPresent(
            missing -> {
              throw new IllegalStateException(
                  "The Slack app lacks scopes that Rallybot needs: "
                      + missing
                      + ". "
                      + SlackScopes.howToGrant());
            });
    String id = answer.path("team_id").asString("");
    if (id.isBlank()) {
      throw new Unavailable("auth.test named no workspace");
    }
    URI url = URI.create(answer.path("url").asString("https://slack.com/"));
    team = new SlackTeam(id, answer.path("team").asString(id), url);
    LOG.info("slack workspace {} is connected", id);
  }

  private static JsonNode whoAmI(SlackWeb web) {
    return web.callAtOnce("auth.test", Map.of());
  }

  private static String refused(String code) {
    return "Slack refuses the bot token ("
        + code
        + "). Set rally.slack.bot-token to the Bot User OAuth Token of your app:"
        + " api.slack.com/apps, your app, OAuth & Permissions; install the app there first";
  }

  /** What works and what does not, asked now. */
  static List<Check> checks(SlackWeb web) {
    List<Check> checks = new ArrayList<>();
    try {
      JsonNode answer = whoAmI(web);
      checks.add(
          new Check(true, "Slack: connected to " + answer.path("team").asString("the workspace")));
    } catch (Blocked | Rejected e) {
      checks.add(new Check(false, refused(SlackErrors.code(e))));
    } catch (Unavailable | RateLimited e) {
      checks.add(
          new Check(
              false,
              "Slack does not answer ("
                  + e.getMessage()
                  + "). Cards wait and go out by themselves when it does; see slack-status.com"));
    }
    if (web.settings().socketMode()) {
      checks.add(web.connection().check());
    }
    web.scopes().ifPresent(granted -> checks.addAll(scopes(granted)));
    checks.add(
        web.lastSuccess()
            .map(at -> new Check(true, "Slack: last call that worked: " + UTC.format(at)))
            .orElseGet(() -> new Check(false, "Slack: no call has worked since the bot started")));
    return checks;
  }

  private static List<Check> scopes(Set<String> granted) {
    List<Check> checks = new ArrayList<>();
    SlackScopes.missing(SlackScopes.REQUIRED, granted)
        .ifPresent(
            missing ->
                checks.add(
                    new Check(
                        false,
                        "Slack: required scopes are missing: "
                            + missing
                            + ". "
                            + SlackScopes.howToGrant())));
    SlackScopes.missing(SlackScopes.OPTIONAL, granted)
        .ifPresent(
            missing ->
                checks.add(
                    new Check(
                        false,
                        "Slack: optional scopes are missing: "
                            + missing
                            + ". "
                            + SlackScopes.howToGrant())));
    if (checks.isEmpty()) {
      checks.add(new Check(true, "Slack: all scopes are granted"));
    }
    return checks;
  }
}
