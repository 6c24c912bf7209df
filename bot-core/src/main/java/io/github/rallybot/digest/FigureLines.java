package io.github.rallybot.digest;

import io.github.rallybot.figures.Caution;
import io.github.rallybot.figures.Count;
import io.github.rallybot.figures.Counts;
import io.github.rallybot.figures.Figures;
import io.github.rallybot.figures.Group;
import io.github.rallybot.figures.Metric;
import io.github.rallybot.figures.Rate;
import io.github.rallybot.figures.Trend;
import io.github.rallybot.figures.Waits;
import io.github.rallybot.lead.Words;
import io.github.rallybot.queue.Durations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Figures in words: each with its change, and with how it is counted. */
record FigureLines(FigureNames names, Caution caution) {

  static final List<Metric> RATES =
      List.of(
          Metric.GAP,
          Metric.GOOD_FIT,
          Metric.NOT_A_FIT,
          Metric.ANSWERED,
          Metric.TRIED,
          Metric.LATE,
          Metric.OVERDUE,
          Metric.WON,
          Metric.CLOSED_LOOP);

  /** What holds for all of them. */
  static final String COUNTED =
      "Leads count in the period in which they arrived, with what is known of them"
          + " now; attempts, ends and questions in the one in which they happened. A"
          + " lead counts once, by its owner’s verdict, else the latest of sales."
          + " Test leads and withdrawn ones count nowhere.";

  /** Those about leads that stand among the figures already. */
  private static final Set<String> TOLD =
      Set.of(Count.LEADS, Count.TRIED, Count.WAITING, Count.OVERDUE, Count.LATE, Count.APART);

  /**
   * A figure.
   *
   * @param formula how it is counted; empty if its name says that
   */
  record Line(String name, String value, String formula) {}

  /**
   * All figures of some leads.
   *
   * @param past the frozen figures before, newest first
   */
  List<Line> of(Figures figures, Group group, List<Figures> past) {
    List<Line> lines = new ArrayList<>();
    Counts counts = figures.of(group);
    lines.add(new Line("Leads", leads(counts, group, past), "Leads that arrived."));
    for (Metric metric : RATES) {
      if (metric.of(counts).whole() > 0) {
        String value = rate(Trend.of(metric, group, figures, past));
        lines.add(new Line(names.rate(metric), value, metric.formula()));
      }
    }
    if (group.equals(Group.ALL)) {
      wait("First attempt", figures.firstAttempt(), "somebody tried to reach them")
          .ifPresent(lines::add);
      wait("First answer", figures.firstAnswer(), "sales gave a verdict").ifPresent(lines::add);
      names
          .besides()
          .forEach(
              (count, name) -> {
                if (counts.get(count) > 0) {
                  lines.add(new Line(name, Words.number(counts.get(count)), ""));
                }
              });
    }
    return lines;
  }

  /** What sales says of the leads, why, and how they ended: each kind with what was counted. */
  Map<String, List<String>> kinds(Figures figures) {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    names
        .aboutLeads(figures.all())
        .forEach(
            (kind, all) ->
                kinds.put(
                    kind,
                    all.entrySet().stream()
                        .filter(one -> !TOLD.contains(one.getKey()))
                        .filter(one -> figures.all().get(one.getKey()) > 0)
                        .map(one -> counted(one.getValue(), figures.all().get(one.getKey())))
                        .toList()));
    return kinds;
  }

  private static String counted(String name, int count) {
    return name + ": " + Words.number(count);
  }

  private static String leads(Counts counts, Group group, List<Figures> past) {
    int leads = counts.get(Count.LEADS);
    String words = Words.number(leads);
    Optional<Figures> before = past.stream().findFirst();
    if (before.isPresent()) {
      words += DigestWords.change(leads - before.get().of(group).get(Count.LEADS));
    }
    OptionalDouble average = Trend.average(Count.LEADS, group, past);
    return average.isPresent() && past.size() > 1
        ? words
            + String.format(
                Locale.ROOT,
                " · on average %.0f in the last %d",
                average.getAsDouble(),
                Math.min(Trend.AVERAGED, past.size()))
        : words;
  }

  private String rate(Trend trend) {
    String words = trend.now().inWords(caution.minimum());
    if (trend.before().isPresent()) {
      words += " · before " + brief(trend.before().get());
    }
    return trend.lastEight().isPresent() && trend.periods() > 1
        ? words + " · last " + trend.periods() + " " + brief(trend.lastEight().get())
        : words;
  }

  /** A rate where there is little room. */
  String brief(Rate rate) {
    OptionalDouble share = rate.share(caution.minimum());
    return share.isPresent()
        ? DigestWords.percent(share.getAsDouble())
        : rate.part() + " of " + rate.whole();
  }

  private Optional<Line> wait(String name, Waits waits, String until) {
    if (waits.median().isEmpty() || waits.ninetieth().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Line(
            name,
            waits.count() < caution.minimum()
                ? "of " + Words.leads(waits.count()) + ", too few to say how long it takes"
                : "half within "
                    + Durations.inWords(waits.median().get())
                    + ", 90 % within "
                    + Durations.inWords(waits.ninetieth().get())
                    + " (of "
                    + Words.leads(waits.count())
                    + ")",
            "From when leads arrived until "
                + until
                + " first, of those that arrived and of which that is so."));
  }
}
