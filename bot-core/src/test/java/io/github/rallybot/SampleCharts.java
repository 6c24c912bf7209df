package io.github.rallybot;

import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Chart;
import io.github.rallybot.chat.card.Chart.Series;
import io.github.rallybot.chat.card.Chart.Tone;
import io.github.rallybot.chat.card.Chart.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The charts of a digest. */
public final class SampleCharts {

  private SampleCharts() {}

  /** Verdicts of each source; one source has a name that would ping everybody. */
  public static Chart verdicts() {
    return Chart.bars(
        "Verdicts by source",
        "Webinar leads fit least: 14 of 28 are not a fit, mostly for company size.",
        List.of(
            "Webinar",
            "E-book on fleet costs in cold countries",
            "Trade fair <!channel>",
            "Website"),
        List.of(
            Series.of("Good fit", Tone.GOOD, 6, 21, 9, 12),
            Series.of("Not yet", Tone.WAITING, 8, 5, 0, 7),
            Series.of("Not a fit", Tone.BAD, 14, 3, 1, 6)));
  }

  /** Why leads do not fit. */
  public static Chart reasons() {
    return Chart.bars(
        "Why leads are not a fit",
        "Company size is the reason for 14 of 24.",
        List.of("Company size", "Region", "No need", "Spam or student"),
        List.of(Series.of("Not a fit", Tone.BAD, 14, 5, 4, 1)));
  }

  /** A rate that has no figure in the third week, and another one that always has. */
  public static Chart trend() {
    return Chart.line(
        "Leads graded A or B that sales calls a good fit",
        "38 % of the leads graded A or B are a good fit, 24 points less than eight weeks ago.",
        Unit.PERCENT,
        List.of("W40", "W41", "W42", "W43", "W44", "W45", "W46", "W47"),
        List.of(
            new Series(
                "Graded A or B",
                Tone.MAIN,
                List.of(
                    OptionalInt.of(62),
                    OptionalInt.of(58),
                    OptionalInt.empty(),
                    OptionalInt.of(51),
                    OptionalInt.of(47),
                    OptionalInt.of(44),
                    OptionalInt.of(40),
                    OptionalInt.of(38))),
            Series.of("All leads", Tone.SECOND, 35, 33, 36, 31, 34, 30, 33, 32)));
  }

  /** A line without gaps. */
  public static Chart steady() {
    return Chart.line(
        "Leads each week",
        "128 leads came this week, 12 more than in the week before.",
        Unit.COUNT,
        List.of("W44", "W45", "W46", "W47"),
        List.of(Series.of("Leads", Tone.MAIN, 97, 121, 116, 128)));
  }

  /** Where leads were lost. */
  public static Chart funnel() {
    return Chart.funnel(
        "From lead to customer",
        "Most are lost between the first answer and the opportunity: 49 of 71.",
        List.of("Leads", "Tried", "Reached", "Opportunity", "Won"),
        128,
        96,
        71,
        22,
        5);
  }

  /** As many bars as there are sources, each with a name of so many characters. */
  public static Chart of(int sources, int characters) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= sources; i++) {
      names.add(("Source " + i + " ").repeat(characters).substring(0, characters));
    }
    int[] figures = IntStream.rangeClosed(1, sources).toArray();
    return Chart.bars(
        "Leads by source",
        "Many sources.",
        names,
        List.of(
            Series.of("Good fit", Tone.GOOD, figures),
            Series.of("Not a fit", Tone.BAD, figures),
            Series.of(
                "Not yet",
                Tone.WAITING,
                Collections.nCopies(sources, 1).stream().mapToInt(i -> i).toArray())));
  }

  public static Card card() {
    return new Card(
        List.of(trend(), verdicts(), reasons(), funnel()), "Last week in four pictures");
  }
}
