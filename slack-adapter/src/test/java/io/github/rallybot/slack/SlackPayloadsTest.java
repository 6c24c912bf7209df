package io.github.rallybot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

class SlackPayloadsTest {

  private static List<Path> recorded() throws IOException, URISyntaxException {
    Path folder =
        Path.of(
            Objects.requireNonNull(SlackPayloadsTest.class.getResource("/slack-payloads")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void whatever_slack_sends_that_is_not_ours_changes_nothing_and_is_no_server_error()
      throws Exception {
    List<Object> reached = new ArrayList<>();
    try (SlackDesk desk = new SlackDesk()) {
      desk.router.on(
          "lead.judge",
          interaction -> {
            reached.add(interaction);
            return Reply.nothing();
          });
      desk.router.onWord(
          "help",
          command -> {
            reached.add(command);
            return Reply.nothing();
          });
      assertThat(recorded()).hasSize(71);
      for (Path file : recorded().stream().filter(file -> !isShortcut(file)).toList()) {
        String payload = Files.readString(file, StandardCharsets.UTF_8);
        for (String team : List.of("T1", ownTeam(payload))) {
          desk.team =
              Optional.of(new SlackTeam(team, "Acme", URI.create("https://acme.slack.com/")));
          for (ResponseEntity<byte[]> answer :
              List.of(desk.interacts(payload), desk.receives(payload))) {
            assertThat(answer.getStatusCode().is5xxServerError()).as("%s", file).isFalse();
          }
        }
      }
      assertThat(reached).isEmpty();
      assertThat(desk.allCalls()).isEmpty();
    }
  }

  /** Slack sends only the bot's own, and whoever chose one hears of it. */
  private static boolean isShortcut(Path file) {
    return file.getFileName().toString().startsWith("java_MessageShortcut");
  }

  private static String ownTeam(String payload) {
    JsonNode json = SlackDesk.JSON.readTree(payload);
    return json.path("team").path("id").asString("T1");
  }

  @Test
  void the_address_is_verified_with_slacks_challenge() {
    try (SlackDesk desk = new SlackDesk()) {
      ResponseEntity<byte[]> answer =
          desk.receives("{\"token\":\"x\",\"challenge\":\"3eZb\",\"type\":\"url_verification\"}");
      assertThat(answer.getStatusCode().value()).isEqualTo(200);
      assertThat(SlackDesk.text(answer)).isEqualTo("3eZb");
    }
  }

  @Test
  void a_check_of_the_certificate_is_fine() {
    try (SlackDesk desk = new SlackDesk()) {
      assertThat(desk.receives("ssl_check=1&token=x").getStatusCode().value()).isEqualTo(200);
    }
  }

  @Test
  void garbage_is_refused_with_a_problem_that_says_so() {
    try (SlackDesk desk = new SlackDesk()) {
      for (String garbage :
          List.of(
              "",
              "hello",
              "payload=",
              "payload=%zz",
              "payload=%7B",
              "payload=[]",
              "payload=null",
              "{}",
              "{\"type\":",
              "a=b&c",
              "payload="
                  + SlackDesk.encoded("{\"type\":\"block_actions\",\"team\":{\"id\":\"T1\"}}"),
              "payload="
                  + SlackDesk.encoded(
                      "{\"type\":\"block_actions\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"},"
                          + "\"actions\":\"none\"}"),
              "payload="
                  + SlackDesk.encoded(
                      "{\"type\":\"view_submission\",\"team\":{\"id\":\"T1\"},\"user\":7}"),
              "command=%2Frally&team_id=T1",
              "payload=" + SlackDesk.encoded("[".repeat(100_000)))) {
        ResponseEntity<byte[]> answer = desk.receives(garbage);
        assertThat(answer.getStatusCode().value()).as("%.80s", garbage).isEqualTo(400);
        assertThat(String.valueOf(answer.getHeaders().getContentType()))
            .isEqualTo("application/problem+json");
      }
    }
  }

  @Test
  void without_slacks_signature_nothing_comes_in() {
    try (SlackDesk desk = new SlackDesk()) {
      byte[] body = "payload=%7B%7D".getBytes(StandardCharsets.UTF_8);
      assertThat(desk.receives(body, null, null).getStatusCode().value()).isEqualTo(401);
      assertThat(desk.receives(body, "1", "v0=1").getStatusCode().value()).isEqualTo(401);
      byte[] large = new byte[SlackGate.MAX_BYTES + 2];
      assertThat(desk.receives(large, null, null).getStatusCode().value()).isEqualTo(413);
    }
  }
}
