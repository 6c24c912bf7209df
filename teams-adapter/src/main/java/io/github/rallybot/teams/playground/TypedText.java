package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.Wire;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns what a person types into what a client of Teams sends: special characters become entities,
 * and {@code @Maya Ross} a tag, with beside it whom the tag means.
 *
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations#work-with-mentions">Work
 *     with mentions</a>
 */
final class TypedText {
  static final String BOT_NAME = "Rallybot";

  private final Workspace workspace;
  private final String botId;

  TypedText(Workspace workspace, String botId) {
    this.workspace = workspace;
    this.botId = botId;
  }

  /** The text and entities of a message. */
  ObjectNode read(String typed) {
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put(BOT_NAME, botId);
    workspace.people().forEach(person -> ids.put(person.name(), person.id()));
    String names =
        ids.keySet().stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    String safe = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    ObjectNode message = Wire.object();
    ArrayNode entities = Wire.JSON.createArrayNode();
    Matcher named = Pattern.compile("(?<!\\w)@(" + names + ")(?!\\w)").matcher(safe);
    String text =
        named.replaceAll(
            match -> {
              String tag = "<at>" + match.group(1) + "</at>";
              ObjectNode mention = entities.addObject().put("type", "mention").put("text", tag);
              mention
                  .putObject("mentioned")
                  .put("id", String.valueOf(ids.get(match.group(1))))
                  .put("name", match.group(1));
              return Matcher.quoteReplacement(tag);
            });
    message.put("text", text).set("entities", entities);
    return message;
  }

  /** Whether a message means the bot, without which it hears nothing of a channel. */
  boolean isForBot(ObjectNode message) {
    return message
        .path("entities")
        .valueStream()
        .anyMatch(entity -> Wire.text(entity.path("mentioned"), "id").equals(botId));
  }
}
