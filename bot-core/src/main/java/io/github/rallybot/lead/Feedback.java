package io.github.rallybot.lead;

import io.github.rallybot.chat.Interaction;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What people say of a lead. Each method is one commit: when it returns, the deed is durable and
 * the card is due. The same interaction twice has the result of once.
 */
public final class Feedback {

  private final LeadDeeds deeds;
  private final Store store;
  private final Members members;
  private final Clock clock;

  public Feedback(Store store, Members members, Clock clock) {
    this.deeds = new LeadDeeds(store, members, clock);
    this.store = store;
    this.members = members;
    this.clock = clock;
  }

  /** One click. The verdict that already stands changes nothing and is refused saying so. */
  public LeadDeeds.Result judge(
      Interaction press,
      LeadId id,
      Judgement judgement,
      Optional<String> reason,
      Optional<String> note) {
    return deeds.change(
        press,
        id,
        (lead, someone, now) -> {
          Optional<Verdict> before = lead.verdictOf(someone.id());
          Optional<Verdict> same = before.filter(v -> v.judgement() == judgement);
          if (same.isPresent()
              && note.isEmpty()
              && (reason.isEmpty() || same.get().reason().equals(reason))) {
            return new LeadDeeds.Decision.Same("That is already your verdict.", Matter.VERDICT);
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
              LeadDeeds.event("lead.judged", lead, someone)
                  .with("verdict", judgement.code())
                  .with("side", verdict.opinion() ? "marketing" : "sales");
          return new LeadDeeds.Decision.Write(
              Change.judged(lead, verdict, judgement.code()),
              reason.isPresent() ? event.with("reason", reason.get()) : event);
        });
  }

  /** "Not yet", and when to ask again; joins the person's "not yet" if that is their verdict. */
  public LeadDeeds.Result askAgain(Interaction press, LeadId id, LocalDate date) {
    return deeds.change(
        press,
        id,
        (lead, someone, now) -> {
          Optional<Verdict> same =
              lead.verdictOf(someone.id()).filter(v -> v.judgement() == Judgement.NOT_YET);
          if (same.flatMap(Verdict::askAgain).filter(date::equals).isPresent()) {
            return new LeadDeeds.Decision.Refuse("That date is already set.");
          }
          Event event =
              LeadDeeds.event("lead.ask_again", lead, someone)
                  .with("verdict", Judgement.NOT_YET.code())
                  .with("date", date.toString());
          if (same.isPresent()) {
            return new LeadDeeds.Decision.Write(
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
          return new LeadDeeds.Decision.Write(
              Change.judged(lead, verdict, Judgement.NOT_YET.code()), event);
        });
  }

  /** Words under the person's verdict; empty takes them away. */
  public LeadDeeds.Result note(Interaction press, LeadId id, Optional<String> note) {
    return deeds.change(
        press,
        id,
        (lead, someone, now) -> {
          Optional<Verdict> verdict = lead.verdictOf(someone.id());
          if (verdict.isEmpty()) {
            return new LeadDeeds.Decision.Refuse(LeadForms.VERDICT_FIRST);
          }
          return new LeadDeeds.Decision.Write(
              Change.completed(lead, verdict.get().withNote(note), "note", now),
              LeadDeeds.event("lead.noted", lead, someone));
        });
  }

  /** Takes the person's own verdict away. */
  public LeadDeeds.Result undo(Interaction press, LeadId id) {
    return deeds.change(
        press,
        id,
        (lead, someone, now) ->
            lead.verdictOf(someone.id()).isEmpty()
                ? new LeadDeeds.Decision.Refuse("You have no verdict on this lead.")
                : new LeadDeeds.Decision.Write(
                    Change.undone(lead, someone.id(), now),
                    LeadDeeds.event("lead.undone", lead, someone)));
  }

  /** "I'll take it". */
  public LeadDeeds.Result take(Interaction press, LeadId id) {
    return deeds.change(
        press,
        id,
        (lead, someone, now) -> {
          if (lead.taken().isPresent()) {
            MemberId by = lead.taken().get().by();
            return by.equals(someone.id())
                ? new LeadDeeds.Decision.Same("You have taken it already.", Matter.TAKING)
                : new LeadDeeds.Decision.Refuse(deeds.name(by) + " has taken it already.");
          }
          return new LeadDeeds.Decision.Write(
              Change.taken(lead, someone.id(), now), LeadDeeds.event("lead.taken", lead, someone));
        });
  }

  /** Its taker, or a leader, lets a lead go. */
  public LeadDeeds.Result giveBack(Interaction press, LeadId id) {
    return deeds.change(
        press,
        id,
        (lead, someone, now) -> {
          if (lead.taken().isEmpty()) {
            return new LeadDeeds.Decision.Refuse("Nobody has taken it.");
          }
          MemberId taker = lead.taken().get().by();
          if (!taker.equals(someone.id()) && !members.mayLead(someone.member())) {
            return new LeadDeeds.Decision.Refuse(
                deeds.name(taker)
                    + " has it. They, or a leader, can give it back: "
                    + members.whoLeads());
          }
          return new LeadDeeds.Decision.Write(
              Change.givenBack(lead, someone.id(), now),
              LeadDeeds.event("lead.given_back", lead, someone));
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
          FollowUp followUp = lead.followUp().withoutDeedsOf(by);
          boolean did = !followUp.equals(lead.followUp());
          if (lead.verdictOf(by).isEmpty() && !taker && !did) {
            return Optional.of(true);
          }
          Instant now = clock.instant();
          Lead after = taker ? Change.givenBack(lead, by, now) : lead;
          after = lead.verdictOf(by).isEmpty() ? after : Change.undone(after, by, now);
          after = did ? Change.followed(after, f -> followUp, by, "attempt_undone", now) : after;
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
}
