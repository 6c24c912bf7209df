package io.github.rallybot.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Caution CAUTION = Caution.standard();

  /** Newcombe 1998, Statistics in Medicine 17:873, table II, method 10. */
  @Test
  void the_interval_is_that_of_newcombes_published_examples() {
    Comparison one = new Comparison(new Rate(56, 70), new Rate(48, 80));
    assertThat(one.interval().from()).isCloseTo(0.0524, offset(0.0001));
    assertThat(one.interval().to()).isCloseTo(0.3339, offset(0.0001));
    Comparison none = new Comparison(new Rate(10, 10), new Rate(0, 20));
    assertThat(none.interval().from()).isCloseTo(0.6791, offset(0.0001));
    assertThat(none.interval().to()).isEqualTo(1, offset(1e-9));
  }

  @Test
  void before_and_after_are_told_with_both_numbers() {
    assertThat(
            new Comparison(new Rate(17, 50), new Rate(44, 72))
                .inWords("not a fit", "since the form asks company size", "before", CAUTION))
        .isEqualTo(
            "34 % not a fit since the form asks company size (17 of 50), 61 % before (44 of 72)");
  }

  @Test
  void what_chance_may_do_and_what_is_too_little_are_called_so() {
    assertThat(
            new Comparison(new Rate(17, 50), new Rate(20, 50))
                .inWords("not a fit", "since", "before", CAUTION))
        .isEqualTo(
            "34 % not a fit since (17 of 50), 40 % before (20 of 50): no more than chance may do");
    assertThat(
            new Comparison(new Rate(2, 6), new Rate(20, 50))
                .inWords("not a fit", "since", "before", CAUTION))
        .isEqualTo("2 of 6 not a fit since, 20 of 50 before: too few to tell");
  }

  @Test
  void no_rate_is_shown_of_fewer_than_the_minimum() {
    assertThat(new Rate(25, 66).inWords(10)).isEqualTo("25 of 66 (38 %)");
    assertThat(new Rate(4, 6).inWords(10)).isEqualTo("4 of 6");
    assertThat(new Rate(0, 0).inWords(10)).isEqualTo("0 of 0");
  }

  @Test
  void the_gap_is_told_of_leads_that_have_both_a_grade_and_a_verdict() {
    Counts counts =
        new Counts(
            Map.of(
                Count.JUDGED_GRADED_GOOD, 66,
                Count.GOOD_FIT_GRADED_GOOD, 25,
                Count.JUDGED_GRADED_OTHER, 30,
                Count.GOOD_FIT_GRADED_OTHER, 6,
                Count.JUDGED_UNGRADED, 4));
    Figures figures =
        new Figures(
            "2026-W47",
            SampleHistory.LAST.to(),
            new GoodGrade(Set.of("A", "B"), 60),
            counts,
            Map.of(),
            Waits.NONE,
            Waits.NONE,
            Waits.NONE,
            Map.of(),
            List.of());
    Gap gap = Gap.of(figures, Group.ALL);
    assertThat(gap.inWords(10))
        .isEqualTo(
            "Of 66 judged leads that marketing had graded A or B, or at least 60, sales called 25 a"
                + " good fit (38 %).");
    assertThat(gap.leftOut()).isEqualTo("4 judged leads had no grade.");
    assertThat(gap.agreed()).isEqualTo(new Rate(49, 96));
  }

  @Test
  void median_and_ninetieth_are_what_their_definitions_say() {
    List<Duration> ten =
        java.util.stream.IntStream.rangeClosed(1, 10).mapToObj(Duration::ofHours).toList();
    assertThat(Waits.of(ten))
        .isEqualTo(
            new Waits(10, Optional.of(Duration.ofMinutes(330)), Optional.of(Duration.ofHours(9))));
    assertThat(Waits.of(List.of(Duration.ofHours(2))))
        .isEqualTo(
            new Waits(1, Optional.of(Duration.ofHours(2)), Optional.of(Duration.ofHours(2))));
    assertThat(Waits.of(List.of())).isEqualTo(Waits.NONE);
  }
}
