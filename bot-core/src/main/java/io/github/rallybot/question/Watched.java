package io.github.rallybot.question;

import io.github.rallybot.question.WatchList.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A question as watches see it, with all that was heard of it at any time.
 *
 * @param all the question with those merged into it
 * @param askers when each different asker came to it, by asking or by being sorted or merged into
 *     it; the first one first
 * @param texts its canonical words, and those of each hearing
 */
record Watched(
    BuyerQuestion question, Set<QuestionId> all, List<Instant> askers, List<WordStarts> texts) {

  /** Whether it came to what somebody waits for, after they began to. */
  boolean reached(Watch watch, Predicate<WordStarts> words) {
    return askers.size() >= watch.askers()
        && askers.get(watch.askers() - 1).isAfter(watch.since())
        && texts.stream().anyMatch(words);
  }

  /** Reads nothing anew. */
  static Watched of(Board board, BuyerQuestion root) {
    Gathered gathered = new Gathered(board);
    gathered.add(root, Instant.MIN);
    gathered.texts.add(board.spoken().words(root.id()));
    List<Instant> askers = gathered.askers.values().stream().sorted().toList();
    return new Watched(root, gathered.all, askers, gathered.texts);
  }

  private static Instant came(Hearing hearing) {
    List<Hearing.Move> moves = hearing.moves();
    return moves.isEmpty() ? hearing.at() : later(hearing.at(), moves.get(moves.size() - 1).at());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static final class Gathered {
    private final Board board;
    private final Set<QuestionId> all = new LinkedHashSet<>();
    private final Map<String, Instant> askers = new HashMap<>();
    private final List<WordStarts> texts = new ArrayList<>();

    Gathered(Board board) {
      this.board = board;
    }

    /**
     * @param merged since when it counts as what it counts as
     */
    void add(BuyerQuestion question, Instant merged) {
      if (!all.add(question.id())) {
        return;
      }
      board
          .known()
          .in(question.id())
          .forEach(hearing -> add(hearing, later(came(hearing), merged)));
      for (BuyerQuestion part : board.parts(question.id())) {
        add(part, later(merged, part.into().map(BuyerQuestion.Merged::at).orElse(merged)));
      }
    }

    private void add(Hearing hearing, Instant came) {
      askers.merge(board.asker(hearing), came, (one, other) -> one.isBefore(other) ? one : other);
      texts.add(board.spoken().words(hearing.id()));
    }
  }
}
