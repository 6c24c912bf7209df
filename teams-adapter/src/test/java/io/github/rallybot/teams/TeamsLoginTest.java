package io.github.rallybot.teams;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.rallybot.HandClock;
import io.github.rallybot.chat.PlatformException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TeamsLoginTest {

  private static final String PATH = "/login/" + MicrosoftForTests.TENANT + "/oauth2/v2.0/token";

  private final MicrosoftForTests microsoft = new MicrosoftForTests();
  private final HandClock clock = new HandClock(Instant.parse("2026-11-23T09:30:00Z"));
  private final TeamsLogin login = new TeamsLogin(microsoft.settings(), new OkHttpClient(), clock);

  @AfterEach
  void close() {
    microsoft.close();
  }

  private void gives(String token) {
    microsoft.server.stubFor(
        post(urlEqualTo(PATH))
            .willReturn(okJson("{\"access_token\":\"" + token + "\",\"expires_in\":3600}")));
  }

  private void answers(int status, String body) {
    microsoft.server.stubFor(
        post(urlEqualTo(PATH)).willReturn(aResponse().withStatus(status).withBody(body)));
  }

  private List<LoggedRequest> asked() {
    return microsoft.server.findAll(postRequestedFor(urlEqualTo(PATH)));
  }

  @Test
  void
      the_token_is_asked_for_in_the_name_of_the_one_tenant_and_serves_until_shortly_before_its_end() {
    gives("first");
    assertThat(login.token()).isEqualTo("first");
    assertThat(asked().get(0).getBodyAsString())
        .isEqualTo(
            "grant_type=client_credentials&client_id="
                + MicrosoftForTests.APP
                + "&client_secret=s3cret%2Fvalue&scope=https%3A%2F%2Fapi.botframework.com%2F.default");
    gives("second");
    clock.move(Duration.ofMinutes(55).minusMillis(1));
    assertThat(login.token()).isEqualTo("first");
    clock.move(Duration.ofMillis(1));
    assertThat(login.token()).isEqualTo("second");
    assertThat(asked()).hasSize(2);
  }

  @Test
  void a_token_that_was_refused_is_asked_for_anew_once_however_many_were_refused_with_it() {
    gives("first");
    login.token();
    gives("second");
    login.refused("first");
    assertThat(login.token()).isEqualTo("second");
    login.refused("first");
    assertThat(login.token()).isEqualTo("second");
    assertThat(asked()).hasSize(2);
  }

  @Test
  void a_wrong_secret_or_registration_blocks_everything_and_is_named_as_microsoft_names_it() {
    answers(401, "{\"error\":\"invalid_client\",\"error_codes\":[7000215]}");
    assertThatThrownBy(login::token)
        .isInstanceOf(PlatformException.Blocked.class)
        .hasMessage("blocked: login: AADSTS7000215");
    answers(400, "{\"error\":\"unauthorized_client\"}");
    assertThatThrownBy(login::token).hasMessage("blocked: login: unauthorized_client");
  }

  @Test
  void a_login_server_in_trouble_is_asked_again_soon_and_not_by_everybody() {
    for (String trouble : List.of("503 ", "200 <html>", "200 {}", "302 ")) {
      answers(Integer.parseInt(trouble.substring(0, 3)), trouble.substring(4));
      assertThatThrownBy(login::token)
          .as(trouble)
          .isInstanceOf(PlatformException.Unavailable.class);
      clock.move(Duration.ofSeconds(4));
    }
    answers(429, "");
    assertThatThrownBy(login::token).isInstanceOf(PlatformException.RateLimited.class);
    int before = asked().size();
    gives("first");
    assertThatThrownBy(login::token).isInstanceOf(PlatformException.Unavailable.class);
    assertThat(asked()).hasSize(before);
    clock.move(Duration.ofSeconds(4));
    assertThat(login.token()).isEqualTo("first");
  }

  @Test
  void a_token_serves_until_its_end_if_no_other_one_is_to_be_had() {
    gives("first");
    assertThat(login.token()).isEqualTo("first");
    answers(503, "");
    clock.move(Duration.ofMinutes(59));
    assertThat(login.token()).isEqualTo("first");
    clock.move(Duration.ofMinutes(2));
    assertThatThrownBy(login::token).isInstanceOf(PlatformException.Unavailable.class);
  }
}
