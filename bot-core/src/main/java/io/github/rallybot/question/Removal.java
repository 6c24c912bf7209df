package io.github.rallybot.question;

import static io.github.rallybot.member.Once.refuse;
import static io.github.rallybot.member.Once.write;

import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Once.Result;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** How a slip is taken back: the hearing is gone as an erased one is. */
final class Removal {

  private static final String NOT_THEIRS =
      "Whoever logged it can remove it, and leaders can. Ask one: ";

  private final Store store;
  private final Members members;
  private final Board board;
  private final Forgetting forgetting;
  private final QuestionDeeds deeds;

  Removal(Store store, Members members, Board board, Forgetting forgetting, Clock clock) {
    this.store = store;
    this.members = members;
    this.board = board;
    this.forgetting = forgetting;
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
            forgetting.forget(draft.commit(), stored.get(), draft.now);
            draft.commit().event(draft.happened("question.taken-back").with("hearing", id.value()));
          }
          return write(hearing);
        });
  }

  /**
   * Removes what somebody logged at once, each in a deed of its own: one may be called by the words
   * of another. Delivered again, it goes on where it ended.
   *
   * @param first the first of them, and {@code last} the last one
   */
  Optional<String> removeAll(String deed, UserRef user, HearingId first, HearingId last) {
    Optional<Hearing> one = store.load(Hearing.ref(first)).map(Stored::value);
    List<HearingId> all =
        board.hearings().stream()
            .filter(hearing -> one.filter(begun -> together(begun, hearing, last)).isPresent())
            .map(Hearing::id)
            .toList();
    return all.stream()
        .flatMap(id -> remove(deed + "." + id.value(), user, id).refusal().stream())
        .findFirst();
  }

  private static boolean together(Hearing first, Hearing other, HearingId last) {
    return other.by().equals(first.by())
        && other.at().equals(first.at())
        && other.id().value().compareTo(first.id().value()) >= 0
        && other.id().value().compareTo(last.value()) <= 0;
  }
}
