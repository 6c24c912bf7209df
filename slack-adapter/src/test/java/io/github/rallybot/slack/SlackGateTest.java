package io.github.rallybot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SlackGateTest {

  private final JsonNode vector =
      SlackDesk.JSON.readTree(SlackDesk.resource("signatures/slack_signature_vector.json"));
  private final byte[] body = vector.path("body").asString("").getBytes(StandardCharsets.UTF_8);
  private final String timestamp = vector.path("timestamp").asString("");
  private final String signature = vector.path("signature").asString("");
  private final long then = Long.parseLong(timestamp);

  private SlackGate gateAt(long epochSecond) {
    return new SlackGate(
        Secret.of(vector.path("secret").asString("")),
        Clock.fixed(Instant.ofEpochSecond(epochSecond), ZoneOffset.UTC));
  }

  private Optional<Integer> status(Optional<SlackProblem> refusal) {
    return refusal.map(SlackProblem::status);
  }

  @Test
  void the_signature_of_slacks_documentation_is_accepted() {
    assertThat(gateAt(then).refuse(body, timestamp, signature)).isEmpty();
  }

  @Test
  void one_flipped_bit_anywhere_is_refused() {
    SlackGate gate = gateAt(then);
    for (int bit = 0; bit < body.length * 8; bit++) {
      byte[] flipped = body.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(status(gate.refuse(flipped, timestamp, signature))).contains(401);
    }
    byte[] signed = signature.getBytes(StandardCharsets.ISO_8859_1);
    for (int bit = 0; bit < signed.length * 8; bit++) {
      byte[] flipped = signed.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      String other = new String(flipped, StandardCharsets.ISO_8859_1);
      assertThat(status(gate.refuse(body, timestamp, other))).contains(401);
    }
    String later = String.valueOf(then + 1);
    assertThat(status(gate.refuse(body, later, signature))).contains(401);
  }

  @Test
  void a_signature_over_another_body_is_refused() {
    SlackGate gate = gateAt(then);
    String other = gate.sign("payload=other".getBytes(StandardCharsets.UTF_8), timestamp);
    assertThat(status(gate.refuse(body, timestamp, other))).contains(401);
  }

  @Test
  void five_minutes_either_way_are_allowed_and_not_a_second_more() {
    assertThat(gateAt(then + 300).refuse(body, timestamp, signature)).isEmpty();
    assertThat(gateAt(then - 300).refuse(body, timestamp, signature)).isEmpty();
    assertThat(status(gateAt(then + 301).refuse(body, timestamp, signature))).contains(401);
    assertThat(status(gateAt(then - 301).refuse(body, timestamp, signature))).contains(401);
  }

  @Test
  void missing_or_strange_headers_are_refused() {
    SlackGate gate = gateAt(then);
    assertThat(status(gate.refuse(body, null, signature))).contains(401);
    assertThat(status(gate.refuse(body, timestamp, null))).contains(401);
    assertThat(status(gate.refuse(body, "yesterday", signature))).contains(401);
    assertThat(status(gate.refuse(body, "9999999999999999999", signature))).contains(401);
    assertThat(status(gate.refuse(body, timestamp, ""))).contains(401);
    assertThat(status(gate.refuse(body, timestamp, "v0=ä"))).contains(401);
  }

  @Test
  void a_body_over_a_mebibyte_is_refused_before_anything_is_computed() {
    byte[] large = new byte[SlackGate.MAX_BYTES + 1];
    assertThat(status(gateAt(then).refuse(large, null, null))).contains(413);
  }

  @Test
  void a_refusal_says_what_to_do_and_leaks_nothing() {
    SlackProblem problem = gateAt(then).refuse(body, timestamp, "v0=0").orElseThrow();
    String json = problem.response().getBody();
    assertThat(json).contains("rally.slack.signing-secret").contains("\"status\":401");
    assertThat(json)
        .doesNotContain(vector.path("secret").asString(""))
        .doesNotContain(signature)
        .doesNotContain("roadrunner");
  }
}
