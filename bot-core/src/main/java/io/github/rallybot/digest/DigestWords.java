package io.github.rallybot.digest;

import io.github.rallybot.figures.Caution;
import io.github.rallybot.figures.Count;
import io.github.rallybot.figures.Counts;
import io.github.rallybot.figures.Figures;
import io.github.rallybot.figures.Finding;
import io.github.rallybot.figures.Gap;
import io.github.rallybot.figures.Group;
import io.github.rallybot.figures.Metric;
import io.github.rallybot.figures.Rate;
import io.github.rallybot.figures.Waits;
import io.github.rallybot.lead.Words;
import io.github.rallybot.queue.Durations;
import io.github.rallybot.schedule.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The sentences of a digest, as plain words.
 *
 * @param caution below its minimum no rate is told
 * @param gradeFirst whether sales sees marketing's grade before it judges
 */
record DigestWords(Caution caution, boolean gradeFirst) {

  private static final int WENT_WELL = 2;

  static String title(Period period) {
    return "Sales + Marketing · " + period.inWords();
  }

  /** What both sides did: marketing first, sales beside it. */
  String numbers(Period period, Figures figures, Optional<Integer> before) {
    Counts all = figures.all();
    int leads = all.get(Count.LEADS);
    if (leads == 0) {
      return "No leads came in " + period.called() + "." + besides(all);
    }
    Rate answered = Metric.ANSWERED.of(all);
    StringBuilder words = new StringBuilder("Marketing sent ").append(Words.leads(leads));
    before.ifPresent(earlier -> words.append(change(leads - earlier)));
    words.append(". Sales answered ").append(Words.number(answered.part()));
    OptionalDouble share = answered.share(caution.minimum());
    if (share.isPresent()) {
      words.append(" (").append(percent(share.getAsDouble())).append(")");
    } else if (answered.part() < leads) {
      words.append(" of ").append(leads);
    }
    words.append(" and tried to reach ").append(Words.number(all.get(Count.TRIED)));
    Waits waits = figures.firstAttempt();
    if (waits.count() >= caution.minimum()) {
      waits
          .median()
          .ifPresent(
              half -> words.append(", half of them within ").append(Durations.inWords(half)));
    }
    words.append(".");
    int overdue = all.get(Count.OVERDUE);
    if (overdue > 0) {
      words
          .append(" ")
          .append(Words.number(overdue))
          .append(overdue == 1 ? " waits" : " wait")
          .append(" past the answer promise.");
    }
    return words.toString();
  }

  /** What happened though nobody came. */
  private static String besides(Counts all) {
    int attempts = all.get(Count.ATTEMPTS_TRIED) + all.get(Count.ATTEMPTS_REACHED);
    int heard = all.get(Count.HEARD);
    List<String> some = new ArrayList<>();
    if (attempts > 0) {
      some.add(times(attempts, "attempt") + " to reach earlier ones");
    }
    if (heard > 0) {
      some.add(times(heard, "buyer question") + " heard");
    }
    return some.isEmpty() ? "" : " " + Words.capital(String.join(", ", some)) + ".";
  }

  private static String times(int many, String what) {
    return Words.number(many) + " " + what + (many == 1 ? "" : "s");
  }

  static String change(int by) {
    return by == 0
        ? " (as many as before)"
        : " (" + (by > 0 ? "+" : "−") + Words.number(Math.abs(by)) + ")";
  }

  static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  /** The perception gap; empty where there were no leads to have one. */
  Optional<String> gap(Figures figures) {
    return figures.all().get(Count.LEADS) == 0
        ? Optional.empty()
        : Optional.of(Gap.of(figures, Group.ALL).inWords(caution.minimum()));
  }

  /** What has to be known to read the gap. */
  List<String> besideTheGap(Figures figures, Edition edition) {
    List<String> beside = new ArrayList<>();
    String left = Gap.of(figures, Group.ALL).leftOut();
    if (!left.isEmpty()) {
      beside.add(left);
    }
    if (gradeFirst && figures.all().get(Count.LEADS) > 0) {
      beside.add("Sales sees marketing’s grade before it judges.");
    }
    if (edition.before().isEmpty() && figures.all().get(Count.LEADS) > 0) {
      beside.add("Nothing was counted before, so there is nothing to compare with.");
    }
    return beside;
  }

  /** What is better than it was, by itself. */
  List<String> wentWell(Edition edition) {
    return edition.findings().stream()
        .filter(StandingOut::wentWell)
        .filter(
            finding ->
                edition.results().stream()
                    .noneMatch(result -> result.finding().equals(finding.key())))
        .map(Finding::sentence)
        .limit(WENT_WELL)
        .toList();
  }

  /**
   * What came of an action.
   *
   * @param words of the action
   */
  String result(Edition.Result result, String words) {
    return result.about()
        + ": "
        + result
            .numbers()
            .inWords(
                result.says(), "since “" + Words.cut(words, 80) + "” is done", "before", caution)
        + ".";
  }
}
