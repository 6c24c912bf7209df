package io.github.rallybot.figures;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * How often the digest of last week finds what is hidden in histories like that of the playground,
 * and how often something where all is chance. No test: run it with {@code ./mvnw -pl config -am
 * test -Dtest=PlaygroundChanceBench -Dsurefire.failIfNoSpecifiedTests=false
 * -Drally.findings.shuffles=1000}.
 */
class PlaygroundChanceBench {

  private static final int SHUFFLES = Integer.getInteger("rally.findings.shuffles", 1000);

  /** A Wednesday, so that last week is over and its meeting was yesterday. */
  private static final Instant TO = Instant.parse("2026-11-25T18:00:00Z");

  @Test
  @SuppressWarnings("SystemOut") // the figures are for whoever runs it
  void print_how_often_what_is_hidden_is_found_and_how_often_what_is_not_there() {
    int histories = Math.max(1, SHUFFLES / 10);
    Map<String, Integer> found = new TreeMap<>();
    Map<String, Integer> other = new TreeMap<>();
    int more = 0;
    for (int seed = 1; seed <= histories; seed++) {
      PlaygroundHistory history = PlaygroundHistory.before(seed, TO);
      List<Finding> findings = history.findings(history.present().plus(-1));
      PlaygroundHistory.NOW.forEach(
          one ->
              found.merge(
                  one.called(), findings.stream().anyMatch(one::is) ? 1 : 0, Math::addExact));
      findings.stream()
          .filter(one -> !PlaygroundHistory.hidden(one))
          .forEach(one -> other.merge(one.group().value() + " " + one.code(), 1, Math::addExact));
      more += findings.stream().allMatch(PlaygroundHistory::hidden) ? 0 : 1;
    }
    System.out.printf(
        "of %,d histories with other dice what is hidden was found in %s; something else in %,d: %s%n",
        histories, found, more, other);
    PlaygroundHistory history = PlaygroundHistory.before(TO);
    long begin = System.nanoTime();
    int wrong = 0;
    for (int seed = 1; seed <= SHUFFLES; seed++) {
      wrong += history.shuffled(seed).findings(history.present().plus(-1)).isEmpty() ? 0 : 1;
    }
    System.out.printf(
        "of %,d shuffled histories %,d carry a finding (%.1f %%); %.1f s%n",
        SHUFFLES, wrong, 100.0 * wrong / SHUFFLES, (System.nanoTime() - begin) / 1e9);
  }
}
