package io.github.rallybot.web;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of a JSON object one by one and collects what is wrong with them. */
final class Fields {

  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private static final int LONGEST_URL = 2000;
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");

  private final ObjectNode object;
  private final String path;
  private final List<Problem.FieldError> errors = new ArrayList<>();

  /**
   * @param path JSON Pointer of the object
   */
  Fields(ObjectNode object, String path) {
    this.object = object;
    this.path = path;
  }

  List<Problem.FieldError> errors() {
    return errors;
  }

  boolean wrong(String name) {
    return errors.stream().anyMatch(error -> error.field().equals(path + "/" + name));
  }

  void error(String name, String message) {
    errors.add(new Problem.FieldError(path + "/" + name, message));
  }

  void error(Problem.FieldError error) {
    errors.add(error);
  }

  /** The field, or null if it is absent or null. */
  @Nullable JsonNode node(String name) {
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }

  /**
   * A text without control characters, trimmed; empty if absent or if nothing of it can be seen.
   * Numbers are welcome.
   */
  Optional<String> text(String name, int most) {
    JsonNode node = node(name);
    if (node == null) {
      return Optional.empty();
    }
    if (!node.isString() && !node.isNumber()) {
      error(name, "is a text");
      return Optional.empty();
    }
    String text = clean(node.asString()).strip();
    if (text.length() > most) {
      error(name, "has " + text.length() + " characters; at most " + most + " are kept");
      return Optional.empty();
    }
    return text.codePoints().allMatch(Fields::unseen) ? Optional.empty() : Optional.of(text);
  }

  /** An e-mail address, in lower case. */
  Optional<String> email(String name) {
    Optional<String> address = text(name, 320).map(text -> text.toLowerCase(Locale.ROOT));
    if (address.isEmpty() || ADDRESS.matcher(address.get()).matches()) {
      return address;
    }
    error(name, "is no e-mail address such as dana@example.com");
    return Optional.empty();
  }

  Optional<URI> url(String name) {
    return text(name, LONGEST_URL).flatMap(text -> url(name, text));
  }

  /** People write a website without https:// more often than with it. */
  Optional<URI> website(String name) {
    return text(name, LONGEST_URL)
        .map(text -> SCHEME.matcher(text).lookingAt() ? text : "https://" + text)
        .flatMap(text -> url(name, text));
  }

  private Optional<URI> url(String name, String text) {
    Optional<URI> url = WebAddress.of(text);
    if (url.isEmpty()) {
      error(name, "is no web address such as https://example.com/page");
    }
    return url;
  }

  Optional<Instant> instant(String name) {
    Optional<String> text = text(name, 40);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Instant at =
          text.get().length() == 10
              ? LocalDate.parse(text.get()).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text.get()).toInstant();
      if (!at.isBefore(EARLIEST) && at.isBefore(LATEST)) {
        return Optional.of(at);
      }
    } catch (DateTimeException e) {
      // said below, like a year that nobody lives in
    }
    error(name, "is a time such as 2026-11-23T09:30:00Z, between 1990 and 2100");
    return Optional.empty();
  }

  /** The value as plain Java, its texts cleaned. */
  static Object plain(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      node.properties().stream()
          .filter(e -> !e.getValue().isNull())
          .forEach(e -> map.put(clean(e.getKey()), plain(e.getValue())));
      return map;
    }
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(element -> list.add(plain(element)));
      return list;
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isNumber()) {
      return node.numberValue();
    }
    return clean(node.asString());
  }

  /** Spaces of all kinds, and characters that only say how others are written. */
  private static boolean unseen(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }

  /** NUL and its like have no place in a text, and half a surrogate pair is no character. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                clean.append('\uFFFD');
              } else if (!Character.isISOControl(c) || c == '\n' || c == '\t') {
                clean.appendCodePoint(c);
              }
            });
    return clean.toString();
  }
}
