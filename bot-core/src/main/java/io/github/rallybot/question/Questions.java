package io.github.rallybot.question;

import static io.github.rallybot.member.Once.refuse;
import static io.github.rallybot.member.Once.write;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.content.ContentId;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Once.Decided;
import io.github.rallybot.member.Once.Result;
import io.github.rallybot.question.QuestionDeeds.Draft;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The front door of hearings: how they are logged, sorted, moved and added to. */
public final class Questions {

  static final String GONE = "What was logged there has been erased.";

  static final String ERASED = "That question was erased.";

  /** The same words by the same person within so long are asked about. */
  static final Duration LATELY = Duration.ofMinutes(1);

  private final Store store;
  private final QuestionDeeds deeds;
  private final Board board;

  public Questions(Store store, Members members, Board board, Clock clock) {
    this.store = store;
    this.deeds = new QuestionDeeds(store, members, clock);
    this.board = board;
  }

  /** What became of something that was to be logged. */
  public sealed interface Receipt {
    /**
     * It is logged, one hearing for each thing said.
     *
     * @param before what the same person had logged in the same words a moment ago, and what was
     *     not written again
     */
    record Logged(List<Hearing> hearings, List<Hearing> before) implements Receipt {}

    /** The same person logged all of it in the same words a moment ago; nothing was written. */
    record Again(List<Hearing> before) implements Receipt {}

    /** It was logged when it came the first time. */
    record Repeated() implements Receipt {}

    record Refused(String why) implements Receipt {}
  }

  /**
   * Logs what a buyer said. When this returns, it is durable. Words that are nearly literally those
   * of a known question join it; words like none make a new one; all others stay unsorted, and the
   * nearest questions are for the person to choose from. What the same person logged in the same
   * words a moment ago is not logged again.
   *
   * @param deed the deed's identity: the same one logs once
   * @param said at most {@link Wording#MOST}
   */
  public Receipt hear(String deed, UserRef user, List<String> said, Kind kind, About about) {
    return hear(deed, user, said, kind, about, false);
  }

  /** Logs once more what somebody logged a moment ago: another buyer said so too. */
  public Receipt hearAgain(String deed, UserRef user, HearingId before) {
    Optional<Hearing> hearing =
        store.load(Hearing.ref(before)).map(Stored::value).filter(Hearing::present);
    return hearing.isEmpty()
        ? new Receipt.Refused(GONE)
        : hear(
            deed,
            user,
            List.of(hearing.get().words()),
            hearing.get().kind(),
            About.nothing(),
            true);
  }

  private Receipt hear(
      String deed, UserRef user, List<String> said, Kind kind, About about, boolean again) {
    List<Board.Match> matches = said.stream().map(board::match).toList();
    List<Hearing> before = new ArrayList<>();
    Result<List<Hearing>> result =
        deeds.change(
            deed,
            user,
            draft -> {
              before.clear();
              About present = draft.present(about);
              List<Hearing> logged = new ArrayList<>();
              for (int i = 0; i < said.size(); i++) {
                Optional<Hearing> same = again ? Optional.empty() : lately(draft, said.get(i));
                if (same.isPresent()) {
                  before.add(same.get());
                } else {
                  logged.add(
                      log(draft, said.get(i), kind, present, matches.get(i), said.size() == 1));
                }
              }
              return logged.isEmpty() ? refuse("again") : write(logged);
            });
    if (result instanceof Result.Done<List<Hearing>> done) {
      return new Receipt.Logged(done.value(), List.copyOf(before));
    }
    if (!before.isEmpty() && result instanceof Result.Refused<List<Hearing>>) {
      return new Receipt.Again(List.copyOf(before));
    }
    return result instanceof Result.Refused<List<Hearing>> refused
        ? new Receipt.Refused(refused.why())
        : new Receipt.Repeated();
  }

  /** The hearing of the same words that the same person logged a moment ago, if they did. */
  private Optional<Hearing> lately(Draft draft, String words) {
    return store
        .holder(claim(draft, words))
        .map(HearingId::new)
        .flatMap(draft::hearing)
        .map(Stored::value)
        .filter(hearing -> hearing.at().plus(LATELY).isAfter(draft.now));
  }

