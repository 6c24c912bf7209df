package io.github.rallybot.figures;

/**
 * Fisher's exact test of two rates: how likely a table at least as unlikely as this one would be by
 * chance, if both were the same, given how many there are on each side and how many of both
 * together are in the part. Two-sided: tables less likely than this one on either side count.
 */
final class Fisher {

  /** Tables that are equally likely differ by no more than what computing them does. */
  private static final double SAME = 1 + 1e-7;

  /** What is so much less likely than this table changes no figure that matters. */
  private static final double NOTHING = 1e-17;

  /** With so many everywhere, the rarest table is as good as impossible. */
  private static final int MANY = 40;

  private final int part;
  private final int here;
  private final int there;
  private final int least;
  private final int most;

  private Fisher(int part, int here, int there) {
    this.part = part;
    this.here = here;
    this.there = there;
    this.least = Math.max(0, part - there);
    this.most = Math.min(part, here);
  }

  /** The probability, from 0 to 1. */
  static double p(Rate here, Rate there) {
    return new Fisher(here.part() + there.part(), here.whole(), there.whole()).p(here.part());
  }

  /** The least that it could be, with as many on each side and in the part as there are. */
  static double leastP(Rate here, Rate there) {
    int part = here.part() + there.part();
    int rest = here.whole() + there.whole() - part;
    if (Math.min(Math.min(here.whole(), there.whole()), Math.min(part, rest)) >= MANY) {
      return 0;
    }
    Fisher fisher = new Fisher(part, here.whole(), there.whole());
    return Math.min(fisher.p(fisher.least), fisher.p(fisher.most));
  }

  private double p(int observed) {
    if (least == most) {
      return 1;
    }
    // all are relative to the table observed, so that nothing is too small to be told from 0
    int mode = (int) ((long) (part + 1) * (here + 1) / ((long) here + there + 2));
    double same = 1;
    double all = 1;
    double term = 1;
    for (int k = observed; k < most; k++) {
      term *= up(k);
      all += term;
      same += term <= SAME ? term : 0;
      if (k >= mode && term < NOTHING * all) {
        break;
      }
    }
    term = 1;
    for (int k = observed; k > least; k--) {
      term /= up(k - 1);
      all += term;
      same += term <= SAME ? term : 0;
      if (k <= mode && term < NOTHING * all) {
        break;
      }
    }
    return Math.min(1, same / all);
  }

  /** How much more likely it is that one more is on this side. */
  private double up(int k) {
    return ((double) (part - k) / (k + 1)) * ((double) (here - k) / (there - part + k + 1));
  }
}
