package io.github.rallybot.figures;

import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.schedule.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands out in a period. Every share of every group of leads is compared with all other leads
 * of the same time, and with the same group's past; both in this period and in the last four
 * together. What differs by more than chance (Fisher's exact test, corrected by Holm for all that
 * was compared), by enough to matter and with enough leads on both sides is a finding; of those
 * that say the same, the clearest. No finding is better than a false one.
 */
public final class Findings {

  /** So many periods together show what one is too short for. */
  static final int TOGETHER = 4;

  /** And are compared with so many before them. */
  static final int PAST = 8;

  /** So many earlier periods are looked at. */
  public static final int EARLIER = TOGETHER - 1 + PAST;

  /** What is left without clearer ones is tested alone, and so at a smaller risk. */
  private static final double LEFT = 0.1;

  private final Reasons reasons;
  private final Endings endings;
  private final Caution caution;

  public Findings(Reasons reasons, Endings endings, Caution caution) {
    this.reasons = reasons;
    this.endings = endings;
    this.caution = caution;
  }

  /**
   * What stands out, the clearest first.
   *
   * @param past the frozen figures of the periods before, newest first; {@link #EARLIER} are looked
   *     at, fewer do
   */
  public List<Finding> of(Period period, Figures now, List<Figures> past) {
    List<Figures> all = new ArrayList<>();
    all.add(now);
    all.addAll(past);
    List<Candidate> candidates = new ArrayList<>();
    compare(window(all, 0, 1), window(all, 1, PAST), candidates);
    if (all.size() > 1) {
      compare(window(all, 0, TOGETHER), window(all, TOGETHER, PAST), candidates);
    }
    FindingWords words = new FindingWords(period, reasons, caution);
    return apart(Holm.clear(candidates, caution.risk())).stream().map(words::of).toList();
  }

  private Pool window(List<Figures> all, int skip, int count) {
    int from = Math.min(skip, all.size());
    return Pool.of(all.subList(from, Math.min(from + count, all.size())), reasons);
  }

  private void compare(Pool now, Pool past, List<Candidate> candidates) {
    List<Metric> metrics =
        metrics(now.of(Group.ALL)).stream().filter(metric -> comparable(metric, now)).toList();
    List<Metric> lasting =
        metrics.stream()
            .filter(metric -> !changesWithAge(metric) && comparable(metric, past))
            .toList();
    for (Group group : now.all()) {
      if (!group.named() && !group.equals(Group.ALL)) {
        continue;
      }
      for (Metric metric : metrics) {
        if (group.named()) {
          add(Candidate.rest(metric, group, now), candidates);
        }
        if (lasting.contains(metric)) {
          add(Candidate.past(metric, group, now, past), candidates);
        }
      }
    }
  }

  private void add(Candidate one, List<Candidate> candidates) {
    if (one.numbers().possible(caution)) {
      candidates.add(one);
    }
  }

  /** Whether a metric means the same in all that is taken together. */
  private static boolean comparable(Metric metric, Pool pool) {
    return (pool.sameGrades() || !metric.equals(Metric.GAP))
        && (pool.sameReasons() || !metric.restsOnReasons())
        && pool.has(metric);
  }

  /** Old leads have been answered more than new ones, so that says nothing of the past. */
  private static boolean changesWithAge(Metric metric) {
    return metric.equals(Metric.ANSWERED) || metric.equals(Metric.TRIED);
  }

  private List<Metric> metrics(Counts counts) {
    List<Metric> metrics =
        new ArrayList<>(
            List.of(Metric.NOT_A_FIT, Metric.GAP, Metric.ANSWERED, Metric.TRIED, Metric.LATE));
    for (String code : counts.each(Count.REASON).keySet()) {
      String label = reasons.label(code);
      if (reasons.notAFit().containsKey(code)) {
        metrics.add(Metric.notAFitFor(code, label));
      } else if (reasons.notYet().containsKey(code)) {
        metrics.add(Metric.notYetFor(code, label));
      } else if (reasons.apart().containsKey(code)) {
        metrics.add(Metric.apartFor(code, label));
      }
    }
    for (String stage : counts.each(Count.ENDED_LOST_AT).keySet()) {
      metrics.add(Metric.lostAt(stage, endings.stage(stage)));
    }
    return metrics;
  }

  /** Of those that say the same, the clearest. */
  private List<Holm.Tested> apart(List<Holm.Tested> clear) {
    List<Holm.Tested> kept = new ArrayList<>();
    for (Holm.Tested one : clear) {
      if (Math.abs(one.candidate().numbers().difference()) >= caution.leastEffect()
          && kept.stream().noneMatch(clearer -> saysThat(clearer.candidate(), one.candidate()))) {
        kept.add(one);
      }
    }
    return kept;
  }

  /** Whether one only says again what a clearer one says: little is left without its leads. */
  private boolean saysThat(Candidate clearer, Candidate one) {
    if (clearer.metric().topic() != one.metric().topic()) {
      return false;
    }
    if (clearer.group().equals(one.group())) {
      return true;
    }
    if (clearer.group().equals(Group.ALL)) {
      return one.against() == Finding.Against.PAST;
    }
    Comparison left = one.without(clearer.group());
    return !left.possible(caution)
        || Math.abs(left.difference()) < caution.leastEffect()
        || left.difference() * one.numbers().difference() < 0
        || left.p() > caution.risk() * LEFT;
  }
}
