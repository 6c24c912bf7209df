package io.github.rallybot.chat.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.rallybot.SampleCharts;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.card.Chart.Series;
import io.github.rallybot.chat.card.Chart.Shape;
import io.github.rallybot.chat.card.Chart.Tone;
import io.github.rallybot.chat.card.Chart.Unit;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ChartTest {

  private static final Series TWO = Series.of("Leads", Tone.MAIN, 1, 2);

  private static Chart chart(Shape shape, int categories, Series... series) {
    return new Chart(
        "t", "s.", shape, Unit.COUNT, Collections.nCopies(categories, "c"), List.of(series));
  }

  private static Series of(int figures) {
    return Series.of("s", Tone.MAIN, new int[figures]);
  }

  @Test
  void a_chart_holds_what_both_platforms_draw() {
    assertThat(chart(Shape.BARS, 13, of(13), of(13), of(13), of(13), of(13), of(13)).series())
        .hasSize(6);
    assertThat(chart(Shape.LINE, 20, of(20)).categories()).hasSize(20);
    refuses(
        "BARS of 1 to 13 categories and 1 to 6 series, not 14 and 1",
        () -> chart(Shape.BARS, 14, of(14)));
    refuses(
        "LINE of 1 to 20 categories and 1 to 6 series, not 21 and 1",
        () -> chart(Shape.LINE, 21, of(21)));
    refuses(
        "LINE of 1 to 20 categories and 1 to 6 series, not 0 and 1",
        () -> chart(Shape.LINE, 0, of(0)));
    refuses(
        "LINE of 1 to 20 categories and 1 to 6 series, not 2 and 7",
        () -> chart(Shape.LINE, 2, TWO, TWO, TWO, TWO, TWO, TWO, TWO));
    refuses(
        "FUNNEL of 1 to 12 categories and 1 to 6 series, not 1 and 0",
        () -> chart(Shape.FUNNEL, 1));
    refuses("a funnel has one series", () -> chart(Shape.FUNNEL, 2, TWO, TWO));
    refuses("each series has a figure for each category", () -> chart(Shape.BARS, 3, TWO));
    refuses(
        "only lines have gaps",
        () -> chart(Shape.BARS, 1, new Series("s", Tone.MAIN, List.of(OptionalInt.empty()))));
    refuses("a series needs a name", () -> Series.of(" ", Tone.MAIN, 1));
    refuses("a figure is below zero: [OptionalInt[-1]]", () -> Series.of("s", Tone.MAIN, -1));
    refuses(
        "a chart needs a title, and a sentence that says it",
        () -> Chart.funnel("t", " ", List.of("a"), 1));
    refuses("a category needs a name", () -> Chart.funnel("t", "s", List.of(""), 1));
  }

  @Test
  void it_is_read_as_a_sentence_and_its_figures() {
    assertThat(CardText.of(SampleCharts.card()))
        .isEqualTo(
            """
            Leads graded A or B that sales calls a good fit
            38 % of the leads graded A or B are a good fit, 24 points less than eight weeks ago.
            Graded A or B / All leads. W40: 62 % / 35 %; W41: 58 % / 33 %; W42: – / 36 %; \
            W43: 51 % / 31 %; W44: 47 % / 34 %; W45: 44 % / 30 %; W46: 40 % / 33 %; W47: 38 % / 32 %
            Verdicts by source
            Webinar leads fit least: 14 of 28 are not a fit, mostly for company size.
            Good fit / Not yet / Not a fit. Webinar: 6 / 8 / 14; \
            E-book on fleet costs in cold countries: 21 / 5 / 3; Trade fair <!channel>: 9 / 0 / 1; \
            Website: 12 / 7 / 6
            Why leads are not a fit
            Company size is the reason for 14 of 24.
            Company size: 14; Region: 5; No need: 4; Spam or student: 1
            From lead to customer
            Most are lost between the first answer and the opportunity: 49 of 71.
            Leads: 128; Tried: 96; Reached: 71; Opportunity: 22; Won: 5""");
  }

  @Test
  void of_many_bars_the_largest_keep_their_order_and_the_rest_is_one() {
    Chart chart = SampleCharts.of(14, 10);
    assertThat(chart.names(20).subList(0, 2)).isEqualTo(List.of("Source 3 S", "Source 4 S"));
    assertThat(chart.categories()).hasSize(13).last().isEqualTo("Others (2)");
    assertThat(chart.figures(0)).isEqualTo("3 / 3 / 1");
    assertThat(chart.figures(12)).isEqualTo("3 / 3 / 2");
    assertThat(chart.says()).isEqualTo("Many sources.");
    assertThat(SampleCharts.of(12, 10).categories()).hasSize(12).last().isEqualTo("Source 12 ");
  }

  @Test
  void a_rest_that_would_make_all_others_look_the_same_is_said() {
    Chart chart = SampleCharts.of(400, 10);
    assertThat(chart.categories()).hasSize(12).last().isEqualTo("Source 400");
    assertThat(chart.says()).isEqualTo("Many sources. Others (388): 75466 / 75466 / 388.");
  }

  @Test
  void of_many_periods_the_latest_are_shown() {
    List<String> weeks = IntStream.rangeClosed(1, 26).mapToObj(week -> "W" + week).toList();
    Series leads = Series.of("Leads", Tone.MAIN, IntStream.rangeClosed(1, 26).toArray());
    Chart line = Chart.line("t", "s.", Unit.COUNT, weeks, List.of(leads));
    assertThat(line.categories()).isEqualTo(weeks.subList(6, 26));
    assertThat(line.figures(0)).isEqualTo("7");
    assertThat(line.largest()).isEqualTo(26);
  }

  @Test
  void names_that_were_cut_to_the_same_are_told_apart() {
    Chart chart =
        Chart.funnel("t", "s.", List.of("Webinar on costs", "Webinar on cars", "a\nb"), 3, 2, 1);
    assertThat(chart.names(11)).isEqualTo(List.of("Webinar on…", "Webina… (2)", "a b"));
  }

  @Test
  void a_table_shows_the_same() {
    assertThat(CardText.of(new Card(List.of(SampleCharts.trend().table()), "t")))
        .isEqualTo(
            """
            Leads graded A or B that sales calls a good fit
            Period | Graded A or B | All leads
            W40 | 62 % | 35 %
            W41 | 58 % | 33 %
            W42 | – | 36 %
            W43 | 51 % | 31 %
            W44 | 47 % | 34 %
            W45 | 44 % | 30 %
            W46 | 40 % | 33 %
            W47 | 38 % | 32 %""");
  }

  private static void refuses(String message, ThrowingCallable making) {
    assertThatIllegalArgumentException().isThrownBy(making).withMessage(message);
  }
}
