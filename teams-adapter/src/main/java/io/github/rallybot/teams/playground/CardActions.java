package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.Wire;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The actions of a card, wherever they are: in its sets, in cards that unfold, as a fallback. */
public final class CardActions {
  private CardActions() {}

  /** Whether a card has just this action. */
  static boolean has(JsonNode card, JsonNode action) {
    return card.equals(action) || card.valueStream().anyMatch(part -> has(part, action));
  }

  /** The first action with a title, if there is one. */
  public static Optional<ObjectNode> titled(JsonNode card, String title) {
    if (card instanceof ObjectNode object
        && Wire.text(object, "type").startsWith("Action.")
        && Wire.text(object, "title").equals(title)) {
      return Optional.of(object);
    }
    return card.valueStream().flatMap(part -> titled(part, title).stream()).findFirst();
  }

  /**
   * What an action brings: its data, and what is in the inputs.
   *
   * @param inputs by id; what is not given is left out
   */
  public static ObjectNode data(JsonNode action, Map<String, String> inputs) {
    ObjectNode data =
        action.path("data") instanceof ObjectNode given ? given.deepCopy() : Wire.object();
    inputs.forEach(data::put);
    return data;
  }
}
