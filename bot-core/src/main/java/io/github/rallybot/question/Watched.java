package io.github.rallybot.question;

import io.github.rallybot.question.WatchList.Watch;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A question as watches see it.
 *
 * @param all the question with those merged into it of which anything was heard
 * @param askers when each different asker came to it, by asking or by being sorted or merged into
 *     it; the first one first
 * @param texts its canonical words, and those of each hearing
 */
record Watched(
    BuyerQuestion question, Set<QuestionId> all, List<Instant> askers, List<String> texts) {

  /** Whether it came to what somebody waits for, after they began to. */
  boolean reached(Watch watch, WordStarts words) {
    return askers.size() >= watch.askers()
        && askers.get(watch.askers() - 1).isAfter(watch.since())
        && texts.stream().map(WordStarts::of).anyMatch(words::allIn);
  }

  /**
   * All that was heard, at any time.
   *
   * @param zone where the days of those begin who heard something of nobody they know
   */
  static List<Watched> all(Board board, ZoneId zone) {
    Map<QuestionId, BuyerQuestion> known = new HashMap<>();
    board.questions().forEach(question -> known.put(question.id(), question));
    Map<QuestionId, Gathered> roots = new HashMap<>();
    for (Hearing hearing : board.hearings()) {
      Optional<BuyerQuestion> at = hearing.question().flatMap(id -> find(known, id));
      if (at.isEmpty()) {
        continue;
      }
      Instant came = came(hearing);
      Set<QuestionId> way = new LinkedHashSet<>(List.of(at.get().id()));
      BuyerQuestion root = at.get();
      while (true) {
        Optional<BuyerQuestion.Merged> into = root.into();
        Optional<BuyerQuestion> next = into.flatMap(merged -> find(known, merged.question()));
        if (next.isEmpty() || !way.add(next.get().id())) {
          break;
        }
        came = later(came, into.get().at());
        root = next.get();
      }
      roots.computeIfAbsent(root.id(), id -> new Gathered()).add(hearing, came, way, zone);
    }
    List<Watched> all = new ArrayList<>();
    roots.forEach((id, gathered) -> find(known, id).ifPresent(q -> all.add(gathered.of(q))));
    return all;
  }

  private static Optional<BuyerQuestion> find(Map<QuestionId, BuyerQuestion> known, QuestionId id) {
    return Optional.ofNullable(known.get(id));
  }

  private static Instant came(Hearing hearing) {
    List<Hearing.Move> moves = hearing.moves();
    return moves.isEmpty() ? hearing.at() : later(hearing.at(), moves.get(moves.size() - 1).at());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static final class Gathered {
    private final Set<QuestionId> all = new HashSet<>();
    private final Map<String, Instant> askers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    void add(Hearing hearing, Instant came, Set<QuestionId> way, ZoneId zone) {
      all.addAll(way);
      askers.merge(
          Ranking.asker(hearing, zone), came, (one, other) -> one.isBefore(other) ? one : other);
      texts.add(hearing.words());
    }

    Watched of(BuyerQuestion question) {
      texts.add(question.words());
      return new Watched(question, all, askers.values().stream().sorted().toList(), texts);
    }
  }
}
