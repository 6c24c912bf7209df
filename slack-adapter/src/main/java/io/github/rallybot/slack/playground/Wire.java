package io.github.rallybot.slack.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What goes over the wire: JSON, and the form encoding that Slack wraps it in. */
final class Wire {
  static final JsonMapper JSON = JsonMapper.builder().build();

  /** Arguments that carry JSON inside a form field. */
  private static final Set<String> STRUCTURED =
      Set.of("blocks", "metadata", "view", "attachments", "errors");

  private Wire() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static ObjectNode ok() {
    return object().put("ok", true);
  }

  static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isString() || value.isNumber() ? value.asString() : "";
  }

  static boolean flag(JsonNode node, String field) {
    JsonNode value = node.path(field);
    // forms have no booleans: the SDK writes 1, others write true
    return value.isBoolean()
        ? value.booleanValue()
        : Set.of("true", "1").contains(text(node, field));
  }

  /** The arguments of a Web API call; unreadable JSON stays a string, for the rules to refuse. */
  static ObjectNode arguments(String contentType, String query, String body) {
    ObjectNode arguments = object();
    putAll(arguments, form(query));
    if (contentType.startsWith("application/json")) {
      if (!body.isBlank() && JSON.readTree(body) instanceof ObjectNode given) {
        arguments.setAll(given);
      }
    } else {
      putAll(arguments, form(body));
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
              arguments.set(name, JSON.readTree(value));
            } catch (JacksonException unreadable) {
              arguments.put(name, value);
            }
          }
        });
  }

  static Map<String, String> form(String encoded) {
    Map<String, String> form = new LinkedHashMap<>();
    int from = 0;
    while (from < encoded.length()) {
      int end = encoded.indexOf('&', from);
      String pair = encoded.substring(from, end < 0 ? encoded.length() : end);
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(
            URLDecoder.decode(pair.substring(0, equals), UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
      from = end < 0 ? encoded.length() : end + 1;
    }
    return form;
  }

  static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                URLEncoder.encode(field.getKey(), UTF_8)
                    + "="
                    + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
