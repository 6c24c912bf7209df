package io.github.rallybot.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place in a payload: a JSON Pointer (RFC 6901) such as {@code /contact/emails/0}, which can also
 * pick by name. {@code /answers[field/ref=email]/email} is the {@code email} of that answer whose
 * {@code field/ref} says "email". Names are compared without regard to case or to white space
 * around them. What is picked from is a list, or an object whose values are gone through. Square
 * brackets without {@code =} are part of a name, as in {@code /form_fields[email]}.
 *
 * <p>Payloads are plain Java: maps, lists, texts, numbers, truth values.
 */
public final class Pointer {

  private static final Pointer ROOT = new Pointer(List.of());

  /** One step down. */
  private sealed interface Step {
    Optional<Object> from(Object value);
  }

  private record Named(String name) implements Step {
    @Override
    public Optional<Object> from(Object value) {
      if (value instanceof Map<?, ?> map) {
        return Optional.ofNullable(map.get(name));
      }
      return value instanceof List<?> list && name.matches("0|[1-9][0-9]{0,8}")
          ? element(list, Integer.parseInt(name))
          : Optional.empty();
    }

    private static Optional<Object> element(List<?> list, int index) {
      return index < list.size() ? Optional.ofNullable(list.get(index)) : Optional.empty();
    }
  }

  private record Picked(Pointer where, String wanted) implements Step {
    @Override
    public Optional<Object> from(Object value) {
      Collection<?> all =
          value instanceof Map<?, ?> map
              ? map.values()
              : value instanceof List<?> list ? list : List.of();
      for (Object one : all) {
        if (one != null && where.find(one).flatMap(Texts::of).filter(this::isWanted).isPresent()) {
          return Optional.of(one);
        }
      }
      return Optional.empty();
    }

    private boolean isWanted(String name) {
      return name.strip().equalsIgnoreCase(wanted);
    }
  }

  private final List<Step> steps;

  private Pointer(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /**
   * Reads a pointer; the empty one is the whole payload.
   *
   * @throws IllegalArgumentException that says what is wrong, as the rest of a sentence, without
   *     repeating it
   */
  public static Pointer parse(String text) {
    if (text.isEmpty()) {
      return ROOT;
    }
    if (text.charAt(0) != '/') {
      throw new IllegalArgumentException("has to start with /, as a place in the payload does");
    }
    List<Step> steps = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    boolean afterPick = false;
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      int end = c == '[' ? endOfPick(text, i) : -1;
      if (c == '/') {
        addName(steps, name, afterPick);
        afterPick = false;
      } else if (end > 0) {
        // "/[name=email]" picks from the payload itself, not from what it holds under no name
        addName(steps, name, true);
        steps.add(pick(text.substring(i + 1, end)));
        afterPick = true;
        i = end;
      } else {
        name.append(c);
      }
    }
    addName(steps, name, afterPick);
    return new Pointer(steps);
  }

  private static void addName(List<Step> steps, StringBuilder name, boolean unlessEmpty) {
    if (!unlessEmpty || !name.isEmpty()) {
      steps.add(new Named(unescaped(name.toString())));
    }
    name.setLength(0);
  }

  /** Where a pick that starts at an index ends, which may have brackets in what it looks for. */
  private static int endOfPick(String text, int start) {
    for (int i = start + 1; i < text.length(); i++) {
      boolean last = i + 1 == text.length();
      if (text.charAt(i) == ']'
          && (last || text.charAt(i + 1) == '/' || text.charAt(i + 1) == '[')) {
        return text.substring(start, i).indexOf('=') > 0 ? i : -1;
      }
    }
    if (text.indexOf('=', start) > 0) {
      throw new IllegalArgumentException("has a [ that picks by name, and no ] at its end");
    }
    return -1;
  }

  private static Step pick(String text) {
    int equals = text.indexOf('=');
    String where = text.substring(0, equals).strip();
    String wanted = text.substring(equals + 1).strip();
    if (where.isEmpty() || wanted.isEmpty()) {
      throw new IllegalArgumentException(
          "picks by name without both sides of =, as in /answers[name=email]/value");
    }
    return new Picked(parse(where.startsWith("/") ? where : "/" + where), wanted);
  }

  private static String unescaped(String name) {
    if (name.replaceAll("~[01]", "").contains("~")) {
      throw new IllegalArgumentException("holds a ~ that is neither ~0 (for ~) nor ~1 (for /)");
    }
    return name.replace("~1", "/").replace("~0", "~");
  }

  /** What is there; empty if nothing is. */
  public Optional<Object> find(Object payload) {
    Optional<Object> found = Optional.of(payload);
    for (Step step : steps) {
      found = found.flatMap(step::from);
    }
    return found;
  }

  /** The first name on the way down. */
  Optional<String> firstName() {
    return !steps.isEmpty() && steps.get(0) instanceof Named first
        ? Optional.of(first.name())
        : Optional.empty();
  }
}
