package io.github.rallybot.teams;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TeamsKeysTest {

  private final MicrosoftForTests microsoft = new MicrosoftForTests();
  private final HandClock clock = new HandClock(Instant.parse("2026-11-23T09:30:00Z"));
  private final TeamsKeys keys = new TeamsKeys(microsoft.settings(), new OkHttpClient(), clock);

  @AfterEach
  void close() {
    microsoft.close();
  }

  private int reads() {
    return microsoft.server.findAll(getRequestedFor(urlEqualTo("/keys"))).size();
  }

  private boolean knows(String id) {
    return keys.getKey(id) != null;
  }

  @Test
  void a_read_that_fails_keeps_the_keys_that_were_known() {
    assertThat(knows("known")).isTrue();
    microsoft.server.stubFor(get(urlEqualTo("/openid")).willReturn(serverError()));
    clock.move(Duration.ofHours(25));
    assertThat(knows("known")).isTrue();
    microsoft.publish(Map.of());
    clock.move(Duration.ofMinutes(1));
    assertThat(knows("known")).as("an answer without keys is none").isTrue();
    microsoft.publish(Map.of("new", List.of("msteams")));
    clock.move(Duration.ofMinutes(1));
    assertThat(knows("new")).isTrue();
    assertThat(knows("known")).as("withdrawn by Microsoft").isFalse();
  }

  @Test
  void a_key_that_nobody_knows_is_looked_for_once_an_hour() {
    assertThat(knows("known")).isTrue();
    assertThat(knows("new")).isFalse();
    assertThat(reads()).isEqualTo(1);
    microsoft.publish(Map.of("known", List.of("msteams"), "new", List.of("msteams")));
    clock.move(Duration.ofMinutes(61));
    assertThat(knows("new")).isTrue();
    for (int i = 0; i < 100; i++) {
      assertThat(knows("never" + i)).isFalse();
    }
    assertThat(reads()).isEqualTo(2);
  }

  @Test
  void known_keys_are_read_again_once_a_day() {
    assertThat(knows("known")).isTrue();
    clock.move(Duration.ofHours(23));
    assertThat(knows("known")).isTrue();
    assertThat(reads()).isEqualTo(1);
    clock.move(Duration.ofHours(2));
    assertThat(knows("known")).isTrue();
    assertThat(reads()).isEqualTo(2);
  }

  @Test
  void while_microsoft_is_away_from_the_start_not_each_request_asks_again() {
    microsoft.server.stubFor(get(urlEqualTo("/openid")).willReturn(serverError()));
    for (int i = 0; i < 10; i++) {
      assertThat(knows("known")).isFalse();
    }
    assertThat(microsoft.server.findAll(getRequestedFor(urlEqualTo("/openid")))).hasSize(1);
    microsoft.publish(Map.of("known", List.of("msteams")));
    clock.move(Duration.ofSeconds(11));
    assertThat(knows("known")).isTrue();
  }
}
