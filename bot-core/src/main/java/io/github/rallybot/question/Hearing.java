package io.github.rallybot.question;

import io.github.rallybot.content.ContentId;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One occasion on which somebody heard a buyer ask, say or object to something. It keeps its own
 * words, author, lead and time whatever happens to the question it belongs to.
 *
 * @param by who heard it
 * @param words as they were logged; at most {@link Wording#LONGEST} characters, empty once erased
 * @param question where it was sorted to; that one may have been merged into another since. Empty
 *     as long as it is unsorted
 * @param moves how it came there, oldest first, at most the last twenty
 * @param shown the answer that existed when it was logged, and was shown at once
 * @param said what the rep said of that answer
 * @param told the news about it that its author was given, by their codes
 * @param useful what they said of the last news that they judged
 * @param vector what it means, as {@code matching} writes it down; empty if that is not known yet
 * @param erasedAt when it was erased: from then on it counts nowhere
 */
public record Hearing(
    HearingId id,
    Instant at,
    MemberId by,
    String words,
    Kind kind,
    About about,
    Optional<QuestionId> question,
    List<Move> moves,
    Optional<ContentId> shown,
    Optional<Said> said,
    List<String> told,
    Optional<Useful> useful,
    Optional<String> vector,
    Optional<Instant> erasedAt) {

  private static final int MOVES = 20;

  /** Somebody sorted it, or took it out. */
  public record Move(Instant at, MemberId by, Optional<QuestionId> from, Optional<QuestionId> to) {}

  /**
   * What a rep said of an answer.
   *
   * @param sent whether they passed it on; otherwise it is not what they need
   * @param why what is missing
   * @param use the use of the content that this counted as
   * @param answer which one it was said of
   */
  public record Said(
      Instant at,
      boolean sent,
      Optional<String> why,
      Optional<String> use,
      Optional<ContentId> answer) {

    /** Whether it was said of this answer, and not of an earlier one. */
    boolean of(ContentId content) {
      return answer.equals(Optional.of(content));
    }
  }

  /**
   * Whether some news was of use.
   *
   * @param news its code
   */
  public record Useful(Instant at, String news, boolean useful) {}

  public Hearing {
    moves = List.copyOf(moves);
    told = List.copyOf(told);
  }

  public static DocRef<Hearing> ref(HearingId id) {
    return new DocRef<>("hearing", id.value(), Hearing.class);
  }

  public boolean present() {
    return erasedAt.isEmpty();
  }

  /** The same in another place. */
  Hearing moved(Optional<QuestionId> to, MemberId mover, Instant now) {
    Draft draft = new Draft(this);
    draft.question = to;
    draft.moves = History.with(moves, new Move(now, mover, question, to), MOVES);
    return draft.done();
  }

  /** The same where it was before its last move, which is forgotten. */
  Hearing movedBack() {
    Draft draft = new Draft(this);
    draft.question = moves.get(moves.size() - 1).from();
    draft.moves = moves.subList(0, moves.size() - 1);
    return draft.done();
  }

  Hearing with(About other) {
    Draft draft = new Draft(this);
    draft.about = other;
    return draft.done();
  }

  Hearing with(Kind other) {
    Draft draft = new Draft(this);
    draft.kind = other;
    return draft.done();
  }

  Hearing with(Optional<Said> other) {
    Draft draft = new Draft(this);
    draft.said = other;
    return draft.done();
  }

  /** How far it was moved, in a code: the same as long as nobody moves it. */
  public String mark() {
    return moves.isEmpty()
        ? "0"
        : moves.size()
            + "."
            + Long.toString(moves.get(moves.size() - 1).at().toEpochMilli(), Character.MAX_RADIX);
  }

  /** The same, as if no answer had been shown: what was shown answers another question. */
  Hearing unshown() {
    if (shown.isEmpty()) {
      return this;
    }
    String news = News.answered(shown.get());
    Draft draft = new Draft(this);
    draft.shown = Optional.empty();
    draft.told = told.stream().filter(code -> !code.equals(news)).toList();
    return draft.done();
  }

  /** The same, whose author saw an answer and need not be told of it again. */
  Hearing shown(ContentId answer) {
    Draft draft = new Draft(this);
    draft.shown = Optional.of(answer);
    return draft.done().told(News.answered(answer));
  }

  Hearing told(String code) {
    if (told.contains(code)) {
      return this;
    }
    Draft draft = new Draft(this);
    draft.told = History.with(told, code, MOVES);
    return draft.done();
  }

  Hearing with(Useful other) {
    Draft draft = new Draft(this);
    draft.useful = Optional.of(other);
    return draft.done();
  }

  Hearing meaning(String other) {
    Draft draft = new Draft(this);
    draft.vector = Optional.of(other);
    return draft.done();
  }

  /** Without what anybody said, and of whom. */
  Hearing erased(Instant now) {
    Draft draft = new Draft(this);
    draft.words = "";
    draft.about = about.anonymous();
    draft.vector = Optional.empty();
    draft.said =
        said.map(one -> new Said(one.at(), one.sent(), Optional.empty(), one.use(), one.answer()));
    draft.erasedAt = erasedAt.or(() -> Optional.of(now));
    return draft.done();
  }

  /** A hearing being changed. */
  private static final class Draft {
    private final Hearing before;
    private String words;
    private Kind kind;
    private About about;
    private Optional<QuestionId> question;
    private List<Move> moves;
    private Optional<ContentId> shown;
    private Optional<Said> said;
    private List<String> told;
    private Optional<Useful> useful;
    private Optional<String> vector;
    private Optional<Instant> erasedAt;

    Draft(Hearing before) {
      this.before = before;
      words = before.words;
      kind = before.kind;
      about = before.about;
      question = before.question;
      moves = before.moves;
      shown = before.shown;
      said = before.said;
      told = before.told;
      useful = before.useful;
      vector = before.vector;
      erasedAt = before.erasedAt;
    }

    Hearing done() {
      return new Hearing(
          before.id, before.at, before.by, words, kind, about, question, moves, shown, said, told,
          useful, vector, erasedAt);
    }
  }
}
