package io.github.rallybot.config.playground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cards that the adapter for Teams draws in its own tests. */
final class GoldenCards {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path FOLDER =
      Path.of("..", "teams-adapter", "src/test/resources/io/github/rallybot/teams/cards");

  private GoldenCards() {}

  static Map<String, JsonNode> all() throws IOException {
    Map<String, JsonNode> cards = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".json", "");
        cards.put(name, named(name));
      }
    }
    return cards;
  }

  static JsonNode named(String name) throws IOException {
    return JSON.readTree(Files.readString(FOLDER.resolve(name + ".json")));
  }
}
