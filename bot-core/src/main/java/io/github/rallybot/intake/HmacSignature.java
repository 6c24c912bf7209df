package io.github.rallybot.intake;

import io.github.rallybot.chat.Secret;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A signature over the body in a header, as GitHub, Typeform, Shopify and many others make it: an
 * HMAC under a secret that both sides know.
 *
 * @param header in which the signature stands
 * @param prefix before the signature, such as {@code sha256=}; may be empty
 * @param timed a time that is signed too, if the tool does so
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>
 */
public record HmacSignature(
    String header,
    Algorithm algorithm,
    Encoding encoding,
    String prefix,
    Secret secret,
    Optional<Timed> timed)
    implements Verification {

  /** How the bytes are digested. */
  public enum Algorithm {
    SHA1("HmacSHA1"),
    SHA256("HmacSHA256"),
    SHA512("HmacSHA512");

    private final String javaName;

    Algorithm(String javaName) {
      this.javaName = javaName;
    }
  }

  /** How the signature's bytes are written. */
  public enum Encoding {
    HEX,
    BASE64
  }

  /**
   * A time of signing, which keeps a recorded webhook from being sent again later.
   *
   * @param header in which it stands, as seconds or milliseconds since 1970
   * @param text what is signed, with {@code {timestamp}} and {@code {body}} in their places, the
   *     body at the end; the signature covers the body as it came
   * @param tolerance how far the time may be from now, on both sides
   */
  public record Timed(String header, String text, Duration tolerance) {

    private static final String BODY = "{body}";
    private static final String TIMESTAMP = "{timestamp}";

    public Timed {
      if (!text.endsWith(BODY) || !text.contains(TIMESTAMP)) {
        throw new IllegalArgumentException(
            "has to contain {timestamp} and to end with {body}, as in {timestamp}.{body}");
      }
      if (tolerance.isNegative() || tolerance.isZero()) {
        throw new IllegalArgumentException("has to be more than zero");
      }
    }

    private String before(String timestamp) {
      return text.substring(0, text.length() - BODY.length()).replace(TIMESTAMP, timestamp);
    }
  }

  @Override
  public Optional<Trouble> refuse(Incoming incoming, Instant now) {
    Optional<String> given = incoming.header(header);
    if (given.isEmpty()) {
      return Optional.of(Trouble.UNSIGNED);
    }
    String written = given.get();
    if (!written.regionMatches(true, 0, prefix, 0, prefix.length())) {
      return Optional.of(Trouble.NOT_A_SIGNATURE);
    }
    String text = written.substring(prefix.length()).strip();
    Optional<byte[]> signature =
        encoding == Encoding.HEX ? Signatures.hex(text) : Signatures.base64(text);
    Optional<String> timestamp = timed.flatMap(t -> incoming.header(t.header()));
    if (timed.isPresent() && timestamp.isEmpty()) {
      return Optional.of(Trouble.NO_TIME);
    }
    byte[] right = sign(timestamp.orElse(""), incoming.body());
    if (signature.isEmpty() || signature.get().length != right.length) {
      return Optional.of(Trouble.NOT_A_SIGNATURE);
    }
    if (!MessageDigest.isEqual(right, signature.get())) {
      return Optional.of(Trouble.BAD_SIGNATURE);
    }
    return timed.flatMap(t -> Signatures.outside(timestamp.orElse(""), t.tolerance(), now));
  }

  private byte[] sign(String timestamp, byte[] body) {
    String before = timed.map(t -> t.before(timestamp)).orElse("");
    return Signatures.mac(
        algorithm.javaName, Signatures.utf8(secret.reveal()), Signatures.utf8(before), body);
  }
}
