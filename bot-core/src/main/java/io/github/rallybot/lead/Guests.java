package io.github.rallybot.lead;

import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out who is a guest. A click is kept before the platform is asked who clicked; once it says
 * that it was a guest, everything they said is taken back. What somebody said as a colleague, who
 * became a guest later, stays.
 */
public final class Guests {

  private static final Logger log = LoggerFactory.getLogger(Guests.class);
  private static final int ALL = 10_000;

  /** So many every five minutes are some thousands a day. */
  private static final int FEW = 10;

  private final Store store;
  private final Members members;
  private final Feedback feedback;
  private final Identities identities;

  public Guests(Store store, Members members, Feedback feedback, Identities identities) {
    this.store = store;
    this.members = members;
    this.feedback = feedback;
    this.identities = identities;
  }

  /**
   * Reads a member's profile, and takes back what a guest said. If the platform does not answer,
   * {@link #catchUp} will.
   *
   * @return whether they are a guest
   */
  boolean getToKnow(UserRef user) {
    try {
      Optional<Member> member = members.refresh(user);
      member.ifPresent(identities::join);
      Optional<Member> guest = member.filter(Member::guest);
      guest.filter(Member::alwaysGuest).ifPresent(this::withdrawAll);
      return guest.isPresent();
    } catch (PlatformException later) {
      log.warn("a profile could not be read: {}", later.getMessage());
      return false;
    }
  }

  /**
   * Reads the profiles of all who are still unknown, since the process may have ended after their
   * first deed or the platform not answered; and about once a day everybody's: people leave, become
   * guests and move to other zones. Those are a few at a time, the oldest first, since everybody
   * else's profile is asked for from the same quota. At last joins those who are one person, where
   * nobody did when it was found out. Idempotent; run now and then.
   */
  public void catchUp() {
    List<Member> all = members.all().stream().map(Stored::value).toList();
    all.stream().filter(member -> member.profileAt().isEmpty()).forEach(this::getToKnow);
    all.stream()
        .filter(member -> member.profileAt().isPresent() && members.stale(member))
        .filter(member -> members.leading(member).isPresent())
        .sorted(Comparator.comparing(member -> member.profileAt().orElse(Instant.MIN)))
        .limit(FEW)
        .forEach(this::getToKnow);
    all.stream().filter(Member::alwaysGuest).forEach(this::withdrawAll);
    identities.join(members.all().stream().map(Stored::value).toList());
  }

  private void getToKnow(Member member) {
    members.leading(member).ifPresent(this::getToKnow);
  }

  private void withdrawAll(Member guest) {
    for (String id : store.list(LeadDeeds.doneBy(guest.id()), ALL)) {
      feedback.withdraw(new LeadId(id), guest.id());
    }
  }
}
