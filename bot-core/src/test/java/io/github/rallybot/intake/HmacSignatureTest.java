package io.github.rallybot.intake;

import static io.github.rallybot.intake.Webhooks.BODY;
import static io.github.rallybot.intake.Webhooks.NOW;
import static io.github.rallybot.intake.Webhooks.SECRET;
import static io.github.rallybot.intake.Webhooks.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HMACs against the examples of GitHub and Slack, and against what is not right. */
class HmacSignatureTest {

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

  @Test
  void no_verification_prints_its_secret() {
    assertThat(
            new SharedSecret(new SharedSecret.Place.Basic("form"), SECRET)
                + " "
                + hmac(HmacSignature.Algorithm.SHA1, HmacSignature.Encoding.HEX, "")
                + new HubSpotSignature(SECRET, java.net.URI.create("https://x.example")))
        .doesNotContain(SECRET.reveal());
  }
}
