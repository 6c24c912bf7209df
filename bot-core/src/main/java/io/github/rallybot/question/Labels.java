package io.github.rallybot.question;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** How often hearings have which label, in memory; labels that differ in case only are one. */
final class Labels {

  private final Map<String, Integer> personas = often();
  private final Map<String, Integer> stages = often();
  private final Map<String, Integer> products = often();
  private final Map<String, Integer> sources = often();

  private static Map<String, Integer> often() {
    return new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
  }

  Map<String, Integer> personas() {
    return personas;
  }

  Map<String, Integer> stages() {
    return stages;
  }

  Map<String, Integer> products() {
    return products;
  }

  Map<String, Integer> sources() {
    return sources;
  }

  /**
   * @param times 1 for a hearing that came, −1 for one that went
   */
  void count(About about, int times) {
    count(personas, about.persona(), times);
    count(stages, about.stage(), times);
    count(products, about.product(), times);
    count(sources, about.source(), times);
  }

  private static void count(Map<String, Integer> often, Optional<String> label, int times) {
    label.ifPresent(
        one -> often.merge(one, times, (was, more) -> was + more == 0 ? null : was + more));
  }
}
