package io.github.rallybot.web;

import io.github.rallybot.digest.DigestReader;
import io.github.rallybot.figures.Caution;
import io.github.rallybot.figures.Comparison;
import io.github.rallybot.figures.Counts;
import io.github.rallybot.figures.Dimension;
import io.github.rallybot.figures.Figures;
import io.github.rallybot.figures.Finding;
import io.github.rallybot.figures.Gap;
import io.github.rallybot.figures.Group;
import io.github.rallybot.figures.Rate;
import io.github.rallybot.figures.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A digest as other tools read it: counts, never rates alone. */
final class DigestView {

  private DigestView() {}

  static Map<String, Object> of(DigestReader.Read read, Caution caution) {
    Figures figures = read.figures();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("period", read.period().id());
    view.put("from", read.period().from().toString());
    view.put("to", read.period().to().toString());
    view.put("asOf", figures.asOf().toString());
    put(view, "frozenAt", read.digest().frozenAt());
    put(view, "sentAt", read.digest().sent().map(sent -> sent.at()));
    view.put("minimum", caution.minimum());
    view.put("counts", figures.all().of());
    view.put("firstAttempt", waits(figures.firstAttempt()));
    view.put("firstAnswer", waits(figures.firstAnswer()));
    view.put("gap", gap(Gap.of(figures, Group.ALL)));
    Map<String, Object> groups = new LinkedHashMap<>();
    for (Dimension dimension : Dimension.values()) {
      Map<String, Object> values = new LinkedHashMap<>();
      figures.of(dimension).forEach((value, counts) -> values.put(value, shown(counts)));
      groups.put(dimension.code(), values);
    }
    view.put("groups", groups);
    view.put(
        "findings", read.digest().edition().findings().stream().map(DigestView::finding).toList());
    return view;
  }

  private static void put(Map<String, Object> view, String name, Optional<Instant> at) {
    at.ifPresent(moment -> view.put(name, moment.toString()));
  }

  /** Without what only tells which groups are much the same. */
  private static Map<String, Integer> shown(Counts counts) {
    Map<String, Integer> shown = new LinkedHashMap<>(counts.of());
    shown.keySet().removeIf(name -> name.startsWith("with:"));
    return shown;
  }

  private static Map<String, Object> waits(Waits waits) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("count", waits.count());
    waits.median().map(Duration::toSeconds).ifPresent(s -> view.put("medianSeconds", s));
    waits.ninetieth().map(Duration::toSeconds).ifPresent(s -> view.put("ninetiethSeconds", s));
    return view;
  }

  private static Map<String, Object> gap(Gap gap) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("gradedGood", gap.grades().inWords());
    view.put("good", rate(gap.good()));
    view.put("other", rate(gap.other()));
    view.put("ungraded", gap.ungraded());
    return view;
  }

  private static Map<String, Integer> rate(Rate rate) {
    Map<String, Integer> view = new LinkedHashMap<>();
    view.put("numerator", rate.part());
    view.put("denominator", rate.whole());
    return view;
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> view = new LinkedHashMap<>();
    Comparison numbers = finding.comparison();
    view.put("key", finding.key());
    view.put("figure", finding.code());
    finding.group().dimension().ifPresent(in -> view.put(in.code(), finding.group().value()));
    view.put("periods", finding.periods());
    view.put("here", rate(numbers.here()));
    view.put("there", rate(numbers.there()));
    view.put("interval", List.of(numbers.interval().from(), numbers.interval().to()));
    view.put("p", finding.p());
    view.put("comparisons", finding.compared());
    view.put("sentence", finding.sentence());
    view.put("detail", finding.detail());
    view.put("question", finding.question());
    return view;
  }
}