  private static Claim claim(Draft draft, String words) {
    return new Claim("heard-lately", draft.someone.id().value() + "\n" + words);
  }

  private Hearing log(
      Draft draft, String words, Kind kind, About about, Board.Match match, boolean alone) {
    HearingId id = new HearingId(freshId(draft.now));
    Optional<Stored<BuyerQuestion>> literal = match.literal().flatMap(draft::question);
    literal.ifPresent(draft::expect);
    Hearing hearing =
        new Hearing(
            id,
            draft.now,
            draft.someone.id(),
            words,
            kind,
            about,
            literal.map(found -> found.value().id()),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            match.vector(),
            Optional.empty());
    Optional<ContentId> answer = match.answer();
    if (literal.isEmpty() && match.near().isEmpty()) {
      QuestionId made = new QuestionId(freshId(draft.now));
      draft.create(BuyerQuestion.first(made, hearing, draft.someone.id(), draft.now));
      hearing = hearing.moved(Optional.of(made), draft.someone.id(), draft.now);
    } else if (answer.isPresent() && alone) {
      // of several, no answer is drawn
      hearing = hearing.shown(answer.get());
    }
    draft.create(hearing);
    // an older one lasts by the clock of the storage, which is not that of the bot
    if (store.holder(claim(draft, words)).isEmpty()) {
      draft.commit().take(claim(draft, words), id.value(), LATELY);
    }
    return hearing;
  }

  /** Sorts a hearing to a question. It is in one place only, so it leaves where it was. */
  public Result<Hearing> sort(String deed, UserRef user, HearingId id, QuestionId to) {
    return change(deed, user, id, (draft, hearing) -> sorted(draft, hearing, to));
  }

  /**
   * Sorts a hearing to what was offered for it. With another hearing that is unsorted it becomes
   * one question, in the words of the first of the two.
   *
   * @param offered the code of an {@link Offer}
   */
  Result<Hearing> same(String deed, UserRef user, HearingId id, String offered) {
    return Offer.unsorted(offered)
        .map(other -> change(deed, user, id, (draft, hearing) -> together(draft, hearing, other)))
        .orElseGet(() -> sort(deed, user, id, new QuestionId(offered)));
  }

  private Decided<Hearing> sorted(Draft draft, Stored<Hearing> hearing, QuestionId to) {
    Optional<Stored<BuyerQuestion>> question = draft.question(to);
    if (question.isEmpty()) {
      return refuse(ERASED);
    }
    draft.expect(question.get());
    Hearing before = hearing.value();
    if (before.question().equals(Optional.of(to))) {
      return write(before);
    }
    Hearing after = before.moved(Optional.of(to), draft.someone.id(), draft.now);
    Optional<ContentId> answer = board.answer(to);
    if (before.by().equals(draft.someone.id()) && answer.isPresent()) {
      after = after.shown(answer.get());
    } else if (!answer.equals(after.shown())) {
      after = after.unshown();
    }
    draft.replace(hearing, after, "question.sorted");
    return write(after);
  }

  private Decided<Hearing> together(Draft draft, Stored<Hearing> hearing, HearingId with) {
    Hearing one = hearing.value();
    Optional<Stored<Hearing>> found =
        one.id().equals(with) ? Optional.empty() : draft.hearing(with);
    if (found.isEmpty()) {
      return refuse(GONE);
    }
    Hearing other = found.get().value();
    if (other.question().isPresent()) {
      return sorted(draft, hearing, other.question().get());
    }
    QuestionId made = new QuestionId(freshId(draft.now));
    Hearing first = one.at().isBefore(other.at()) ? one : other;
    draft.create(BuyerQuestion.first(made, first, draft.someone.id(), draft.now));
    Optional<QuestionId> to = Optional.of(made);
    draft.replace(
        found.get(), other.moved(to, draft.someone.id(), draft.now).unshown(), "question.sorted");
    Hearing after = one.moved(to, draft.someone.id(), draft.now).unshown();
    draft.replace(hearing, after, "question.sorted");
    return write(after);
  }

