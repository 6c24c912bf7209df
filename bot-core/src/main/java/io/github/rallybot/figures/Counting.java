package io.github.rallybot.figures;

import io.github.rallybot.lead.FollowUp;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.Outcome;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.lead.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * In which of the {@link Count}s a lead is, each of them once: a pure function of what is known of
 * it, from which both the figures and the leads behind a figure are told.
 *
 * @param reasons which of them are counted apart
 * @param asOf by when a promise that was not kept yet is late
 */
record Counting(Reasons reasons, GoodGrade good, Instant asOf) {

  /** What counts in the period in which it arrived. */
  List<String> arrived(LeadFacts lead) {
    List<String> counts = new ArrayList<>();
    counts.add(Count.LEADS);
    Optional<Boolean> graded = lead.grade().map(good::includes);
    counts.add(
        graded.isEmpty() ? Count.UNGRADED : graded.get() ? Count.GRADED_GOOD : Count.GRADED_OTHER);
    lead.salesVerdict().ifPresent(verdict -> verdict(verdict, graded, counts));
    followUp(lead, counts);
    lead.outcome()
        .ifPresent(
            end -> {
              if (end.kind() == Outcome.Kind.WON) {
                counts.add(Count.WON);
              } else {
                counts.add(Count.LOST);
                end.stage().ifPresent(code -> counts.add(Count.LOST_AT + code));
                end.reason().ifPresent(code -> counts.add(Count.LOST_WHY + code));
              }
            });
    return counts;
  }

  private void verdict(Verdict verdict, Optional<Boolean> graded, List<String> counts) {
    counts.add(Count.ANSWERED);
    verdict.reason().ifPresent(code -> counts.add(Count.REASON + code));
    if (verdict.reason().filter(reasons.apart()::containsKey).isPresent()) {
      counts.add(Count.APART);
      return;
    }
    counts.add(Count.JUDGED);
    counts.add(
        switch (verdict.judgement()) {
          case GOOD_FIT -> Count.GOOD_FIT;
          case NOT_YET -> Count.NOT_YET;
          case NOT_A_FIT -> Count.NOT_A_FIT;
        });
    if (graded.isEmpty()) {
      counts.add(Count.JUDGED_UNGRADED);
      return;
    }
    boolean fits = verdict.judgement() == Judgement.GOOD_FIT;
    if (graded.get()) {
      counts.add(Count.JUDGED_GRADED_GOOD);
      if (fits) {
        counts.add(Count.GOOD_FIT_GRADED_GOOD);
      }
    } else {
      counts.add(Count.JUDGED_GRADED_OTHER);
      if (fits) {
        counts.add(Count.GOOD_FIT_GRADED_OTHER);
      }
    }
  }

  private void followUp(LeadFacts lead, List<String> counts) {
    if (!lead.attempts().isEmpty()) {
      counts.add(Count.TRIED);
    }
    if (lead.attempts().stream().anyMatch(one -> one.kind() == FollowUp.Attempt.Kind.REACHED)) {
      counts.add(Count.REACHED);
    }
    Optional<Instant> settled = lead.settled();
    Optional<Instant> due = lead.promise().map(LeadFacts.Promise::due);
    boolean over = due.filter(asOf::isAfter).isPresent();
    if (settled.isEmpty()) {
      counts.add(Count.WAITING);
      if (over) {
        counts.add(Count.OVERDUE);
      }
    }
    if (due.isPresent() && (settled.isPresent() || over)) {
      counts.add(Count.PROMISED);
      if (settled.orElse(asOf).isAfter(due.get())) {
        counts.add(Count.LATE);
      }
    }
  }

  /** What counts in the period in which its end was told. */
  static List<String> ended(LeadFacts.End end) {
    List<String> counts = new ArrayList<>();
    counts.add(Count.ENDED);
    if (end.kind() == Outcome.Kind.WON) {
      counts.add(Count.ENDED_WON);
    } else {
      counts.add(Count.ENDED_LOST);
      end.stage().ifPresent(code -> counts.add(Count.ENDED_LOST_AT + code));
      end.reason().ifPresent(code -> counts.add(Count.ENDED_LOST_WHY + code));
    }
    return counts;
  }
}
