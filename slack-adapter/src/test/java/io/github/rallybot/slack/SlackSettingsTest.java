package io.github.rallybot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.chat.Secret;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlackSettingsTest {

  @Test
  void a_blank_secret_is_refused_with_the_key_to_set() {
    assertThatThrownBy(() -> new SlackSettings(Secret.of(" "), Secret.of("s")))
        .hasMessageContaining("rally.slack.bot-token");
    assertThatThrownBy(() -> new SlackSettings(Secret.of("xoxb-1"), Secret.of("")))
        .hasMessageContaining("rally.slack.signing-secret");
  }

  @Test
  void another_kind_of_token_is_refused_and_not_repeated() {
    assertThatThrownBy(() -> new SlackSettings(Secret.of("xoxp-12345"), Secret.of("s")))
        .hasMessageContaining("rally.slack.bot-token")
        .hasMessageNotContaining("12345");
  }

  @Test
  void secrets_do_not_print() {
    SlackSettings settings = new SlackSettings(Secret.of("xoxb-12345"), Secret.of("shh"));
    assertThat(settings.toString()).doesNotContain("12345").doesNotContain("shh").contains("****");
  }

  @Test
  void the_address_of_the_web_api_ends_with_a_slash() {
    SlackSettings settings =
        new SlackSettings(
            Secret.of("xoxb-1"),
            Secret.of("s"),
            Secret.of(""),
            URI.create("http://localhost:1/api"),
            false,
            Duration.ofSeconds(1));
    assertThat(settings.apiUrl()).hasToString("http://localhost:1/api/");
  }

  private static SlackSettings withAppToken(String signing, String app) {
    return new SlackSettings(
        Secret.of("xoxb-1"),
        Secret.of(signing),
        Secret.of(app),
        SlackSettings.DEFAULT_API_URL,
        false,
        Duration.ofSeconds(1));
  }

  @Test
  void with_an_app_token_no_signing_secret_is_needed() {
    assertThat(withAppToken("", "xapp-1-A1-2-abc").socketMode()).isTrue();
    assertThat(withAppToken("s", "xapp-1-A1-2-abc").toString()).doesNotContain("abc");
    assertThat(withAppToken("s", " ").socketMode()).isFalse();
  }

  @Test
  void another_token_in_its_place_is_refused_with_where_to_get_one() {
    assertThatThrownBy(() -> withAppToken("s", "xoxb-12345"))
        .hasMessageContaining("rally.slack.app-token")
        .hasMessageContaining("connections:write")
        .hasMessageNotContaining("12345");
  }
}
