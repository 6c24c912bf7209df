package io.github.rallybot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.rallybot.TestBot;
import io.github.rallybot.redis.RedisForTests;
import java.net.http.HttpRequest;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class ApiKeysTest {

  private static final String LEAD =
      "{\"source\":\"webinar\",\"email\":\"dana@northgate.example\"}";

  private final TestBot bot = TestBot.create();

  @AfterEach
  void close() {
    bot.close();
  }

  private Web open(int burst, String... keys) {
    return Web.start(Web.keys(bot, burst, keys), bot.leads, bot.erasure, bot.sources);
  }

  private static Web.Answer post(Web web, String path, String authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(web.uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(LEAD));
    return web.send(
        authorization.isEmpty() ? request : request.header("Authorization", authorization));
  }

  private static String unauthorized(String detail) {
    return "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,\"detail\":\""
        + detail
        + "\"}";
  }

  @Test
  void without_a_right_key_nothing_is_answered_or_stored() {
    try (Web web = open(100, "first-key", "second-key")) {
      String send = unauthorized("Send an API key: Authorization: Bearer <key>");
      String wrong = unauthorized("That API key is not one of rally.api.keys.");
      for (String path : java.util.List.of("/api/leads", "/api/erasures")) {
        assertThat(post(web, path, "").problem()).isEqualTo(send);
        assertThat(post(web, path, "Basic first-key").problem()).isEqualTo(send);
        assertThat(post(web, path, "Bearer").problem()).isEqualTo(send);
        assertThat(post(web, path, "Bearer first-ke").problem()).isEqualTo(wrong);
        assertThat(post(web, path, "Bearer first-key second-key").problem()).isEqualTo(wrong);
        assertThat(post(web, path, "Bearer FIRST-KEY").status()).isEqualTo(401);
      }
      assertThat(
              web.send(HttpRequest.newBuilder(web.uri("/api/leads/01ARZ3NDEKTSV4RRFFQ69G5FAV")))
                  .status())
          .isEqualTo(401);
      assertThat(bot.leads.count(Instant.EPOCH)).isZero();
      assertThat(post(web, "/api/leads", "bearer  second-key ").status()).isEqualTo(202);
      assertThat(post(web, "/api/leads", "Bearer first-key").status()).isEqualTo(202);
    }
  }

  @Test
  void a_refusal_names_the_way_to_authenticate() {
    try (Web web = open(100, "first-key")) {
      assertThat(web.raw("POST /api/leads HTTP/1.0\r\n\r\n"))
          .startsWith("HTTP/1.1 401")
          .contains("\r\nWWW-Authenticate: Bearer\r\n");
    }
  }

  @Test
  void without_keys_every_call_is_refused_and_told_which_key_to_set() {
    try (Web web = open(100)) {
      assertThat(post(web, "/api/leads", "Bearer x").problem())
          .isEqualTo(
              unauthorized("No API key is set up. Set rally.api.keys and send one of them."));
    }
  }

  @Test
  void a_blank_key_would_let_everybody_in_and_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Web.keys(bot, 100, "first-key", " "))
        .withMessage("rally.api.keys holds a blank key");
  }

  @Test
  void who_calls_too_often_is_asked_to_wait_and_others_are_not() {
    try (Web web = open(2, "first-key", "second-key")) {
      assertThat(post(web, "/api/leads", "Bearer first-key").status()).isEqualTo(202);
      assertThat(post(web, "/api/leads", "Bearer first-key").status()).isEqualTo(202);
      Web.Answer answer = post(web, "/api/leads", "Bearer first-key");
      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.retryAfter().orElseThrow()).matches("[1-9]|[1-5][0-9]|60");
      assertThat(answer.problem())
          .isEqualTo(
              "{\"type\":\"about:blank\",\"title\":\"Too Many Requests\",\"status\":429,"
                  + "\"detail\":\"Too many requests. Send the same again after the seconds of"
                  + " Retry-After.\"}");
      assertThat(post(web, "/api/leads", "Bearer second-key").status()).isEqualTo(202);
    }
  }

  @Test
  void a_key_is_stored_nowhere() {
    try (Web web = open(100, "first-key")) {
      post(web, "/api/leads", "Bearer first-key");
      assertThat(bot.redis.keys("*{" + bot.org + "}*"))
          .isNotEmpty()
          .noneMatch(key -> key.contains("first-key"));
    }
  }
}
