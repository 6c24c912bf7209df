package io.github.rallybot.figures;

import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.Reasons;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How often findings find what is there, and how often what is not. No test: run it with {@code
 * ./mvnw -pl bot-core -am test -Dtest=ChanceBench -Dsurefire.failIfNoSpecifiedTests=false
 * -Drally.findings.shuffles=1000 -Drally.findings.leads=80}.
 */
class ChanceBench {

  private static final int SHUFFLES = Integer.getInteger("rally.findings.shuffles", 1000);
  private static final int LEADS = Integer.getInteger("rally.findings.leads", 80);

  /** What is hidden, and by which figures it may show. */
  static final Map<String, List<String>> HIDDEN =
      Map.of(
          "e-book", List.of("not_a_fit", "reason:company_size"),
          "CFO", List.of("gap"),
          "fair", List.of("late"));

  /** What stands out in the last week of a history. */
  static List<Finding> findings(SampleHistory history) {
    List<Figures> figures = history.figures();
    return new Findings(Reasons.standard(), Endings.standard(), Caution.standard())
        .of(SampleHistory.LAST, figures.get(0), figures.subList(1, figures.size()));
  }

  static boolean finds(List<Finding> findings, String hidden) {
    return findings.stream()
        .anyMatch(
            one ->
                one.group().value().equals(hidden)
                    && HIDDEN.getOrDefault(hidden, List.of()).contains(one.code()));
  }

  @Test
  @SuppressWarnings("SystemOut") // the figures are for whoever runs it
  void print_how_often_what_is_there_is_found_and_how_often_what_is_not() {
    int histories = Math.max(1, SHUFFLES / 10);
    Map<String, Integer> found = new HashMap<>();
    int more = 0;
    for (int seed = 1; seed <= histories; seed++) {
      List<Finding> findings = findings(SampleHistory.of(seed, LEADS));
      HIDDEN.keySet().forEach(one -> found.merge(one, finds(findings, one) ? 1 : 0, Integer::sum));
      more += findings.size() > HIDDEN.size() ? 1 : 0;
      if (seed == 1) {
        findings.forEach(
            one ->
                System.out.println(
                    one.sentence() + " " + one.question() + " (" + one.detail() + ")"));
      }
    }
    System.out.printf(
        "of %,d histories of %,d leads a week the three effects were found in %s; more than three"
            + " findings in %,d%n",
        histories, LEADS, found, more);
    SampleHistory history = SampleHistory.of(1, LEADS);
    long begin = System.nanoTime();
    int wrong = 0;
    for (int seed = 1; seed <= SHUFFLES; seed++) {
      wrong += findings(history.shuffled(seed)).isEmpty() ? 0 : 1;
    }
    System.out.printf(
        "of %,d shuffled histories %,d carry a finding (%.1f %%); %.1f s%n",
        SHUFFLES, wrong, 100.0 * wrong / SHUFFLES, (System.nanoTime() - begin) / 1e9);
  }
}
