package io.github.rallybot.slack;

import io.github.rallybot.chat.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * What the bot must know to speak to one Slack workspace. A value that cannot work is refused with
 * an {@link IllegalArgumentException} that names the key to set.
 *
 * @param botToken the Bot User OAuth Token of the app
 * @param signingSecret the Signing Secret of the app, with which Slack signs what it sends; needed
 *     without an app token only
 * @param appToken an app-level token; if it is not blank, Slack is listened to over Socket Mode
 * @param apiUrl where the Web API is; ends with a slash
 * @param allowExternal whether people of connected organisations may answer too
 * @param callTimeout how long one call of the Web API may take altogether
 */
public record SlackSettings(
    Secret botToken,
    Secret signingSecret,
    Secret appToken,
    URI apiUrl,
    boolean allowExternal,
    Duration callTimeout) {

  /** The one path to which Slack sends everything. */
  public static final String EVENTS_PATH = "/slack/events";

  public static final URI DEFAULT_API_URL = URI.create("https://slack.com/api/");
  public static final Duration DEFAULT_CALL_TIMEOUT = Duration.ofSeconds(10);

  /** What a person has to press to get an app-level token. */
  static final String WHERE_APP_TOKENS_ARE =
      "api.slack.com/apps, your app, Basic Information, App-Level Tokens, with the scope"
          + " connections:write";

  public SlackSettings {
    if (botToken.isBlank()) {
      throw new IllegalArgumentException(
          "Set rally.slack.bot-token to the Bot User OAuth Token (xoxb-…) of your Slack app:"
              + " api.slack.com/apps, your app, OAuth & Permissions");
    }
    if (!botToken.reveal().matches("xoxb-[\\x21-\\x7e]+")) {
      throw new IllegalArgumentException(
          "rally.slack.bot-token is not a bot token. Set it to the Bot User OAuth Token, which"
              + " starts with xoxb-");
    }
    if (!appToken.isBlank() && !appToken.reveal().matches("xapp-[\\x21-\\x7e]+")) {
      throw new IllegalArgumentException(
          "rally.slack.app-token is not an app-level token. Set it to one that starts with xapp-: "
              + WHERE_APP_TOKENS_ARE);
    }
    if (signingSecret.isBlank() && appToken.isBlank()) {
      throw new IllegalArgumentException(
          "Set rally.slack.signing-secret to the Signing Secret of your Slack app:"
              + " api.slack.com/apps, your app, Basic Information; or, if Slack cannot reach this"
              + " bot, set rally.slack.app-token for Socket Mode");
    }
    String scheme = apiUrl.getScheme();
    if ((!"https".equals(scheme) && !"http".equals(scheme)) || apiUrl.getHost() == null) {
      throw new IllegalArgumentException("rally.slack.api-url must be a web address");
    }
    if (!apiUrl.toString().endsWith("/")) {
      apiUrl = URI.create(apiUrl + "/");
    }
    if (callTimeout.isNegative() || callTimeout.isZero()) {
      throw new IllegalArgumentException("rally.slack.call-timeout must be more than zero");
    }
  }

  /** Everything but the two secrets at its default. */
  public SlackSettings(Secret botToken, Secret signingSecret) {
    this(botToken, signingSecret, Secret.of(""), DEFAULT_API_URL, false, DEFAULT_CALL_TIMEOUT);
  }

  /** Whether the bot connects to Slack, and not the other way round. */
  public boolean socketMode() {
    return !appToken.isBlank();
  }
}
