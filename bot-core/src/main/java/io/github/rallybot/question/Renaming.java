package io.github.rallybot.question;

import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.question.BuyerQuestion.Worded;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How questions lose words that have to go: they are called by their words before those, else by
 * those of another hearing, and are erased if there is none.
 */
final class Renaming {

  private final Store store;
  private final Board board;

  Renaming(Store store, Board board) {
    this.store = store;
    this.board = board;
  }

  /** Adds to a commit that no question is called by the words of an erased hearing. */
  void without(Commit commit, HearingId erased, Instant now) {
    without(commit, erased, question -> Optional.empty(), now);
  }

  /**
   * The same of a hearing that is taken back. What marketing began to do about a question is theirs
   * and not lost: it keeps its last words. Those of a lead stay the hearing's, so that they go with
   * the lead.
   */
  void takenBack(Commit commit, Hearing hearing, Instant now) {
    without(
        commit,
        hearing.id(),
        question ->
            question.begun()
                ? question.wordings().stream()
                    .filter(from(hearing.id()))
                    .reduce((first, last) -> last)
                    .map(last -> hearing.about().lead().isPresent() ? last : last.byThemselves())
                : Optional.empty(),
        now);
  }

  private void without(
      Commit commit,
      HearingId erased,
      Function<BuyerQuestion, Optional<Worded>> last,
      Instant now) {
    board.refresh();
    board.questions().stream()
        .filter(question -> question.wordings().stream().anyMatch(from(erased)))
        .flatMap(question -> store.load(BuyerQuestion.ref(question.id())).stream())
        .filter(stored -> stored.value().present())
        .forEach(
            stored -> {
              BuyerQuestion left = stored.value().without(from(erased));
              Optional<Worded> kept = last.apply(stored.value());
              replace(
                  commit,
                  stored,
                  called(commit, left, other -> !other.id().equals(erased), kept, now));
            });
  }

  private static Predicate<Worded> from(HearingId hearing) {
    return worded -> worded.from().equals(Optional.of(hearing));
  }

  /**
   * Takes everything out of a question that names an erased address.
   *
   * @return whether anything did; empty if somebody changed the question meanwhile
   */
  Optional<Boolean> without(Address address, QuestionId id, Instant now) {
    Optional<Stored<BuyerQuestion>> stored =
        store.load(BuyerQuestion.ref(id)).filter(one -> one.value().present());
    if (stored.isEmpty() || !names(stored.get().value(), address)) {
      return Optional.of(false);
    }
    Commit commit = new Commit();
    BuyerQuestion left =
        stored
            .get()
            .value()
            .without(worded -> address.in(worded.words()))
            .withoutTexts(address::in);
    replace(
        commit,
        stored.get(),
        called(commit, left, other -> !address.in(other.words()), Optional.empty(), now));
    return store.commit(commit) instanceof Outcome.Done ? Optional.of(true) : Optional.empty();
  }

  /** Whether a question names an address in anything that was written of it. */
  static boolean names(BuyerQuestion question, Address address) {
    return !question
            .without(worded -> address.in(worded.words()))
            .wordings()
            .equals(question.wordings())
        || !question.withoutTexts(address::in).states().equals(question.states());
  }

  private BuyerQuestion called(
      Commit commit,
      BuyerQuestion left,
      Predicate<Hearing> may,
      Optional<Worded> last,
      Instant now) {
    if (!left.wordings().isEmpty()) {
      return left;
    }
    Optional<Stored<Hearing>> other = other(left.id(), may);
    // another erasure may take those words at this moment
    other.ifPresent(commit::expect);
    return other
        .map(Stored::value)
        .map(one -> new Worded(one.words(), Optional.of(one.id()), one.by(), now))
        .or(() -> last)
        .map(left::worded)
        .orElseGet(() -> left.erased(now));
  }

  private Optional<Stored<Hearing>> other(QuestionId id, Predicate<Hearing> may) {
    return board.root(id).stream()
        .flatMap(root -> board.known().under(root.id()))
        .sorted(
            Comparator.comparing((Hearing other) -> !other.question().equals(Optional.of(id)))
                .thenComparing(Hearing::at))
        .flatMap(one -> store.load(Hearing.ref(one.id())).stream())
        .filter(one -> one.value().present() && may.test(one.value()))
        .findFirst();
  }

  private void replace(Commit commit, Stored<BuyerQuestion> before, BuyerQuestion after) {
    commit.replaceWhole(before, after);
    QuestionDeeds.Draft.redraw(store, commit, after.id());
    board
        .root(after.id())
        .filter(root -> !root.id().equals(after.id()))
        .ifPresent(root -> QuestionDeeds.Draft.redraw(store, commit, root.id()));
    commit.event(Event.of("question.renamed").with("question", after.id().value()));
  }
}
