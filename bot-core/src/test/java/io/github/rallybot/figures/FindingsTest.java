package io.github.rallybot.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.schedule.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsTest {

  private static final Period WEEK = Period.of("2026-W47", ZoneOffset.UTC).orElseThrow();

  private final Findings findings =
      new Findings(Reasons.standard(), Endings.standard(), Caution.standard());

  /** A week with so many judged leads of each source, and so many of them not a fit. */
  private static Figures week(Period period, Map<String, Rate> sources) {
    Map<String, Counts> counts = new HashMap<>();
    sources.forEach(
        (source, rate) ->
            counts.put(
                source,
                new Counts(
                    Map.of(
                        Count.LEADS,
                        rate.whole(),
                        Count.ANSWERED,
                        rate.whole(),
                        Count.JUDGED,
                        rate.whole(),
                        Count.NOT_A_FIT,
                        rate.part(),
                        Count.REASON + "company_size",
                        rate.part()))));
    return figures(period, Map.of(Dimension.SOURCE, counts));
  }

  private static Figures figures(Period period, Map<Dimension, Map<String, Counts>> groups) {
    return new Figures(
        period.id(),
        period.to(),
        GoodGrade.standard(),
        groups.getOrDefault(Dimension.SOURCE, Map.of()).values().stream()
            .reduce(Counts.NONE, Counts::plus),
        groups,
        Waits.NONE,
        Waits.NONE,
        Waits.NONE,
        Map.of(),
        List.of());
  }

  private List<String> said(Figures now, Figures... past) {
    return findings.of(WEEK, now, List.of(past)).stream()
        .map(one -> one.sentence() + " " + one.question())
        .toList();
  }

  @Test
  void what_differs_from_the_rest_is_said_once_with_its_numbers_and_a_question() {
    Figures now =
        week(
            WEEK,
            Map.of("webinar", new Rate(34, 40), "demo", new Rate(8, 40), "ad", new Rate(9, 40)));
    List<Finding> found = findings.of(WEEK, now, List.of());
    assertThat(found).hasSize(1);
    assertThat(found.get(0).sentence())
        .isEqualTo(
            "Webinar leads: 34 of 40 (85 %) not a fit, mostly company size; 17 of 80 (21 %)"
                + " elsewhere.");
    assertThat(found.get(0).question()).isEqualTo("Change the audience, or the definition?");
    assertThat(found.get(0).detail())
        .isEqualTo(
            "64 points more (95 % interval: 46 to 75). Chance alone would do that with p < 0.001:"
                + " Fisher’s exact test, two-sided, corrected (Holm) for 6 comparisons.");
    assertThat(found.get(0).periods()).containsExactly("2026-W47");
    assertThat(found.get(0).key())
        .isEqualTo(FindingWords.key(Metric.NOT_A_FIT, Group.of(Dimension.SOURCE, "webinar")));
  }

  @Test
  void what_differs_from_its_own_past_is_said_with_that() {
    List<Figures> past = new ArrayList<>();
    for (int back = 1; back <= 2; back++) {
      past.add(
          week(WEEK.plus(-back), Map.of("webinar", new Rate(6, 30), "demo", new Rate(15, 30))));
    }
    Figures now = week(WEEK, Map.of("webinar", new Rate(26, 30), "demo", new Rate(15, 30)));
    assertThat(said(now, past.get(0), past.get(1)))
        .containsExactly(
            "Webinar leads: 26 of 30 (87 %) not a fit, mostly company size; 12 of 60 (20 %) in the"
                + " two weeks before. Change the audience, or the definition?");
  }

  @Test
  void of_two_halves_the_worse_one_is_talked_about_whatever_they_are_called() {
    for (String worse : List.of("a", "z")) {
      String better = worse.equals("a") ? "z" : "a";
      assertThat(said(week(WEEK, Map.of(worse, new Rate(34, 40), better, new Rate(8, 40)))))
          .containsExactly(
              worse.toUpperCase(Locale.ROOT)
                  + " leads: 34 of 40 (85 %) not a fit, mostly company size; 8 of 40 (20 %)"
                  + " elsewhere. Change the audience, or the definition?");
    }
  }

  @Test
  void of_too_few_nothing_is_said_however_they_differ() {
    assertThat(said(week(WEEK, Map.of("webinar", new Rate(9, 9), "demo", new Rate(0, 200)))))
        .isEmpty();
    assertThat(said(week(WEEK, Map.of()))).isEmpty();
    assertThat(said(week(WEEK, Map.of("form", new Rate(1, 1))))).isEmpty();
  }

  @Test
  void a_difference_of_few_points_is_not_worth_a_word_however_sure_it_is() {
    assertThat(
            said(
                week(
                    WEEK,
                    Map.of("webinar", new Rate(4700, 10_000), "demo", new Rate(4000, 10_000)))))
        .isEmpty();
  }

  @Test
  void where_a_reason_was_counted_apart_its_verdicts_are_compared_with_none_from_then() {
    Map<String, String> notAFit = new LinkedHashMap<>(Reasons.standard().notAFit());
    notAFit.put("too_late", "too late");
    Map<String, String> apart = new LinkedHashMap<>(Reasons.standard().apart());
    apart.remove("too_late");
    Findings moved =
        new Findings(
            new Reasons(notAFit, Reasons.standard().notYet(), apart),
            Endings.standard(),
            Caution.standard());
    Figures now = figures(WEEK, Map.of(Dimension.SOURCE, Map.of("fair", tooLate(40, 0, 20))));
    for (int then : List.of(15, 35)) {
      Figures past =
          figures(WEEK.plus(-1), Map.of(Dimension.SOURCE, Map.of("fair", tooLate(40, then, 0))));
      assertThat(moved.of(WEEK, now, List.of(past))).as("%s of 40", then).isEmpty();
    }
  }

  /** So many answered leads, some of them too late: counted apart, or not a fit. */
  private static Counts tooLate(int answered, int apart, int notAFit) {
    return new Counts(
        Map.of(
            Count.LEADS,
            answered,
            Count.ANSWERED,
            answered,
            Count.APART,
            apart,
            Count.JUDGED,
            answered - apart,
            Count.NOT_A_FIT,
            notAFit,
            Count.REASON + "too_late",
            apart + notAFit));
  }

  @Test
  void a_source_and_its_only_campaign_are_one_finding() {
    Counts webinar =
        new Counts(
            Map.of(Count.LEADS, 40, Count.JUDGED, 40, Count.NOT_A_FIT, 34, Count.ANSWERED, 40));
    Counts demo =
        new Counts(
            Map.of(Count.LEADS, 80, Count.JUDGED, 80, Count.NOT_A_FIT, 17, Count.ANSWERED, 80));
    Map<String, Integer> shared = new HashMap<>(webinar.of());
    shared.put(Count.with(Dimension.SOURCE, "webinar"), 40);
    Figures now =
        figures(
            WEEK,
            Map.of(
                Dimension.SOURCE, Map.of("webinar", webinar, "demo", demo),
                Dimension.CAMPAIGN, Map.of("Fleet", new Counts(shared), Group.UNKNOWN, demo)));
    assertThat(said(now)).hasSize(1);
  }

  @Test
  void a_name_is_data_and_stays_what_it_is() {
    assertThat(
            said(
                week(
                    WEEK,
                    Map.of(
                        "<!channel>\n*x*",
                        new Rate(34, 40),
                        "demo",
                        new Rate(8, 40),
                        "ad",
                        new Rate(9, 40)))))
        .singleElement()
        .asString()
        .startsWith("<!channel> *x* leads: 34 of 40");
  }

  @Test
  void four_hundred_sources_are_compared_and_none_of_them_stands_out_by_chance() {
    Map<String, Rate> sources = new HashMap<>();
    for (int i = 0; i < 400; i++) {
      sources.put("source " + i, new Rate(3 + i % 5, 12));
    }
    Figures now = week(WEEK, sources);
    assertThat(said(now)).isEmpty();
    assertThat(now.largest(Dimension.SOURCE, 10)).hasSize(11);
    assertThat(now.largest(Dimension.SOURCE, 10).get(Group.of(Dimension.SOURCE, Group.OTHERS)))
        .extracting(others -> others.get(Count.LEADS))
        .isEqualTo(390 * 12);
  }

  @Test
  void what_is_hidden_in_half_a_year_is_found() {
    List<Finding> found = ChanceBench.findings(SampleHistory.of(1, 80));
    assertThat(ChanceBench.HIDDEN.keySet())
        .allSatisfy(one -> assertThat(ChanceBench.finds(found, one)).as(one).isTrue());
  }

  /** With a risk of 5 % more than 7 of 60 would be so once in a hundred times. */
  @Test
  void chance_alone_is_hardly_ever_taken_for_more() {
    SampleHistory history = SampleHistory.of(1, 80);
    int wrong = 0;
    for (int seed = 1; seed <= 60; seed++) {
      wrong += ChanceBench.findings(history.shuffled(seed)).isEmpty() ? 0 : 1;
    }
    assertThat(wrong).isLessThanOrEqualTo(7);
  }
}
