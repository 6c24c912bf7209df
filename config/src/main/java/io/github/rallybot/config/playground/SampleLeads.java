package io.github.rallybot.config.playground;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fictional leads at example domains, handed over as a marketing tool would: over HTTP, with a key.
 * Each has an external id, so after a restart the same leads are not new ones.
 */
final class SampleLeads {

  private static final Logger log = LoggerFactory.getLogger(SampleLeads.class);
  private static final int MOST_ROUNDS = 20;

  /** How many are there at once when the page opens, so that there is something to click. */
  static final int QUICK = 4;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI api;
  private final String key;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final List<ObjectNode> samples = samples();
  private volatile boolean history;
  private final AtomicInteger own = new AtomicInteger();
  private final AtomicInteger next = new AtomicInteger();

  SampleLeads(URI api, String key, Clock clock) {
    this.api = api;
    this.key = key;
    this.clock = clock;
  }

  /** All of them, in the names of the lead JSON. */
  static List<ObjectNode> samples() {
    List<ObjectNode> samples = new ArrayList<>();
    try (InputStream in = SampleLeads.class.getResourceAsStream("/playground-leads.json")) {
      for (JsonNode node : JSON.readTree(in)) {
        samples.add((ObjectNode) node);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return samples;
  }

  /**
   * Hands over the next sample, once each.
   *
   * @return whether there was one left
   */
  boolean sendOwn() throws IOException, InterruptedException {
    int most = history ? QUICK : samples.size();
    int number = own.getAndIncrement();
    if (number < most) {
      send(number);
    }
    return number < most - 1;
  }

  /** Leaves the samples alone that stand in the weeks before today, also where nobody sees them. */
  void afterHistory() {
    history = true;
  }

  /**
   * Hands over the next lead that is new to the bot. Beyond the last sample, other people come from
   * the same companies.
   *
   * @return what the bot answered, as JSON
   */
  JsonNode sendNext() throws IOException, InterruptedException {
    for (int tried = 0; tried <= MOST_ROUNDS * samples.size(); tried++) {
      JsonNode answer = send(next.getAndUpdate(this::following));
      if (!answer.path("status").asString("").equals("duplicate")) {
        return answer;
      }
    }
    return JSON.createObjectNode().put("status", "nothing new to send");
  }

  private int following(int number) {
    return history && number == QUICK - 1 ? samples.size() : number + 1;
  }

  private JsonNode send(int number) throws IOException, InterruptedException {
    ObjectNode lead = lead(number);
    dated(lead, clock.instant());
    return send(lead);
  }

  private JsonNode send(ObjectNode lead) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.resolve("/api/leads"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(5))
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(lead)));
    HttpResponse<byte[]> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    JsonNode answer = JSON.readTree(response.body());
    if (response.statusCode() != 202) {
      log.warn("a sample lead was answered {}", response.statusCode());
    } else if (answer instanceof ObjectNode accepted) {
      accepted.put(
          "who",
          Optional.ofNullable(lead.get("name"))
              .map(JsonNode::asString)
              .orElse(lead.path("company").asString("somebody")));
    }
    return answer;
  }

  private ObjectNode lead(int number) {
    ObjectNode lead = samples.get(number % samples.size()).deepCopy();
    int round = number / samples.size();
    if (round > 0) {
      String name = samples.get((number + 7 * round) % samples.size()).path("name").asString();
      lead.put("name", name);
      lead.put("externalId", lead.path("externalId").asString() + "-" + round);
      lead.put("email", "round" + round + "." + lead.path("email").asString("sample@mail.example"));
    }
    return lead;
  }

  /** Touchpoints are some minutes ago in the file, and a moment in the lead. */
  static void dated(ObjectNode lead, Instant now) {
    for (JsonNode touchpoint : lead.path("touchpoints")) {
      if (touchpoint instanceof ObjectNode object) {
        Duration ago = Duration.ofMinutes(object.path("minutesAgo").asInt(5));
        object.remove("minutesAgo");
        object.put("at", now.minus(ago).truncatedTo(java.time.temporal.ChronoUnit.DAYS).toString());
      }
    }
  }
}
