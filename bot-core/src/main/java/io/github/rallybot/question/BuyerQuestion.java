package io.github.rallybot.question;

import io.github.rallybot.content.ContentId;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One thing that buyers ask, in canonical words. Which hearings belong to it is said by the
 * hearings; that it is the same as another one is said here, so that merging and splitting are one
 * pointer each and lose nothing.
 *
 * @param by who first logged it
 * @param wordings its canonical words, the present ones last; at most the last ten, none once
 *     erased
 * @param states what marketing did about it, the present state last; at most the last ten
 * @param into the question that it was merged into: it counts as that one
 * @param onAgenda since when it is to be talked about in the meeting
 * @param vector what it means, as {@code matching} writes it down; empty if that is not known yet
 */
public record BuyerQuestion(
    QuestionId id,
    Instant at,
    MemberId by,
    List<Worded> wordings,
    Kind kind,
    List<State> states,
    Optional<Merged> into,
    Optional<Instant> onAgenda,
    Optional<String> vector,
    Optional<Instant> erasedAt) {

  private static final int KEPT = 10;

  /**
   * Canonical words.
   *
   * @param from the hearing whose words they are; empty if somebody wrote them
   */
  public record Worded(String words, Optional<HearingId> from, MemberId by, Instant at) {

    /** The same words, whatever becomes of the hearing that they are from. */
    Worded byThemselves() {
      return new Worded(words, Optional.empty(), by, at);
    }
  }

  /** Who merged it into which, and when. */
  public record Merged(QuestionId question, MemberId by, Instant at) {}

  /**
   * What is to be made.
   *
   * @param campaign what it is made for
   */
  public record Plan(
      String title, Optional<MemberId> owner, Optional<LocalDate> due, Optional<String> campaign) {

    private Plan without(Predicate<String> gone) {
      return new Plan(
          gone.test(title) ? "(erased)" : title, owner, due, campaign.filter(gone.negate()));
    }
  }

  /**
   * How far marketing is.
   *
   * @param by who said so
   * @param why nothing is to be made, if it was dismissed
   */
  public record State(
      Status status,
      MemberId by,
      Instant at,
      Optional<Plan> plan,
      Optional<ContentId> answer,
      Optional<String> why) {

    static State of(Status status, MemberId by, Instant at) {
      return new State(status, by, at, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private State without(Predicate<String> gone) {
      return new State(
          status, by, at, plan.map(one -> one.without(gone)), answer, why.filter(gone.negate()));
    }
  }

  public BuyerQuestion {
    wordings = List.copyOf(wordings);
    states = List.copyOf(states);
    if (states.isEmpty()) {
      throw new IllegalArgumentException("a question has a state");
    }
  }

  /** A question that a hearing is the first of. */
  static BuyerQuestion first(QuestionId id, Hearing hearing, MemberId by, Instant now) {
    return new BuyerQuestion(
        id,
        now,
        by,
        List.of(new Worded(hearing.words(), Optional.of(hearing.id()), by, now)),
        hearing.kind(),
        List.of(State.of(Status.NEW, by, now)),
        Optional.empty(),
        Optional.empty(),
        hearing.vector(),
        Optional.empty());
  }

  public static DocRef<BuyerQuestion> ref(QuestionId id) {
    return new DocRef<>("question", id.value(), BuyerQuestion.class);
  }

  public boolean present() {
    return erasedAt.isEmpty();
  }

  /** Its canonical words. */
  public String words() {
    return wordings.isEmpty() ? "" : wordings.get(wordings.size() - 1).words();
  }

  public State state() {
    return states.get(states.size() - 1);
  }

  /** Whether marketing did anything about it, or means to talk about it. */
  boolean begun() {
    return states.size() > 1 || onAgenda.isPresent();
  }

  /** How far it is, in a code: the same as long as nobody changes that. */
  String mark() {
    return states.size() + "." + Long.toString(state().at().toEpochMilli(), Character.MAX_RADIX);
  }

  public Status status() {
    return state().status();
  }

  /** The content that answers it. */
  public Optional<ContentId> answer() {
    return state().answer();
  }

  BuyerQuestion worded(Worded words) {
    Draft draft = new Draft(this);
    draft.wordings = History.with(wordings, words, KEPT);
    draft.vector = Optional.empty();
    return draft.done();
  }

  BuyerQuestion with(State state) {
    Draft draft = new Draft(this);
    draft.states = History.with(states, state, KEPT);
    return draft.done();
  }

  /** As it stood before its present state. */
  BuyerQuestion stateBefore() {
    Draft draft = new Draft(this);
    draft.states = states.subList(0, states.size() - 1);
    return draft.done();
  }

  BuyerQuestion merged(Optional<Merged> other) {
    Draft draft = new Draft(this);
    draft.into = other;
    return draft.done();
  }

  BuyerQuestion onAgenda(Optional<Instant> since) {
    Draft draft = new Draft(this);
    draft.onAgenda = since;
    return draft.done();
  }

  BuyerQuestion with(Kind other) {
    Draft draft = new Draft(this);
    draft.kind = other;
    return draft.done();
  }

  BuyerQuestion meaning(String other) {
    Draft draft = new Draft(this);
    draft.vector = Optional.of(other);
    return draft.done();
  }

  /** Without some of its wordings, maybe all of them. */
  BuyerQuestion without(Predicate<Worded> gone) {
    Draft draft = new Draft(this);
    draft.wordings = wordings.stream().filter(gone.negate()).toList();
    if (!draft.wordings.equals(wordings)) {
      draft.vector = Optional.empty();
    }
    return draft.done();
  }

  /** Without what else was written of it, where that has to go. */
  BuyerQuestion withoutTexts(Predicate<String> gone) {
    Draft draft = new Draft(this);
    draft.states = states.stream().map(one -> one.without(gone)).toList();
    return draft.done();
  }

  BuyerQuestion erased(Instant now) {
    Draft draft = new Draft(this);
    draft.states = states.stream().map(one -> State.of(one.status(), one.by(), one.at())).toList();
    draft.wordings = List.of();
    draft.vector = Optional.empty();
    draft.erasedAt = erasedAt.or(() -> Optional.of(now));
    return draft.done();
  }

  /** A question being changed. */
  private static final class Draft {
    private final BuyerQuestion before;
    private List<Worded> wordings;
    private Kind kind;
    private List<State> states;
    private Optional<Merged> into;
    private Optional<Instant> onAgenda;
    private Optional<String> vector;
    private Optional<Instant> erasedAt;

    Draft(BuyerQuestion before) {
      this.before = before;
      wordings = before.wordings;
      kind = before.kind;
      states = before.states;
      into = before.into;
      onAgenda = before.onAgenda;
      vector = before.vector;
      erasedAt = before.erasedAt;
    }

    BuyerQuestion done() {
      return new BuyerQuestion(
          before.id, before.at, before.by, wordings, kind, states, into, onAgenda, vector,
          erasedAt);
    }
  }
}
