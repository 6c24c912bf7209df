package io.github.rallybot.figures;

/**
 * A comparison that may become a finding.
 *
 * @param now where the leads are that it is about
 * @param past the earlier periods; only for {@link Finding.Against#PAST}
 */
record Candidate(
    Metric metric, Group group, Finding.Against against, Pool now, Pool past, Comparison numbers) {

  /** Whether those that it is about are better off than those that they are compared with. */
  boolean better() {
    return numbers.difference() > 0 == Metric.moreIsBetter(metric.code());
  }

  static Candidate rest(Metric metric, Group group, Pool now) {
    Rate here = metric.of(now.of(group));
    Rate all = metric.of(now.of(Group.ALL));
    return new Candidate(
        metric,
        group,
        Finding.Against.REST,
        now,
        now,
        new Comparison(here, new Rate(all.part() - here.part(), all.whole() - here.whole())));
  }

  static Candidate past(Metric metric, Group group, Pool now, Pool past) {
    return new Candidate(
        metric,
        group,
        Finding.Against.PAST,
        now,
        past,
        new Comparison(metric.of(now.of(group)), metric.of(past.of(group))));
  }

  /**
   * What is left to compare without the leads of another group. How many are in both is as good as
   * that is known; they are taken to be like the other group.
   */
  Comparison without(Group other) {
    if (against == Finding.Against.PAST) {
      return new Comparison(without(other, now), without(other, past));
    }
    Rate rate = metric.of(now.of(other));
    double besides = 1 - now.shared(other, group);
    return new Comparison(
        without(other, now), less(numbers.there(), rate.whole() * besides, rate.part() * besides));
  }

  private Rate without(Group other, Pool pool) {
    Rate own = metric.of(pool.of(group));
    Rate rate = metric.of(pool.of(other));
    double both = Math.min(own.whole() * pool.shared(group, other), rate.whole());
    return less(own, both, rate.whole() == 0 ? 0 : both * rate.part() / rate.whole());
  }

  private static Rate less(Rate from, double whole, double part) {
    int left = (int) Math.max(0, Math.round(from.whole() - whole));
    long rest = Math.round(from.part() - part);
    return new Rate((int) Math.max(0, Math.min(left, rest)), left);
  }
}
