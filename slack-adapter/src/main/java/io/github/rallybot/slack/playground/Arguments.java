package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** What a Web API call brings: in its address, and as JSON or as a form with JSON in its fields. */
final class Arguments {
  /** Arguments that carry JSON inside a form field. */
  private static final Set<String> STRUCTURED =
      Set.of("blocks", "metadata", "view", "attachments", "errors", "files");

  private Arguments() {}

  /** The arguments of a Web API call; unreadable JSON stays a string, for the rules to refuse. */
  static ObjectNode read(String contentType, String query, String body) {
    ObjectNode arguments = Wire.object();
    putAll(arguments, Wire.form(query));
    if (contentType.startsWith("application/json")) {
      if (!body.isBlank() && Wire.JSON.readTree(body) instanceof ObjectNode given) {
        arguments.setAll(given);
      }
    } else {
      putAll(arguments, Wire.form(body));
    }
    return arguments;
  }

  private static void putAll(ObjectNode arguments, Map<String, String> form) {
    form.forEach(
        (name, value) -> {
          if (!STRUCTURED.contains(name)) {
            arguments.put(name, value);
          } else if (!value.isEmpty()) {
            try {
              arguments.set(name, Wire.JSON.readTree(value));
            } catch (JacksonException unreadable) {
              arguments.put(name, value);
            }
          }
        });
  }
}
