package io.github.rallybot.member;

import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.time.Clock;
import java.util.Optional;

/**
 * What platforms say of members. Of somebody who is on two of them one identity leads: the first,
 * by platform, of those whose platform is on. Its profile is the person's; and if it is gone or a
 * guest's, it is no longer theirs when there is another one to lead.
 */
final class Profiles {

  private final Store store;
  private final Platforms platforms;
  private final Clock clock;

  Profiles(Store store, Platforms platforms, Clock clock) {
    this.store = store;
    this.platforms = platforms;
    this.clock = clock;
  }

  /** The leading identity; empty if no platform is on that knows the person. */
  Optional<UserRef> leading(Member member) {
    return member.identities().stream().filter(user -> platforms.has(user.platform())).findFirst();
  }

  Profile read(UserRef user) {
    return platforms.get(user.platform()).profile(user);
  }

  /**
   * Reads the profile of the leading identity of the member behind an identity, and if that one
   * does not lead any more, of the next.
   *
   * @return them as they are known now; empty if it is nobody's
   */
  Optional<Member> refresh(UserRef user) {
    Optional<Member> before = Members.find(store, user).map(Stored::value);
    Optional<UserRef> leading = before.flatMap(this::leading);
    if (leading.isEmpty()) {
      return before;
    }
    Optional<Member> learned = learn(leading.get(), read(leading.get()));
    // empty if another instance let that identity go meanwhile
    Optional<Member> after = learned.or(() -> Members.find(store, user).map(Stored::value));
    Optional<UserRef> next = after.flatMap(this::leading);
    return next.isEmpty() || next.equals(leading) ? after : refresh(next.get());
  }

  /** Writes what a platform says of a member, if it is about their leading identity. */
  Optional<Member> learn(UserRef user, Profile profile) {
    return store.decide(
        () -> {
          Optional<Stored<Member>> found = Members.find(store, user);
          if (found.flatMap(stored -> leading(stored.value())).filter(user::equals).isEmpty()) {
            return Optional.of(found.map(Stored::value));
          }
          Member before = found.get().value();
          Member without = before.without(user);
          boolean stays = !profile.gone() && !profile.guest();
          boolean leadsOn = stays || leading(without).isEmpty();
          Member after = leadsOn ? before.with(profile, clock.instant()) : without;
          Commit commit = new Commit().replace(found.get(), after);
          if (leadsOn) {
            before
                .email()
                .ifPresent(old -> commit.remove(Members.withEmail(old), before.id().value()));
            after
                .email()
                .ifPresent(email -> commit.add(Members.withEmail(email), after.id().value(), 0));
          } else {
            letGo(commit, user, before);
          }
          return store.commit(commit) instanceof Outcome.Done
              ? Optional.of(Optional.of(after))
              : Optional.empty();
        });
  }

  private void letGo(Commit commit, UserRef user, Member member) {
    Claim claim = Members.identity(user);
    // a record that was joined to this one may hold it
    commit.release(claim, store.holder(claim).orElse(member.id().value()));
    commit.event(Event.of("member.parted").with("member", member.id().value()));
  }
}
