package io.github.rallybot.question;

import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Store;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/** Files of questions for people: handed over in chat, or behind a link that soon ends. */
public final class QuestionFiles {

  /** How long a link works. */
  static final Duration KEPT = Duration.ofMinutes(15);

  private static final int TOKEN_BYTES = 24;

  /** Without it, spreadsheets read UTF-8 as something else. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Store store;
  private final QuestionExport export;
  private final Function<String, Optional<View>> views;
  private final ZoneId zone;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param views what people look at, by the code under which it is kept
   */
  public QuestionFiles(
      Store store,
      QuestionExport export,
      Function<String, Optional<View>> views,
      ZoneId zone,
      Clock clock) {
    this.store = store;
    this.export = export;
    this.views = views;
    this.zone = zone;
    this.clock = clock;
  }

  /** How a file is written. */
  public enum Format {
    CSV("csv", "text/csv"),
    MARKDOWN("md", "text/markdown");

    private final String code;
    private final String mediaType;

    Format(String code, String mediaType) {
      this.code = code;
      this.mediaType = mediaType;
    }

    /** What a file name of it ends with. */
    String code() {
      return code;
    }

    static Optional<Format> of(String code) {
      return Arrays.stream(values()).filter(format -> format.code.equals(code)).findFirst();
    }
  }

  /**
   * A file.
   *
   * @param mediaType without its charset, which is UTF-8
   */
  public record File(String name, String mediaType, String text) {
    public byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** What is looked at under a code, as a file; empty if that is forgotten. */
  Optional<File> file(String view, Format format) {
    return views
        .apply(view)
        .map(
            one ->
                new File(
                    "buyer-questions-"
                        + LocalDate.ofInstant(clock.instant(), zone)
                        + "."
                        + format.code(),
                    format.mediaType,
                    format == Format.CSV
                        ? BYTE_ORDER_MARK + export.csv(one)
                        : export.markdown(one)));
  }

  /** Opens a file to whoever has the token, for {@link #KEPT}. */
  String open(String view, Format format) {
    byte[] secret = new byte[TOKEN_BYTES];
    random.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    store.commit(new Commit().take(claim(token), format.code() + " " + view, KEPT));
    return token;
  }

  /** The file behind a token, as it is now; empty if there is none, or none any more. */
  public Optional<File> find(String token) {
    return store
        .holder(claim(token))
        .map(kept -> kept.split(" ", 2))
        .filter(kept -> kept.length == 2)
        .flatMap(kept -> Format.of(kept[0]).flatMap(format -> file(kept[1], format)));
  }

  private static Claim claim(String token) {
    return new Claim("question-file", token);
  }
}
