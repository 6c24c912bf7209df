package io.github.rallybot.intake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the schemes of signing have in common. */
final class Signatures {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,15}");

  /** From here on a number of seconds would be in the year 5138, so it is one of milliseconds. */
  private static final long MILLISECONDS = 100_000_000_000L;

  private Signatures() {}

  /**
   * The keyed digest of several pieces, one after the other.
   *
   * @param algorithm such as {@code HmacSHA256}
   */
  static byte[] mac(String algorithm, byte[] key, byte[]... pieces) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      for (byte[] piece : pieces) {
        mac.update(piece);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  static byte[] sha256(byte[]... pieces) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] piece : pieces) {
        digest.update(piece);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether two texts are the same, in a time that tells nothing of either. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(sha256(utf8(one)), sha256(utf8(other)));
  }

  /** The bytes that hexadecimal digits stand for, in either case. */
  static Optional<byte[]> hex(String text) {
    try {
      return Optional.of(HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The bytes that Base64 stands for, in either alphabet, padded or not. */
  static Optional<byte[]> base64(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Why a time of signing is not now; empty if it is. A window on both sides keeps a webhook that
   * somebody recorded from being sent again later, and allows for clocks that differ.
   *
   * @param timestamp seconds or milliseconds since 1970
   */
  static Optional<Trouble> outside(String timestamp, Duration tolerance, Instant now) {
    if (!DIGITS.matcher(timestamp).matches()) {
      return Optional.of(Trouble.NO_TIME);
    }
    long number = Long.parseLong(timestamp);
    Instant at =
        number < MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    if (at.isBefore(now.minus(tolerance))) {
      return Optional.of(Trouble.TOO_OLD);
    }
    return at.isAfter(now.plus(tolerance)) ? Optional.of(Trouble.TOO_NEW) : Optional.empty();
  }
}
