package io.github.rallybot.figures;

import io.github.rallybot.lead.Words;

/**
 * The same figure of some leads and of others, or before and after: what differs, and whether that
 * is more than chance would do.
 *
 * @param here of what is looked at
 * @param there of what it is compared with
 */
public record Comparison(Rate here, Rate there) {

  /** 95 % of intervals made like this hold the true difference. */
  private static final double Z = 1.959963984540054;

  /**
   * Where the true difference of two rates probably lies.
   *
   * @param from of -1 to 1
   * @param to likewise
   */
  public record Interval(double from, double to) {}

  /** Whether there are enough on both sides to compare them. */
  public boolean possible(Caution caution) {
    return here.whole() >= caution.minimum() && there.whole() >= caution.minimum();
  }

  /** By how much the rate is higher here, from -1 to 1; 0 if a side has none. */
  public double difference() {
    return here.whole() == 0 || there.whole() == 0 ? 0 : share(here) - share(there);
  }

  /** The interval of the difference by Newcombe's hybrid score method, at 95 %. */
  public Interval interval() {
    Interval of = wilson(here);
    Interval than = wilson(there);
    double difference = difference();
    return new Interval(
        difference - Math.hypot(share(here) - of.from(), than.to() - share(there)),
        difference + Math.hypot(of.to() - share(here), share(there) - than.from()));
  }

  /** How likely a difference like this is by chance: Fisher's exact test, two-sided. */
  public double p() {
    return Fisher.p(here, there);
  }

  /** Whether the difference, asked for by itself, is large enough and more than chance. */
  public boolean clear(Caution caution) {
    return possible(caution)
        && Math.abs(difference()) >= caution.leastEffect()
        && p() <= caution.risk();
  }

  /**
   * What became of it: "34 % not a fit since (17 of 50), 61 % before (22 of 36)", and, unless the
   * difference is {@linkplain #clear clear}, that it is not.
   *
   * @param says what the part is, as in {@link Metric#says}
   * @param since what follows the first rate, such as {@code since the form asks company size}
   * @param before what follows the second one
   */
  public String inWords(String says, String since, String before, Caution caution) {
    if (!possible(caution)) {
      return numbers(here)
          + " "
          + says
          + " "
          + since
          + ", "
          + numbers(there)
          + " "
          + before
          + ": too few to tell";
    }
    return Rate.percent(share(here))
        + " "
        + says
        + " "
        + since
        + " ("
        + numbers(here)
        + "), "
        + Rate.percent(share(there))
        + " "
        + before
        + " ("
        + numbers(there)
        + ")"
        + (clear(caution) ? "" : ": no more than chance may do");
  }

  /** How large the difference is: "36 points more (95 % interval: 14 to 54)". */
  public String differenceInWords() {
    Interval interval = interval();
    boolean more = difference() >= 0;
    return points(Math.abs(difference()))
        + (more ? " points more" : " points less")
        + " (95 % interval: "
        + points(more ? interval.from() : -interval.to())
        + " to "
        + points(more ? interval.to() : -interval.from())
        + ")";
  }

  private static String points(double share) {
    return Long.toString(Math.round(100 * share));
  }

  private static String numbers(Rate rate) {
    return Words.number(rate.part()) + " of " + Words.number(rate.whole());
  }

  private static double share(Rate rate) {
    return rate.whole() == 0 ? 0 : (double) rate.part() / rate.whole();
  }

  /** Wilson's score interval of one rate. */
  private static Interval wilson(Rate rate) {
    if (rate.whole() == 0) {
      return new Interval(0, 1);
    }
    double n = rate.whole();
    double p = share(rate);
    double middle = p + Z * Z / (2 * n);
    double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    double scale = 1 + Z * Z / n;
    return new Interval((middle - half) / scale, (middle + half) / scale);
  }
}
