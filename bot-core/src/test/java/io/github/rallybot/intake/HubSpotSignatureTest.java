package io.github.rallybot.intake;

import static io.github.rallybot.intake.Webhooks.BODY;
import static io.github.rallybot.intake.Webhooks.NOW;
import static io.github.rallybot.intake.Webhooks.SECRET;
import static io.github.rallybot.intake.Webhooks.post;
import static io.github.rallybot.intake.Webhooks.vectors;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** HubSpot's schemes against the vectors of its own clients, and against what is not right. */
class HubSpotSignatureTest {

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
}
