package io.github.rallybot.chat;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a control on a card or the submit button of a form does: a verb and its arguments, for
 * example {@code lead.judge} with a lead's id and a verdict. It travels through the platform as one
 * short string and carries ids and codes only, never a person's words.
 *
 * @param name the verb, such as {@code lead.judge}
 * @param arguments codes of letters, digits, {@code . _ -}
 */
public record Action(String name, List<String> arguments) {

  /** The longest encoding that every platform accepts (Slack: a select option's value). */
  public static final int MAX_LENGTH = 75;

  private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]+");

  public Action {
    arguments = List.copyOf(arguments);
    if (!PART.matcher(name).matches()
        || !arguments.stream().allMatch(a -> PART.matcher(a).matches())) {
      throw new IllegalArgumentException("an action carries codes only: " + name + arguments);
    }
    if (length(name, arguments) > MAX_LENGTH) {
      throw new IllegalArgumentException("an action is too long: " + name + arguments);
    }
  }

  public static Action of(String name, String... arguments) {
    return new Action(name, List.of(arguments));
  }

  /**
   * The argument at a place.
   *
   * @throws IllegalArgumentException if the action has fewer
   */
  public String argument(int index) {
    if (index >= arguments.size()) {
      throw new IllegalArgumentException(name + " lacks argument " + index);
    }
    return arguments.get(index);
  }

  /** The string that travels; read back by {@link #parse}. */
  public String encode() {
    return arguments.isEmpty() ? name : name + ":" + String.join(":", arguments);
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException if it is nothing of ours
   */
  public static Action parse(String encoded) {
    List<String> parts = List.of(encoded.split(":", -1));
    return new Action(parts.get(0), parts.subList(1, parts.size()));
  }

  private static int length(String name, List<String> arguments) {
    return name.length() + arguments.stream().mapToInt(a -> a.length() + 1).sum();
  }
}
