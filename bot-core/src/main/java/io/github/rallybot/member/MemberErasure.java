package io.github.rallybot.member;

import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.time.Instant;
import java.util.Optional;

/** Makes a member anonymous in place; what they did stays, under nobody's name. */
public final class MemberErasure {

  private MemberErasure() {}

  /**
   * Idempotent. Leaves the member findable by the address until {@link #forget}, so that an erasure
   * cut short can be taken up again.
   *
   * @return 1 if the member was erased, 0 if there was nothing left of them
   */
  public static int erase(Store store, MemberId id, Instant now) {
    return store.decide(
        () -> {
          Commit commit = new Commit();
          Optional<Stored<Member>> stored = store.load(Member.ref(id));
          boolean erases = stored.filter(s -> s.value().erasedAt().isEmpty()).isPresent();
          if (erases) {
            Member member = stored.get().value();
            commit.replaceWhole(stored.get(), member.anonymous(now));
            for (UserRef identity : member.identities()) {
              // whoever was joined to this record holds some of its identities
              Claim claim = Members.identity(identity);
              commit.release(claim, store.holder(claim).orElse(id.value()));
            }
            commit.event(Event.of("member.erased").with("member", id.value()));
          }
          return store.commit(commit) instanceof Outcome.Done
              ? Optional.of(erases ? 1 : 0)
              : Optional.empty();
        });
  }

  /** The last step: nothing leads from an address to a member any more. */
  public static void forget(Store store, Member member, String address) {
    Commit commit = new Commit().remove(Members.withEmail(address), member.id().value());
    member.email().ifPresent(own -> commit.remove(Members.withEmail(own), member.id().value()));
    store.commit(commit);
  }
}
