package io.github.rallybot.teams;

import io.github.rallybot.chat.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
 * @param targetedReplies whether an answer in a channel is shown to one person there; a preview of
 *     Microsoft's, without which it goes to their personal chat
 * @param callTimeout how long one call may take altogether
 */
public record TeamsSettings(
    String appId,
    Secret appPassword,
    String tenantId,
    URI loginUrl,
    URI openIdMetadataUrl,
    Set<String> serviceHosts,
    boolean targetedReplies,
    Duration callTimeout) {

  /** The one path to which Teams sends everything. */
  public static final String MESSAGES_PATH = "/api/messages";

  public static final Duration DEFAULT_CALL_TIMEOUT = Duration.ofSeconds(10);

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
    if (!isWebAddress(loginUrl)) {
      throw new IllegalArgumentException("rally.teams.login-url must be a web address");
    }
    if (!isWebAddress(openIdMetadataUrl)) {
      throw new IllegalArgumentException("rally.teams.open-id-metadata-url must be a web address");
    }
    if (serviceHosts.isEmpty()) {
      throw new IllegalArgumentException(
          "Set rally.teams.allowed-service-hosts to the hosts of Teams, such as"
              + " smba.trafficmanager.net; without any, nothing can be sent");
    }
    if (callTimeout.isNegative() || callTimeout.isZero()) {
      throw new IllegalArgumentException("rally.teams.call-timeout must be more than zero");
    }
    // ids are compared as Microsoft writes them
    appId = appId.strip().toLowerCase(Locale.ROOT);
    tenantId = tenantId.strip().toLowerCase(Locale.ROOT);
    if (!loginUrl.toString().endsWith("/")) {
      loginUrl = URI.create(loginUrl + "/");
    }
    serviceHosts =
        serviceHosts.stream()
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Without what is a preview, and with the usual patience. */
  public TeamsSettings(
      String appId,
      Secret appPassword,
      String tenantId,
      URI loginUrl,
      URI openIdMetadataUrl,
      Set<String> serviceHosts) {
    this(
        appId,
        appPassword,
        tenantId,
        loginUrl,
        openIdMetadataUrl,
        serviceHosts,
        false,
        DEFAULT_CALL_TIMEOUT);
  }

  private static boolean isWebAddress(URI url) {
    return url.getHost() != null
        && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()));
  }

  /** What the bot itself is called in Teams. */
  String botId() {
    return "28:" + appId;
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
