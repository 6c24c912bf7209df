package io.github.rallybot.config;

import java.net.URI;
import java.util.Set;

/** The address at which platforms reach the bot: https, except on this machine. */
final class PublicUrl {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private PublicUrl() {}

  /**
   * The address.
   *
   * @param who has to reach it
   * @param otherwise what else can be done, for who has no such address
   * @throws IllegalArgumentException if there is none that would work; the message says what to set
   */
  static URI required(RallySettings settings, String who, String otherwise) {
    URI url = settings.publicUrl();
    boolean works =
        url != null
            && url.getHost() != null
            && ("https".equals(url.getScheme())
                || ("http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost())));
    if (url == null || !works) {
      throw new IllegalArgumentException(
          "Set rally.public-url to the https address at which "
              + who
              + " reaches this bot, such as https://rallybot.example.com"
              + otherwise);
    }
    return url;
  }
}
