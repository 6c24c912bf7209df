package io.github.rallybot.config.playground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far the weeks before the first start are filled. It is kept in a file, so that a process that
 * was killed is followed by one that goes on.
 *
 * @param from when the first of the weeks began
 * @param to when the page was opened for the first time
 * @param step the first one that is not done; a step that was interrupted is done again
 * @param leads the bot's id of each lead that was handed over, by number
 */
record Progress(Instant from, Instant to, int step, boolean done, Map<Integer, String> leads) {

  private static final String FILE = "weeks.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  Progress {
    leads = Map.copyOf(leads);
  }

  /** So many whole weeks and the present one. */
  static Progress starting(Instant now, int weeks) {
    Instant monday =
        LocalDate.ofInstant(now, ZoneOffset.UTC)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .minusWeeks(weeks)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
    return new Progress(monday, now, 0, false, Map.of());
  }

  Progress after(int steps, Map<Integer, String> more) {
    Map<Integer, String> all = new TreeMap<>(leads);
    all.putAll(more);
    return new Progress(from, to, steps, done, all);
  }

  Progress finished() {
    return new Progress(from, to, step, true, Map.of());
  }

  static Optional<Progress> in(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode kept = JSON.readTree(Files.readAllBytes(file));
      Map<Integer, String> leads = new TreeMap<>();
      kept.path("leads")
          .properties()
          .forEach(lead -> leads.put(Integer.valueOf(lead.getKey()), lead.getValue().asString()));
      return Optional.of(
          new Progress(
              Instant.parse(kept.path("from").asString()),
              Instant.parse(kept.path("to").asString()),
              kept.path("step").asInt(),
              kept.path("done").asBoolean(),
              leads));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void keep(Path folder) {
    ObjectNode kept =
        JSON.createObjectNode()
            .put("from", from.toString())
            .put("to", to.toString())
            .put("step", step)
            .put("done", done);
    ObjectNode ids = kept.putObject("leads");
    leads.forEach((number, id) -> ids.put(String.valueOf(number), id));
    try {
      Files.createDirectories(folder);
      Path fresh = folder.resolve(FILE + ".new");
      Files.write(fresh, JSON.writeValueAsBytes(kept));
      Files.move(
          fresh,
          folder.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
