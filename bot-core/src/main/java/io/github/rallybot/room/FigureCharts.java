package io.github.rallybot.room;

import io.github.rallybot.chat.card.Chart;
import io.github.rallybot.chat.card.Chart.Series;
import io.github.rallybot.chat.card.Chart.Tone;
import io.github.rallybot.figures.Count;
import io.github.rallybot.figures.Counts;
import io.github.rallybot.figures.Dimension;
import io.github.rallybot.figures.Figures;
import io.github.rallybot.figures.Group;
import io.github.rallybot.figures.Metric;
import io.github.rallybot.figures.Trend;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.lead.Words;
import io.github.rallybot.schedule.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** What of a period's figures is worth a picture. */
record FigureCharts(FiguresInHand.Held held, Reasons reasons, Endings endings) {

  private static final int SOURCES = 8;

  List<Chart> all(ZoneId zone) {
    List<Chart> charts = new ArrayList<>();
    gap(charts, zone);
    sources(charts);
    each(
        charts,
        "Why leads are not a fit, or too early",
        "Reasons that sales gave for the leads of this period.",
        Count.REASON,
        reasons::label);
    each(
        charts,
        "Where leads were lost",
        "Stages at which leads were lost in this period, whenever they arrived.",
        Count.ENDED_LOST_AT,
        endings::stage);
    return charts;
  }

  private void gap(List<Chart> charts, ZoneId zone) {
    List<Figures> periods = new ArrayList<>(held.before().stream().limit(Trend.AVERAGED).toList());
    java.util.Collections.reverse(periods);
    periods.add(held.now());
    if (periods.size() < 2) {
      return;
    }
    List<OptionalInt> shares =
        periods.stream()
            .map(one -> Metric.GAP.of(one.of(Group.ALL)).share(held.minimum()))
            .map(FigureCharts::percent)
            .toList();
    if (shares.stream().allMatch(OptionalInt::isEmpty)) {
      return;
    }
    charts.add(
        Chart.line(
            "The perception gap",
            "Of the judged leads that marketing had graded "
                + held.now().good().inWords()
                + ", how many sales calls a good fit.",
            Chart.Unit.PERCENT,
            periods.stream().map(one -> called(one.period(), zone)).toList(),
            List.of(new Series("a good fit for sales", Tone.MAIN, shares))));
  }

  private static String called(String period, ZoneId zone) {
    return Period.of(period, zone)
        .map(one -> Words.capital(one.called()).replaceFirst("^Weeks? ", "W"))
        .orElse(period);
  }

  private static OptionalInt percent(OptionalDouble share) {
    return share.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of((int) Math.round(100 * share.getAsDouble()));
  }

  private void sources(List<Chart> charts) {
    Map<Group, Counts> sources = held.now().largest(Dimension.SOURCE, SOURCES);
    if (sources.isEmpty()) {
      return;
    }
    charts.add(
        Chart.bars(
            "Verdicts per source",
            "What sales says of the leads of each source.",
            sources.keySet().stream()
                .map(group -> group.inWords().replaceFirst(" leads$", ""))
                .toList(),
            List.of(
                series("Good fit", Tone.GOOD, sources, one -> one.get(Count.GOOD_FIT)),
                series("Not yet", Tone.WAITING, sources, one -> one.get(Count.NOT_YET)),
                series("Not a fit", Tone.BAD, sources, one -> one.get(Count.NOT_A_FIT)),
                series(
                    "No verdict",
                    Tone.SECOND,
                    sources,
                    one -> one.get(Count.LEADS) - one.get(Count.JUDGED)))));
  }

  private static Series series(
      String name, Tone tone, Map<Group, Counts> of, ToIntFunction<Counts> figure) {
    return Series.of(name, tone, of.values().stream().mapToInt(figure).toArray());
  }

  private void each(
      List<Chart> charts, String title, String says, String kind, UnaryOperator<String> label) {
    List<Map.Entry<String, Integer>> all =
        held.now().all().each(kind).entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(java.util.Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    if (!all.isEmpty()) {
      charts.add(
          Chart.bars(
              title,
              says,
              all.stream().map(one -> Words.capital(label.apply(one.getKey()))).toList(),
              List.of(
                  Series.of(
                      "Leads", Tone.MAIN, all.stream().mapToInt(Map.Entry::getValue).toArray()))));
    }
  }
}
