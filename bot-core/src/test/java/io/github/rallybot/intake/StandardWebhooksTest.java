package io.github.rallybot.intake;

import static io.github.rallybot.intake.Webhooks.BODY;
import static io.github.rallybot.intake.Webhooks.NOW;
import static io.github.rallybot.intake.Webhooks.post;
import static io.github.rallybot.intake.Webhooks.vectors;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.chat.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Standard Webhooks against the vector of its owners, and against what is not right. */
class StandardWebhooksTest {

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
}
