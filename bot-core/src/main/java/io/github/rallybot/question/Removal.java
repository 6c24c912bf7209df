package io.github.rallybot.question;

import static io.github.rallybot.member.Once.refuse;
import static io.github.rallybot.member.Once.write;

import io.github.rallybot.chat.UserRef;
import io.github.rallybot.content.ContentUses;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Once.Result;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a slip is taken back: the hearing is gone as an erased one is, and so is the use of an answer
 * that it counted as. What marketing did about the question stays.
 */
final class Removal {

  private static final String NOT_THEIRS =
      "Whoever logged it can remove it, and leaders can. Ask one: ";

  private final Store store;
  private final Members members;
  private final Board board;
  private final Forgetting forgetting;
  private final ContentUses uses;
  private final QuestionDeeds deeds;

  Removal(
      Store store,
      Members members,
      Board board,
      Forgetting forgetting,
      ContentUses uses,
      Clock clock) {
    this.store = store;
    this.members = members;
    this.board = board;
    this.forgetting = forgetting;
    this.uses = uses;
    this.deeds = new QuestionDeeds(store, members, clock);
  }

  /** Whether somebody may remove a hearing: it is theirs, or they lead. */
  boolean may(MemberId id, Member member, Hearing hearing) {
    return board.now(hearing.by()).equals(board.now(id)) || members.mayLead(member);
  }

  /** Removes it wherever it was sorted to. One that is gone already is left as it is. */
  Result<Hearing> remove(String deed, UserRef user, HearingId id) {
    return deeds.change(
        deed,
        user,
        draft -> {
          Optional<Stored<Hearing>> stored = store.load(Hearing.ref(id));
          if (stored.isEmpty()) {
            return refuse(Questions.GONE);
          }
          Hearing hearing = stored.get().value();
          if (!may(draft.someone.id(), draft.someone.member(), hearing)) {
            return refuse(NOT_THEIRS + members.whoLeads());
          }
          if (hearing.present()) {
            forgetting.takeBack(draft.commit(), stored.get(), draft.now);
            hearing
                .said()
                .flatMap(Hearing.Said::use)
                .ifPresent(use -> uses.unsent(draft.commit(), use, draft.someone.id()));
            draft.commit().event(draft.happened("question.taken-back").with("hearing", id.value()));
          }
          return write(hearing);
        });
  }

  /**
   * Removes what somebody logged at once, each in a deed of its own: one may be called by the words
   * of another. Delivered again, it goes on where it ended.
   *
   * @param one any of them
   */
  Optional<String> removeAll(String deed, UserRef user, HearingId one) {
    return together(one).stream()
        .map(Hearing::id)
        .flatMap(id -> remove(deed + "." + id.value(), user, id).refusal().stream())
        .findFirst();
  }

  /** What is left of all that was logged at once with a hearing, gone or not, in its order. */
  List<Hearing> together(HearingId id) {
    Optional<Hearing> one = store.load(Hearing.ref(id)).map(Stored::value);
    return board.hearings().stream()
        .filter(
            other ->
                one.filter(it -> it.by().equals(other.by()) && it.at().equals(other.at()))
                    .isPresent())
        .sorted(Comparator.comparing(other -> other.id().value()))
        .toList();
  }
}
