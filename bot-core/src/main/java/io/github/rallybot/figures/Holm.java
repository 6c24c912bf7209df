package io.github.rallybot.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Many exact tests at once: Holm's correction, by which the chance that any of them is wrong stays
 * below the risk however they depend on each other. Tests that could not have found anything, given
 * how many there are on each side and in the part of both together, are no tests and not counted
 * (Tarone); that does not depend on what differs.
 */
final class Holm {

  private Holm() {}

  /**
   * @param p corrected, from 0 to 1
   */
  record Tested(Candidate candidate, double p, int of) {}

  /** As finely as two chances are told apart: two ways to count the same may round differently. */
  private static final double SAME = 1e9;

  /**
   * All that differ by more than chance, the least likely first; of what is as likely, such as one
   * group and all others of two, what is worse, for that is to be talked about; then the first.
   */
  static List<Tested> clear(List<Candidate> all, double risk) {
    List<Candidate> able = able(all, risk);
    record Raw(Candidate candidate, double p) {}
    List<Raw> raw =
        able.stream()
            .map(one -> new Raw(one, one.numbers().p()))
            .sorted(
                Comparator.<Raw>comparingLong(one -> Math.round(SAME * Math.log(one.p())))
                    .thenComparing(one -> one.candidate().better())
                    .thenComparingDouble(one -> -Math.abs(one.candidate().numbers().difference())))
            .toList();
    List<Tested> clear = new ArrayList<>();
    double least = 0;
    for (int i = 0; i < raw.size(); i++) {
      least = Math.max(least, Math.min(1, raw.get(i).p() * (raw.size() - i)));
      if (least > risk) {
        break;
      }
      clear.add(new Tested(raw.get(i).candidate(), least, raw.size()));
    }
    return clear;
  }

  /** The most tests, as sorted, that can each find something though corrected for all of them. */
  private static List<Candidate> able(List<Candidate> all, double risk) {
    record Bound(Candidate candidate, double least) {}
    List<Bound> bounds =
        all.stream()
            .map(one -> new Bound(one, Fisher.leastP(one.numbers().here(), one.numbers().there())))
            .toList();
    double[] least = bounds.stream().mapToDouble(Bound::least).sorted().toArray();
    int able = least.length;
    int number = 0;
    while (able > number) {
      number++;
      while (able > 0 && least[able - 1] > risk / number) {
        able--;
      }
    }
    double most = able == 0 ? -1 : least[able - 1];
    return bounds.stream().filter(one -> one.least() <= most).map(Bound::candidate).toList();
  }
}
