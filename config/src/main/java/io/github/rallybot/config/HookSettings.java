package io.github.rallybot.config;

import io.github.rallybot.chat.Secret;
import io.github.rallybot.intake.HmacSignature;
import io.github.rallybot.intake.Hook;
import io.github.rallybot.intake.HubSpotSignature;
import io.github.rallybot.intake.LeadReader;
import io.github.rallybot.intake.Mapping;
import io.github.rallybot.intake.Pointer;
import io.github.rallybot.intake.SharedSecret;
import io.github.rallybot.intake.StandardWebhooks;
import io.github.rallybot.intake.Template;
import io.github.rallybot.intake.Verification;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One hook of {@code rally.hooks}: how a form tool is connected without code.
 *
 * @param verify how the tool shows that it is the tool
 * @param fields by the name of a lead field, or {@code attributes.} and any name: where its value
 *     comes from, see {@link Template}
 * @param each place of a list in the payload, one lead per element, see {@link Pointer}
 * @param keepRest whether what no template uses becomes an attribute
 * @param idHeader header in which the tool gives each message an id
 */
record HookSettings(
    @Nullable Verify verify,
    @DefaultValue Map<String, String> fields,
    @Nullable String each,
    @DefaultValue("false") boolean keepRest,
    @Nullable String idHeader) {

  private static final String ATTRIBUTES = "attributes.";

  /** The ways of showing it. */
  enum Kind {
    HMAC,
    SECRET,
    STANDARD_WEBHOOKS,
    HUBSPOT
  }

  /**
   * How the tool shows that it is the tool.
   *
   * @param secret that both sides know
   * @param header hmac: in which the signature stands; secret: in which the secret stands
   * @param prefix before the signature or the secret
   * @param algorithm hmac only; sha256 unless said
   * @param encoding hmac only; hex unless said
   * @param timestampHeader hmac only: a time that is signed too
   * @param signedText hmac with a time only: what is signed
   * @param tolerance hmac with a time only: how far the time may be from now
   * @param username secret only: for HTTP Basic
   * @param parameter secret only: in which part of the address's query it stands
   */
  record Verify(
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

    private static final int SHORTEST = 16;

    @Override
    public String toString() {
      return "Verify[" + kind + "]";
    }
  }

  /** All hooks of the settings, in their order. */
  static List<Hook> hooks(Map<String, HookSettings> settings, Optional<URI> publicUrl) {
    return settings.entrySet().stream().map(e -> e.getValue().hook(e.getKey(), publicUrl)).toList();
  }

  private Hook hook(String name, Optional<URI> publicUrl) {
    String key = "rally.hooks." + name;
    Verification verification = verification(key, publicUrl);
    return in(key + ":", () -> new Hook(name, verification, mapping(name, key), given(idHeader)));
  }

  private Mapping mapping(String name, String key) {
    Map<String, Template> leadFields = new LinkedHashMap<>();
    Map<String, Template> attributes = new LinkedHashMap<>();
    leadFields.put("source", Template.parse("=" + name));
    fields.forEach(
        (field, text) -> {
          String at = key + ".fields." + field;
          Template template = in(at, () -> Template.parse(text));
          if (field.startsWith(ATTRIBUTES) && field.length() > ATTRIBUTES.length()) {
            attributes.put(field.substring(ATTRIBUTES.length()), template);
          } else if (leadFields.put(leadField(field, at), template) != null
              && !plain(field).equals("source")) {
            throw new IllegalArgumentException(at + " is there twice. Take one away.");
          }
        });
    if (LeadReader.PERSON.stream().noneMatch(leadFields::containsKey)) {
      throw new IllegalArgumentException(
          key
              + ".fields says nobody to reach. Set at least one of "
              + key
              + ".fields."
              + LeadReader.PERSON.stream().sorted().collect(Collectors.joining(", ."))
              + ".");
    }
    Optional<Pointer> list = given(each).map(text -> in(key + ".each:", () -> Pointer.parse(text)));
    return new Mapping(leadFields, attributes, list, keepRest);
  }

  /** Written as in the lead JSON, or as settings are written: {@code external-id}. */
  private static String leadField(String field, String at) {
    Map<String, String> known = new HashMap<>();
    LeadReader.FIELDS.forEach(name -> known.put(plain(name), name));
    known.remove("attributes");
    String name = known.get(plain(field));
    if (name == null) {
      throw new IllegalArgumentException(
          at
              + " is no field of a lead. Use one of "
              + known.values().stream().sorted().collect(Collectors.joining(", "))
              + "; or, for anything else, attributes."
              + field
              + ".");
    }
    return name;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
  }

  private Verification verification(String key, Optional<URI> publicUrl) {
    Kind kind = verify == null ? null : verify.kind();
    if (verify == null || kind == null) {
      throw new IllegalArgumentException(
          key
              + " has no verification, so anybody could send leads to it. Set "
              + key
              + ".verify.kind to hmac, secret, standard-webhooks or hubspot.");
    }
    String at = key + ".verify.";
    return switch (kind) {
      case HMAC -> hmac(verify, at);
      case SECRET -> sharedSecret(verify, at);
      case STANDARD_WEBHOOKS -> {
        onlySecret(verify, at);
        yield in(at + "secret", () -> new StandardWebhooks(secret(verify, at, 1)));
      }
      case HUBSPOT -> {
        onlySecret(verify, at);
        yield new HubSpotSignature(
            secret(verify, at, Verify.SHORTEST),
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

  private static Verification hmac(Verify verify, String at) {
    foreign(
        at,
        "hmac",
        Stream.of(named("username", verify.username()), named("parameter", verify.parameter())));
    Optional<String> time = given(verify.timestampHeader());
    if (time.isEmpty()) {
      foreign(
          at,
          "no " + at + "timestamp-header",
          Stream.of(
              named("signed-text", verify.signedText()), named("tolerance", verify.tolerance())));
    }
    Optional<HmacSignature.Timed> timed =
        time.map(
            header ->
                in(
                    at + (verify.signedText() == null ? "tolerance" : "signed-text"),
                    () ->
                        new HmacSignature.Timed(
                            header,
                            or(verify.signedText(), "{timestamp}.{body}"),
                            or(verify.tolerance(), Duration.ofMinutes(5)))));
    return new HmacSignature(
        required(verify.header(), at + "header", "the header that holds the signature"),
        or(verify.algorithm(), HmacSignature.Algorithm.SHA256),
        or(verify.encoding(), HmacSignature.Encoding.HEX),
        or(verify.prefix(), ""),
        secret(verify, at, 8),
        timed);
  }

  private static Verification sharedSecret(Verify verify, String at) {
    foreign(
        at,
        "secret",
        Stream.of(
            named("algorithm", verify.algorithm()),
            named("encoding", verify.encoding()),
            named("timestamp-header", verify.timestampHeader()),
            named("signed-text", verify.signedText()),
            named("tolerance", verify.tolerance())));
    List<SharedSecret.Place> places =
        Stream.<Optional<SharedSecret.Place>>of(
                given(verify.header())
                    .map(name -> new SharedSecret.Place.Header(name, or(verify.prefix(), ""))),
                given(verify.username()).map(SharedSecret.Place.Basic::new),
                given(verify.parameter()).map(SharedSecret.Place.Parameter::new))
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
    return new SharedSecret(places.get(0), secret(verify, at, Verify.SHORTEST));
  }

  private static void onlySecret(Verify verify, String at) {
    foreign(
        at,
        String.valueOf(verify.kind()).toLowerCase(Locale.ROOT).replace('_', '-'),
        Stream.of(
            named("header", verify.header()),
            named("prefix", verify.prefix()),
            named("algorithm", verify.algorithm()),
            named("encoding", verify.encoding()),
            named("timestamp-header", verify.timestampHeader()),
            named("signed-text", verify.signedText()),
            named("tolerance", verify.tolerance()),
            named("username", verify.username()),
            named("parameter", verify.parameter())));
  }

  /** A setting without effect would let somebody believe in a protection that is not there. */
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

  private static Secret secret(Verify verify, String at, int shortest) {
    Secret secret = Secret.of(verify.secret());
    if (secret.isBlank()) {
      throw new IllegalArgumentException(
          "Set " + at + "secret to what the tool signs with or sends along.");
    }
    if (secret.reveal().length() < shortest) {
      throw new IllegalArgumentException(
          at
              + "secret is shorter than "
              + shortest
              + " characters. Make one with: openssl rand -hex 24");
    }
    return secret;
  }

  private static String required(@Nullable String value, String at, String what) {
    return given(value)
        .orElseThrow(() -> new IllegalArgumentException("Set " + at + " to " + what + "."));
  }

  private static Optional<String> given(@Nullable String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  /** Names the key in what is refused about its value. */
  private static <T> T in(String key, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException wrong) {
      String words = String.valueOf(wrong.getMessage());
      throw new IllegalArgumentException(
          words.startsWith("rally.") ? words : key + " " + words + ".", wrong);
    }
  }
}
