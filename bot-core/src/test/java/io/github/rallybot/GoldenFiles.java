package io.github.rallybot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pictures of cards as a platform takes them, one file each. {@code -Drally.golden.write=true}
 * writes them anew; then the difference is to be looked at.
 */
public final class GoldenFiles {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final boolean WRITE = Boolean.getBoolean("rally.golden.write");

  private final Path folder;

  /**
   * @param folder within the test resources of the module
   */
  public GoldenFiles(String folder) {
    this.folder = Path.of("src", "test", "resources").resolve(folder);
  }

  /** Asserts that a card is drawn as it was. */
  public void same(String name, JsonNode drawn) throws IOException {
    Path file = folder.resolve(name + ".json");
    String now = GoldenCards.withoutIds(JSON.writeValueAsString(drawn)) + "\n";
    if (WRITE) {
      Files.createDirectories(folder);
      Files.writeString(file, now, StandardCharsets.UTF_8);
    }
    assertThat(now).as(name).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }

  /** The names of all pictures. */
  public Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
