package io.github.rallybot.teams;

import io.github.rallybot.chat.Secret;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How the bot is known to Microsoft.
 *
 * @param appId the bot's id, as in its Azure registration
 * @param appPassword the client secret of the registration
 * @param tenantId the one organisation that it serves
 * @param loginUrl where tokens are to be had; ends with a slash
 * @param openIdMetadataUrl where the keys are named that Microsoft signs with
 * @param serviceHosts hosts that messages may be sent to, in lower case; nothing else ever gets the
 *     bot's token
 */
public record TeamsSettings(
    String appId,
    Secret appPassword,
    String tenantId,
    URI loginUrl,
    URI openIdMetadataUrl,
    Set<String> serviceHosts) {

  /**
   * @throws IllegalArgumentException if the bot could not be told from anybody else
   */
  public TeamsSettings {
    if (appId.isBlank()) {
      throw new IllegalArgumentException(
          "Set rally.teams.app-id to the Microsoft App ID of the bot's registration");
    }
    if (appPassword.isBlank()) {
      throw new IllegalArgumentException(
          "Set rally.teams.app-password to a client secret of the bot's registration: its value,"
              + " not its id");
    }
    if (tenantId.isBlank()) {
      throw new IllegalArgumentException(
          "Set rally.teams.tenant-id to the id of the directory that the bot serves");
    }
    serviceHosts = Set.copyOf(serviceHosts);
  }

  /** The address, if it is one that messages may be sent to. */
  Optional<URI> service(String address) {
    try {
      URI url = URI.create(address);
      String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
      boolean known = serviceHosts.contains(host) && url.getUserInfo() == null;
      boolean safe = "https".equals(url.getScheme()) || isLoopback(host);
      return known && safe ? Optional.of(url) : Optional.empty();
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isLoopback(String host) {
    return Set.of("localhost", "127.0.0.1", "[::1]").contains(host);
  }
}
