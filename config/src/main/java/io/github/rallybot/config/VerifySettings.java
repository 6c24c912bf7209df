package io.github.rallybot.config;

import io.github.rallybot.chat.Secret;
import io.github.rallybot.intake.HmacSignature;
import io.github.rallybot.intake.HubSpotSignature;
import io.github.rallybot.intake.SharedSecret;
import io.github.rallybot.intake.StandardWebhooks;
import io.github.rallybot.intake.Verification;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code verify} of a hook: how its tool shows that it is the tool. What means nothing with the
 * kind is refused, lest somebody believes in a protection that is not there.
 *
 * @param secret that both sides know
 * @param header hmac: in which the signature stands; secret: in which the secret stands
 * @param prefix before the signature or the secret
 * @param algorithm hmac only; sha256 unless said
 * @param encoding hmac only; hex unless said
 * @param timestampHeader hmac only: a time that is signed too
 * @param signedText hmac with a time only: what is signed; {timestamp}.{body} unless said
 * @param tolerance hmac with a time only: how far the time may be from now; 5 minutes unless said
 * @param username secret only: for HTTP Basic
 * @param parameter secret only: in which part of the address's query it stands
 */
record VerifySettings(
    @Nullable Kind kind,
    @DefaultValue("") String secret,
    @Nullable String header,
    @Nullable String prefix,
    HmacSignature.@Nullable Algorithm algorithm,
    HmacSignature.@Nullable Encoding encoding,
    @Nullable String timestampHeader,
    @Nullable String signedText,
    @Nullable Duration tolerance,
    @Nullable String username,
    @Nullable String parameter) {

  /** A secret that is sent along, or is HubSpot's own, is at least so long. */
  private static final int SHORTEST = 16;

  /** One that only signs may be shorter: some tools make it, and nobody sees it. */
  private static final int SHORTEST_TO_SIGN = 8;

  /** The ways of showing it. */
  enum Kind {
    HMAC,
    SECRET,
    STANDARD_WEBHOOKS,
    HUBSPOT
  }

  /** What a hook that anybody could send to is refused with. */
  static IllegalArgumentException without(String key) {
    return new IllegalArgumentException(
        key
            + " has no verification, so anybody could send leads to it. Set "
            + key
            + ".verify.kind to hmac, secret, standard-webhooks or hubspot.");
  }

  /**
   * The verification that these settings mean.
   *
   * @param key of the hook
   */
  Verification verification(String key, Optional<URI> publicUrl) {
    if (kind == null) {
      throw without(key);
    }
    String at = key + ".verify.";
    return switch (kind) {
      case HMAC -> hmac(at);
      case SECRET -> sharedSecret(at);
      case STANDARD_WEBHOOKS -> {
        onlySecret(at);
        yield HookSettings.in(at + "secret", () -> new StandardWebhooks(secret(at, 1)));
      }
      case HUBSPOT -> {
        onlySecret(at);
        yield new HubSpotSignature(
            secret(at, SHORTEST),
            publicUrl.orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "HubSpot signs the address that it sends to. Set rally.public-url to the"
                            + " https address of this bot, or "
                            + at
                            + "kind to another one.")));
      }
    };
  }

  private Verification hmac(String at) {
    foreign(at, "hmac", Stream.of(named("username", username), named("parameter", parameter)));
    Optional<String> time = HookSettings.given(timestampHeader);
    if (time.isEmpty()) {
      foreign(
          at,
          "no " + at + "timestamp-header",
          Stream.of(named("signed-text", signedText), named("tolerance", tolerance)));
    }
    if (tolerance != null && (tolerance.isZero() || tolerance.isNegative())) {
      throw new IllegalArgumentException(at + "tolerance has to be more than zero.");
    }
    Optional<HmacSignature.Timed> timed =
        time.map(
            name ->
                HookSettings.in(
                    at + "signed-text",
                    () ->
                        new HmacSignature.Timed(
                            name,
                            or(signedText, "{timestamp}.{body}"),
                            or(tolerance, Duration.ofMinutes(5)))));
    return new HmacSignature(
        required(header, at + "header", "the header that holds the signature"),
        or(algorithm, HmacSignature.Algorithm.SHA256),
        or(encoding, HmacSignature.Encoding.HEX),
        or(prefix, ""),
        secret(at, SHORTEST_TO_SIGN),
        timed);
  }

  private Verification sharedSecret(String at) {
    foreign(
        at,
        "secret",
        Stream.of(
            named("algorithm", algorithm),
            named("encoding", encoding),
            named("timestamp-header", timestampHeader),
            named("signed-text", signedText),
            named("tolerance", tolerance)));
    List<SharedSecret.Place> places =
        Stream.<Optional<SharedSecret.Place>>of(
                HookSettings.given(header)
                    .map(name -> new SharedSecret.Place.Header(name, or(prefix, ""))),
                HookSettings.given(username).map(SharedSecret.Place.Basic::new),
                HookSettings.given(parameter).map(SharedSecret.Place.Parameter::new))
            .flatMap(Optional::stream)
            .toList();
    if (places.size() != 1) {
      throw new IllegalArgumentException(
          "Set one of "
              + at
              + "header (the header that holds the secret), "
              + at
              + "username (for HTTP Basic) and "
              + at
              + "parameter (part of the address’s query).");
    }
    return new SharedSecret(places.get(0), secret(at, SHORTEST));
  }

  private void onlySecret(String at) {
    foreign(
        at,
        String.valueOf(kind).toLowerCase(Locale.ROOT).replace('_', '-'),
        Stream.of(
            named("header", header),
            named("prefix", prefix),
            named("algorithm", algorithm),
            named("encoding", encoding),
            named("timestamp-header", timestampHeader),
            named("signed-text", signedText),
            named("tolerance", tolerance),
            named("username", username),
            named("parameter", parameter)));
  }

  private static void foreign(String at, String kind, Stream<Optional<String>> settings) {
    settings
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  at + name + " means nothing with " + kind + ". Take it away.");
            });
  }

  private static Optional<String> named(String name, @Nullable Object value) {
    return value == null ? Optional.empty() : Optional.of(name);
  }

  private Secret secret(String at, int shortest) {
    Secret given = Secret.of(secret);
    if (given.isBlank()) {
      throw new IllegalArgumentException(
          "Set " + at + "secret to what the tool signs with or sends along.");
    }
    if (given.reveal().length() < shortest) {
      throw new IllegalArgumentException(
          at
              + "secret is shorter than "
              + shortest
              + " characters. Make one with: openssl rand -hex 24");
    }
    return given;
  }

  private static String required(@Nullable String value, String at, String what) {
    return HookSettings.given(value)
        .orElseThrow(() -> new IllegalArgumentException("Set " + at + " to " + what + "."));
  }

  private static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  @Override
  public String toString() {
    return "Verify[" + kind + "]";
  }
}
