package io.github.rallybot.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.rallybot.chat.FileRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.chat.PlatformException.RateLimited;
import io.github.rallybot.chat.PlatformException.Rejected;
import io.github.rallybot.chat.PlatformException.Unavailable;
import io.github.rallybot.delivery.Pace.Quota;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackFilesTest {

  private static final FileRef FILE = new FileRef(Platform.SLACK, "F1");

  private final SlackDesk desk = new SlackDesk();

  @AfterEach
  void close() {
    desk.close();
  }

  private void lies(String url, String type) {
    desk.says(
        "files.info",
        "{\"ok\":true,\"file\":{\"id\":\"F1\",\"mimetype\":\"%s\",\"url_private_download\":\"%s\"}}"
            .formatted(type, url));
  }

  private void gives(String path, ResponseDefinitionBuilder answer) {
    desk.slack.stubFor(get(urlEqualTo(path)).willReturn(answer));
  }

  private PlatformException refused() {
    return catchThrowableOfType(PlatformException.class, () -> desk.platform.read(FILE).close());
  }

  private void lacksTheScope() {
    assertThat(refused())
        .isInstanceOfSatisfying(
            Blocked.class,
            e -> {
              assertThat(e.code()).isEqualTo("missing files:read");
              assertThat(e.wholePlatform()).isFalse();
            });
  }

  @Test
  void a_file_is_read_with_the_bots_token() throws IOException {
    lies(desk.url("/f.csv"), "text/csv");
    gives("/f.csv", aResponse().withHeader("Content-Type", "text/csv").withBody("a,b"));
    try (InputStream content = desk.platform.read(FILE)) {
      assertThat(content.readAllBytes()).asString().isEqualTo("a,b");
    }
    assertThat(desk.call("files.info")).isEqualTo(Map.of("file", "F1"));
    assertThat(desk.taken).containsExactly(Quota.perMinute("slack:files.info", 100));
    assertThat(desk.allCalls())
        .allSatisfy(call -> assertThat(call.getHeader("Authorization")).isEqualTo("Bearer xoxb-1"));
  }

  @Test
  void a_file_may_take_longer_than_any_call_as_long_as_something_comes() throws IOException {
    lies(desk.url("/f.csv"), "text/csv");
    gives("/f.csv", aResponse().withBody("a,b\n".repeat(1000)).withChunkedDribbleDelay(8, 1600));
    try (InputStream content = desk.platform.read(FILE)) {
      assertThat(content.readAllBytes()).hasSize(4000);
    }
  }

  @Test
  void the_token_goes_to_no_other_host() {
    for (String elsewhere :
        List.of(
            "https://drive.example.com/f.csv",
            "http://files.slack.com/f.csv",
            "https://files.slack.com.example.com/f.csv",
            "https://notslack.com/f.csv",
            "ftp://files.slack.com/f.csv",
            "",
            "nonsense")) {
      lies(elsewhere, "text/csv");
      assertThat(refused())
          .as(elsewhere)
          .isInstanceOfSatisfying(
              Rejected.class, e -> assertThat(e.code()).isEqualTo("file_is_not_on_slack"));
    }
    lies(desk.url("/moved"), "text/csv");
    gives(
        "/moved",
        aResponse().withStatus(302).withHeader("Location", "https://elsewhere.example.com/f.csv"));
    assertThat(refused()).isInstanceOf(Rejected.class);
  }

  @Test
  void the_page_to_sign_in_is_not_taken_for_the_file() throws IOException {
    lies(desk.url("/f.csv"), "text/csv");
    ResponseDefinitionBuilder page =
        aResponse().withHeader("Content-Type", "text/html; charset=utf-8").withBody("<html>");
    gives("/f.csv", page);
    lacksTheScope();
    gives("/f.csv", aResponse().withStatus(302).withHeader("Location", "/sign-in?redir=f"));
    gives("/sign-in?redir=f", page);
    lacksTheScope();
    gives("/f.csv", aResponse().withStatus(302).withHeader("Location", "/f.csv"));
    lacksTheScope();
    gives("/f.csv", aResponse().withStatus(403));
    lacksTheScope();
    desk.says("files.info", "{\"ok\":false,\"error\":\"missing_scope\"}");
    lacksTheScope();

    lies(desk.url("/page.html"), "text/html");
    gives("/page.html", page);
    try (InputStream content = desk.platform.read(FILE)) {
      assertThat(content.readAllBytes()).asString().isEqualTo("<html>");
    }
  }

  @Test
  void a_file_that_is_gone_or_out_of_reach_is_an_error_of_its_own() {
    desk.says("files.info", "{\"ok\":false,\"error\":\"file_deleted\"}");
    assertThat(refused()).isInstanceOf(Rejected.class);
    lies(desk.url("/f.csv"), "text/csv");
    gives("/f.csv", aResponse().withStatus(404));
    assertThat(refused()).isInstanceOf(Rejected.class);
    gives("/f.csv", aResponse().withStatus(503));
    assertThat(refused()).isInstanceOf(Unavailable.class);
    gives("/f.csv", aResponse().withFault(Fault.EMPTY_RESPONSE));
    assertThat(refused()).isInstanceOf(Unavailable.class);
    gives("/f.csv", aResponse().withStatus(429).withHeader("Retry-After", "7"));
    assertThat(refused())
        .isInstanceOfSatisfying(
            RateLimited.class, e -> assertThat(e.after()).isEqualTo(Duration.ofSeconds(7)));
  }
}
