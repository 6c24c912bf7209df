package io.github.rallybot.member;

import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.util.Optional;

/**
 * A person about to do something: a member, or somebody new whose record is written together with
 * their first deed.
 *
 * @param known the record as read; empty for somebody new
 * @param member what is known of them now, which may be more than the record holds
 */
public record Someone(Optional<Stored<Member>> known, Member member) {

  public MemberId id() {
    return member.id();
  }

  /**
   * The same person, who may have become a member since they were read, or been joined to another
   * record of theirs. Of a member nothing else is read anew: a commit may expect what was known.
   */
  public Someone asOf(Store store) {
    if (known.isPresent()) {
      return store
          .load(known.get().ref())
          .filter(stored -> stored.value().joinedTo().isPresent())
          .flatMap(stored -> Members.kept(store, stored))
          .map(kept -> new Someone(Optional.of(kept), kept.value()))
          .orElse(this);
    }
    return member.identities().stream()
        .flatMap(identity -> Members.find(store, identity).stream())
        .findFirst()
        .map(stored -> new Someone(Optional.of(stored), stored.value()))
        .orElse(this);
  }

  /** Adds to a commit what makes this person a member; nothing if they are one already. */
  public void joinIn(Commit commit) {
    if (known.isPresent()) {
      return;
    }
    commit.create(Member.ref(member.id()), member);
    for (UserRef identity : member.identities()) {
      commit.take(Members.identity(identity), member.id().value());
    }
    member.email().ifPresent(email -> commit.add(Members.withEmail(email), id().value(), 0));
    commit.add(Index.all("members"), id().value(), member.since().toEpochMilli());
    commit.event(Event.of("member.joined").with("member", id().value()));
  }
}
