package io.github.rallybot.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.redis.RedisForTests;
import io.github.rallybot.slack.playground.Fault;
import io.github.rallybot.slack.playground.Message;
import io.github.rallybot.slack.playground.SlackStandIn;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A list that is dropped in Slack, with two bots behind one address and everything sent twice. */
@ExtendWith(RedisForTests.class)
class DroppedOverSlackTest {

  private static final String PRIYA = "U0PRIYA";
  private static final String DIRECT = "D0PRIYA";
  private static final int PEOPLE = 250;
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @Test
  void a_dropped_list_is_shown_once_and_imported_once(@TempDir Path folder) throws Exception {
    String organisation = RedisForTests.freshOrg();
    URI redis = RedisForTests.uri();
    List<BotProcess> bots = new ArrayList<>();
    try (Balancer balancer = new Balancer();
        Rig rig = new Rig(20, balancer.events());
        Rig.Storage storage = new Rig.Storage(redis, organisation)) {
      Map<String, String> settings = new LinkedHashMap<>(rig.settings(redis, organisation));
      settings.put("rally.leads.burst", "10");
      for (int i = 1; i <= 2; i++) {
        BotProcess bot = BotProcess.start(Rig.folder(folder, "bot" + i), settings);
        bots.add(bot);
        balancer.add(bot.url());
      }
      bots.forEach(BotProcess::awaitUp);
      SlackStandIn slack = rig.slack();
      slack.faults().chance(Fault.DUPLICATE_DELIVERY, 1);
      assertThat(slack.workspace().directWith(PRIYA).id()).isEqualTo(DIRECT);
      slack.people().share(PRIYA, DIRECT, "Expo Berlin.csv", file());
      Eventually.until(LONGEST, "the list is shown", () -> press(slack, "import.start"));
      Eventually.until(
          LONGEST,
          "the list is imported",
          () -> cards(slack).stream().anyMatch(card -> words(card).contains("is imported.")));
      assertThat(words(cards(slack).get(0)))
          .contains("251 rows: 250 new leads, 1 rejected.")
          .contains("Undo");
      assertThat(cards(slack)).hasSize(1);
      assertThat(storage.journal("import.dropped")).hasSize(1);
      assertThat(storage.journal("import.done")).hasSize(1);
      assertThat(storage.journal("lead.received")).hasSize(PEOPLE);
      assertThat(storage.journal("lead.touched")).isEmpty();
      Eventually.until(LONGEST, "they are one summary", () -> Workers.summaries(slack).size() == 1);
      assertThat(press(slack, "import.undo")).isTrue();
      Eventually.until(
          LONGEST,
          "its leads are taken back",
          () -> words(cards(slack).get(0)).contains("250 leads taken back."));
      assertThat(storage.journal("lead.withdrawn")).hasSize(PEOPLE);
      assertThat(slack.rates().violations()).isEmpty();
    } finally {
      bots.forEach(BotProcess::close);
    }
  }

  private static ByteArrayInputStream file() {
    StringBuilder file = new StringBuilder("E-mail;Name;Company\n");
    for (int i = 0; i < PEOPLE; i++) {
      file.append("p").append(i).append("@fair.example;Person ").append(i).append(";Fair\n");
    }
    return new ByteArrayInputStream(
        file.append("nonsense;Nobody;\n").toString().getBytes(StandardCharsets.UTF_8));
  }

  private static List<Message> cards(SlackStandIn slack) {
    return slack.workspace().messages(DIRECT).stream()
        .filter(message -> words(message).contains("Expo Berlin.csv"))
        .filter(message -> !message.author().equals(PRIYA))
        .toList();
  }

  private static String words(Message message) {
    return message.text() + message.blocks();
  }

  /** Whether there was such a button, and its press was acknowledged. */
  private static boolean press(SlackStandIn slack, String action) {
    for (Message card : cards(slack)) {
      Optional<String> button = button(card.blocks(), action);
      if (button.isPresent()) {
        return slack.people().click(PRIYA, DIRECT, card.ts(), button.get()).ok();
      }
    }
    return false;
  }

  private static Optional<String> button(JsonNode blocks, String action) {
    for (JsonNode block : blocks) {
      for (JsonNode element : block.path("elements")) {
        if (element.path("value").asString("").startsWith(action)) {
          return Optional.of(element.path("action_id").asString(""));
        }
      }
    }
    return Optional.empty();
  }
}
