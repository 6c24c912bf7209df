package io.github.rallybot.figures;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long several things took, by the clock on the wall.
 *
 * @param count how many there were
 * @param median the middle one in order of length, or the mean of the two middle ones
 * @param ninetieth the shortest that at least 90 % of them do not exceed (nearest rank)
 */
public record Waits(int count, Optional<Duration> median, Optional<Duration> ninetieth) {

  public static final Waits NONE = new Waits(0, Optional.empty(), Optional.empty());

  public static Waits of(List<Duration> all) {
    if (all.isEmpty()) {
      return NONE;
    }
    List<Duration> sorted = all.stream().sorted().toList();
    int count = sorted.size();
    Duration median = sorted.get((count - 1) / 2).plus(sorted.get(count / 2)).dividedBy(2);
    return new Waits(count, Optional.of(median), Optional.of(sorted.get((count * 9 + 9) / 10 - 1)));
  }
}
