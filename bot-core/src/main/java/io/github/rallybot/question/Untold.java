package io.github.rallybot.question;

import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A hearing whose author was not told yet what became of the question, as both are stored.
 *
 * @param root the question that the hearing counts for
 * @param code of the news
 * @param since when there is this news of this hearing: it may have been sorted later than its
 *     question was answered
 */
record Untold(Stored<Hearing> hearing, BuyerQuestion root, String code, Instant since) {

  /**
   * Those of some hearings of which there is something to tell.
   *
   * @param commit holds only if all questions that this was read from stay as they are
   */
  static List<Untold> read(Store store, List<HearingId> hearings, Commit commit) {
    Map<QuestionId, Optional<Stored<BuyerQuestion>>> read = new HashMap<>();
    List<Untold> untold = new ArrayList<>();
    for (Stored<Hearing> hearing : store.load(hearings.stream().map(Hearing::ref).toList())) {
      of(
              hearing,
              id ->
                  read.computeIfAbsent(
                          id,
                          any ->
                              store
                                  .load(BuyerQuestion.ref(any))
                                  .filter(found -> found.value().present()))
                      .map(Stored::value))
          .ifPresent(untold::add);
    }
    read.values().forEach(found -> found.ifPresent(commit::expect));
    return untold;
  }

  private static Optional<Untold> of(
      Stored<Hearing> stored, Function<QuestionId, Optional<BuyerQuestion>> questions) {
    Hearing hearing = stored.value();
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
        : Optional.of(new Untold(stored, root, code.get(), later(since, root.state().at())));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  /** Whether the news is an answer, and not a plan only. */
  boolean answer() {
    return News.answer(code).isPresent();
  }

  Hearing told() {
    return hearing.value().told(code);
  }
}
