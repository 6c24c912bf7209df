package io.github.rallybot.teams;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.delivery.Pace;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TeamsWebTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final MicrosoftForTests microsoft = new MicrosoftForTests();
  private final OkHttpClient client = new OkHttpClient();
  private final List<Pace.Quota> taken = new ArrayList<>();
  private final Deque<Duration> waits = new ArrayDeque<>();
  private final TeamsSettings settings = microsoft.withItsService();
  private final TeamsWeb web =
      new TeamsWeb(
          settings, new TeamsLogin(settings, client, Clock.systemUTC()), client, new Script());

  private final Map<String, Duration> held = new HashMap<>();

  /** Lets everything pass, unless a wait is next. */
  private final class Script implements Pace {
    @Override
    public Duration take(Quota quota) {
      taken.add(quota);
      return Optional.ofNullable(waits.poll()).orElse(Duration.ZERO);
    }

    @Override
    public void hold(String method, Duration after) {
      held.put(method, after);
    }
  }

  @BeforeEach
  void tokens() {
    microsoft.server.stubFor(
        post(urlPathMatching("/login/.*"))
            .inScenario("login")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(okJson("{\"access_token\":\"one\",\"expires_in\":3600}"))
            .willSetStateTo("again"));
    microsoft.server.stubFor(
        post(urlPathMatching("/login/.*"))
            .inScenario("login")
            .whenScenarioStateIs("again")
            .willReturn(okJson("{\"access_token\":\"two\",\"expires_in\":3600}")));
  }

  @AfterEach
  void close() {
    microsoft.close();
  }

  private TeamsWeb.Call call() {
    return new TeamsWeb.Call(
        "POST",
        URI.create(microsoft.server.baseUrl() + "/emea/"),
        List.of("v3", "conversations", "19:abc@thread.tacv2;messageid=1", "activities"),
        Optional.of(JSON.createObjectNode().put("type", "message")));
  }

  private void answers(int status, String body) {
    microsoft.server.stubFor(
        any(urlPathMatching("/emea/.*")).willReturn(aResponse().withStatus(status).withBody(body)));
  }

  private List<LoggedRequest> calls() {
    return microsoft.server.findAll(anyRequestedFor(urlPathMatching("/emea/.*")));
  }

  private PlatformException fails() {
    try {
      web.send("19:abc", call());
      throw new AssertionError("it did not fail");
    } catch (PlatformException failed) {
      return failed;
    }
  }

  @Test
  void a_message_goes_to_the_conversation_with_the_token_as_json() {
    answers(201, "{\"id\":\"1690000000001\"}");
    assertThat(web.send("19:abc", call()).path("id").asString("")).isEqualTo("1690000000001");
    LoggedRequest sent = calls().get(0);
    assertThat(sent.getUrl())
        .isEqualTo("/emea/v3/conversations/19:abc@thread.tacv2;messageid=1/activities");
    assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer one");
    assertThat(sent.getBodyAsString()).isEqualTo("{\"type\":\"message\"}");
    assertThat(taken)
        .containsExactly(
            new Pace.Quota("teams:send-at-once 19:abc", "", Duration.ofMillis(450), 3),
            new Pace.Quota("teams:send 19:abc", "", Duration.ofMillis(2200), 40));
  }

  @Test
  void what_the_limits_of_a_conversation_do_not_allow_yet_is_not_sent() {
    waits.add(Duration.ZERO);
    waits.add(Duration.ofSeconds(2));
    assertThat(fails()).hasMessage("teams:send 19:abc is rate-limited for PT2S");
    assertThat(calls()).isEmpty();
  }

  @Test
  void a_token_that_is_refused_is_got_anew_and_the_call_made_again_once() {
    answers(401, "");
    PlatformException failed = fails();
    assertThat(failed).isInstanceOf(PlatformException.Blocked.class).hasMessage("blocked: 401");
    assertThat(calls().stream().map(sent -> sent.getHeader("Authorization")))
        .containsExactly("Bearer one", "Bearer two");
  }

  @Test
  void each_answer_says_when_to_try_again() {
    microsoft.server.stubFor(
        any(urlPathMatching("/emea/.*"))
            .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "7")));
    assertThat(((PlatformException.RateLimited) fails()).after()).isEqualTo(Duration.ofSeconds(7));
    assertThat(held)
        .as("for this conversation, by all instances")
        .containsExactly(Map.entry("teams:send-at-once 19:abc", Duration.ofSeconds(7)));
    answers(412, "");
    assertThat(((PlatformException.RateLimited) fails()).after()).isEqualTo(Duration.ofSeconds(5));
    for (int status : List.of(500, 502, 503, 504)) {
      answers(status, "");
      assertThat(fails()).isInstanceOf(PlatformException.Unavailable.class);
    }
    answers(403, "{\"error\":{\"code\":\"BotNotInConversationRoster\"}}");
    PlatformException.Blocked blocked = (PlatformException.Blocked) fails();
    assertThat(blocked.code()).isEqualTo("BotNotInConversationRoster");
    assertThat(blocked.wholePlatform()).isFalse();
    answers(413, "{\"error\":{\"code\":\"MessageSizeTooBig\"}}");
    assertThat(fails())
        .isInstanceOf(PlatformException.Rejected.class)
        .hasMessage("rejected: MessageSizeTooBig");
  }

  @Test
  void what_may_have_arrived_is_not_sent_a_second_time() {
    answers(201, "{\"id\":\"1\"}");
    web.send("19:abc", call());
    microsoft.server.stubFor(
        any(urlPathMatching("/emea/.*"))
            .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    assertThat(fails()).isInstanceOf(PlatformException.Unavailable.class);
    assertThat(calls()).hasSize(2);
  }

  @Test
  void no_token_goes_to_an_address_that_is_not_on_the_list() {
    TeamsWeb.Call astray =
        new TeamsWeb.Call(
            "GET", URI.create("https://evil.example/"), List.of("v3"), Optional.empty());
    assertThatThrownBy(() -> web.call(astray)).isInstanceOf(PlatformException.Blocked.class);
    assertThat(microsoft.server.findAll(anyRequestedFor(anyUrl()))).isEmpty();
  }
}
