package io.github.rallybot.member;

import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.DocRef;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person known to the bot, from their first recorded deed on.
 *
 * @param identities who they are on the platforms, at most one each, in the order of those
 * @param name as colleagues see it; empty until the profile was read
 * @param zone the name of their time zone
 * @param platformAdmin whether they administer the workspace
 * @param guest whether they may look but not answer
 * @param roles beyond being a rep
 * @param since when their record was made
 * @param profileAt when the profile was last read
 * @param colleagueAt when the profile last said that they are no guest
 * @param leftAt when the bot learned that they have left
 * @param erasedAt when they were made anonymous
 * @param availability when they work, as far as that differs from the team
 * @param joinedTo the record in which they are kept since it turned out that they are one person
 */
public record Member(
    MemberId id,
    List<UserRef> identities,
    Optional<String> name,
    Optional<String> email,
    Optional<String> zone,
    boolean platformAdmin,
    boolean guest,
    Set<Role> roles,
    Instant since,
    Optional<Instant> profileAt,
    Optional<Instant> colleagueAt,
    Optional<Instant> leftAt,
    Optional<Instant> erasedAt,
    Availability availability,
    Optional<MemberId> joinedTo) {

  public Member {
    identities = identities.stream().sorted(Comparator.comparing(UserRef::platform)).toList();
    EnumSet<Role> sorted = EnumSet.noneOf(Role.class);
    sorted.addAll(roles);
    sorted.remove(Role.REP);
    roles = java.util.Collections.unmodifiableSet(sorted);
  }

  static Member fresh(MemberId id, UserRef user, Instant now) {
    return new Member(
        id,
        List.of(user),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        Set.of(),
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Availability.usual(),
        Optional.empty());
  }

  public static DocRef<Member> ref(MemberId id) {
    return new DocRef<>("member", id.value(), Member.class);
  }

  /** First name and the first letter of the last: "Maya R."; empty until the profile was read. */
  public Optional<String> shortName() {
    if (erasedAt.isPresent()) {
      return Optional.of("a former member");
    }
    return name.map(
        full -> {
          List<String> all = List.of(full.strip().split("[\\s\\h]+"));
          List<String> words =
              all.stream()
                  .filter(word -> !word.isEmpty() && Character.isLetter(word.codePointAt(0)))
                  .toList();
          if (words.size() < 2) {
            return words.isEmpty() ? full.strip() : words.get(0);
          }
          String last = words.get(words.size() - 1);
          return words.get(0) + " " + last.substring(0, last.offsetByCodePoints(0, 1)) + ".";
        });
  }

  /** Whether they belong here still, and may answer: no guest, not gone and not erased. */
  public boolean colleague() {
    return !guest && leftAt.isEmpty() && erasedAt.isEmpty();
  }

  /** Whether they were a guest whenever anybody looked, so that nothing they did ever counted. */
  public boolean alwaysGuest() {
    return guest && colleagueAt.isEmpty();
  }

  /** Whether marketing is their side; everybody else answers for sales. */
  public boolean marketing() {
    return roles.contains(Role.MARKETER);
  }

  Member with(Profile profile, Instant now) {
    Draft draft = new Draft(this);
    draft.profileAt = Optional.of(now);
    if (profile.gone()) {
      // what was known of somebody before they left is all that will be
      draft.platformAdmin = false;
      draft.leftAt = leftAt.or(() -> Optional.of(now));
      return draft.done();
    }
    draft.name = Optional.of(profile.name()).filter(read -> !read.matches("[\\s\\h]*"));
    draft.email = profile.email();
    draft.zone = profile.zone().map(ZoneId::getId);
    draft.platformAdmin = profile.admin();
    draft.guest = profile.guest();
    draft.colleagueAt = profile.guest() ? colleagueAt : Optional.of(now);
    draft.leftAt = Optional.empty();
    return draft.done();
  }

  Member with(Set<Role> newRoles) {
    Draft draft = new Draft(this);
    draft.roles = newRoles;
    return draft.done();
  }

  Member with(Availability other) {
    Draft draft = new Draft(this);
    draft.availability = other;
    return draft.done();
  }

  /** The same person with what another record of theirs holds besides. */
  Member absorbing(Member other) {
    Draft draft = new Draft(this);
    draft.identities = Stream.concat(identities.stream(), other.identities.stream()).toList();
    draft.roles = Stream.concat(roles.stream(), other.roles.stream()).collect(Collectors.toSet());
    draft.availability =
        availability.equals(Availability.usual()) ? other.availability : availability;
    return draft.done();
  }

  /** The same person as their leading identity says, which was in another record of theirs. */
  Member withProfileOf(Member other) {
    Draft draft = new Draft(this);
    draft.name = other.name;
    draft.zone = other.zone;
    draft.platformAdmin = other.platformAdmin;
    draft.profileAt = other.profileAt;
    draft.colleagueAt = other.colleagueAt;
    return draft.done();
  }

  /** The same person without an identity that led, until the next one's profile is read. */
  Member without(UserRef identity) {
    Draft draft = new Draft(this);
    draft.identities = identities.stream().filter(other -> !other.equals(identity)).toList();
    draft.platformAdmin = false;
    return draft.done();
  }

  /** What is left of a record whose person is kept in another one. */
  Member joined(MemberId to) {
    Draft draft = new Draft(this);
    draft.forget();
    draft.joinedTo = Optional.of(to);
    return draft.done();
  }

  Member anonymous(Instant now) {
    Draft draft = new Draft(this);
    draft.forget();
    draft.profileAt = Optional.empty();
    draft.erasedAt = Optional.of(now);
    return draft.done();
  }

  /** The parts that change, so that each change names just those it is about. */
  private static final class Draft {

    private final Member before;
    private List<UserRef> identities;
    private Optional<String> name;
    private Optional<String> email;
    private Optional<String> zone;
    private boolean platformAdmin;
    private boolean guest;
    private Set<Role> roles;
    private Optional<Instant> profileAt;
    private Optional<Instant> colleagueAt;
    private Optional<Instant> leftAt;
    private Optional<Instant> erasedAt;
    private Availability availability;
    private Optional<MemberId> joinedTo;

    Draft(Member before) {
      this.before = before;
      this.identities = before.identities;
      this.name = before.name;
      this.email = before.email;
      this.zone = before.zone;
      this.platformAdmin = before.platformAdmin;
      this.guest = before.guest;
      this.roles = before.roles;
      this.profileAt = before.profileAt;
      this.colleagueAt = before.colleagueAt;
      this.leftAt = before.leftAt;
      this.erasedAt = before.erasedAt;
      this.availability = before.availability;
      this.joinedTo = before.joinedTo;
    }

    /** Nothing says any more who it is, and what they may. */
    void forget() {
      identities = List.of();
      name = Optional.empty();
      email = Optional.empty();
      zone = Optional.empty();
      platformAdmin = false;
      roles = Set.of();
      availability = Availability.usual();
    }

    Member done() {
      return new Member(
          before.id,
          identities,
          name,
          email,
          zone,
          platformAdmin,
          guest,
          roles,
          before.since,
          profileAt,
          colleagueAt,
          leftAt,
          erasedAt,
          availability,
          joinedTo);
    }
  }
}
