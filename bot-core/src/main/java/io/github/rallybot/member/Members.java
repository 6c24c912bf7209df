package io.github.rallybot.member;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The people that the bot knows. */
public final class Members {

  /** A profile older than this is read again before somebody's rights are looked at. */
  private static final Duration FRESH = Duration.ofHours(24);

  private static final int ALL = 10_000;

  private final Store store;
  private final Profiles profiles;
  private final Clock clock;
  private final Set<String> adminEmails;

  /**
   * @param adminEmails lower-case addresses whose owners are admins whatever their record says
   */
  public Members(Store store, Platforms platforms, Clock clock, Set<String> adminEmails) {
    this.store = store;
    this.profiles = new Profiles(store, platforms, clock);
    this.clock = clock;
    this.adminEmails = Set.copyOf(adminEmails);
  }

  static Claim identity(UserRef user) {
    return new Claim("identity", user.code());
  }

  static Index withEmail(String email) {
    return new Index("members-by-email", email.toLowerCase(Locale.ROOT));
  }

  /** The member behind an identity, or somebody new. Asks the storage only. */
  public Someone someone(UserRef user) {
    return find(user)
        .map(stored -> new Someone(Optional.of(stored), stored.value()))
        .orElseGet(
            () ->
                new Someone(
                    Optional.empty(),
                    Member.fresh(
                        new MemberId(UlidCreator.getUlid().toString()), user, clock.instant())));
  }

  /**
   * The same with a profile that is at most a day old, for which the platform may have to be asked.
   * If the platform does not answer, an older profile serves.
   *
   * @throws io.github.rallybot.chat.PlatformException if it was never read and cannot be read now
   */
  public Someone introduced(UserRef user) {
    Someone someone = someone(user);
    if (!stale(someone.member()) && someone.member().leftAt().isEmpty()) {
      // somebody who left may be back at any time
      return someone;
    }
    try {
      if (someone.known().isPresent()) {
        refresh(user);
        Someone now = someone(user);
        // as it is stored now, since who relies on it expects that record; or somebody new, whose
        // identity is not that person's any more
        return now.known().isPresent() ? now : introduced(user);
      }
      Profile profile = profiles.read(user);
      return new Someone(Optional.empty(), someone.member().with(profile, clock.instant()));
    } catch (PlatformException away) {
      Someone now = someone(user);
      if (now.member().profileAt().isPresent()) {
        return now;
      }
      throw away;
    }
  }

  /**
   * Like {@link #introduced}, and one with whoever has the same address on another platform: what
   * somebody may do there, they may do here from their first command on.
   */
  public Someone recognised(UserRef user) {
    Someone someone = introduced(user);
    boolean elsewhere =
        someone.known().isEmpty()
            && someone.member().colleague()
            && someone.member().email().stream()
                .flatMap(email -> withAddress(email).stream())
                .anyMatch(other -> other.value().colleague());
    return elsewhere && Joining.join(store, this, join(user, someone).value())
        ? someone(user)
        : someone;
  }

  /**
   * The identity whose profile is the person's, and through which they are written to: the first,
   * by platform, of those whose platform is on; empty if there is none.
   */
  public Optional<UserRef> leading(Member member) {
    return profiles.leading(member);
  }

  /** How somebody can be written to: as a colleague of whom enough is known; empty if not. */
  public Optional<UserRef> reachable(Member member) {
    return leading(member).filter(user -> member.colleague() && member.profileAt().isPresent());
  }

  /**
   * Reads the profile of the member behind an identity: that of their leading one, which they lose
   * if it is gone or a guest's and another one can lead. Then that one's is read. Idempotent.
   *
   * @return them as they are known now; empty if it is nobody's
   * @throws io.github.rallybot.chat.PlatformException if it cannot be read now
   */
  public Optional<Member> refresh(UserRef user) {
    return profiles.refresh(user);
  }

  /** Reads a profile again, best effort: something was refused as if they had left. */
  public void lookAgain(UserRef user) {
    try {
      refresh(user);
    } catch (PlatformException later) {
      // about once a day everybody's is read
    }
  }

  /** Whether a member's profile is to be read again, as is done about once a day. */
  public boolean stale(Member member) {
    return member.profileAt().filter(at -> at.plus(FRESH).isAfter(clock.instant())).isEmpty();
  }

  /**
   * The same person as a member, which they become if they are none yet. Idempotent.
   *
   * @throws io.github.rallybot.chat.PlatformException if their profile was never read and cannot be
   *     read now
   */
  public Stored<Member> join(UserRef user) {
    return join(user, introduced(user));
  }

  private Stored<Member> join(UserRef user, Someone someone) {
    return store.decide(
        () -> {
          Optional<Stored<Member>> known = find(user);
          if (known.isPresent()) {
            return known;
          }
          Commit commit = new Commit();
          someone.joinIn(commit);
          store.commit(commit);
          return find(user);
        });
  }

