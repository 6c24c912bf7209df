package io.github.rallybot.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.chat.PlatformException.RateLimited;
import io.github.rallybot.chat.PlatformException.Rejected;
import io.github.rallybot.chat.PlatformException.Unavailable;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.delivery.Pace.Quota;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackGivesFilesTest {

  private static final byte[] CSV = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
  private static final String FIRST = "files.getUploadURLExternal";
  private static final String LAST = "files.completeUploadExternal";

  private final SlackDesk desk = new SlackDesk();

  @BeforeEach
  void listen() {
    desk.says("conversations.open", "{\"ok\":true,\"channel\":{\"id\":\"D1\"}}");
    takes(desk.url("/upload/v1/abc"));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void takes(String address) {
    desk.says(FIRST, "{\"ok\":true,\"upload_url\":\"%s\",\"file_id\":\"F1\"}".formatted(address));
  }

  private void give() {
    desk.platform.give(
        new UserRef(Platform.SLACK, "U1"), "asked\n.csv", "text/csv", CSV, "Here it is <!here>");
  }

  private PlatformException refused() {
    return catchThrowableOfType(PlatformException.class, this::give);
  }

  @Test
  void a_file_is_sent_to_the_address_that_slack_names_and_shown_to_one_person() {
    give();
    assertThat(desk.platform.gives()).isTrue();
    assertThat(desk.call("conversations.open")).isEqualTo(Map.of("users", "U1"));
    assertThat(desk.call(FIRST)).isEqualTo(Map.of("filename", "asked .csv", "length", "8"));
    List<LoggedRequest> uploads = desk.calls("/upload/v1/abc");
    assertThat(uploads).hasSize(1);
    assertThat(uploads.get(0).getBody()).isEqualTo(CSV);
    assertThat(uploads.get(0).getHeader("Content-Type")).isEqualTo("text/csv");
    assertThat(uploads.get(0).containsHeader("Authorization")).as("no token is needed").isFalse();
    assertThat(desk.call(LAST))
        .isEqualTo(
            Map.of(
                "files",
                "[{\"id\":\"F1\",\"title\":\"asked .csv\"}]",
                "channel_id",
                "D1",
                "initial_comment",
                "Here it is &lt;!here&gt;"));
    assertThat(desk.taken)
        .containsExactly(
            Quota.perMinute("slack:conversations.open", 50),
            Quota.perMinute("slack:" + FIRST, 100),
            Quota.perMinute("slack:" + LAST, 100));
  }

  @Test
  void it_goes_to_no_other_host() {
    for (String elsewhere :
        List.of(
            "https://drive.example.com/upload",
            "http://files.slack.com/upload",
            "https://files.slack.com.example.com/upload",
            "https://notslack.com/upload",
            "ftp://files.slack.com/upload",
            "",
            "nonsense")) {
      takes(elsewhere);
      assertThat(refused())
          .as(elsewhere)
          .isInstanceOfSatisfying(
              Rejected.class, e -> assertThat(e.code()).isEqualTo("upload_is_not_on_slack"));
    }
    assertThat(desk.calls("/api/" + LAST)).isEmpty();
  }

  @Test
  void without_the_scope_it_is_said_which_is_missing_and_the_rest_works() {
    for (String method : List.of(LAST, FIRST)) {
      desk.says(method, "{\"ok\":false,\"error\":\"missing_scope\"}");
      assertThat(refused())
          .isInstanceOfSatisfying(
              Blocked.class,
              e -> {
                assertThat(e.code()).isEqualTo("missing files:write");
                assertThat(e.wholePlatform()).isFalse();
              });
    }
  }

  @Test
  void an_upload_that_fails_is_tried_once_and_never_shown() {
    desk.answers("/upload/v1/abc", aResponse().withStatus(503));
    assertThat(refused()).isInstanceOf(Unavailable.class);
    desk.answers("/upload/v1/abc", aResponse().withFault(Fault.EMPTY_RESPONSE));
    assertThat(refused()).isInstanceOf(Unavailable.class);
    desk.answers("/upload/v1/abc", aResponse().withStatus(400));
    assertThat(refused()).isInstanceOf(Rejected.class);
    desk.answers(
        "/upload/v1/abc", aResponse().withStatus(302).withHeader("Location", "/elsewhere"));
    assertThat(refused()).isInstanceOf(Rejected.class);
    desk.answers("/upload/v1/abc", aResponse().withStatus(429).withHeader("Retry-After", "7"));
    assertThat(refused())
        .isInstanceOfSatisfying(
            RateLimited.class, e -> assertThat(e.after()).isEqualTo(Duration.ofSeconds(7)));
    assertThat(desk.calls("/upload/v1/abc")).hasSize(5);
    assertThat(desk.calls("/api/" + LAST)).isEmpty();
    assertThat(desk.calls("/elsewhere")).isEmpty();
  }

  @Test
  void what_slack_does_not_take_is_rejected() {
    desk.says(FIRST, "{\"ok\":false,\"error\":\"file_upload_size_restricted\"}");
    assertThat(refused()).isInstanceOf(Rejected.class);
    desk.says(FIRST, "{\"ok\":true}");
    assertThat(refused()).isInstanceOf(Rejected.class);
  }
}
