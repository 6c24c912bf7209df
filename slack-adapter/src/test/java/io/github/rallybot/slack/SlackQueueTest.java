package io.github.rallybot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.card.Card;
import io.github.rallybot.queue.FullQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The queue at its fullest stays within what Slack takes, as a message and as a home. */
class SlackQueueTest {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Slack refuses a message whose texts are longer together; nowhere documented, measured by
   * others.
   */
  private static final int ALL_TEXT = 12_000;

  static Stream<Card> fullOnes() {
    return Stream.of(FullQueue.overview(), FullQueue.page());
  }

  @ParameterizedTest
  @MethodSource("fullOnes")
  void a_full_queue_fits_into_one_message_and_into_a_home(Card card) {
    JsonNode blocks = JSON.readTree(SlackRenderer.render(card).blocks());
    assertThat(blocks.size()).isLessThanOrEqualTo(50);
    assertThat(SlackRenderer.home(card).path("blocks").size()).isEqualTo(blocks.size());
    assertThat(texts(blocks).stream().mapToInt(String::length).sum()).isLessThan(ALL_TEXT);
  }

  @ParameterizedTest
  @MethodSource("fullOnes")
  void every_control_has_an_id_of_its_own_and_a_value_that_travels(Card card) {
    JsonNode blocks = JSON.readTree(SlackRenderer.render(card).blocks());
    List<String> ids = new ArrayList<>();
    for (JsonNode block : blocks) {
      for (JsonNode element : block.path("elements")) {
        if (element.has("action_id")) {
          ids.add(element.path("action_id").asString());
        }
        assertThat(element.path("value").asString("").length()).isLessThanOrEqualTo(75);
      }
    }
    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(30);
  }

  @Test
  void a_row_is_a_line_of_data_and_its_buttons() {
    JsonNode blocks = JSON.readTree(SlackRenderer.render(FullQueue.page()).blocks());
    JsonNode line = blocks.get(5);
    assertThat(line.path("type").asString()).isEqualTo("rich_text");
    assertThat(line.toString()).contains("Company & <Sons>").contains("waiting 5 h · overdue");
    List<String> buttons = new ArrayList<>();
    blocks
        .get(6)
        .path("elements")
        .forEach(b -> buttons.add(b.path("text").path("text").asString()));
    assertThat(buttons)
        .containsExactly(
            "Good fit", "Not yet", "Not a fit", "Tried", "Reached", "Unreachable", "Open");
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.path("text").isString()) {
      texts.add(node.path("text").asString());
    }
    node.forEach(child -> texts.addAll(texts(child)));
    return texts;
  }
}
