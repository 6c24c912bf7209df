package io.github.rallybot.lead;

import io.github.rallybot.chat.Interaction;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Someone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What people say of a lead. Each method is one commit: when it returns, the deed is durable and
 * the card is due. The same interaction twice has the result of once.
 */
public final class Feedback {

  /** Beyond so many deeds the oldest leave a lead's history; the journal keeps their codes. */
  static final int HISTORY = 500;

  /** For how long the same interaction is recognised. Slack gives up after an hour. */
  private static final Duration REMEMBERED = Duration.ofDays(7);

  private final Store store;
  private final Members members;
  private final Clock clock;

  public Feedback(Store store, Members members, Clock clock) {
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

  private sealed interface Decision {
    record Write(Lead after, Event event) implements Decision {}

    record Refuse(String why) implements Decision {}
  }

  private interface Step {
    Decision decide(Lead lead, Someone someone, Instant now);
  }

  static Index doneBy(MemberId member) {
    return new Index("leads-by-member", member.value());
  }

  /** One click. The verdict that already stands changes nothing and is refused saying so. */
  public Result judge(
      Interaction press,
      LeadId id,
      Judgement judgement,
      Optional<String> reason,
      Optional<String> note) {
    return change(
        press,
        id,
        (lead, someone, now) -> {
          Optional<Verdict> before = lead.verdictOf(someone.id());
          Optional<Verdict> same = before.filter(v -> v.judgement() == judgement);
          if (same.isPresent()
              && note.isEmpty()
              && (reason.isEmpty() || same.get().reason().equals(reason))) {
            return new Decision.Refuse("That is already your verdict.");
          }
          Verdict verdict =
              new Verdict(
                  someone.id(),
                  judgement,
                  reason,
                  note.or(() -> same.flatMap(Verdict::note)),
                  same.flatMap(Verdict::askAgain),
                  now,
                  someone.member().marketing());
          Event event =
              event("lead.judged", lead, someone)
                  .with("verdict", judgement.code())
                  .with("side", verdict.opinion() ? "marketing" : "sales");
          return new Decision.Write(
              Change.judged(lead, verdict, judgement.code()),
              reason.isPresent() ? event.with("reason", reason.get()) : event);
        });
  }

  /** "Not yet", and when to ask again; joins the person's "not yet" if that is their verdict. */
  public Result askAgain(Interaction press, LeadId id, LocalDate date) {
    return change(
        press,
        id,
        (lead, someone, now) -> {
          Optional<Verdict> same =
              lead.verdictOf(someone.id()).filter(v -> v.judgement() == Judgement.NOT_YET);
          if (same.flatMap(Verdict::askAgain).filter(date::equals).isPresent()) {
            return new Decision.Refuse("That date is already set.");
          }
          Event event =
              event("lead.ask_again", lead, someone)
                  .with("verdict", Judgement.NOT_YET.code())
                  .with("date", date.toString());
          if (same.isPresent()) {
            return new Decision.Write(
                Change.completed(lead, same.get().withAskAgain(date), "ask_again", now), event);
          }
          Verdict verdict =
              new Verdict(
                  someone.id(),
                  Judgement.NOT_YET,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(date),
                  now,
                  someone.member().marketing());
          return new Decision.Write(Change.judged(lead, verdict, Judgement.NOT_YET.code()), event);
        });
  }

  /** Words under the person's verdict; empty takes them away. */
  public Result note(Interaction press, LeadId id, Optional<String> note) {
    return change(
        press,
        id,
        (lead, someone, now) -> {
          Optional<Verdict> verdict = lead.verdictOf(someone.id());
          if (verdict.isEmpty()) {
            return new Decision.Refuse(LeadForms.VERDICT_FIRST);
          }
          return new Decision.Write(
              Change.completed(lead, verdict.get().withNote(note), "note", now),
              event("lead.noted", lead, someone));
        });
  }

  /** Takes the person's own verdict away. */
  public Result undo(Interaction press, LeadId id) {
    return change(
        press,
        id,
        (lead, someone, now) ->
            lead.verdictOf(someone.id()).isEmpty()
                ? new Decision.Refuse("You have no verdict on this lead.")
                : new Decision.Write(
                    Change.undone(lead, someone.id(), now), event("lead.undone", lead, someone)));
  }

  /** "I'll take it". */
  public Result take(Interaction press, LeadId id) {
    return change(
        press,
        id,
        (lead, someone, now) -> {
          if (lead.taken().isPresent()) {
            MemberId by = lead.taken().get().by();
            return new Decision.Refuse(
                by.equals(someone.id())
                    ? "You have taken it already."
                    : name(by) + " has taken it already.");
          }
          return new Decision.Write(
              Change.taken(lead, someone.id(), now), event("lead.taken", lead, someone));
        });
  }

  /** Its taker, or a leader, lets a lead go. */
  public Result giveBack(Interaction press, LeadId id) {
    return change(
        press,
        id,
        (lead, someone, now) -> {
          if (lead.taken().isEmpty()) {
            return new Decision.Refuse("Nobody has taken it.");
          }
          MemberId taker = lead.taken().get().by();
          if (!taker.equals(someone.id()) && !members.mayLead(someone.member())) {
            return new Decision.Refuse(
                name(taker)
                    + " has it. They, or a leader, can give it back: "
                    + members.whoLeads());
          }
          return new Decision.Write(
              Change.givenBack(lead, someone.id(), now), event("lead.given_back", lead, someone));
        });
  }

  /** Takes back all that somebody said of a lead who turns out to be a guest. */
  public void withdraw(LeadId id, MemberId by) {
    store.decide(
        () -> {
          Optional<Stored<Lead>> stored = store.load(Lead.ref(id));
          if (stored.isEmpty()) {
            return Optional.of(true);
          }
          Lead lead = stored.get().value();
          boolean taker = lead.taken().filter(taken -> taken.by().equals(by)).isPresent();
          if (lead.verdictOf(by).isEmpty() && !taker) {
            return Optional.of(true);
          }
          Instant now = clock.instant();
          Lead after = taker ? Change.givenBack(lead, by, now) : lead;
          after = lead.verdictOf(by).isEmpty() ? after : Change.undone(after, by, now);
          Commit commit = new Commit();
          Listings.replace(commit, stored.get(), after, true);
          commit.event(
              Event.of("lead.undone")
                  .with("lead", id.value())
                  .with("member", by.value())
                  .with("why", "guest"));
          return store.commit(commit) instanceof io.github.rallybot.journal.Outcome.Done
              ? Optional.of(true)
              : Optional.empty();
        });
  }

  private Result change(Interaction press, LeadId id, Step step) {
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
    if (decision instanceof Decision.Refuse refuse) {
      return refused(refuse.why());
    }
    Decision.Write write = (Decision.Write) decision;
    Commit commit = new Commit();
    commit.take(once, "done", REMEMBERED);
    Listings.replace(commit, stored.get(), write.after(), true);
    someone.joinIn(commit);
    // a deed does not outlive the erasure of who did it
    someone.known().ifPresent(commit::expect);
    commit.add(doneBy(someone.id()), id.value(), now.toEpochMilli());
    commit.event(write.event());
    press
        .ticket()
        .ifPresent(ticket -> press.message().ifPresent(message -> commit.ticket(message, ticket)));
    io.github.rallybot.journal.Outcome outcome = store.commit(commit);
    if (outcome instanceof io.github.rallybot.journal.Outcome.Done) {
      return Optional.of(new Result.Recorded(write.after(), someone.id()));
    }
    return outcome instanceof io.github.rallybot.journal.Outcome.Taken taken
            && taken.claim().equals(once)
        ? Optional.of(new Result.Repeated())
        : Optional.empty();
  }

  private static Optional<Result> refused(String why) {
    return Optional.of(new Result.Refused(why));
  }

  private static Event event(String type, Lead lead, Someone someone) {
    return Event.of(type).with("lead", lead.id().value()).with("member", someone.id().value());
  }

  private String name(MemberId id) {
    return Optional.ofNullable(members.named(java.util.List.of(id)).get(id))
        .flatMap(io.github.rallybot.member.Member::shortName)
        .orElse("Somebody");
  }
}
