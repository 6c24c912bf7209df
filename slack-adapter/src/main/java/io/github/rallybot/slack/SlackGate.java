package io.github.rallybot.slack;

import io.github.rallybot.chat.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Lets in what Slack itself has sent a moment ago: at most {@value #MAX_BYTES} bytes, signed with
 * the app's Signing Secret (HMAC-SHA256 over {@code v0:timestamp:body}, compared in constant time),
 * and not older or newer than {@value #WINDOW_MINUTES} minutes.
 *
 * <p>The signature is over the raw bytes, so they must come here before anything decodes them. A
 * request that is repeated within the window passes again: the identity of the deed in it is what
 * keeps it from counting twice.
 *
 * @see <a href="https://docs.slack.dev/authentication/verifying-requests-from-slack">Verifying
 *     requests from Slack</a>
 */
final class SlackGate {

  static final int MAX_BYTES = 1 << 20;
  static final int WINDOW_MINUTES = 5;
  static final String TIMESTAMP_HEADER = "X-Slack-Request-Timestamp";
  static final String SIGNATURE_HEADER = "X-Slack-Signature";

  private static final Duration WINDOW = Duration.ofMinutes(WINDOW_MINUTES);
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final Clock clock;

  SlackGate(Secret signingSecret, Clock clock) {
    this.key =
        new SecretKeySpec(signingSecret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.clock = clock;
  }

  /**
   * Why a request may not come in; empty if it may.
   *
   * @param timestamp the header {@value #TIMESTAMP_HEADER}
   * @param signature the header {@value #SIGNATURE_HEADER}
   */
  Optional<SlackProblem> refuse(
      byte[] body, @Nullable String timestamp, @Nullable String signature) {
    if (body.length > MAX_BYTES) {
      return Optional.of(
          new SlackProblem(413, "Too large", "Send at most " + MAX_BYTES + " bytes."));
    }
    if (timestamp == null || signature == null) {
      return unauthorized(
          "Only Slack may call this address: the headers "
              + TIMESTAMP_HEADER
              + " and "
              + SIGNATURE_HEADER
              + " are missing.");
    }
    if (!timestamp.matches("[0-9]{1,12}")) {
      return unauthorized("The header " + TIMESTAMP_HEADER + " must hold seconds since 1970.");
    }
    if (!matches(body, timestamp, signature)) {
      return unauthorized(
          "The signature does not fit. Compare rally.slack.signing-secret with the Signing Secret"
              + " of the Slack app (api.slack.com/apps, your app, Basic Information), and see that"
              + " no proxy changes the body.");
    }
    Duration age =
        Duration.ofSeconds(clock.instant().getEpochSecond() - Long.parseLong(timestamp)).abs();
    if (age.compareTo(WINDOW) > 0) {
      return unauthorized(
          "The request is not from the last "
              + WINDOW_MINUTES
              + " minutes. Set the clock of this machine right.");
    }
    return Optional.empty();
  }

  /** The signature that Slack would put on a body; for stand-ins and tests. */
  String sign(byte[] body, String timestamp) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.US_ASCII));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private boolean matches(byte[] body, String timestamp, String signature) {
    return MessageDigest.isEqual(
        sign(body, timestamp).getBytes(StandardCharsets.US_ASCII),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<SlackProblem> unauthorized(String detail) {
    return Optional.of(new SlackProblem(401, "Not from Slack", detail));
  }
}
