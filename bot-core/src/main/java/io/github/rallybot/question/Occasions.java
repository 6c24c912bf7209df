package io.github.rallybot.question;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What stands behind what is counted of buyer questions: the hearings and the questions. */
public final class Occasions {

  private final Board board;

  public Occasions(Board board) {
    this.board = board;
  }

  /** What a question is now, or the one that it was merged into; empty if it was erased. */
  public Optional<BuyerQuestion> question(QuestionId id) {
    board.refresh();
    return board.root(id);
  }

  /** The question that a hearing counts for; empty if it is unsorted. */
  public Optional<BuyerQuestion> question(Hearing hearing) {
    return board.root(hearing);
  }

  /** On which occasions a question was heard, the latest first. */
  public List<Hearing> of(QuestionId id) {
    return question(id).map(root -> board.hearingsOf(root.id())).orElse(List.of());
  }

  /**
   * What was heard in a stretch of time, the latest first.
   *
   * @param to the first moment after it
   */
  public List<Hearing> heard(Instant from, Instant to) {
    return board.hearings().stream()
        .filter(hearing -> !hearing.at().isBefore(from) && hearing.at().isBefore(to))
        .sorted(Comparator.comparing(Hearing::at).thenComparing(one -> one.id().value()).reversed())
        .toList();
  }

  /**
   * The questions that were answered in a stretch of time and are; as {@link ClosedLoop} counts.
   */
  public List<BuyerQuestion> answered(Instant from, Instant to) {
    return board.questions().stream()
        .filter(question -> ClosedLoop.answeredIn(board, question, from, to))
        .sorted(Comparator.comparing(one -> one.id().value()))
        .toList();
  }
}
