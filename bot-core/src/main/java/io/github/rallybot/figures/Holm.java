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

  /** All that differ by more than chance, the least likely first. */
  static List<Tested> clear(List<Candidate> all, double risk) {
    List<Candidate> able = able(all, risk);
    record Raw(Candidate candidate, double p) {}
    List<Raw> raw =
        able.stream()
            .map(one -> new Raw(one, one.numbers().p()))
            .sorted(
                Comparator.comparingDouble(Raw::p)
                    .thenComparing(one -> -Math.abs(one.candidate().numbers().difference())))
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

  /** The most tests that can each find something though it is corrected for all of them. */
  private static List<Candidate> able(List<Candidate> all, double risk) {
    record Bound(Candidate candidate, double least) {}
    List<Bound> sorted =
        all.stream()
            .map(one -> new Bound(one, Fisher.leastP(one.numbers().here(), one.numbers().there())))
            .sorted(Comparator.comparingDouble(Bound::least))
            .toList();
    int able = sorted.size();
    int number = 0;
    while (able > number) {
      number++;
      while (able > 0 && sorted.get(able - 1).least() > risk / number) {
        able--;
      }
    }
    return sorted.subList(0, able).stream().map(Bound::candidate).toList();
  }
}
