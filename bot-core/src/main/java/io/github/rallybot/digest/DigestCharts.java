package io.github.rallybot.digest;

import io.github.rallybot.chat.card.Chart;
import io.github.rallybot.chat.card.Chart.Series;
import io.github.rallybot.chat.card.Chart.Tone;
import io.github.rallybot.figures.Caution;
import io.github.rallybot.figures.Count;
import io.github.rallybot.figures.Counts;
import io.github.rallybot.figures.Dimension;
import io.github.rallybot.figures.Figures;
import io.github.rallybot.figures.Group;
import io.github.rallybot.figures.Metric;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.lead.Words;
import io.github.rallybot.schedule.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Pictures of a period; none of what is too little to be one. */
record DigestCharts(Reasons reasons, Endings endings, Caution caution) {

  /** A line through fewer points says nothing. */
  private static final int POINTS = 3;

  private static final int SOURCES = 8;

  /** The perception gap over the periods up to this one. */
  Optional<Chart> gap(Period period, Figures figures, List<Edition.Past> before) {
    List<Edition.Past> all = new ArrayList<>(before);
    all.add(new Edition.Past(period.called(), Metric.GAP.of(figures.all())));
    List<OptionalInt> shares = all.stream().map(one -> share(one)).toList();
    long known = shares.stream().filter(OptionalInt::isPresent).count();
    if (known < POINTS) {
      return Optional.empty();
    }
    return Optional.of(
        Chart.line(
            "Perception gap",
            "How many of the leads that marketing graded good are a good fit for sales.",
            Chart.Unit.PERCENT,
            all.stream().map(Edition.Past::period).toList(),
            List.of(new Series("Good fit, of those graded good", Tone.MAIN, shares))));
  }

  private OptionalInt share(Edition.Past past) {
    return past.rate().share(caution.minimum()).isPresent()
        ? OptionalInt.of((int) Math.round(100 * past.rate().share(caution.minimum()).getAsDouble()))
        : OptionalInt.empty();
  }

  /** What sales said of the leads of each source, or what else they are told apart by. */
  Optional<Chart> verdicts(Figures figures, Dimension dimension) {
    Map<Group, Counts> judged = new LinkedHashMap<>();
    figures
        .largest(dimension, SOURCES)
        .forEach(
            (group, counts) -> {
              if (counts.get(Count.JUDGED) > 0) {
                judged.put(group, counts);
              }
            });
    if (judged.size() < 2 || figures.all().get(Count.JUDGED) < caution.minimum()) {
      return Optional.empty();
    }
    return Optional.of(
        Chart.bars(
            "Verdicts by " + dimension.code(),
            "What sales says of the leads it judged.",
            judged.keySet().stream().map(DigestCharts::name).toList(),
            List.of(
                series("Good fit", Tone.GOOD, judged, Count.GOOD_FIT),
                series("Not yet", Tone.WAITING, judged, Count.NOT_YET),
                series("Not a fit", Tone.BAD, judged, Count.NOT_A_FIT))));
  }

  /** What a group is called in a list of its kind. */
  static String name(Group group) {
    if (group.value().equals(Group.OTHERS)) {
      return "others";
    }
    return group.value().isBlank() ? "none" : Words.cut(group.value(), 60);
  }

  private static Series series(String name, Tone tone, Map<Group, Counts> groups, String count) {
    return Series.of(
        name, tone, groups.values().stream().mapToInt(counts -> counts.get(count)).toArray());
  }

  /** Why leads were not a fit. */
  Optional<Chart> reasons(Figures figures) {
    Map<String, Integer> given = figures.all().each(Count.REASON);
    given.keySet().retainAll(reasons.notAFit().keySet());
    return bars("Not a fit because", "Reasons that sales gave.", given, reasons::label, Tone.BAD);
  }

  /** Where in the sales cycle leads were lost. */
  Optional<Chart> lost(Figures figures) {
    return bars(
        "Lost at",
        "Leads whose end was told in this time, whenever they came.",
        figures.all().each(Count.ENDED_LOST_AT),
        endings::stage,
        Tone.SECOND);
  }

  /** How far the leads of the period have come. */
  Optional<Chart> funnel(Figures figures) {
    Counts all = figures.all();
    int leads = all.get(Count.LEADS);
    int answered = all.get(Count.ANSWERED);
    int fits = all.get(Count.GOOD_FIT);
    int won = Math.min(fits, all.get(Count.WON));
    return leads < caution.minimum()
        ? Optional.empty()
        : Optional.of(
            Chart.funnel(
                "From lead to customer",
                "The leads that came in this time, and how far they have come.",
                List.of("Came", "Answered", "Good fit", "Won"),
                leads,
                answered,
                fits,
                won));
  }

  private Optional<Chart> bars(
      String title,
      String says,
      Map<String, Integer> counts,
      Function<String, String> label,
      Tone tone) {
    int sum = counts.values().stream().mapToInt(Integer::intValue).sum();
    if (counts.size() < 2 || sum < caution.minimum()) {
      return Optional.empty();
    }
    List<Map.Entry<String, Integer>> sorted =
        counts.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Integer> one) -> -one.getValue())
                    .thenComparing(Map.Entry::getKey))
            .toList();
    return Optional.of(
        Chart.bars(
            title,
            says,
            sorted.stream().map(one -> label.apply(one.getKey())).toList(),
            List.of(
                Series.of(
                    "Leads", tone, sorted.stream().mapToInt(Map.Entry::getValue).toArray()))));
  }
}
