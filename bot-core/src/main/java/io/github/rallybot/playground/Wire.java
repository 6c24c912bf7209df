package io.github.rallybot.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What goes over the wire: JSON, and the encoding of forms. */
public final class Wire {
  public static final JsonMapper JSON = JsonMapper.builder().build();

  private Wire() {}

  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  public static ObjectNode ok() {
    return object().put("ok", true);
  }

  public static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isString() || value.isNumber() ? value.asString() : "";
  }

  public static boolean flag(JsonNode node, String field) {
    JsonNode value = node.path(field);
    // forms have no booleans: the SDK writes 1, others write true
    return value.isBoolean()
        ? value.booleanValue()
        : Set.of("true", "1").contains(text(node, field));
  }

  public static Map<String, String> form(String encoded) {
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

  public static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                URLEncoder.encode(field.getKey(), UTF_8)
                    + "="
                    + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
