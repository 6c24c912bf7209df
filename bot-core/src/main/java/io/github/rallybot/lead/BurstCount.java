package io.github.rallybot.lead;

import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a summary counts, from the sizes of its lists; no lead is read for it.
 *
 * @param all leads that it holds
 * @param toAnswer those that wait for an answer
 * @param graded all by grade, the best first, without grades that none has
 * @param bestToAnswer those graded A that wait for an answer
 * @param judged all by what sales says of them
 * @param sources all by where they come from; not all of them if there are very many sources
 * @param within the time between the first and the last
 */
record BurstCount(
    long all,
    long toAnswer,
    Map<String, Long> graded,
    long bestToAnswer,
    Map<Judgement, Long> judged,
    Map<String, Long> sources,
    Duration within) {

  /** The grade whose leads can be posted one by one. */
  static final String BEST = "A";

  private static final List<String> GRADES = List.of("A", "B", "C", "D", BurstLists.NO_GRADE);

  static BurstCount of(Store store, Burst burst) {
    String id = burst.id();
    List<Index> asked = new ArrayList<>();
    asked.add(BurstLists.all(id));
    asked.add(BurstLists.toAnswer(id));
    asked.add(BurstLists.gradedToAnswer(id, BEST));
    GRADES.forEach(letter -> asked.add(BurstLists.graded(id, letter)));
    for (Judgement judgement : Judgement.values()) {
      asked.add(BurstLists.judged(id, judgement));
    }
    burst.sources().forEach(source -> asked.add(BurstLists.from(id, source)));
    var sizes = store.sizes(asked).iterator();
    long all = sizes.next();
    long toAnswer = sizes.next();
    long best = sizes.next();
    Map<String, Long> graded = new LinkedHashMap<>();
    GRADES.forEach(letter -> keep(graded, letter, sizes.next()));
    Map<Judgement, Long> judged = new LinkedHashMap<>();
    for (Judgement judgement : Judgement.values()) {
      keep(judged, judgement, sizes.next());
    }
    Map<String, Long> sources = new LinkedHashMap<>();
    burst.sources().forEach(source -> keep(sources, source, sizes.next()));
    return new BurstCount(
        all, toAnswer, graded, best, judged, sources, within(store, BurstLists.all(id), all));
  }

  private static Duration within(Store store, Index index, long all) {
    if (all < 2) {
      return Duration.ZERO;
    }
    List<Index.Entry> first = store.between(index, 0, Long.MAX_VALUE, 0, 1);
    List<Index.Entry> last = store.between(index, 0, Long.MAX_VALUE, (int) all - 1, 1);
    return first.isEmpty() || last.isEmpty()
        ? Duration.ZERO
        : Duration.ofMillis(last.get(0).number() - first.get(0).number());
  }

  private static <K> void keep(Map<K, Long> counts, K key, long count) {
    if (count > 0) {
      counts.put(key, count);
    }
  }

  long answered() {
    return all - toAnswer;
  }
}
