package io.github.rallybot.meeting;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may see and change the page of a meeting. A link is made for one member and lets one browser
 * in, which gets a pass of its own for it; of both the storage keeps a digest only. They end some
 * hours after the meeting, or when they are revoked, or when the member is no colleague any more.
 */
public final class MeetingLinks {

  /** Gives a link to whoever presses it. Argument: the period. */
  public static final String PAGE = "agenda.page";

  private static final String EVERYBODY = "everybody";

  /** So long after the meeting its page is still open, */
  private static final Duration AFTERWARDS = Duration.ofHours(12);

  /** but never longer than this. */
  private static final Duration LONGEST = Duration.ofDays(7);

  /** So long the answer to whoever used a link may get lost, and be asked for again. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private static final int SECRET_BYTES = 24;

  private final Store store;
  private final Members members;
  private final Optional<URI> publicUrl;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param publicUrl where people reach the bot; without it there are no links
   */
  public MeetingLinks(Store store, Members members, Optional<URI> publicUrl, Clock clock) {
    this.store = store;
    this.members = members;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  /**
   * What somebody got.
   *
   * @param pass what their browser shows from now on
   */
  public record Entered(String pass, Instant until) {}

  /** Somebody on the page. */
  public record Visitor(Member member, UserRef user) {}

  /**
   * For whom, for which meeting, until when.
   *
   * @param revoked how often theirs or everybody's had been revoked by then: the clocks of two
   *     instances do not tell which of two deeds was first
   */
  private record Grant(MemberId member, String period, long revoked, Instant until) {
    String written() {
      return String.join(
          " ", member.value(), period, Long.toString(revoked), Long.toString(until.toEpochMilli()));
    }

    static Grant read(String written) {
      String[] parts = written.split(" ", -1);
      return new Grant(
          new MemberId(parts[0]),
          parts[1],
          Long.parseLong(parts[2]),
          Instant.ofEpochMilli(Long.parseLong(parts[3])));
    }
  }

  private static Claim link(String key) {
    return new Claim("meeting-link", key);
  }

  private static Claim used(String key) {
    return new Claim("meeting-link-used", key);
  }

  private static Claim pass(String pass) {
    return new Claim("meeting-pass", pass);
  }

  private String secret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  /** Whether there are links at all. */
  public boolean possible() {
    return publicUrl.isPresent();
  }

  /** A link to the page of a meeting for one member; empty if there are none. */
  public Optional<URI> give(MemberId member, PlannedMeeting planned) {
    if (publicUrl.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Instant ends = planned.endsAt().isAfter(now) ? planned.endsAt() : now;
    Instant until = ends.plus(AFTERWARDS);
    until = until.isBefore(now.plus(LONGEST)) ? until : now.plus(LONGEST);
    String period = planned.period().id();
    String key = secret();
    store.commit(
        new Commit()
            .take(
                link(key),
                new Grant(member, period, revocations(Set.of(member.value())), until).written(),
                Duration.between(now, until))
            .event(Event.of("link.given").with("member", member.value()).with("period", period)));
    String base = publicUrl.get().toString().replaceFirst("/+$", "");
    return Optional.of(URI.create(base + "/meetings/" + period + "?key=" + key));
  }

  /**
   * Exchanges the key of a link for a pass. Only the first browser gets one; it may ask again for a
   * minute. Empty if the link is not for this meeting, was used, has ended or was revoked.
   */
  public Optional<Entered> enter(String key, String period) {
    Optional<Grant> grant = store.holder(link(key)).map(Grant::read);
    if (grant.flatMap(one -> visitor(one, period)).isEmpty()) {
      return Optional.empty();
    }
    return store.decide(() -> tryEnter(key, grant.orElseThrow()));
  }

  /** For whom a link was made; empty if it is none, or none any more. */
  public Optional<MemberId> whose(String key) {
    return store.holder(link(key)).map(Grant::read).map(Grant::member).map(members::now);
  }

  private Optional<Optional<Entered>> tryEnter(String key, Grant grant) {
    Instant now = clock.instant();
    Duration left = Duration.between(now, grant.until());
    Optional<Instant> before =
        store.holder(used(key)).map(at -> Instant.ofEpochMilli(Long.parseLong(at)));
    if (before.filter(at -> at.plus(AGAIN).isBefore(now)).isPresent()) {
      return Optional.of(Optional.empty());
    }
    String pass = secret();
    Commit commit = new Commit().take(pass(pass), grant.written(), left);
    if (before.isEmpty()) {
      commit.take(used(key), Long.toString(now.toEpochMilli()), left);
    }
    return store.commit(commit) instanceof Outcome.Done
        ? Optional.of(Optional.of(new Entered(pass, grant.until())))
        : Optional.empty();
  }

  /** Who shows a pass; empty if it does not, or not any more, let them into this meeting. */
  public Optional<Visitor> visitor(String pass, String period) {
    return store.holder(pass(pass)).map(Grant::read).flatMap(grant -> visitor(grant, period));
  }

  private Optional<Visitor> visitor(Grant grant, String period) {
    if (!grant.period().equals(period) || !grant.until().isAfter(clock.instant())) {
      return Optional.empty();
    }
    return members
        .kept(grant.member())
        .map(Stored::value)
        .filter(
            member ->
                grant.revoked()
                    == revocations(
                        Set.copyOf(List.of(grant.member().value(), member.id().value()))))
        .filter(Member::colleague)
        .flatMap(members::leading)
        .flatMap(this::colleague);
  }

  /** As of today: somebody may have left since. */
  private Optional<Visitor> colleague(UserRef user) {
    Member member;
    try {
      member = members.introduced(user).member();
    } catch (PlatformException away) {
      return Optional.empty();
    }
    return Optional.of(new Visitor(member, user)).filter(one -> one.member().colleague());
  }

  /**
   * How often somebody's links were revoked. Each time is an entry, so that none undoes another.
   */
  private static Index revoked(String whose) {
    return new Index("meeting-links-revoked", whose);
  }

  /** How often the links of some members were revoked, or everybody's. */
  private long revocations(Set<String> whose) {
    return Stream.concat(whose.stream(), Stream.of(EVERYBODY))
        .mapToLong(one -> store.count(revoked(one), 0))
        .sum();
  }

  /** Ends all links and passes that a member has. Idempotent. */
  public void revoke(MemberId member) {
    revoke(member.value());
  }

  /** Ends everybody's. Idempotent. */
  public void revokeAll() {
    revoke(EVERYBODY);
  }

  private void revoke(String whose) {
    store.commit(
        new Commit()
            .add(revoked(whose), UlidCreator.getUlid().toString(), clock.millis())
            .event(Event.of("link.revoked").with("whose", whose)));
  }
}
