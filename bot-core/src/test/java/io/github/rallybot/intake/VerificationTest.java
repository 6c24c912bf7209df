package io.github.rallybot.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.chat.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemes against what their owners publish, and against what is not right about a request. */
class VerificationTest {

  private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");
  private static final Secret SECRET = Secret.of("a-secret-for-tests");
  private static final byte[] BODY = "{\"email\":\"dana@northgate.example\"}".getBytes(UTF_8);

  private static JsonNode vectors(String file) throws IOException {
    try (InputStream in = VerificationTest.class.getResourceAsStream("hooks/" + file)) {
      assertThat(in).isNotNull();
      return new JsonMapper().readTree(in);
    }
  }

  private static Incoming post(byte[] body, String... headers) {
    return post("/hooks/form", body, headers);
  }

  private static Incoming post(String path, byte[] body, String... headers) {
    Map<String, String> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < headers.length; i += 2) {
      map.put(headers[i], headers[i + 1]);
    }
    return new Incoming("POST", path, name -> Optional.ofNullable(map.get(name)), body);
  }

  // Standard Webhooks

  private static Incoming standard(JsonNode vector, byte[] body, String time, String signature) {
    return post(
        body,
        "webhook-id",
        vector.path("id").stringValue(),
        "webhook-timestamp",
        time,
        "webhook-signature",
        signature);
  }

  @Test
  void the_vector_of_standard_webhooks_passes_with_and_without_its_prefix() throws Exception {
    JsonNode vector = vectors("standard_webhooks_vector.json");
    String time = vector.path("timestamp").stringValue();
    String secret = vector.path("secret").stringValue();
    String right = vector.path("signature").stringValue();
    byte[] body = vector.path("body").stringValue().getBytes(UTF_8);
    Instant then = Instant.ofEpochSecond(Long.parseLong(time));
    for (String written : new String[] {secret, "whsec_" + secret, " whsec_" + secret + "\n"}) {
      StandardWebhooks verification = new StandardWebhooks(Secret.of(written));
      Incoming incoming = standard(vector, body, time, right);
      assertThat(verification.refuse(incoming, then)).isEmpty();
      assertThat(verification.messageId(incoming)).contains("msg_p5jXN8AQM9LWM0D4loKWxJek");
    }
  }

  @Test
  void one_of_several_signatures_of_standard_webhooks_is_enough() throws Exception {
    JsonNode vector = vectors("standard_webhooks_vector.json");
    String time = vector.path("timestamp").stringValue();
    String right = vector.path("signature").stringValue();
    byte[] body = vector.path("body").stringValue().getBytes(UTF_8);
    Instant then = Instant.ofEpochSecond(Long.parseLong(time));
    StandardWebhooks verification =
        new StandardWebhooks(Secret.of(vector.path("secret").stringValue()));
    String wrong = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
    String newer = "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZ";
    assertThat(
            verification.refuse(
                standard(vector, body, time, wrong + " " + newer + "  " + right + " v1,x"), then))
        .isEmpty();
    assertThat(verification.refuse(standard(vector, body, time, wrong + " " + newer), then))
        .contains(Trouble.BAD_SIGNATURE);
    // the right digest under the name of another scheme is none
    assertThat(
            verification.refuse(
                standard(vector, body, time, right.replace("v1,", "v2,") + " " + newer), then))
        .contains(Trouble.NOT_A_SIGNATURE);
    assertThat(verification.refuse(standard(vector, body, time, "v1,%%%"), then))
        .contains(Trouble.BAD_SIGNATURE);
  }

  @Test
  void standard_webhooks_hold_for_five_minutes_on_both_sides_and_for_these_bytes_only()
      throws Exception {
    JsonNode vector = vectors("standard_webhooks_vector.json");
    String time = vector.path("timestamp").stringValue();
    String right = vector.path("signature").stringValue();
    byte[] body = vector.path("body").stringValue().getBytes(UTF_8);
    Instant then = Instant.ofEpochSecond(Long.parseLong(time));
    StandardWebhooks verification =
        new StandardWebhooks(Secret.of(vector.path("secret").stringValue()));
    Incoming incoming = standard(vector, body, time, right);
    assertThat(verification.refuse(incoming, then.plusSeconds(300))).isEmpty();
    assertThat(verification.refuse(incoming, then.minusSeconds(300))).isEmpty();
    assertThat(verification.refuse(incoming, then.plusSeconds(301))).contains(Trouble.TOO_OLD);
    assertThat(verification.refuse(incoming, then.minusSeconds(301))).contains(Trouble.TOO_NEW);
    byte[] tampered = new String(body, UTF_8).replace("2432", "2433").getBytes(UTF_8);
    assertThat(verification.refuse(standard(vector, tampered, time, right), then))
        .contains(Trouble.BAD_SIGNATURE);
    String later = Long.toString(then.getEpochSecond() + 1);
    assertThat(verification.refuse(standard(vector, body, later, right), then))
        .contains(Trouble.BAD_SIGNATURE);
    assertThat(
            verification.refuse(
                post(
                    body,
                    "webhook-id",
                    "other",
                    "webhook-timestamp",
                    time,
                    "webhook-signature",
                    right),
                then))
        .contains(Trouble.BAD_SIGNATURE);
  }

  @Test
  void what_standard_webhooks_lack_is_named() throws Exception {
    StandardWebhooks verification =
        new StandardWebhooks(
            Secret.of(vectors("standard_webhooks_vector.json").path("secret").stringValue()));
    assertThat(verification.refuse(post(BODY), NOW)).contains(Trouble.UNSIGNED);
    assertThat(verification.refuse(post(BODY, "webhook-signature", "v1,x"), NOW))
        .contains(Trouble.NO_ID);
    assertThat(
            verification.refuse(post(BODY, "webhook-signature", "v1,x", "webhook-id", "a b"), NOW))
        .contains(Trouble.NO_ID);
    assertThat(verification.refuse(post(BODY, "webhook-signature", "v1,x", "webhook-id", "a"), NOW))
        .contains(Trouble.NO_TIME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "whsec_", "whsec_***", "c2hvcnQ=", "whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2L"})
  void what_is_no_secret_of_standard_webhooks_is_refused_and_not_repeated(String secret) {
    assertThatThrownBy(() -> new StandardWebhooks(Secret.of(secret)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whsec_")
        .message()
        .doesNotContain("c2hvcnQ=", "MfKQ9r8");
  }

  // HubSpot

  private static final URI HUBSPOT_URL = URI.create("https://www.example.com/");

  private static Incoming hubspot(JsonNode vector, byte[] body) {
    String version = vector.path("version").stringValue();
    String signature = vector.path("signature").stringValue();
    String path = "/webhook_uri";
    return switch (version) {
      case "v3" ->
          post(
              path,
              body,
              "X-HubSpot-Signature-v3",
              signature,
              "X-HubSpot-Request-Timestamp",
              vector.path("timestamp").stringValue());
      case "v2" ->
          post(path, body, "X-HubSpot-Signature", signature, "X-HubSpot-Signature-Version", "v2");
      default -> post(path, body, "X-HubSpot-Signature", signature);
    };
  }

  @Test
  void the_vectors_of_hubspot_pass_and_their_bodies_cannot_be_changed() throws Exception {
    JsonNode all = vectors("hubspot_signature_vectors.json").path("vectors");
    assertThat(all.size()).isEqualTo(4);
    for (JsonNode vector : all) {
      HubSpotSignature verification =
          new HubSpotSignature(Secret.of(vector.path("secret").stringValue()), HUBSPOT_URL);
      Instant then =
          vector.has("timestamp")
              ? Instant.ofEpochMilli(Long.parseLong(vector.path("timestamp").stringValue()))
              : NOW;
      byte[] body = vector.path("body").stringValue().getBytes(UTF_8);
      assertThat(verification.refuse(hubspot(vector, body), then)).as("%s", vector).isEmpty();
      byte[] tampered = body.clone();
      tampered[2] ^= 1;
      assertThat(verification.refuse(hubspot(vector, tampered), then)).isPresent();
      assertThat(new HubSpotSignature(SECRET, HUBSPOT_URL).refuse(hubspot(vector, body), then))
          .isPresent();
    }
  }

  @Test
  void hubspots_newest_signature_holds_for_five_minutes_and_alone_counts() throws Exception {
    JsonNode v3 = vectors("hubspot_signature_vectors.json").path("vectors").path(3);
    HubSpotSignature verification =
        new HubSpotSignature(Secret.of(v3.path("secret").stringValue()), HUBSPOT_URL);
    Instant then = Instant.ofEpochMilli(Long.parseLong(v3.path("timestamp").stringValue()));
    byte[] body = v3.path("body").stringValue().getBytes(UTF_8);
    Incoming incoming = hubspot(v3, body);
    assertThat(verification.refuse(incoming, then.plusSeconds(300))).isEmpty();
    assertThat(verification.refuse(incoming, then.plusSeconds(301))).contains(Trouble.TOO_OLD);
    assertThat(verification.refuse(incoming, then.minusSeconds(301))).contains(Trouble.TOO_NEW);
    String v1 = HexFormat.of().formatHex(Signatures.sha256(v3Secret(v3), body));
    assertThat(
            verification.refuse(
                post(
                    "/webhook_uri",
                    body,
                    "X-HubSpot-Signature",
                    v1,
                    "X-HubSpot-Signature-v3",
                    "AAAA",
                    "X-HubSpot-Request-Timestamp",
                    v3.path("timestamp").stringValue()),
                then))
        .contains(Trouble.NOT_A_SIGNATURE);
    assertThat(
            verification.refuse(
                post(
                    "/webhook_uri",
                    body,
                    "X-HubSpot-Signature-v3",
                    v3.path("signature").stringValue()),
                then))
        .contains(Trouble.NO_TIME);
    assertThat(
            new HubSpotSignature(
                    Secret.of(v3.path("secret").stringValue()), URI.create("http://10.0.0.7:8080"))
                .refuse(incoming, then))
        .contains(Trouble.BAD_ADDRESS_SIGNATURE);
    assertThat(verification.refuse(post(body), then)).contains(Trouble.UNSIGNED);
    assertThat(
            verification.refuse(
                post(body, "X-HubSpot-Signature", v1, "X-HubSpot-Signature-Version", "v9"), then))
        .contains(Trouble.NOT_A_SIGNATURE);
  }

  private static byte[] v3Secret(JsonNode v3) {
    return v3.path("secret").stringValue().getBytes(UTF_8);
  }

  @Test
  void hubspot_signs_some_characters_of_the_address_as_they_are() {
    String time = Long.toString(NOW.toEpochMilli());
    String signed = "POSThttps://bot.example/x/hooks/form?to=sales@x.example&q=a%20b";
    String signature =
        Base64.getEncoder()
            .encodeToString(
                Signatures.mac(
                    "HmacSHA256",
                    SECRET.reveal().getBytes(UTF_8),
                    signed.getBytes(UTF_8),
                    BODY,
                    time.getBytes(UTF_8)));
    assertThat(
            new HubSpotSignature(SECRET, URI.create("https://bot.example/x"))
                .refuse(
                    post(
                        "/hooks/form?to=sales%40x.example&q=a%20b",
                        BODY,
                        "X-HubSpot-Signature-v3",
                        signature,
                        "X-HubSpot-Request-Timestamp",
                        time),
                    NOW))
        .isEmpty();
  }

  // HMAC

  private static HmacSignature hmac(
      HmacSignature.Algorithm algorithm, HmacSignature.Encoding encoding, String prefix) {
    return new HmacSignature("X-Signature", algorithm, encoding, prefix, SECRET, Optional.empty());
  }

  @Test
  void the_example_of_githubs_documentation_passes() {
    HmacSignature github =
        new HmacSignature(
            "X-Hub-Signature-256",
            HmacSignature.Algorithm.SHA256,
            HmacSignature.Encoding.HEX,
            "sha256=",
            Secret.of("It's a Secret to Everybody"),
            Optional.empty());
    String right = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    byte[] body = "Hello, World!".getBytes(UTF_8);
    assertThat(github.refuse(post(body, "x-hub-signature-256", right), NOW)).isEmpty();
    assertThat(
            github.refuse(post(body, "x-hub-signature-256", right.toUpperCase(Locale.ROOT)), NOW))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void each_algorithm_passes_in_each_encoding_and_a_changed_body_does_not(
      HmacSignature.Algorithm algorithm) {
    byte[] mac = Signatures.mac("Hmac" + algorithm.name(), SECRET.reveal().getBytes(UTF_8), BODY);
    String hex = "x=" + HexFormat.of().formatHex(mac);
    String base64 = "x=" + Base64.getEncoder().encodeToString(mac);
    String url = "x=" + Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    HmacSignature inHex = hmac(algorithm, HmacSignature.Encoding.HEX, "x=");
    HmacSignature inBase64 = hmac(algorithm, HmacSignature.Encoding.BASE64, "x=");
    assertThat(inHex.refuse(post(BODY, "X-Signature", hex), NOW)).isEmpty();
    assertThat(inBase64.refuse(post(BODY, "X-Signature", base64), NOW)).isEmpty();
    assertThat(inBase64.refuse(post(BODY, "X-Signature", url), NOW)).isEmpty();
    assertThat(inHex.refuse(post(BODY, "X-Signature", base64), NOW))
        .contains(Trouble.NOT_A_SIGNATURE);
    assertThat(inBase64.refuse(post(BODY, "X-Signature", hex), NOW))
        .contains(Trouble.NOT_A_SIGNATURE);
    byte[] tampered = BODY.clone();
    tampered[12] ^= 1;
    assertThat(inHex.refuse(post(tampered, "X-Signature", hex), NOW))
        .contains(Trouble.BAD_SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x=", "x=zz", "y=00", "00", "x=é", "x=00 00", "x=\u0000"})
  void what_is_no_signature_is_named_so(String written) {
    HmacSignature verification =
        hmac(HmacSignature.Algorithm.SHA256, HmacSignature.Encoding.HEX, "x=");
    assertThat(verification.refuse(post(BODY, "X-Signature", written), NOW))
        .contains(written.isEmpty() ? Trouble.UNSIGNED : Trouble.NOT_A_SIGNATURE);
  }

  @Test
  void a_time_that_is_signed_too_holds_for_its_tolerance_and_cannot_be_changed() {
    HmacSignature verification =
        new HmacSignature(
            "X-Signature",
            HmacSignature.Algorithm.SHA256,
            HmacSignature.Encoding.HEX,
            "v0=",
            SECRET,
            Optional.of(
                new HmacSignature.Timed("X-Time", "v0:{timestamp}:{body}", Duration.ofMinutes(2))));
    String time = Long.toString(NOW.getEpochSecond());
    String right =
        "v0="
            + HexFormat.of()
                .formatHex(
                    Signatures.mac(
                        "HmacSHA256",
                        SECRET.reveal().getBytes(UTF_8),
                        ("v0:" + time + ":").getBytes(UTF_8),
                        BODY));
    Incoming incoming = post(BODY, "X-Signature", right, "X-Time", time);
    assertThat(verification.refuse(incoming, NOW.plusSeconds(120))).isEmpty();
    assertThat(verification.refuse(incoming, NOW.minusSeconds(120))).isEmpty();
    assertThat(verification.refuse(incoming, NOW.plusSeconds(121))).contains(Trouble.TOO_OLD);
    assertThat(verification.refuse(incoming, NOW.minusSeconds(121))).contains(Trouble.TOO_NEW);
    assertThat(verification.refuse(post(BODY, "X-Signature", right), NOW))
        .contains(Trouble.NO_TIME);
    assertThat(verification.refuse(post(BODY, "X-Signature", right, "X-Time", time + "000"), NOW))
        .contains(Trouble.BAD_SIGNATURE);
  }

  @Test
  void the_example_of_slacks_documentation_passes_as_a_scheme_with_a_time() {
    HmacSignature slack =
        new HmacSignature(
            "X-Slack-Signature",
            HmacSignature.Algorithm.SHA256,
            HmacSignature.Encoding.HEX,
            "v0=",
            Secret.of("8f742231b10e8888abcd99yyyzzz85a5"),
            Optional.of(
                new HmacSignature.Timed(
                    "X-Slack-Request-Timestamp", "v0:{timestamp}:{body}", Duration.ofMinutes(5))));
    byte[] body =
        ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
                + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA"
                + "&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url="
                + "https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F"
                + "96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121."
                + "803a0bc887a14d10d2c447fce8b6703c")
            .getBytes(UTF_8);
    assertThat(
            slack.refuse(
                post(
                    body,
                    "X-Slack-Signature",
                    "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
                    "X-Slack-Request-Timestamp",
                    "1531420618"),
                Instant.ofEpochSecond(1531420618)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "soon", "1.5", "+1764000000", "9999999999999999999", "1e9"})
  void what_is_no_time_is_named_so(String time) {
    assertThat(Signatures.outside(time, Duration.ofMinutes(5), NOW)).contains(Trouble.NO_TIME);
  }

  // a shared secret

  @Test
  void a_secret_in_a_header_passes_and_nothing_else_does() {
    SharedSecret bare = new SharedSecret(new SharedSecret.Place.Header("X-Secret", ""), SECRET);
    assertThat(bare.refuse(post(BODY, "x-secret", SECRET.reveal()), NOW)).isEmpty();
    assertThat(bare.refuse(post(BODY, "x-secret", SECRET.reveal() + "x"), NOW))
        .contains(Trouble.WRONG_SECRET);
    assertThat(bare.refuse(post(BODY, "x-secret", "a"), NOW)).contains(Trouble.WRONG_SECRET);
    assertThat(bare.refuse(post(BODY), NOW)).contains(Trouble.NO_SECRET);
    SharedSecret bearer =
        new SharedSecret(new SharedSecret.Place.Header("Authorization", "Bearer "), SECRET);
    assertThat(bearer.refuse(post(BODY, "Authorization", "bearer " + SECRET.reveal()), NOW))
        .isEmpty();
    assertThat(bearer.refuse(post(BODY, "Authorization", "Basic " + SECRET.reveal()), NOW))
        .contains(Trouble.NO_SECRET);
  }

  @Test
  void http_basic_passes_with_the_right_name_and_secret_only() {
    SharedSecret basic = new SharedSecret(new SharedSecret.Place.Basic("form"), SECRET);
    assertThat(basic.refuse(basic("form:" + SECRET.reveal()), NOW)).isEmpty();
    assertThat(basic.refuse(basic("firm:" + SECRET.reveal()), NOW)).contains(Trouble.WRONG_SECRET);
    assertThat(basic.refuse(basic("form:"), NOW)).contains(Trouble.WRONG_SECRET);
    assertThat(basic.refuse(post(BODY, "Authorization", "Basic %%%"), NOW))
        .contains(Trouble.NO_SECRET);
    assertThat(basic.refuse(post(BODY), NOW)).contains(Trouble.NO_SECRET);
  }

  private static Incoming basic(String words) {
    return post(
        BODY,
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString(words.getBytes(UTF_8)));
  }

  @Test
  void a_secret_in_the_address_passes_and_nothing_else_does() {
    SharedSecret query =
        new SharedSecret(new SharedSecret.Place.Parameter("key"), Secret.of("a+b&c-for-the-tests"));
    String right = "key=a%2Bb%26c-for-the-tests";
    assertThat(query.refuse(post("/hooks/form?x=1&" + right, BODY), NOW)).isEmpty();
    assertThat(query.refuse(post("/hooks/form?key=other", BODY), NOW))
        .contains(Trouble.WRONG_SECRET);
    for (String path : new String[] {"/hooks/form", "/hooks/form?", "/hooks/form?monkey=x"}) {
      assertThat(query.refuse(post(path, BODY), NOW)).contains(Trouble.NO_SECRET);
    }
    assertThat(query.refuse(post("/hooks/form?key=%zz", BODY), NOW)).contains(Trouble.NO_SECRET);
  }

  @Test
  void no_verification_prints_its_secret() {
    assertThat(
            new SharedSecret(new SharedSecret.Place.Basic("form"), SECRET)
                + " "
                + hmac(HmacSignature.Algorithm.SHA1, HmacSignature.Encoding.HEX, "")
                + new HubSpotSignature(SECRET, HUBSPOT_URL))
        .doesNotContain(SECRET.reveal());
  }
}
