package io.github.rallybot.question;

import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of the questions is worth a meeting. */
public final class AgendaQuestions {

  /** What one buyer alone asked is answered, not discussed. */
  private static final int ASKERS = 2;

  private final Store store;
  private final Board board;

  AgendaQuestions(Store store, Board board) {
    this.store = store;
    this.board = board;
  }

  /**
   * A question that may be talked about.
   *
   * @param id of what was talked about, if that counts as this question now
   * @param askers how many different buyers asked it in the last 30 days
   * @param put whether somebody put it on the agenda, or it was talked about
   */
  public record Asked(QuestionId id, String words, int askers, boolean put) {}

  /**
   * Those that somebody put on the agenda, the first put first, then those of the last 30 days that
   * are not answered and that several buyers asked, most different buyers first; then what else was
   * talked about, whatever became of it.
   *
   * @param most at most so many of those that nobody put on it
   * @param talked those that were talked about
   */
  public List<Asked> all(Instant now, int most, List<QuestionId> talked) {
    board.refresh();
    View month = View.usual().with(View.Period.MONTH);
    Map<QuestionId, Integer> askers =
        Ranking.of(board, month, now).rows().stream()
            .collect(Collectors.toMap(row -> row.question().id(), Row::askers));
    Map<QuestionId, QuestionId> ticked = ticked(talked);
    List<Asked> all = new ArrayList<>();
    Set<QuestionId> seen = new HashSet<>();
    board.questions().stream()
        .filter(question -> question.onAgenda().isPresent() && question.into().isEmpty())
        .sorted(
            Comparator.comparing((BuyerQuestion one) -> one.onAgenda().orElseThrow())
                .thenComparing(one -> one.id().value()))
        .forEach(
            question -> {
              seen.add(question.id());
              all.add(asked(ticked, question, askers.getOrDefault(question.id(), 0), true));
            });
    Ranking.of(board, month.unanswered(true), now).rows().stream()
        .filter(row -> row.askers() >= ASKERS && !seen.contains(row.question().id()))
        .limit(most)
        .forEach(
            row -> {
              seen.add(row.question().id());
              all.add(asked(ticked, row.question(), row.askers(), false));
            });
    ticked.keySet().stream()
        .filter(root -> !seen.contains(root))
        .flatMap(root -> board.root(root).stream())
        .forEach(
            question ->
                all.add(asked(ticked, question, askers.getOrDefault(question.id(), 0), true)));
    return all;
  }

  /** What was talked about, by what it counts as: whatever was merged since is talked about too. */
  private Map<QuestionId, QuestionId> ticked(List<QuestionId> talked) {
    Map<QuestionId, QuestionId> ticked = new LinkedHashMap<>();
    for (QuestionId id : talked) {
      board.root(id).ifPresent(root -> ticked.putIfAbsent(root.id(), id));
    }
    return ticked;
  }

  private static Asked asked(
      Map<QuestionId, QuestionId> ticked, BuyerQuestion question, int askers, boolean put) {
    QuestionId id = ticked.getOrDefault(question.id(), question.id());
    return new Asked(id, question.words(), askers, put);
  }

  /** What a question is called now; empty if it was erased. */
  public Optional<String> words(QuestionId id) {
    board.refresh();
    return board.root(id).map(BuyerQuestion::words);
  }

  /** A commit notes that a card shows a question, so that each change redraws it. */
  public void showIn(Commit commit, QuestionId id, CardRef card) {
    board.refresh();
    Stream.concat(Stream.of(id), board.root(id).map(BuyerQuestion::id).stream())
        .distinct()
        .forEach(shown -> commit.add(Shared.cardsOf(shown), card.code(), 0));
  }

  /** Adds to a commit that a question was talked about: what it counts as is off the agenda. */
  public void discussed(Commit commit, QuestionId id) {
    board.refresh();
    Optional<Stored<BuyerQuestion>> stored =
        board
            .root(id)
            .flatMap(root -> store.load(BuyerQuestion.ref(root.id())))
            .filter(found -> found.value().present() && found.value().onAgenda().isPresent());
    if (stored.isPresent()) {
      commit.replace(stored.get(), stored.get().value().onAgenda(Optional.empty()));
      QuestionId root = stored.get().value().id();
      QuestionDeeds.Draft.redraw(store, commit, root);
      commit.event(Event.of("question.off-agenda").with("question", root.value()));
    }
  }
}
