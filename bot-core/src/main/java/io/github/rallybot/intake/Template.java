package io.github.rallybot.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the value of one lead field comes from:
 *
 * <table>
 *   <caption>What can be written</caption>
 *   <tr><td>{@code /contact/email}</td><td>a place in the payload, see {@link Pointer}</td></tr>
 *   <tr><td>{@code /answers[name=email]/value}</td><td>the same, picked by name</td></tr>
 *   <tr><td>{@code =webinar}</td><td>a constant</td></tr>
 *   <tr><td>{@code /first + /last}</td><td>several of them, joined with a space; what is not there
 *       is left out</td></tr>
 * </table>
 *
 * <p>The plus stands between two spaces; in a constant one may stand too, unless / or = follow it.
 */
public final class Template {

  private static final Pattern PLUS = Pattern.compile(" +\\+ +(?=[/=])");

  private sealed interface Part {
    Optional<Object> in(Object payload);
  }

  private record Place(Pointer pointer) implements Part {
    @Override
    public Optional<Object> in(Object payload) {
      return pointer.find(payload);
    }
  }

  private record Constant(String text) implements Part {
    @Override
    public Optional<Object> in(Object payload) {
      return Optional.of(text);
    }
  }

  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException that says what is wrong with it, without repeating it
   */
  public static Template parse(String text) {
    List<Part> parts = new ArrayList<>();
    for (String part : PLUS.split(text.strip(), -1)) {
      parts.add(part(part.strip()));
    }
    return new Template(parts);
  }

  /** A template that always says the same. */
  static Template constant(String text) {
    return new Template(List.of(new Constant(text)));
  }

  private static Part part(String text) {
    if (text.startsWith("/")) {
      return new Place(Pointer.parse(text));
    }
    if (text.length() > 1 && text.startsWith("=")) {
      return new Constant(text.substring(1).strip());
    }
    throw new IllegalArgumentException(
        "is neither a place in the payload such as /contact/email, nor a constant such as"
            + " =webinar, nor several of them such as /first + /last");
  }

  /**
   * The value in a payload; empty if there is none. A single place gives what is there as it is.
   */
  Optional<Object> value(Object payload) {
    if (parts.size() == 1) {
      return parts.get(0).in(payload);
    }
    String joined =
        parts.stream()
            .map(part -> part.in(payload).flatMap(Texts::of).map(String::strip).orElse(null))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return joined.isEmpty() ? Optional.empty() : Optional.of(joined);
  }

  /** The names at the top of the payload that it looks at. */
  List<String> firstNames() {
    return parts.stream()
        .flatMap(
            part -> part instanceof Place at ? at.pointer().firstName().stream() : Stream.empty())
        .toList();
  }
}
