package io.github.rallybot.question;

import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A hearing whose author was not told yet what became of the question.
 *
 * @param root the question that the hearing counts for
 * @param code of the news
 * @param since when there is this news of this hearing: it may have been sorted later than its
 *     question was answered
 */
record Untold(Hearing hearing, BuyerQuestion root, String code, Instant since) {

  /** As the board knows it; reads nothing anew. */
  static List<Untold> known(Board board, Collection<HearingId> hearings) {
    return hearings.stream()
        .flatMap(id -> board.known().hearing(id).stream())
        .flatMap(hearing -> of(hearing, board.known()::question).stream())
        .toList();
  }

  /** The same as stored, of which something can be written. */
  record Kept(Stored<Hearing> stored, Untold untold) {}

  /**
   * Those of some hearings of which there is something to tell, as they are stored.
   *
   * @param commit holds only if all questions that this was read from stay as they are
   */
  static List<Kept> read(Store store, Collection<HearingId> hearings, Commit commit) {
    Map<QuestionId, Optional<Stored<BuyerQuestion>>> read = new HashMap<>();
    List<Kept> untold = new ArrayList<>();
    for (Stored<Hearing> hearing : store.load(hearings.stream().map(Hearing::ref).toList())) {
      of(
              hearing.value(),
              id ->
                  read.computeIfAbsent(
                          id,
                          any ->
                              store
                                  .load(BuyerQuestion.ref(any))
                                  .filter(found -> found.value().present()))
                      .map(Stored::value))
          .ifPresent(one -> untold.add(new Kept(hearing, one)));
    }
    read.values().forEach(found -> found.ifPresent(commit::expect));
    return untold;
  }

  private static Optional<Untold> of(
      Hearing hearing, Function<QuestionId, Optional<BuyerQuestion>> questions) {
    Optional<BuyerQuestion> at =
        hearing.present() ? hearing.question().flatMap(questions) : Optional.empty();
    if (at.isEmpty()) {
      return Optional.empty();
    }
    BuyerQuestion root = at.get();
    Instant since =
        hearing.moves().isEmpty()
            ? hearing.at()
            : hearing.moves().get(hearing.moves().size() - 1).at();
    Optional<BuyerQuestion> into =
        root.into().flatMap(merged -> questions.apply(merged.question()));
    while (into.isPresent()) {
      since = later(since, root.into().orElseThrow().at());
      root = into.get();
      into = root.into().flatMap(merged -> questions.apply(merged.question()));
    }
    Optional<String> code = News.of(root).filter(news -> !hearing.told().contains(news));
    return code.isEmpty()
        ? Optional.empty()
        : Optional.of(new Untold(hearing, root, code.get(), later(since, root.state().at())));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  /** Whether the news is an answer, and not a plan only. */
  boolean answer() {
    return News.answer(code).isPresent();
  }

  Hearing told() {
    return hearing.told(code);
  }
}
