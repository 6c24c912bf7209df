package io.github.rallybot.intake;

import io.github.rallybot.chat.Secret;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * HubSpot's signatures, under the client secret of the app that sends.
 *
 * <ul>
 *   <li>v3 ({@code X-HubSpot-Signature-v3}): Base64 of the HMAC-SHA256 over method, address, body
 *       and {@code X-HubSpot-Request-Timestamp} (milliseconds), which is at most five minutes from
 *       now. If it is there, it alone counts.
 *   <li>v2 ({@code X-HubSpot-Signature} with {@code X-HubSpot-Signature-Version: v2}): SHA-256 over
 *       secret, method, address and body, in hexadecimal.
 *   <li>v1 (the same header without a version, or v1): SHA-256 over secret and body.
 * </ul>
 *
 * v1 and v2 hold no time, so a recorded one passes again; it says nothing new and changes nothing.
 *
 * @param publicUrl the address of the bot as HubSpot knows it, since a proxy may have changed what
 *     arrives
 * @see <a
 *     href="https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation">Request
 *     validation</a>
 */
public record HubSpotSignature(Secret secret, URI publicUrl) implements Verification {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** Of these, v3 signs the character and not its percent-encoding. */
  private static final Pattern DECODED =
      Pattern.compile("%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)", Pattern.CASE_INSENSITIVE);

  @Override
  public Optional<Trouble> refuse(Incoming incoming, Instant now) {
    Optional<String> newest = incoming.header("X-HubSpot-Signature-v3");
    return newest.isPresent() ? refuseV3(incoming, newest.get(), now) : refuseOlder(incoming);
  }

  private Optional<Trouble> refuseV3(Incoming incoming, String written, Instant now) {
    Optional<String> timestamp = incoming.header("X-HubSpot-Request-Timestamp");
    if (timestamp.isEmpty()) {
      return Optional.of(Trouble.NO_TIME);
    }
    byte[] right =
        Signatures.mac(
            "HmacSHA256",
            key(),
            Signatures.utf8(incoming.method() + decoded(address(incoming))),
            incoming.body(),
            Signatures.utf8(timestamp.get()));
    return unlike(right, Signatures.base64(written), Trouble.BAD_ADDRESS_SIGNATURE)
        .or(() -> Signatures.outside(timestamp.get(), TOLERANCE, now));
  }

  private Optional<Trouble> refuseOlder(Incoming incoming) {
    Optional<String> written = incoming.header("X-HubSpot-Signature");
    if (written.isEmpty()) {
      return Optional.of(Trouble.UNSIGNED);
    }
    String version = incoming.header("X-HubSpot-Signature-Version").orElse("v1");
    Optional<byte[]> given = Signatures.hex(written.get());
    if (version.equalsIgnoreCase("v2")) {
      byte[] before = Signatures.utf8(incoming.method() + address(incoming));
      return unlike(
          Signatures.sha256(key(), before, incoming.body()), given, Trouble.BAD_ADDRESS_SIGNATURE);
    }
    return version.equalsIgnoreCase("v1")
        ? unlike(Signatures.sha256(key(), incoming.body()), given, Trouble.BAD_SIGNATURE)
        : Optional.of(Trouble.NOT_A_SIGNATURE);
  }

  private static Optional<Trouble> unlike(byte[] right, Optional<byte[]> given, Trouble trouble) {
    if (given.isEmpty() || given.get().length != right.length) {
      return Optional.of(Trouble.NOT_A_SIGNATURE);
    }
    return MessageDigest.isEqual(right, given.get()) ? Optional.empty() : Optional.of(trouble);
  }

  private byte[] key() {
    return Signatures.utf8(secret.reveal());
  }

  private String address(Incoming incoming) {
    return publicUrl.toString().replaceFirst("/+$", "") + incoming.pathAndQuery();
  }

  private static String decoded(String address) {
    return DECODED
        .matcher(address)
        .replaceAll(
            match ->
                java.util.regex.Matcher.quoteReplacement(
                    Character.toString(Integer.parseInt(match.group(1), 16))));
  }
}
