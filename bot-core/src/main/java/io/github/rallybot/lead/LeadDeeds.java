package io.github.rallybot.lead;

import io.github.rallybot.chat.Interaction;
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
import io.github.rallybot.member.Someone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How any deed of a person on a lead is done: one commit, in which the deed's identity is claimed,
 * so that the same interaction twice has the result of once. When {@link #change} returns, the deed
 * is durable and every card that shows the lead is due.
 */
public final class LeadDeeds {

  /** Beyond so many deeds the oldest leave a lead's history; the journal keeps their codes. */
  static final int HISTORY = 500;

  static final String LATE = "That click reached me late. What you have said since then stands.";

  /** For how long the same interaction is recognised. Slack gives up after an hour. */
  private static final Duration REMEMBERED = Duration.ofDays(7);

  private final Store store;
  private final Members members;
  private final Clock clock;

  LeadDeeds(Store store, Members members, Clock clock) {
    this.store = store;
    this.members = members;
    this.clock = clock;
  }

  /** What became of a deed. */
  public sealed interface Result {
    /** It is written. */
    record Recorded(Lead lead, MemberId by) implements Result {}

    /** It was written when it came the first time. */
    record Repeated() implements Result {}

    /** It was not written, and why, in words for the person. */
    record Refused(String why) implements Result {}
  }

  sealed interface Decision {
    /**
     * It is to be written.
     *
     * @param given who is given the lead, if it is not the person; as read, and still so
     */
    record Write(Lead after, Event event, Optional<Stored<Member>> given) implements Decision {
      Write(Lead after, Event event) {
        this(after, event, Optional.empty());
      }
    }

    record Refuse(String why) implements Decision {}

    /** It is so already, by this person's own word; so they have said it again. */
    record Same(String why, Matter matter) implements Decision {}
  }

  interface Step {
    Decision decide(Lead lead, Someone someone, Instant now);
  }

  /** The leads that a member did anything about, or was given by somebody else. */
  static Index doneBy(MemberId member) {
    return new Index("leads-by-member", member.value());
  }

  Result change(Interaction press, LeadId id, Step step) {
    Claim once = new Claim("interaction", press.id());
    return store.decide(() -> tryChange(press, id, step, once));
  }

  private Optional<Result> tryChange(Interaction press, LeadId id, Step step, Claim once) {
    if (store.holder(once).isPresent()) {
      return Optional.of(new Result.Repeated());
    }
    Optional<Stored<Lead>> stored = store.load(Lead.ref(id));
    if (stored.isEmpty()) {
      return refused("This lead is no longer here.");
    }
    Lead lead = stored.get().value();
    if (lead.erasedAt().isPresent()) {
      return refused("This lead was erased.");
    }
    if (lead.withdrawnAt().isPresent()) {
      return refused("The import that brought this lead was undone.");
    }
    Someone someone = members.someone(press.user());
    if (someone.member().guest()) {
      return refused(LeadConversation.GUESTS);
    }
    Instant now = clock.instant();
    Decision decision = step.decide(lead, someone, now);
    if (decision instanceof Decision.Write write && late(press, lead, write, someone)) {
      return refused(LATE);
    }
    if (decision instanceof Decision.Refuse refuse) {
      return refused(refuse.why());
    }
    if (decision instanceof Decision.Same same) {
      return saidAgain(press, stored.get(), someone, same.matter())
          ? refused(same.why())
          : Optional.empty();
    }
    Decision.Write write = (Decision.Write) decision;
    Commit commit = new Commit();
    commit.take(once, "done", REMEMBERED);
    Lead after = pressed(press, lead, write.after());
    Listings.replace(commit, stored.get(), after, true);
    someone.joinIn(commit);
    // a deed does not outlive the erasure of who did it
    someone.known().ifPresent(commit::expect);
    commit.add(doneBy(someone.id()), id.value(), now.toEpochMilli());
    write
        .given()
        .ifPresent(
            to -> {
              // nobody is given anything under a name that is theirs no more
              commit.expect(to);
              commit.add(doneBy(to.value().id()), id.value(), now.toEpochMilli());
            });
    commit.event(write.event());
    press
        .ticket()
        .ifPresent(ticket -> press.message().ifPresent(message -> commit.ticket(message, ticket)));
    Outcome outcome = store.commit(commit);
    if (outcome instanceof Outcome.Done) {
      return Optional.of(new Result.Recorded(after, someone.id()));
    }
    return outcome instanceof Outcome.Taken taken && taken.claim().equals(once)
        ? Optional.of(new Result.Repeated())
        : Optional.empty();
  }

  /**
   * Whether somebody has said something newer about the same matter: a press whose answer was lost
   * may be carried out long after the one they made instead.
   */
  private static boolean late(Interaction press, Lead lead, Decision.Write write, Someone someone) {
    return newest(lead, write.after())
        .flatMap(Matter::of)
        .filter(
            matter ->
                lead.history().stream()
                    .filter(deed -> deed.by().equals(Optional.of(someone.id())))
                    .filter(deed -> Matter.of(deed).equals(Optional.of(matter)))
                    .flatMap(deed -> deed.pressed().stream())
                    .anyMatch(moment -> press.at().filter(moment::isAfter).isPresent()))
        .isPresent();
  }

  /** Keeps when somebody said the same again: what they pressed before that is older. */
  private boolean saidAgain(
      Interaction press, Stored<Lead> stored, Someone someone, Matter matter) {
    Optional<Lead> after =
        press.at().flatMap(at -> Change.saidAgain(stored.value(), someone.id(), matter, at));
    if (after.isEmpty()) {
      return true;
    }
    Commit commit = new Commit();
    Listings.replaceUnseen(commit, stored, after.get());
    return store.commit(commit) instanceof Outcome.Done;
  }

  private static Lead pressed(Interaction press, Lead before, Lead after) {
    return press.at().isPresent() && newest(before, after).isPresent()
        ? Change.pressed(after, press.at().get())
        : after;
  }

  /** The line that a change adds to the history; empty if none. */
  private static Optional<Deed> newest(Lead before, Lead after) {
    List<Deed> all = after.history();
    return all.equals(before.history()) ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  private static Optional<Result> refused(String why) {
    return Optional.of(new Result.Refused(why));
  }

  static Event event(String type, Lead lead, Someone someone) {
    return Event.of(type).with("lead", lead.id().value()).with("member", someone.id().value());
  }

  /** What to call a member in a refusal. */
  String name(MemberId id) {
    return Optional.ofNullable(members.named(List.of(id)).get(id))
        .flatMap(Member::shortName)
        .orElse("Somebody");
  }
}
