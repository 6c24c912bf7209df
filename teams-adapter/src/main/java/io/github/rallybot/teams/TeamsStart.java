package io.github.rallybot.teams;

import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.chat.PlatformException.RateLimited;
import io.github.rallybot.chat.PlatformException.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at start whether Microsoft knows the bot. What Microsoft refuses stops the start; Microsoft
 * being out of reach does not: each later call logs in by itself.
 */
public final class TeamsStart {

  private static final Logger log = LoggerFactory.getLogger(TeamsStart.class);

  private final TeamsPlatform platform;

  public TeamsStart(TeamsPlatform platform) {
    this.platform = platform;
  }

  /**
   * Asks for a token.
   *
   * @throws IllegalStateException if the registration cannot work; the message says what to do
   */
  public void start() {
    try {
      platform.logIn();
      log.info("microsoft lets the bot in");
    } catch (Blocked e) {
      throw new IllegalStateException(refused(e.code()), e);
    } catch (Unavailable | RateLimited e) {
      log.warn("microsoft's login is out of reach, and is asked again later: {}", e.getMessage());
    }
  }

  /** What to do about a refusal, from Microsoft's own number of it. */
  static String refused(String code) {
    String what =
        code.contains("AADSTS7000215") || code.contains("AADSTS7000222")
            ? "Set rally.teams.app-password to the value of a client secret that has not expired:"
                + " portal.azure.com, App registrations, your bot, Certificates & secrets (the"
                + " value, not the secret's id)"
            : code.contains("AADSTS7000229") || code.contains("AADSTS700016")
                ? "Check rally.teams.app-id and rally.teams.tenant-id; the app must have a service"
                    + " principal in that directory: portal.azure.com, Enterprise applications"
                : code.contains("AADSTS90002") || code.contains("AADSTS900023")
                    ? "Set rally.teams.tenant-id to the id of your directory: portal.azure.com,"
                        + " Microsoft Entra ID, Overview"
                    : "Check rally.teams.app-id, app-password and tenant-id against the bot's"
                        + " registration";
    return "Microsoft does not let the bot in (" + code + "). " + what;
  }
}
