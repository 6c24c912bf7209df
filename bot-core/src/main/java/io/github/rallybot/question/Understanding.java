package io.github.rallybot.question;

import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.matching.Embedding;
import io.github.rallybot.matching.Vector;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Finds out what hearings and questions mean whose meaning is not noted: they came while the model
 * was not loaded yet, or their words are new.
 */
final class Understanding {

  /** So many at a time take about a second. */
  private static final int AT_ONCE = 100;

  private final Store store;
  private final Board board;
  private final Embedding embedding;

  /** Words that the model makes nothing of; asked for once in the life of a process. */
  private final Set<String> strange = ConcurrentHashMap.newKeySet();

  Understanding(Store store, Board board, Embedding embedding) {
    this.store = store;
    this.board = board;
    this.embedding = embedding;
  }

  /** Notes some of the meanings that lack. Idempotent; run now and then. */
  void run() {
    board.hearings().stream()
        .filter(hearing -> hearing.vector().isEmpty() && !strange.contains(hearing.words()))
        .limit(AT_ONCE)
        .forEach(
            hearing ->
                meaning(hearing.words())
                    .ifPresent(
                        meaning ->
                            note(
                                store.load(Hearing.ref(hearing.id())),
                                one -> one.words().equals(hearing.words()),
                                one -> one.meaning(meaning),
                                Event.of("question.understood")
                                    .with("hearing", hearing.id().value()))));
    board.questions().stream()
        .filter(question -> question.vector().isEmpty() && !strange.contains(question.words()))
        .limit(AT_ONCE)
        .forEach(
            question ->
                meaning(question.words())
                    .ifPresent(
                        meaning ->
                            note(
                                store.load(BuyerQuestion.ref(question.id())),
                                one -> one.words().equals(question.words()),
                                one -> one.meaning(meaning),
                                Event.of("question.understood")
                                    .with("question", question.id().value()))));
  }

  private Optional<String> meaning(String words) {
    Optional<String> meaning = embedding.of(words).map(Vector::text);
    if (meaning.isEmpty() && embedding.warm().getNow(false)) {
      strange.add(words);
    }
    return meaning;
  }

  /** If somebody else changes it at this moment, the next run looks at it again. */
  private <T> void note(
      Optional<Stored<T>> stored,
      Function<T, Boolean> same,
      Function<T, T> understood,
      Event event) {
    stored
        .filter(one -> same.apply(one.value()))
        .ifPresent(
            one ->
                store.commit(
                    new Commit().replace(one, understood.apply(one.value())).event(event)));
  }
}
