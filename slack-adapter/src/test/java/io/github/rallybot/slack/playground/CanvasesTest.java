package io.github.rallybot.slack.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.playground.Wire;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CanvasesTest {

  private static final String CHANGES =
      """
      [{"operation":"replace","document_content":{"type":"markdown","markdown":"Hello"}}]
      """;

  private static String begun(Bench bench) {
    return bench
        .answer("canvases.create", Map.of("title", "Week 47"))
        .path("canvas_id")
        .asString("");
  }

  private static String error(Bench bench, String method, Map<String, String> arguments) {
    return bench.answer(method, arguments).path("error").asString("");
  }

  private static JsonNode look(Bench bench, String user, String id) throws Exception {
    URI target = bench.slack.pageUrl().resolve("client/canvas");
    String body = Wire.object().put("user", user).put("canvas", id).toString();
    return Wire.JSON.readTree(
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(target)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body());
  }

  @Test
  void aCanvasIsItsOwnersAloneUntilAChannelIsLetIn() throws Exception {
    try (Bench bench = new Bench()) {
      String id = begun(bench);
      assertThat(look(bench, "U0MAYA", id).path("error").asString(""))
          .isEqualTo("You may not read this canvas.");
      assertThat(error(bench, "canvases.edit", Map.of("canvas_id", id, "changes", CHANGES)))
          .isEmpty();
      assertThat(
              error(
                  bench,
                  "canvases.access.set",
                  Map.of("canvas_id", id, "access_level", "read", "channel_ids", "[\"C0LEADS\"]")))
          .isEmpty();
      assertThat(look(bench, "U0MAYA", id))
          .isEqualTo(Wire.ok().put("title", "Week 47").put("markdown", "Hello"));
      assertThat(bench.slack.workspace().canvases())
          .containsExactly(new Canvas(id, "Week 47", "Hello", Set.of("C0LEADS")));
    }
  }

  @Test
  void itRefusesWhatSlackRefuses() {
    try (Bench bench = new Bench()) {
      String id = begun(bench);
      assertThat(error(bench, "canvases.edit", Map.of("canvas_id", "F9", "changes", CHANGES)))
          .isEqualTo("canvas_not_found");
      for (String changes :
          List.of("", "{", "[]", "[{\"operation\":\"delete\"}]", CHANGES.replace("}]", "},{}]"))) {
        assertThat(error(bench, "canvases.edit", Map.of("canvas_id", id, "changes", changes)))
            .as(changes)
            .isEqualTo("invalid_arguments");
      }
      for (String channel : List.of("D0MAYA", "C0SALES", "C0NOPE")) {
        assertThat(
                error(
                    bench,
                    "canvases.access.set",
                    Map.of(
                        "canvas_id",
                        id,
                        "access_level",
                        "read",
                        "channel_ids",
                        "[\"" + channel + "\"]")))
            .as(channel)
            .isEqualTo("channel_not_found");
      }
      bench.slack.faults().next(Fault.CANVASES_OFF, 1);
      bench.answer("chat.postMessage", Map.of("channel", "C0LEADS", "text", "no canvas"));
      assertThat(error(bench, "canvases.create", Map.of("title", "x")))
          .isEqualTo("canvas_disabled_user_team");
      bench.slack.workspace().scopes(Set.of("chat:write"));
      assertThat(error(bench, "canvases.create", Map.of("title", "x"))).isEqualTo("missing_scope");
    }
  }

  @Test
  void aCanvasThatIsDeletedStaysSoAfterARestart(@TempDir Path folder) throws Exception {
    Optional<Path> file = Optional.of(folder.resolve("slack.ndjson"));
    Canvas stays;
    try (Bench bench = new Bench(1, file)) {
      String id = begun(bench);
      stays = bench.slack.workspace().canvas(begun(bench)).orElseThrow();
      assertThat(error(bench, "canvases.delete", Map.of("canvas_id", id))).isEmpty();
      assertThat(error(bench, "canvases.delete", Map.of("canvas_id", id)))
          .isEqualTo("canvas_not_found");
      assertThat(bench.slack.workspace().canvases()).containsExactly(stays);
    }
    try (Bench bench = new Bench(1, file)) {
      assertThat(bench.slack.workspace().canvases()).containsExactly(stays);
    }
  }

  @Test
  void itIsThereAgainAfterARestart(@TempDir Path folder) {
    Optional<Path> file = Optional.of(folder.resolve("slack.ndjson"));
    List<Canvas> before;
    try (Bench bench = new Bench(1, file)) {
      begun(bench);
      before = bench.slack.workspace().canvases();
    }
    try (Bench bench = new Bench(1, file)) {
      assertThat(bench.slack.workspace().canvases()).isEqualTo(before).hasSize(1);
    }
  }
}
