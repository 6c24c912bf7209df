package io.github.rallybot.question;

import io.github.rallybot.content.ContentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much of what buyers asked in a period came back to whoever heard it, as far as is known now.
 *
 * @param heard how many hearings there were
 * @param told of how many the author knows the present answer: they were told, or shown it at once
 * @param waits how long those waited that had no answer when they were heard, and have one now; the
 *     shortest first
 * @param awarenessGaps to how many there was an answer, which the author had to be shown
 * @param creationGaps to how many there was none, or none that they needed
 */
public record ClosedLoop(
    int heard, int told, List<Duration> waits, int awarenessGaps, int creationGaps) {

  private static final double DAY = Duration.ofDays(1).toMillis();

  public ClosedLoop {
    waits = List.copyOf(waits);
  }

  /**
   * Counts the hearings of a period.
   *
   * @param from the first moment of the period
   * @param to the first moment after it
   */
  public static ClosedLoop of(Board board, Instant from, Instant to) {
    List<Hearing> heard =
        board.hearings().stream()
            .filter(hearing -> !hearing.at().isBefore(from) && hearing.at().isBefore(to))
            .toList();
    int told = 0;
    int aware = 0;
    List<Duration> waits = new ArrayList<>();
    for (Hearing hearing : heard) {
      Optional<BuyerQuestion> root = board.root(hearing);
      Optional<ContentId> answer = root.flatMap(BuyerQuestion::answer);
      if (answer.map(News::answered).filter(hearing.told()::contains).isPresent()) {
        told++;
      }
      if (answer.isPresent()) {
        Instant answered = answeredAt(root.get());
        if (answered.isAfter(hearing.at())) {
          waits.add(Duration.between(hearing.at(), answered));
        }
      }
      if (hearing.shown().isPresent() && hearing.said().filter(said -> !said.sent()).isEmpty()) {
        aware++;
      }
    }
    return new ClosedLoop(
        heard.size(), told, waits.stream().sorted().toList(), aware, heard.size() - aware);
  }

  /**
   * How many questions that buyers ask were answered in a period and are; one that only has another
   * answer since was answered before.
   *
   * @param to the first moment after it
   */
  public static int answered(Board board, Instant from, Instant to) {
    return (int)
        board.questions().stream()
            .filter(question -> answeredIn(board, question, from, to))
            .count();
  }

  static boolean answeredIn(Board board, BuyerQuestion question, Instant from, Instant to) {
    if (question.into().isPresent() || question.answer().isEmpty()) {
      return false;
    }
    Instant at = answeredAt(question);
    return !at.isBefore(from) && at.isBefore(to) && !board.hearingsOf(question.id()).isEmpty();
  }

  /** Since when it is answered without a break, if by something else before. */
  static Instant answeredAt(BuyerQuestion question) {
    List<BuyerQuestion.State> states = question.states();
    int first = states.size() - 1;
    while (first > 0 && states.get(first - 1).status() == Status.ANSWERED) {
      first--;
    }
    return states.get(first).at();
  }

  /** Told of heard, from 0 to 1; empty if nothing was heard. */
  public OptionalDouble rate() {
    return heard == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) told / heard);
  }

  /** How many days half of them waited at most; empty if none did. */
  public OptionalDouble medianDays() {
    if (waits.isEmpty()) {
      return OptionalDouble.empty();
    }
    Duration below = waits.get((waits.size() - 1) / 2);
    Duration above = waits.get(waits.size() / 2);
    return OptionalDouble.of(below.plus(above).toMillis() / (2 * DAY));
  }
}
