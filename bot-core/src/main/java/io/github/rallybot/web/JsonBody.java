package io.github.rallybot.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a request body as JSON, within limits. */
final class JsonBody {

  static final int MOST_BYTES = 64 * 1024;
  private static final int DEEPEST = 20;
  private static final int LONGEST_NUMBER = 50;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private JsonBody() {}

  /**
   * The bytes of a body.
   *
   * @throws Refusal 415 if it does not say that it is JSON, 413 if it is too long
   */
  static byte[] read(@Nullable String contentType, InputStream in) throws IOException {
    String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
    if (!type.equalsIgnoreCase("application/json")) {
      throw new Refusal(
          Problem.of(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send JSON, with Content-Type: application/json"));
    }
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new Refusal(
          Problem.of(
              HttpStatus.CONTENT_TOO_LARGE,
              "A request may have 64 kB. Shorten the message or leave out attributes."));
    }
    return bytes;
  }

  /**
   * The object in the bytes, as plain values: strings, numbers, booleans, lists and maps. What is
   * null in an object is left out.
   *
   * @throws Refusal 400 if there is none
   */
  static Map<String, Object> parse(byte[] bytes) {
    if (tree(bytes) instanceof ObjectNode object) {
      return plain(object);
    }
    throw bad("Send one JSON object, such as {\"source\":\"webinar\",\"email\":\"a@example.com\"}");
  }

  /**
   * Whatever is in the bytes, as plain values.
   *
   * @throws Refusal 400 if that is no JSON
   */
  static Object value(byte[] bytes) {
    return plain(tree(bytes));
  }

  private static JsonNode tree(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return MAPPER.readTree(bytes);
    } catch (CharacterCodingException e) {
      throw bad("The body is not valid UTF-8.");
    } catch (StreamConstraintsException e) {
      throw bad(
          "The JSON is nested more than "
              + DEEPEST
              + " levels deep, or has a number of more than "
              + LONGEST_NUMBER
              + " digits"
              + place(e)
              + ".");
    } catch (JacksonException e) {
      throw bad("The body is not valid JSON, or names a field twice" + place(e) + ".");
    }
  }

  private static Map<String, Object> plain(ObjectNode object) {
    Map<String, Object> map = new LinkedHashMap<>();
    object.properties().stream()
        .filter(field -> !field.getValue().isNull())
        .forEach(field -> map.put(field.getKey(), plain(field.getValue())));
    return map;
  }

  private static Object plain(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return plain(object);
    }
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(element -> list.add(plain(element)));
      return list;
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isNumber() ? node.numberValue() : node.asString();
  }

  private static String place(JacksonException e) {
    var at = e.getLocation();
    return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }

  private static Refusal bad(String detail) {
    return new Refusal(Problem.of(HttpStatus.BAD_REQUEST, detail));
  }
}
