package io.github.rallybot.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.rallybot.chat.ChatPlatform.Check;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackStartTest {

  private static final String ALL =
      String.join(",", SlackScopes.REQUIRED.keySet())
          + ","
          + String.join(",", SlackScopes.OPTIONAL.keySet());

  private final SlackDesk desk = new SlackDesk();
  private final SlackStart start = new SlackStart(desk.web, Duration.ofMillis(5));

  @AfterEach
  void close() {
    start.close();
    desk.close();
  }

  private static ResponseDefinitionBuilder welcome(String scopes) {
    return SlackDesk.json(
            "{\"ok\":true,\"team\":\"Acme\",\"url\":\"https://acme.slack.com/\",\"team_id\":\"T1\"}")
        .withHeader("X-OAuth-Scopes", scopes);
  }

  @Test
  void the_workspace_is_known_after_the_start() {
    desk.answers("/api/auth.test", welcome(ALL));
    start.start();
    assertThat(start.get()).contains(SlackDesk.TEAM);
  }

  @Test
  void a_refused_token_stops_the_start_and_says_what_to_do() {
    desk.says("auth.test", "{\"ok\":false,\"error\":\"invalid_auth\"}");
    assertThatThrownBy(start::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("rally.slack.bot-token")
        .hasMessageContaining("OAuth & Permissions")
        .hasMessageNotContaining("xoxb-1");
  }

  @Test
  void a_missing_required_scope_stops_the_start_and_says_what_to_do() {
    desk.answers("/api/auth.test", welcome("commands,users:read,channels:read,groups:read"));
    assertThatThrownBy(start::start)
        .hasMessageContaining("chat:write (to post and update cards)")
        .hasMessageContaining("Reinstall to Workspace")
        .hasMessageNotContaining("users:read");
  }

  @Test
  void slack_out_of_reach_does_not_stop_the_start_and_is_asked_again_until_it_answers()
      throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(3);
    desk.slack.addMockServiceRequestListener((request, response) -> asked.countDown());
    desk.answers("/api/auth.test", aResponse().withStatus(503));
    start.start();
    assertThat(start.get()).isEmpty();
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

    CountDownLatch welcomed = new CountDownLatch(1);
    desk.slack.stubFor(post(urlEqualTo("/api/auth.test")).willReturn(welcome(ALL)));
    desk.slack.addMockServiceRequestListener(
        (request, response) -> {
          if (response.getStatus() == 200) {
            welcomed.countDown();
          }
        });
    assertThat(welcomed.await(10, TimeUnit.SECONDS)).isTrue();
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    Optional<SlackTeam> known = start.get();
    while (known.isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
      known = start.get();
    }
    assertThat(known).contains(SlackDesk.TEAM);
  }

  @Test
  void the_status_says_what_works_and_what_to_press_for_the_rest() {
    desk.answers("/api/auth.test", welcome(String.join(",", SlackScopes.REQUIRED.keySet())));
    List<Check> checks = desk.platform.checks();
    assertThat(checks.get(0)).isEqualTo(new Check(true, "Slack: connected to Acme"));
    assertThat(checks.get(1).well()).isFalse();
    assertThat(checks.get(1).text())
        .contains("users:read.email", "channels:history", "Reinstall to Workspace");
    assertThat(checks.get(2).text()).matches("Slack: last call that worked: .*:\\d\\d UTC");
    assertThat(checks.get(2).well()).isTrue();
  }

  @Test
  void the_status_says_that_slack_does_not_answer() {
    desk.answers("/api/auth.test", aResponse().withStatus(500));
    assertThat(desk.platform.checks()).extracting(Check::well).containsOnly(false);
  }
}
