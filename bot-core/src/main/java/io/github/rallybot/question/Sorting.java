package io.github.rallybot.question;

import static io.github.rallybot.member.Once.refuse;
import static io.github.rallybot.member.Once.write;

import io.github.rallybot.chat.UserRef;
import io.github.rallybot.content.ContentId;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Once.Decided;
import io.github.rallybot.member.Once.Result;
import io.github.rallybot.question.BuyerQuestion.Plan;
import io.github.rallybot.question.BuyerQuestion.State;
import io.github.rallybot.question.QuestionDeeds.Draft;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * The front door of questions for those who answer them: which are one, what they are called, and
 * what becomes of them. Every deed can be taken back, and none loses a hearing.
 */
public final class Sorting {

  private final QuestionDeeds deeds;

  public Sorting(Store store, Members members, Clock clock) {
    this.deeds = new QuestionDeeds(store, members, clock);
  }

  /** Lets a question count as another one. Hearings keep where they were sorted to. */
  public Result<BuyerQuestion> merge(String deed, UserRef user, QuestionId from, QuestionId into) {
    return deeds.change(
        deed,
        user,
        draft -> {
          Optional<Stored<BuyerQuestion>> one = draft.root(from);
          Optional<Stored<BuyerQuestion>> other = draft.root(into);
          if (one.isEmpty() || other.isEmpty()) {
            return refuse(Questions.ERASED);
          }
          QuestionId root = other.get().value().id();
          if (one.get().value().id().equals(root)) {
            return refuse("These are one question already.");
          }
          draft.expect(other.get());
          draft.follow(one.get().value().id(), root);
          draft.replaceQuestion(
              one.get(),
              one.get()
                  .value()
                  .merged(
                      Optional.of(new BuyerQuestion.Merged(root, draft.someone.id(), draft.now))),
              "question.merged");
          return write(other.get().value());
        });
  }

  /** Takes a question out of the one it was merged into, with all that was sorted to it since. */
  public Result<BuyerQuestion> split(String deed, UserRef user, QuestionId id) {
    return deeds.change(
        deed,
        user,
        draft -> {
          Optional<Stored<BuyerQuestion>> question = draft.question(id);
          if (question.isEmpty()) {
            return refuse(Questions.ERASED);
          }
          if (question.get().value().into().isEmpty()) {
            return refuse("It stands by itself already.");
          }
          BuyerQuestion after = question.get().value().merged(Optional.empty());
          draft.replaceQuestion(question.get(), after, "question.split");
          return write(after);
        });
  }

  /**
   * Gives a question better words, and says of which sort it is.
   *
   * @param kind empty if that stays as it is
   */
  public Result<BuyerQuestion> word(
      String deed, UserRef user, QuestionId id, String words, Optional<Kind> kind) {
    return change(
        deed,
        user,
        id,
        "question.worded",
        (draft, before) -> {
          BuyerQuestion sort = kind.map(before::with).orElse(before);
          return before.words().equals(words)
              ? sort
              : sort.worded(
                  new BuyerQuestion.Worded(words, Optional.empty(), draft.someone.id(), draft.now));
        });
  }

  /** Says that somebody looks into it. */
  public Result<BuyerQuestion> pickUp(String deed, UserRef user, QuestionId id) {
    return state(
        deed, user, id, draft -> State.of(Status.PICKED_UP, draft.someone.id(), draft.now));
  }

  /** Says what is to be made of it, and by whom. */
  public Result<BuyerQuestion> plan(String deed, UserRef user, QuestionId id, Plan plan) {
    return state(
        deed,
        user,
        id,
        draft ->
            new State(
                Status.PLANNED,
                draft.someone.id(),
                draft.now,
                Optional.of(plan),
                Optional.empty(),
                Optional.empty()));
  }

  /**
   * Says what answers it.
   *
   * @param content finds or adds the content, in the same commit
   */
  public Result<BuyerQuestion> answer(
      String deed, UserRef user, QuestionId id, Function<Commit, ContentId> content) {
    return state(
        deed,
        user,
        id,
        draft ->
            new State(
                Status.ANSWERED,
                draft.someone.id(),
                draft.now,
                Optional.empty(),
                Optional.of(content.apply(draft.commit())),
                Optional.empty()));
  }

  /** Says that nothing will be made of it, and why. */
  public Result<BuyerQuestion> dismiss(String deed, UserRef user, QuestionId id, String why) {
    return state(
        deed,
        user,
        id,
        draft ->
            new State(
                Status.DISMISSED,
                draft.someone.id(),
                draft.now,
                Optional.empty(),
                Optional.empty(),
                Optional.of(why)));
  }

  /** Says that it is to be looked at anew. */
  public Result<BuyerQuestion> reopen(String deed, UserRef user, QuestionId id) {
    return state(deed, user, id, draft -> State.of(Status.NEW, draft.someone.id(), draft.now));
  }

  /**
   * Takes the last word on what becomes of it back.
   *
   * @param seen {@link BuyerQuestion#mark} when the person saw it: nothing that was said since is
   *     undone
   */
  public Result<BuyerQuestion> undo(String deed, UserRef user, QuestionId id, String seen) {
    return onRoot(
        deed,
        user,
        id,
        (draft, found) -> {
          if (!found.value().id().equals(id) || !found.value().mark().equals(seen)) {
            return refuse("Somebody changed it since. This is how it is now.");
          }
          if (found.value().states().size() < 2) {
            return refuse("There is nothing to undo here.");
          }
          BuyerQuestion after = found.value().stateBefore();
          draft.replaceQuestion(found, after, "question.state-undone");
          return write(after);
        });
  }

  /** Puts it on the agenda of the next meeting, or takes it off. */
  public Result<BuyerQuestion> agenda(String deed, UserRef user, QuestionId id, boolean on) {
    return change(
        deed,
        user,
        id,
        on ? "question.on-agenda" : "question.off-agenda",
        (draft, before) ->
            before.onAgenda().isPresent() == on
                ? before
                : before.onAgenda(on ? Optional.of(draft.now) : Optional.empty()));
  }

  private Result<BuyerQuestion> state(
      String deed, UserRef user, QuestionId id, Function<Draft, State> state) {
    return onRoot(
        deed,
        user,
        id,
        (draft, found) -> {
          State next = state.apply(draft);
          BuyerQuestion after = found.value().with(next);
          draft.replaceQuestion(found, after, "question." + next.status().code());
          return write(after);
        });
  }

  private interface Rewrite {
    BuyerQuestion of(Draft draft, BuyerQuestion before);
  }

  private Result<BuyerQuestion> change(
      String deed, UserRef user, QuestionId id, String type, Rewrite rewrite) {
    return onRoot(
        deed,
        user,
        id,
        (draft, found) -> {
          BuyerQuestion after = rewrite.of(draft, found.value());
          if (!after.equals(found.value())) {
            draft.replaceQuestion(found, after, type);
          }
          return write(after);
        });
  }

  private interface OnRoot {
    Decided<BuyerQuestion> decide(Draft draft, Stored<BuyerQuestion> root);
  }

  /** What is done to a question is done to the one that it counts as. */
  private Result<BuyerQuestion> onRoot(String deed, UserRef user, QuestionId id, OnRoot step) {
    return deeds.change(
        deed,
        user,
        draft ->
            draft
                .root(id)
                .map(root -> step.decide(draft, root))
                .orElseGet(() -> refuse(Questions.ERASED)));
  }
}
