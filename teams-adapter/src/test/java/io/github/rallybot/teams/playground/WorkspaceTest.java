package io.github.rallybot.teams.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  private static final String BUTTON =
      "{\"type\":\"Action.Execute\",\"title\":\"Good fit\",\"verb\":\"v\",\"data\":{}}";

  @TempDir private Path folder = Path.of("");

  @Test
  void everything_is_there_after_a_restart_also_with_a_torn_last_line() throws IOException {
    Path file = folder.resolve("teams.jsonl");
    List<Message> before;
    try (Bench bench = new Bench(1, Optional.of(file))) {
      String root = bench.post(BUTTON);
      String gone = bench.post(BUTTON);
      bench.teams.people().say("29:1tom", Bench.LEADS, Optional.of(root), "mine");
      bench.call("PUT", Bench.at(root), Bench.card(BUTTON).replace("a lead", "his lead"));
      bench.call("DELETE", Bench.at(gone), "");
      bench.teams.people().addApp();
      before = bench.teams.workspace().messages(Bench.LEADS);
    }
    Files.writeString(file, "{\"change\":\"mess", StandardOpenOption.APPEND);
    try (Bench bench = new Bench(1, Optional.of(file))) {
      assertThat(bench.teams.workspace().messages(Bench.LEADS)).isEqualTo(before).hasSize(2);
      bench.teams.people().addApp();
      assertThat(bench.received)
          .extracting(request -> request.activity().path("type").asString())
          .containsExactly("installationUpdate");
    }
  }
}
