package io.github.rallybot.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the content register is filled from by itself.
 *
 * @param feeds addresses of sitemaps, RSS or Atom
 * @param feedsEvery how long after one reading the next one comes
 * @param allowPrivateFeeds whether addresses within the operator's own network are read too
 */
public record ContentSettings(
    @DefaultValue List<URI> feeds,
    @DefaultValue("6h") Duration feedsEvery,
    @DefaultValue("false") boolean allowPrivateFeeds) {

  private static final int MOST = 20;
  private static final Duration SHORTEST = Duration.ofMinutes(5);

  public ContentSettings {
    feeds = List.copyOf(feeds);
    if (feeds.size() > MOST) {
      throw new IllegalArgumentException(
          "rally.content.feeds names "
              + feeds.size()
              + " addresses; at most "
              + MOST
              + " are read.");
    }
    for (URI feed : feeds) {
      String scheme = String.valueOf(feed.getScheme()).toLowerCase(Locale.ROOT);
      if (!scheme.matches("https?") || feed.getHost() == null || feed.getUserInfo() != null) {
        throw new IllegalArgumentException(
            "An address of rally.content.feeds is none such as https://example.com/sitemap.xml.");
      }
    }
    if (feedsEvery.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "rally.content.feeds-every is shorter than 5 minutes; 6h is usual.");
    }
  }
}