  /** Makes a question of its own of a hearing, wherever it was. */
  public Result<Hearing> makeQuestion(String deed, UserRef user, HearingId id) {
    return change(
        deed,
        user,
        id,
        (draft, hearing) -> {
          QuestionId made = new QuestionId(freshId(draft.now));
          draft.create(BuyerQuestion.first(made, hearing.value(), draft.someone.id(), draft.now));
          Hearing after =
              hearing.value().moved(Optional.of(made), draft.someone.id(), draft.now).unshown();
          draft.replace(hearing, after, "question.sorted");
          return write(after);
        });
  }

  /**
   * Takes back the last move of a hearing, and of the one that it became a question with.
   *
   * @param seen {@link Hearing#mark} when the person saw it: no move that was made since is undone
   */
  public Result<Hearing> undoMove(String deed, UserRef user, HearingId id, String seen) {
    return change(
        deed,
        user,
        id,
        (draft, hearing) -> {
          if (hearing.value().moves().isEmpty()) {
            return refuse("There is nothing to undo here.");
          }
          if (!hearing.value().mark().equals(seen)) {
            return refuse("It was sorted anew since. Open it again to see where it is now.");
          }
          Hearing after = hearing.value().movedBack();
          if (after.question().isPresent() && draft.question(after.question().get()).isEmpty()) {
            return refuse("The question that it was in was erased.");
          }
          after.question().flatMap(draft::question).ifPresent(draft::expect);
          draft.replace(hearing, after, "question.moved-back");
          movedWith(draft, hearing.value())
              .ifPresent(
                  other -> draft.replace(other, other.value().movedBack(), "question.moved-back"));
          return write(after);
        });
  }

  /** The unsorted hearing that became a question with this one, if nothing else is in it since. */
  private Optional<Stored<Hearing>> movedWith(Draft draft, Hearing hearing) {
    board.refresh();
    Hearing.Move last = hearing.moves().get(hearing.moves().size() - 1);
    List<HearingId> others =
        last.to().stream()
            .flatMap(to -> board.known().under(to))
            .map(Hearing::id)
            .filter(id -> !id.equals(hearing.id()))
            .toList();
    Hearing.Move same = new Hearing.Move(last.at(), last.by(), Optional.empty(), last.to());
    return others.size() == 1
        ? draft
            .hearing(others.get(0))
            .filter(one -> !one.value().moves().isEmpty())
            .filter(one -> one.value().moves().get(one.value().moves().size() - 1).equals(same))
        : Optional.empty();
  }

  /** Says more about a hearing: of whom it was, or at which stage. */
  public Result<Hearing> describe(
      String deed, UserRef user, HearingId id, UnaryOperator<About> more) {
    return change(
        deed,
        user,
        id,
        (draft, hearing) -> {
          About about = draft.present(more.apply(hearing.value().about()));
          Hearing after = hearing.value().with(about);
          draft.replace(hearing, after, "question.described");
          return write(after);
        });
  }

  /** Says of which sort a hearing is. */
  public Result<Hearing> call(String deed, UserRef user, HearingId id, Kind kind) {
    return change(
        deed,
        user,
        id,
        (draft, hearing) -> {
          Hearing after = hearing.value().with(kind);
          draft.replace(hearing, after, "question.described");
          return write(after);
        });
  }

  /** What the rep says of the answer that was shown; saying something else takes its place. */
  Result<Hearing> respond(String deed, UserRef user, HearingId id, Hearing.Said said) {
    return change(
        deed,
        user,
        id,
        (draft, hearing) -> {
          Hearing after = hearing.value().with(Optional.of(said));
          draft.replace(hearing, after, "question.responded");
          return write(after);
        });
  }

  private interface OnHearing {
    Decided<Hearing> decide(Draft draft, Stored<Hearing> hearing);
  }

  private Result<Hearing> change(String deed, UserRef user, HearingId id, OnHearing step) {
    return deeds.change(
        deed,
        user,
        draft -> {
          Optional<Stored<Hearing>> hearing = draft.hearing(id);
          return hearing.isEmpty() ? refuse(GONE) : step.decide(draft, hearing.get());
        });
  }

  static String freshId(Instant now) {
    return UlidCreator.getMonotonicUlid(now.toEpochMilli()).toString();
  }
}
