package io.github.rallybot.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.rallybot.GoldenCards;
import io.github.rallybot.GoldenFiles;
import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.redis.RedisForTests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Teams is sent, of every card and form there is. */
@ExtendWith(RedisForTests.class)
class TeamsGoldenCardsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final GoldenCards golden = GoldenCards.live();
  private static final TeamsSpans.Names NAMES = TeamsGoldenCardsTest::name;

  private final GoldenFiles files = new GoldenFiles("io/github/rallybot/teams/cards");
  private final TeamsRenderer renderer = new TeamsRenderer(NAMES, golden::opens);
  private final TeamsForms forms =
      new TeamsForms(renderer, NAMES, () -> Map.of(TestBot.LEADS, "leads"));

  @AfterAll
  static void close() {
    golden.close();
  }

  private static Optional<String> name(UserRef user) {
    return Optional.of("Person " + user.id());
  }

  private ObjectNode drawn(String name) {
    return golden
        .card(name)
        .map(card -> renderer.render(card).content())
        .orElseGet(
            () -> forms.render(golden.form(name), Action.of("opener"), TeamsForms.Again.FIRST));
  }

  @Test
  void each_card_and_form_is_drawn_as_it_was() throws IOException {
    for (String name : golden.names()) {
      files.same(name, drawn(name));
    }
    assertThat(files.names()).isEqualTo(golden.names());
  }

  @Test
  void each_is_valid_by_microsofts_schema_and_small_enough() throws IOException {
    Schema schema = schema();
    for (String name : golden.names()) {
      ObjectNode card = drawn(name);
      assertThat(schema.validate(withoutTeamsOwn(card.deepCopy()))).as(name).isEmpty();
      assertThat(card.toString().getBytes(StandardCharsets.UTF_8))
          .as(name)
          .hasSizeLessThan(28 * 1024);
    }
    ObjectNode wrong = JSON.createObjectNode().put("type", "AdaptiveCard").put("colour", "red");
    assertThat(schema.validate(wrong)).as("it does refuse something").isNotEmpty();
  }

  @Test
  void none_says_what_only_slack_has_people_type() throws IOException {
    Pattern slack = Pattern.compile("(?<!/api)/(?:rally|leads|invite)\\b");
    for (String name : golden.names()) {
      assertThat(slack.matcher(drawn(name).toString()).results().map(MatchResult::group))
          .as(name)
          .isEmpty();
    }
  }

  /** It names itself as schemas of draft 4 did, which draft 6 no longer knows. */
  private static Schema schema() throws IOException {
    try (InputStream in =
        TeamsGoldenCardsTest.class.getResourceAsStream("adaptive-card-1.5.0.json")) {
      assertThat(in).isNotNull();
      ObjectNode published = (ObjectNode) JSON.readTree(in);
      published.remove("id");
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_6)
          .getSchema(published.toString());
    }
  }

  /**
   * The people picker and charts are Teams' own, and in no version of the schema; of a chart, what
   * others show instead is.
   */
  private static JsonNode withoutTeamsOwn(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("choices.data");
      object.forEach(TeamsGoldenCardsTest::withoutTeamsOwn);
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i).path("type").asString("").startsWith("Chart.")) {
          array.set(i, array.get(i).path("fallback"));
        }
      }
      array.forEach(TeamsGoldenCardsTest::withoutTeamsOwn);
    }
    return node;
  }
}
