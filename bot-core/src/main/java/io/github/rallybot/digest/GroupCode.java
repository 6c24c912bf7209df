package io.github.rallybot.digest;

import io.github.rallybot.chat.Action;
import io.github.rallybot.figures.Dimension;
import io.github.rallybot.figures.Figures;
import io.github.rallybot.figures.Group;
import java.util.Arrays;
import java.util.Optional;

/**
 * Names some leads in a control, which carries codes only.
 *
 * @param dimension its code, or {@code all}
 * @param value a digest of the value
 */
record GroupCode(String dimension, String value) {

  private static final int SHORT = 10;
  private static final String ALL = "all";

  static GroupCode of(Group group) {
    return new GroupCode(
        group.dimension().map(Dimension::code).orElse(ALL),
        io.github.rallybot.chat.Digest.of(group.value()).substring(0, SHORT));
  }

  /** A deed about them: its last argument is what else there is to say. */
  Action in(String deed, String period, String... rest) {
    String[] arguments = new String[3 + rest.length];
    arguments[0] = period;
    arguments[1] = dimension;
    arguments[2] = value;
    System.arraycopy(rest, 0, arguments, 3, rest.length);
    return Action.of(deed, arguments);
  }

  /** The leads that it names; empty if none of a period are them. */
  Optional<Group> find(Figures figures) {
    if (dimension.equals(ALL)) {
      return Optional.of(Group.ALL);
    }
    return dimension(dimension)
        .flatMap(
            in ->
                figures.of(in).keySet().stream()
                    .map(value -> Group.of(in, value))
                    .filter(group -> of(group).equals(this))
                    .findFirst());
  }

  static Optional<Dimension> dimension(String code) {
    return Arrays.stream(Dimension.values()).filter(one -> one.code().equals(code)).findFirst();
  }
}
