package io.github.rallybot.room;

import io.github.rallybot.figures.Dimension;
import io.github.rallybot.figures.Group;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What somebody looks at on the page: a row of the agenda, or what stands behind a figure; if
 * neither, whatever is being talked about.
 */
public record Look(Optional<String> row, Optional<Figure> figure) {

  private static final int LONGEST = 1000;

  /**
   * A figure.
   *
   * @param count as {@link io.github.rallybot.figures.Count} names it
   */
  record Figure(String count, Group group) {}

  /** Along with the meeting. */
  public static Look along() {
    return new Look(Optional.empty(), Optional.empty());
  }

  static Look at(String row) {
    return new Look(Optional.of(row), Optional.empty());
  }

  static Look at(String count, Group group) {
    return new Look(Optional.empty(), Optional.of(new Figure(count, group)));
  }

  /**
   * Reads what {@link #query} wrote; whatever else is asked for is left out.
   *
   * @param by the code of a dimension, or empty
   */
  public static Look of(String row, String count, String by, String value) {
    if (row.length() > LONGEST || count.length() > LONGEST || value.length() > LONGEST) {
      return along();
    }
    if (!row.isEmpty()) {
      return at(row);
    }
    if (count.isEmpty()) {
      return along();
    }
    return at(
        count,
        Arrays.stream(Dimension.values())
            .filter(one -> one.code().equals(by))
            .findFirst()
            .map(one -> Group.of(one, value))
            .orElse(Group.ALL));
  }

  /** As it stands in an address, beginning with the question mark. */
  public String query() {
    if (row.isPresent()) {
      return "?row=" + encoded(row.get());
    }
    return figure
        .map(
            one ->
                "?count="
                    + encoded(one.count())
                    + one.group()
                        .dimension()
                        .map(in -> "&by=" + in.code() + "&of=" + encoded(one.group().value()))
                        .orElse(""))
        .orElse("?");
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }
}
