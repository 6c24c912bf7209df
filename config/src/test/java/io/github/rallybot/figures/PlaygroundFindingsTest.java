package io.github.rallybot.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is hidden in the weeks before the playground opens is found, and nothing else is. */
class PlaygroundFindingsTest {

  private static final Instant WEDNESDAY = Instant.parse("2026-11-25T18:00:00Z");

  private static List<String> found(PlaygroundHistory history, int weeksAgo) {
    return history.findings(history.present().plus(-weeksAgo)).stream()
        .map(one -> one.group().value() + " " + one.code())
        .toList();
  }

  @Test
  void the_digest_of_last_week_finds_the_three_things_that_are_so() {
    assertThat(found(PlaygroundHistory.before(WEDNESDAY), 1))
        .contains("expo late", " lost_at:proposal", "webinar reason:industry");
  }

  @Test
  void what_was_so_before_was_found_when_it_was_agreed_on_and_is_not_so_any_more() {
    PlaygroundHistory history = PlaygroundHistory.before(WEDNESDAY);
    assertThat(found(history, 7)).containsExactly("e-book reason:company_size");
    Comparison sinceAndBefore = new Comparison(size(history, 0, 3), size(history, 7, 10));
    assertThat(sinceAndBefore.clear(Caution.standard())).isTrue();
    assertThat(sinceAndBefore.difference()).isLessThan(-0.3);
  }

  /**
   * How many e-book leads of some weeks, counted back from the present one, are of a wrong size.
   */
  private static Rate size(PlaygroundHistory history, int from, int to) {
    Counts counts = Counts.NONE;
    for (int ago = from; ago <= to; ago++) {
      Figures week = history.figures(history.present().plus(-ago));
      counts = counts.plus(week.of(Group.of(Dimension.SOURCE, "e-book")));
    }
    return Metric.notAFitFor("company_size", "company size").of(counts);
  }

  @Test
  void of_four_weeks_no_digest_finds_anything_else_on_whichever_day_the_playground_opens() {
    for (int day = 0; day < 7; day += 2) {
      PlaygroundHistory history = PlaygroundHistory.before(WEDNESDAY.plus(Duration.ofDays(day)));
      for (int ago = 1; ago <= 4; ago++) {
        assertThat(history.findings(history.present().plus(-ago)))
            .as("day %d, %d weeks ago", day, ago)
            .allMatch(PlaygroundHistory::hidden);
      }
    }
  }

  /** From Friday on the next meeting is about the week that ends. */
  @Test
  void the_next_digest_names_all_three_in_every_month_and_on_every_day() {
    for (int day = 0; day < 364; day += 33) {
      Instant to = WEDNESDAY.plus(Duration.ofDays(day));
      PlaygroundHistory history = PlaygroundHistory.before(to);
      int ago = history.present().from().plus(Duration.ofDays(4)).isBefore(to) ? 0 : 1;
      List<Finding> findings = history.findings(history.present().plus(-ago));
      assertThat(PlaygroundHistory.NOW)
          .allSatisfy(
              one -> assertThat(findings).as("%s at %s", one.called(), to).anyMatch(one::is));
    }
  }

  /** With a risk of 5 % more than 5 of 30 would be so once in three hundred times. */
  @Test
  void chance_alone_is_hardly_ever_taken_for_more() {
    PlaygroundHistory history = PlaygroundHistory.before(WEDNESDAY);
    long wrong = 0;
    for (int seed = 1; seed <= 30; seed++) {
      wrong += found(history.shuffled(seed), 1).isEmpty() ? 0 : 1;
    }
    assertThat(wrong).isLessThanOrEqualTo(5);
  }
}
