package io.github.rallybot.slack.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void everythingIsThereAfterARestartAlsoWithATornLastLine() throws IOException {
    Path file = folder.resolve("slack.jsonl");
    List<String> before;
    try (Bench bench = new Bench(1, Optional.of(file))) {
      bench.post(Bench.buttons("a"));
      String gone = bench.post(Bench.buttons("b"));
      bench.answer("chat.postMessage", Map.of("channel", "U0TOM", "text", "direct"));
      bench.answer(
          "chat.postEphemeral", Map.of("channel", "C0LEADS", "user", "U0MAYA", "text", "hers"));
      bench.slack.workspace().invite("C0SALES", Workspace.BOT_USER);
      bench.slack.workspace().delete("C0LEADS", gone);
      before = texts(bench);
    }
    Files.writeString(file, "{\"change\":\"mess", StandardOpenOption.APPEND);
    try (Bench bench = new Bench(1, Optional.of(file))) {
      assertThat(texts(bench)).isEqualTo(before).hasSize(3);
      assertThat(bench.slack.workspace().channel("C0SALES").orElseThrow().members())
          .contains(Workspace.BOT_USER);
      assertThat(bench.slack.workspace().messages("C0LEADS").get(1).onlyFor()).hasValue("U0MAYA");
    }
  }

  @Test
  void timePassesFasterOnDemand() {
    try (Bench bench = new Bench(20, Optional.empty())) {
      Map<String, String> hello = Map.of("channel", "C0LEADS", "text", "hello");
      for (int i = 0; i < 4; i++) {
        bench.call("chat.postMessage", hello);
      }
      bench.clock.advance(Duration.ofMillis(150));
      assertThat(bench.call("chat.postMessage", hello).statusCode()).isEqualTo(200);
    }
  }

  private static List<String> texts(Bench bench) {
    return bench.slack.workspace().channels().stream()
        .flatMap(channel -> bench.slack.workspace().messages(channel.id()).stream())
        .map(message -> message.ts() + " " + message.text() + " " + message.blocks())
        .toList();
  }
}