  /**
   * Like {@link #introduced}, and makes them a member if they are none yet: somebody gives them
   * something to do.
   */
  public Member enrolled(UserRef user) {
    Someone introduced = introduced(user);
    return store.decide(
        () -> {
          Someone someone = introduced.asOf(store);
          if (someone.known().isPresent()) {
            return Optional.of(someone.member());
          }
          Commit commit = new Commit();
          someone.joinIn(commit);
          return store.commit(commit) instanceof Outcome.Done
              ? Optional.of(someone.member())
              : Optional.empty();
        });
  }

  public Optional<Stored<Member>> find(UserRef user) {
    return find(store, user);
  }

  static Optional<Stored<Member>> find(Store store, UserRef user) {
    // who was erased between the two reads has no identities any more
    return store
        .holder(identity(user))
        .flatMap(id -> store.load(Member.ref(new MemberId(id))))
        .flatMap(stored -> kept(store, stored))
        .filter(stored -> stored.value().identities().contains(user));
  }

  /** The record in which a person is kept, whichever of their records this is the id of. */
  public Optional<Stored<Member>> kept(MemberId id) {
    return store.load(Member.ref(id)).flatMap(stored -> kept(store, stored));
  }

  /** The id under which a person is known now; the same one of somebody unknown. */
  public MemberId now(MemberId id) {
    return kept(id).map(stored -> stored.value().id()).orElse(id);
  }

  static Optional<Stored<Member>> kept(Store store, Stored<Member> stored) {
    return stored
        .value()
        .joinedTo()
        .map(to -> store.load(Member.ref(to)).flatMap(next -> kept(store, next)))
        .orElseGet(() -> Optional.of(stored));
  }

  /** The people with these ids, as {@link #kept}; unknown ones are left out. */
  public Map<MemberId, Member> named(Collection<MemberId> ids) {
    Map<MemberId, Member> found = new HashMap<>();
    for (Stored<Member> stored : store.load(ids.stream().distinct().map(Member::ref).toList())) {
      kept(store, stored).ifPresent(kept -> found.put(stored.value().id(), kept.value()));
    }
    return found;
  }

  public List<Stored<Member>> all() {
    return store.load(
        store.list(Index.all("members"), ALL).stream()
            .map(id -> Member.ref(new MemberId(id)))
            .toList());
  }

  /** The members who have this e-mail address. */
  public List<Stored<Member>> withAddress(String email) {
    return store.load(
        store.list(withEmail(email), ALL).stream()
            .map(id -> Member.ref(new MemberId(id)))
            .toList());
  }

  /** Whether admins can be lost: none is named by the settings. */
  boolean namesNoAdmin() {
    return adminEmails.isEmpty();
  }

  public boolean isAdmin(Member member) {
    return member.leftAt().isEmpty()
        && (member.platformAdmin()
            || member.roles().contains(Role.ADMIN)
            || member.email().filter(email -> adminEmails.contains(email)).isPresent());
  }

  /** Whether somebody may set the bot up: leaders and admins. */
  public boolean mayLead(Member member) {
    return (member.roles().contains(Role.LEADER) && member.leftAt().isEmpty()) || isAdmin(member);
  }

  /**
   * Whether somebody may do what is marketing's: marketers, leaders and admins; everybody, as long
   * as nobody has been made a marketer or a leader.
   */
  public boolean mayMarket(Member member) {
    return (member.marketing() && member.leftAt().isEmpty())
        || mayLead(member)
        || all().stream()
            .map(stored -> stored.value().roles())
            .noneMatch(roles -> roles.contains(Role.MARKETER) || roles.contains(Role.LEADER));
  }

  /** Who can do what leaders and admins can, for a refusal that helps. */
  public String whoLeads() {
    return who(this::mayLead);
  }

  /** Who can do what marketers, leaders and admins can, likewise. */
  public String whoLeadsOrMarkets() {
    return who(member -> member.marketing() || mayLead(member));
  }

  private String who(Predicate<Member> can) {
    List<String> names =
        all().stream()
            .map(Stored::value)
            .filter(member -> member.colleague() && can.test(member))
            .flatMap(member -> member.shortName().stream())
            .sorted()
            .limit(5)
            .toList();
    return names.isEmpty() ? "an admin of this workspace" : String.join(", ", names);
  }

  /** Changes when somebody works, and makes them a member if they are none yet. Idempotent. */
  public Member reschedule(Someone someone, UnaryOperator<Availability> change) {
    return store.decide(
        () -> {
          Someone now = someone.asOf(store);
          Optional<Stored<Member>> stored = now.known().flatMap(known -> kept(known.value().id()));
          Member before = stored.map(Stored::value).orElse(now.member());
          Member after = before.with(change.apply(before.availability()));
          Commit commit = new Commit();
          if (stored.isEmpty()) {
            new Someone(Optional.empty(), after).joinIn(commit);
          } else if (after.equals(before)) {
            return Optional.of(after);
          } else {
            commit.replace(stored.get(), after);
          }
          commit.event(Event.of("member.availability").with("member", after.id().value()));
          return store.commit(commit) instanceof Outcome.Done
              ? Optional.of(after)
              : Optional.empty();
        });
  }
}
