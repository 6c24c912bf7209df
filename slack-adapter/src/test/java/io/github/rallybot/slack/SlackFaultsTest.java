package io.github.rallybot.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.rallybot.slack.SlackDeedsTest.CHANNEL;
import static io.github.rallybot.slack.SlackDeedsTest.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.chat.PlatformException.RateLimited;
import io.github.rallybot.chat.PlatformException.Rejected;
import io.github.rallybot.chat.PlatformException.Unavailable;
import io.github.rallybot.chat.card.Card;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackFaultsTest {

  private final SlackDesk desk = new SlackDesk();

  @AfterEach
  void close() {
    desk.close();
  }

  private PlatformException postGetting(ResponseDefinitionBuilder answer) {
    desk.slack.resetRequests();
    desk.answers("/api/chat.postMessage", answer);
    PlatformException failure =
        catchThrowableOfType(
            PlatformException.class,
            () -> desk.platform.post(CHANNEL, Optional.empty(), Card.of("secret words"), "i"));
    assertThat(desk.calls("/api/chat.postMessage")).as("one attempt only").hasSize(1);
    assertThat(failure).hasMessageNotContaining("secret").hasMessageNotContaining("xoxb");
    return failure;
  }

  private PlatformException postSaying(String code) {
    return postGetting(SlackDesk.json("{\"ok\":false,\"error\":\"" + code + "\"}"));
  }

  @Test
  void too_fast_holds_the_method_for_all_as_long_as_slack_says() {
    PlatformException failure =
        postGetting(aResponse().withStatus(429).withHeader("Retry-After", "7"));
    assertThat(failure)
        .isInstanceOfSatisfying(
            RateLimited.class, e -> assertThat(e.after()).isEqualTo(Duration.ofSeconds(7)));
    assertThat(desk.held).isEqualTo(Map.of("slack:chat.postMessage", Duration.ofSeconds(7)));
  }

  @Test
  void too_fast_without_a_time_waits_half_a_minute() {
    assertThat(postGetting(aResponse().withStatus(429)))
        .isInstanceOfSatisfying(
            RateLimited.class, e -> assertThat(e.after()).isEqualTo(Duration.ofSeconds(30)));
    assertThat(postSaying("ratelimited")).isInstanceOf(RateLimited.class);
    assertThat(postSaying("rate_limited")).isInstanceOf(RateLimited.class);
  }

  @Test
  void trouble_at_slack_is_unavailable() {
    for (ResponseDefinitionBuilder trouble :
        List.of(
            aResponse().withStatus(500),
            aResponse().withStatus(503).withHeader("Retry-After", "0"),
            aResponse().withStatus(404).withBody("<html>not here</html>"),
            aResponse().withStatus(302).withHeader("Location", "https://elsewhere.example/"),
            aResponse().withBody("{\"ok\":tr"),
            aResponse().withBody(""),
            SlackDesk.json("[]"),
            SlackDesk.json("{\"ok\":false}"),
            SlackDesk.json("{\"ok\":true}"),
            aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
            aResponse().withFault(Fault.EMPTY_RESPONSE),
            aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK))) {
      assertThat(postGetting(trouble)).isInstanceOf(Unavailable.class);
    }
    for (String code :
        List.of("internal_error", "fatal_error", "service_unavailable", "request_timeout")) {
      assertThat(postSaying(code)).isInstanceOf(Unavailable.class);
    }
  }

  @Test
  void no_answer_in_time_is_unavailable() {
    assertThat(postGetting(SlackDesk.json("{\"ok\":true,\"ts\":\"1\"}").withFixedDelay(1500)))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void what_somebody_must_right_first_is_blocked() {
    for (String code :
        List.of(
            "invalid_auth",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "not_authed",
            "missing_scope",
            "no_permission",
            "org_login_required",
            "ekm_access_denied")) {
      assertThat(postSaying(code))
          .isInstanceOfSatisfying(
              Blocked.class, e -> assertThat(e.wholePlatform()).as(code).isTrue());
    }
    for (String code :
        List.of(
            "channel_not_found",
            "not_in_channel",
            "is_archived",
            "restricted_action",
            "restricted_action_read_only_channel",
            "channel_type_not_supported")) {
      assertThat(postSaying(code))
          .isInstanceOfSatisfying(
              Blocked.class, e -> assertThat(e.wholePlatform()).as(code).isFalse());
    }
  }

  @Test
  void what_will_never_be_accepted_is_rejected() {
    for (String code :
        List.of(
            "msg_too_long",
            "invalid_blocks",
            "invalid_arguments",
            "cant_update_message",
            "a_code_of_tomorrow")) {
      assertThat(postSaying(code)).isInstanceOf(Rejected.class);
    }
  }

  @Test
  void a_call_that_works_is_remembered() {
    assertThat(desk.web.lastSuccess()).isEmpty();
    desk.platform.update(MESSAGE, Card.of("x"), Optional.empty());
    assertThat(desk.web.lastSuccess()).contains(SlackDesk.NOW);
  }
}
