package io.github.rallybot.intake;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address for one tool to send to, {@code /hooks/<name>}.
 *
 * @param name 1 to 40 of a–z, 0–9 and -
 * @param verification how the tool shows that it is the tool
 * @param idHeader in which the tool gives each message an id, if its way of signing has none
 */
public record Hook(
    String name, Verification verification, Mapping mapping, Optional<String> idHeader) {

  public static final String PATH = "/hooks/";

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
  private static final int LONGEST_ID = 200;

  public Hook {
    if (!isName(name)) {
      throw new IllegalArgumentException("a hook’s name is 1 to 40 of a-z, 0-9 and -");
    }
  }

  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** The path to send to. */
  public String path() {
    return PATH + name;
  }

  /** What the sender calls a message, the same each time it is sent. */
  Optional<String> messageId(Incoming incoming) {
    return verification
        .messageId(incoming)
        .or(() -> idHeader.flatMap(incoming::header))
        .filter(id -> id.length() <= LONGEST_ID);
  }
}
