package io.github.rallybot.content;

import io.github.rallybot.chat.Digest;
import io.github.rallybot.journal.DocRef;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * How it last went with a sitemap or feed of the settings.
 *
 * @param readAt when somebody last tried
 * @param entries how many it had
 * @param added how many of them were new
 * @param trouble why it could not be read, as the rest of a sentence; empty if all went well
 */
public record Feed(
    String address, Instant readAt, int entries, int added, Optional<String> trouble) {

  static DocRef<Feed> ref(URI address) {
    return new DocRef<>("content-feed", Digest.of(address.toString()).substring(0, 32), Feed.class);
  }
}
