package io.github.rallybot.intake;

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

/**
 * Reads the fields of an object one by one and collects what is wrong with them. The object holds
 * plain values: strings, numbers, booleans, lists and maps of them. What is absent is not in it.
 */
public final class Fields {

  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private static final int LONGEST_URL = 2000;
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");

  private final Map<String, ?> object;
  private final String path;
  private final List<FieldError> errors = new ArrayList<>();

  /**
   * @param path JSON Pointer of the object
   */
  public Fields(Map<String, ?> object, String path) {
    this.object = object;
    this.path = path;
  }

  public List<FieldError> errors() {
    return errors;
  }

  public boolean wrong(String name) {
    return errors.stream().anyMatch(error -> error.field().equals(path + "/" + name));
  }

  public void error(String name, String message) {
    errors.add(new FieldError(path + "/" + name, message));
  }

  void error(FieldError error) {
    errors.add(error);
  }

  /** The value of a field, or null if it is absent. */
  @Nullable Object value(String name) {
    return object.get(name);
  }

  /**
   * A text without control characters, trimmed; empty if absent or if nothing of it can be seen.
   * Numbers are welcome.
   *
   * @param most how many characters it may have
   */
  public Optional<String> text(String name, int most) {
    Object value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof String) && !(value instanceof Number)) {
      error(name, "is a text");
      return Optional.empty();
    }
    String text = clean(value.toString()).strip();
    if (text.length() > most) {
      error(name, "has " + text.length() + " characters; at most " + most + " are kept");
      return Optional.empty();
    }
    return text.codePoints().allMatch(Fields::unseen) ? Optional.empty() : Optional.of(text);
  }

  /** An e-mail address, in lower case. */
  public Optional<String> email(String name) {
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
  public Optional<URI> website(String name) {
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

  /** The value with its texts cleaned, all the way down. */
  static Object cleaned(Object value) {
    if (value instanceof Map<?, ?> given) {
      Map<String, Object> map = new LinkedHashMap<>();
      given.forEach((name, inner) -> map.put(clean(String.valueOf(name)), cleaned(inner)));
      return map;
    }
    if (value instanceof List<?> given) {
      return given.stream().map(Fields::cleaned).toList();
    }
    return value instanceof String text ? clean(text) : value;
  }

  /** Spaces of all kinds, and characters that only say how others are written. */
  private static boolean unseen(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }

  /** NUL and its like have no place in a text, and half a surrogate pair is no character. */
  public static String clean(String text) {
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
