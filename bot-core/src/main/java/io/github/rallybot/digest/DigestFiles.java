package io.github.rallybot.digest;

import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Store;
import io.github.rallybot.question.QuestionFiles.File;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/** Digests as files for people: handed over in chat, or behind a link that soon ends. */
public final class DigestFiles {

  /** How long a link works. */
  static final Duration KEPT = Duration.ofMinutes(15);

  private static final int TOKEN_BYTES = 24;

  private final Store store;
  private final Function<String, Optional<String>> markdown;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param markdown of the digest of a period
   */
  DigestFiles(Store store, Function<String, Optional<String>> markdown) {
    this.store = store;
    this.markdown = markdown;
  }

  Optional<File> file(String period) {
    return markdown
        .apply(period)
        .map(text -> new File("digest-" + period + ".md", "text/markdown", text));
  }

  /** Opens the digest of a period to whoever has the token, for {@link #KEPT}. */
  String open(String period) {
    byte[] secret = new byte[TOKEN_BYTES];
    random.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    store.commit(new Commit().take(claim(token), period, KEPT));
    return token;
  }

  /** The file behind a token, as it is now; empty if there is none, or none any more. */
  public Optional<File> find(String token) {
    return store.holder(claim(token)).flatMap(this::file);
  }

  private static Claim claim(String token) {
    return new Claim("digest-file", token);
  }
}
