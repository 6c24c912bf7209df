package io.github.rallybot.member;

import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Gives roles to people and takes them away; there is always somebody who is an admin. */
public final class Roles {

  private final Store store;
  private final Members members;

  public Roles(Store store, Members members) {
    this.store = store;
    this.members = members;
  }

  /**
   * Gives somebody a role; {@link Role#REP} takes all others away.
   *
   * @return why not, in words; empty if it is done
   */
  public Optional<String> assign(Someone assigner, UserRef target, Role role) {
    try {
      return store.<Optional<String>>decide(() -> tryAssign(assigner.asOf(store), target, role));
    } catch (PlatformException away) {
      return Optional.of("I could not look that person up just now. Try again in a moment.");
    }
  }

  private Optional<Optional<String>> tryAssign(Someone actor, UserRef target, Role role) {
    boolean self = actor.member().identities().contains(target);
    Someone someone =
        self
            ? members
                .find(target)
                .map(stored -> new Someone(Optional.of(stored), stored.value()))
                .orElse(actor)
            : members.introduced(target);
    if (someone.member().leftAt().isPresent() && role != Role.REP) {
      return Optional.of(Optional.of("They have left, and can be given no role."));
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (role != Role.REP) {
      roles.addAll(someone.member().roles());
      roles.add(role);
    }
    if (someone.member().roles().contains(Role.ADMIN) && !roles.contains(Role.ADMIN)) {
      if (!members.isAdmin(actor.member())) {
        return Optional.of(Optional.of("Only an admin can take that from an admin."));
      }
      if (lastAdmin(someone.member())) {
        return Optional.of(
            Optional.of("That would leave nobody who is an admin. Make somebody else one first."));
      }
    }
    Commit commit = new Commit();
    if (!self) {
      actor.known().ifPresent(commit::expect);
    }
    otherAdmin(someone.member()).ifPresent(commit::expect);
    if (someone.known().isPresent()) {
      commit.replace(someone.known().get(), someone.known().get().value().with(roles));
    } else {
      new Someone(Optional.empty(), someone.member().with(roles)).joinIn(commit);
    }
    if (!self) {
      actor.joinIn(commit);
    }
    commit.event(
        Event.of("member.role")
            .with("member", someone.id().value())
            .with("role", role.word())
            .with("by", actor.id().value()));
    return store.commit(commit) instanceof Outcome.Done
        ? Optional.of(Optional.empty())
        : Optional.empty();
  }

  /** Takes one role away. Idempotent. */
  public void remove(Someone actor, UserRef target, Role role) {
    store.decide(
        () -> {
          Optional<Stored<Member>> stored = members.find(target);
          if (stored.isEmpty() || !stored.get().value().roles().contains(role)) {
            return Optional.of(true);
          }
          Set<Role> roles = EnumSet.copyOf(stored.get().value().roles());
          roles.remove(role);
          Commit commit = new Commit().replace(stored.get(), stored.get().value().with(roles));
          commit.event(
              Event.of("member.role-taken")
                  .with("member", stored.get().value().id().value())
                  .with("role", role.word())
                  .with("by", actor.id().value()));
          return store.commit(commit) instanceof Outcome.Done
              ? Optional.of(true)
              : Optional.empty();
        });
  }

  private boolean lastAdmin(Member leaving) {
    return members.namesNoAdmin() && otherAdmin(leaving).isEmpty() && !leaving.platformAdmin();
  }

  /** An admin who stays: whoever relies on there being one has to expect that record. */
  private Optional<Stored<Member>> otherAdmin(Member leaving) {
    return members.all().stream()
        .filter(
            stored -> !stored.value().id().equals(leaving.id()) && members.isAdmin(stored.value()))
        .findFirst();
  }
}
