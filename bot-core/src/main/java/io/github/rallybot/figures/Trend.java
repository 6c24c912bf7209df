package io.github.rallybot.figures;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A figure beside what it was.
 *
 * @param now in the period
 * @param before in the one before; empty if nobody counted that
 * @param lastEight in the last eight before, all together, so that a period with few leads weighs
 *     as little as it says; empty if there were none
 * @param periods how many of the eight there were
 */
public record Trend(Rate now, Optional<Rate> before, Optional<Rate> lastEight, int periods) {

  /** So many periods make an average. */
  public static final int AVERAGED = 8;

  /**
   * The figure of some leads beside what it was.
   *
   * @param past the frozen figures before, newest first
   */
  public static Trend of(Metric metric, Group group, Figures now, List<Figures> past) {
    List<Rate> rates = past.stream().limit(AVERAGED).map(one -> metric.of(one.of(group))).toList();
    return new Trend(
        metric.of(now.of(group)),
        rates.stream().findFirst(),
        rates.stream().reduce(Rate::plus),
        rates.size());
  }

  /** How many a count was on average in the last eight periods; empty if there were none. */
  public static OptionalDouble average(String count, Group group, List<Figures> past) {
    return past.stream().limit(AVERAGED).mapToInt(one -> one.of(group).get(count)).average();
  }
}
