package io.github.rallybot.intake;

import io.github.rallybot.chat.Secret;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Standard Webhooks 1.0, symmetric: {@code webhook-signature} holds one or more signatures with
 * spaces between them, of which one that starts with {@code v1,} has to be the HMAC-SHA256 over
 * {@code id.timestamp.body}. The time may be five minutes from now on both sides; the id is the
 * same for each try of a message.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/">the
 *     specification</a>
 */
public final class StandardWebhooks implements Verification {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final String BRAND = "whsec_";
  private static final String VERSION = "v1,";

  /** Less could be guessed; the specification asks for 24, and not every sender keeps to it. */
  private static final int SHORTEST = 16;

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9+/]*={0,2}");
  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");

  private final byte[] key;

  /**
   * @param secret as the sender shows it: Base64, with or without {@code whsec_}
   * @throws IllegalArgumentException that says what is wrong with it, without repeating it
   */
  public StandardWebhooks(Secret secret) {
    String text = secret.reveal();
    if (text.startsWith("whpk_")) {
      throw new IllegalArgumentException(
          "is a public key, which is not understood here. Have the sender sign with a secret that"
              + " starts with whsec_");
    }
    String written = text.startsWith(BRAND) ? text.substring(BRAND.length()) : text;
    this.key =
        // read strictly: words that somebody made up are often Base64 of the other alphabet
        Optional.of(written)
            .filter(PLAIN.asMatchPredicate())
            .flatMap(Signatures::base64)
            .filter(bytes -> bytes.length >= SHORTEST)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "is no secret of Standard Webhooks: whsec_ and at least "
                            + SHORTEST
                            + " bytes in Base64. Copy it from the sender as it stands there"));
  }

  @Override
  public Optional<Trouble> refuse(Incoming incoming, Instant now) {
    Optional<String> id = messageId(incoming);
    Optional<String> timestamp = incoming.header("webhook-timestamp");
    Optional<String> signatures = incoming.header("webhook-signature");
    if (signatures.isEmpty()) {
      return Optional.of(Trouble.UNSIGNED);
    }
    if (id.isEmpty()) {
      return Optional.of(Trouble.NO_ID);
    }
    if (timestamp.isEmpty()) {
      return Optional.of(Trouble.NO_TIME);
    }
    byte[] right =
        Signatures.mac(
            "HmacSHA256",
            key,
            Signatures.utf8(id.get() + "." + timestamp.get() + "."),
            incoming.body());
    boolean anyOfVersion = false;
    boolean signed = false;
    for (String one : signatures.get().split(" +", -1)) {
      if (one.startsWith(VERSION)) {
        anyOfVersion = true;
        // no way out of the loop once one fits: the time it takes would tell which one
        signed |=
            Signatures.base64(one.substring(VERSION.length()))
                .filter(given -> MessageDigest.isEqual(right, given))
                .isPresent();
      }
    }
    if (!signed) {
      return Optional.of(anyOfVersion ? Trouble.BAD_SIGNATURE : Trouble.NOT_A_SIGNATURE);
    }
    return Signatures.outside(timestamp.get(), TOLERANCE, now);
  }

  @Override
  public Optional<String> messageId(Incoming incoming) {
    return incoming.header("webhook-id").filter(id -> ID.matcher(id).matches());
  }
}
