package io.github.rallybot.member;

import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.DocRef;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A person known to the bot, from their first recorded deed on.
 *
 * @param identities who they are on the platforms, at most one each
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
    identities = List.copyOf(identities);
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
    if (profile.gone()) {
      return gone(now);
    }
    return new Member(
        id,
        identities,
        Optional.of(profile.name()).filter(read -> !read.matches("[\\s\\h]*")),
        profile.email(),
        profile.zone().map(ZoneId::getId),
        profile.admin(),
        profile.guest(),
        roles,
        since,
        Optional.of(now),
        profile.guest() ? colleagueAt : Optional.of(now),
        Optional.empty(),
        erasedAt,
        availability,
        joinedTo);
  }

  /** What was known of somebody before they left is all that will be. */
  private Member gone(Instant now) {
    return new Member(
        id,
        identities,
        name,
        email,
        zone,
        false,
        guest,
        roles,
        since,
        Optional.of(now),
        colleagueAt,
        leftAt.or(() -> Optional.of(now)),
        erasedAt,
        availability,
        joinedTo);
  }

  Member with(Set<Role> newRoles) {
    return new Member(
        id,
        identities,
        name,
        email,
        zone,
        platformAdmin,
        guest,
        newRoles,
        since,
        profileAt,
        colleagueAt,
        leftAt,
        erasedAt,
        availability,
        joinedTo);
  }

  Member with(Availability other) {
    return new Member(
        id,
        identities,
        name,
        email,
        zone,
        platformAdmin,
        guest,
        roles,
        since,
        profileAt,
        colleagueAt,
        leftAt,
        erasedAt,
        other,
        joinedTo);
  }

  /** The same person with what another record of theirs holds besides. */
  Member absorbing(Member other) {
    List<UserRef> all = new ArrayList<>(identities);
    all.addAll(other.identities);
    EnumSet<Role> both = EnumSet.noneOf(Role.class);
    both.addAll(roles);
    both.addAll(other.roles);
    return new Member(
        id,
        all,
        name.or(other::name),
        email,
        zone.or(other::zone),
        platformAdmin || other.platformAdmin,
        guest,
        both,
        since,
        profileAt,
        colleagueAt,
        leftAt,
        erasedAt,
        availability.equals(Availability.usual()) ? other.availability : availability,
        joinedTo);
  }

  /** What is left of a record whose person is kept in another one. */
  Member joined(MemberId to) {
    return new Member(
        id,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        guest,
        Set.of(),
        since,
        profileAt,
        colleagueAt,
        leftAt,
        erasedAt,
        Availability.usual(),
        Optional.of(to));
  }

  Member anonymous(Instant now) {
    return new Member(
        id,
        new ArrayList<>(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        guest,
        Set.of(),
        since,
        Optional.empty(),
        colleagueAt,
        leftAt,
        Optional.of(now),
        Availability.usual(),
        Optional.empty());
  }
}
