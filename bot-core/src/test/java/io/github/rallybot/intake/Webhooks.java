package io.github.rallybot.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks to verify, and what the owners of schemes publish to test with. */
final class Webhooks {

  static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");
  static final Secret SECRET = Secret.of("a-secret-for-tests");
  static final byte[] BODY = "{\"email\":\"dana@northgate.example\"}".getBytes(UTF_8);

  private Webhooks() {}

  static JsonNode vectors(String file) throws IOException {
    try (InputStream in = Webhooks.class.getResourceAsStream("hooks/" + file)) {
      assertThat(in).isNotNull();
      return new JsonMapper().readTree(in);
    }
  }

  static Incoming post(byte[] body, String... headers) {
    return post("/hooks/form", body, headers);
  }

  static Incoming post(String path, byte[] body, String... headers) {
    Map<String, String> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < headers.length; i += 2) {
      map.put(headers[i], headers[i + 1]);
    }
    return new Incoming("POST", path, name -> Optional.ofNullable(map.get(name)), body);
  }
}
