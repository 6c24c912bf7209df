package io.github.rallybot.digest;

import io.github.rallybot.figures.Count;
import io.github.rallybot.figures.Counts;
import io.github.rallybot.figures.Metric;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.lead.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What counts and rates are called on a sheet. */
record FigureNames(Reasons reasons, Endings endings) {

  /** Shorter than what they say in a sentence. */
  private static final Map<Metric, String> SHORT =
      Map.of(
          Metric.GAP, "Good fit of graded good",
          Metric.LATE, "Answered too late",
          Metric.OVERDUE, "Past the promise",
          Metric.TRIED, "Tried to reach",
          Metric.CLOSED_LOOP, "Questions that came back");

  String rate(Metric metric) {
    return SHORT.getOrDefault(metric, Words.capital(metric.says().replaceFirst("^a ", "")));
  }

  /** What is about no lead of the period in particular. */
  Map<String, String> besides() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(Count.WAITING, "Waiting for an answer");
    names.put(Count.APART, "Counted apart");
    names.put(Count.ATTEMPTS_TRIED, "Attempts without success");
    names.put(Count.ATTEMPTS_REACHED, "Attempts that reached somebody");
    names.put(Count.HEARD, "Buyer questions heard");
    names.put(Count.QUESTIONS_ANSWERED, "Buyer questions answered");
    names.put(Count.AWARENESS_GAPS, "Had an answer that had to be shown");
    names.put(Count.CREATION_GAPS, "Nothing answered it");
    names.put(Count.CONTENTS_SENT, "Contents used");
    names.put(Count.CONTENTS_NEVER_SENT, "Contents never used");
    return names;
  }

  /** Those that are about leads, by kind. */
  Map<String, Map<String, String>> aboutLeads(Counts counts) {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put(Count.LEADS, "All");
    answers.put(Count.GOOD_FIT, "Good fit");
    answers.put(Count.NOT_YET, "Not yet");
    answers.put(Count.NOT_A_FIT, "Not a fit");
    answers.put(Count.APART, "Counted apart");
    answers.put(Count.JUDGED_GRADED_GOOD, "Graded good and judged");
    answers.put(Count.GOOD_FIT_GRADED_GOOD, "Graded good and a good fit");
    answers.put(Count.GOOD_FIT_GRADED_OTHER, "Graded lower and a good fit");
    Map<String, String> work = new LinkedHashMap<>();
    work.put(Count.TRIED, "Tried to reach");
    work.put(Count.REACHED, "Reached");
    work.put(Count.WAITING, "Waiting for an answer");
    work.put(Count.OVERDUE, "Past the answer promise");
    work.put(Count.LATE, "Answered too late");
    Map<String, String> why = new LinkedHashMap<>();
    counts
        .each(Count.REASON)
        .keySet()
        .forEach(code -> why.put(Count.REASON + code, Words.capital(reasons.label(code))));
    Map<String, String> ends = new LinkedHashMap<>();
    ends.put(Count.ENDED_WON, "Won");
    ends.put(Count.ENDED_LOST, "Lost");
    counts
        .each(Count.ENDED_LOST_AT)
        .keySet()
        .forEach(code -> ends.put(Count.ENDED_LOST_AT + code, "Lost at " + endings.stage(code)));
    Map<String, Map<String, String>> kinds = new LinkedHashMap<>();
    kinds.put("What sales says", answers);
    kinds.put("Follow-up", work);
    kinds.put("Reasons", why);
    kinds.put("How they ended", ends);
    return kinds;
  }

  /** What a count about leads is called. */
  String name(String count) {
    Counts with = new Counts(Map.of(count, 1));
    return aboutLeads(with).values().stream()
        .flatMap(kind -> Optional.ofNullable(kind.get(count)).stream())
        .findFirst()
        .orElse(Words.capital(count.replace(':', ' ')));
  }

  /** As it travels in a control. */
  static String encoded(String count) {
    return count.replace(':', '.');
  }

  static String decoded(String code) {
    return code.replace('.', ':');
  }
}
