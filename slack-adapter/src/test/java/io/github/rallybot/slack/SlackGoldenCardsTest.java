package io.github.rallybot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.GoldenCards;
import io.github.rallybot.GoldenFiles;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.redis.RedisForTests;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Slack is sent, of every card and form there is. */
@ExtendWith(RedisForTests.class)
class SlackGoldenCardsTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final GoldenFiles files = new GoldenFiles("io/github/rallybot/slack/cards");

  @Test
  void each_card_and_form_is_drawn_as_it_was() throws IOException {
    try (GoldenCards golden = GoldenCards.live()) {
      for (String name : golden.names()) {
        files.same(name, withoutFingerprints(drawn(golden, name)));
      }
      assertThat(files.names()).isEqualTo(golden.names());
    }
  }

  private static JsonNode drawn(GoldenCards golden, String name) {
    Optional<Card> card = golden.card(name);
    if (card.isEmpty()) {
      return SlackForms.render(golden.form(name), SlackForms.Place.UNKNOWN);
    }
    return name.equals("home")
        ? SlackRenderer.home(card.get())
        : JSON.readTree(SlackRenderer.render(card.get()).blocks());
  }

  /** They are made from ids too, which differ each time. */
  private static JsonNode withoutFingerprints(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.forEach(SlackGoldenCardsTest::withoutFingerprints);
      if (object.path("block_id").asString("").startsWith("actions-")) {
        object.put("block_id", "actions");
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(SlackGoldenCardsTest::withoutFingerprints);
    }
    return node;
  }
}
