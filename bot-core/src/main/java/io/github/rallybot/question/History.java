package io.github.rallybot.question;

import java.util.List;
import java.util.stream.Stream;

/** What happened to something, oldest first, as far back as it is kept. */
final class History {

  private History() {}

  /**
   * With one thing more.
   *
   * @param most how many are kept: the oldest ones go
   */
  static <T> List<T> with(List<T> before, T latest, int most) {
    return Stream.concat(
            before.stream().skip(Math.max(0, before.size() - most + 1)), Stream.of(latest))
        .toList();
  }
}
