package io.github.rallybot.lead;

import io.github.rallybot.chat.Interaction;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What sales does about a lead: tries to reach the person, hands the lead over, says how it ended.
 * Each method is one commit: when it returns, the deed is durable and the cards are due. The same
 * interaction twice has the result of once.
 */
public final class FollowUps {

  private static final Duration ONE_TRY = Duration.ofMinutes(1);

  private final LeadDeeds deeds;
  private final Members members;

  public FollowUps(Store store, Members members, Clock clock) {
    this.deeds = new LeadDeeds(store, members, clock);
    this.members = members;
  }

  /**
   * Tried to reach the person: one click, no verdict.
   *
   * @param again when to ask the member again
   */
  public LeadDeeds.Result tried(Interaction press, LeadId id, Optional<Instant> again) {
    return attempt(press, id, FollowUp.Attempt.Kind.TRIED, again);
  }

  /** Reached the person: one click, no verdict. */
  public LeadDeeds.Result reached(Interaction press, LeadId id) {
    return attempt(press, id, FollowUp.Attempt.Kind.REACHED, Optional.empty());
  }

  private LeadDeeds.Result attempt(
      Interaction press, LeadId id, FollowUp.Attempt.Kind kind, Optional<Instant> again) {
    return deeds.change(
        press,
        id,
        (lead, someone, now) -> {
          FollowUp.Attempt attempt = new FollowUp.Attempt(someone.id(), kind, now, again);
          Optional<FollowUp.Attempt> same =
              lead.followUp().lastAttempt().filter(last -> sameTry(last, attempt));
          if (same.flatMap(FollowUp.Attempt::again).equals(again) && same.isPresent()) {
            return new LeadDeeds.Decision.Refuse("That is noted already.");
          }
          String what = kind == FollowUp.Attempt.Kind.TRIED ? "tried" : "reached";
          return new LeadDeeds.Decision.Write(
              Change.followed(
                  lead, f -> same.map(f::without).orElse(f).with(attempt), someone.id(), what, now),
              LeadDeeds.event("lead." + what, lead, someone));
        });
  }

  /** Whether two clicks are about one try: nobody tries twice within a minute. */
  private static boolean sameTry(FollowUp.Attempt last, FollowUp.Attempt next) {
    return last.by().equals(next.by())
        && last.kind() == next.kind()
        && Duration.between(last.at(), next.at()).abs().compareTo(ONE_TRY) < 0;
  }

  /**
   * Takes back an attempt of the member's own.
   *
   * @param mark which one; empty for the last one
   */
  public LeadDeeds.Result undoAttempt(Interaction press, LeadId id, Optional<String> mark) {
    return deeds.change(
        press,
        id,
        (lead, someone, now) -> {
          List<FollowUp.Attempt> own =
              lead.followUp().attempts().stream()
                  .filter(attempt -> attempt.by().equals(someone.id()))
                  .filter(attempt -> mark.isEmpty() || attempt.mark().equals(mark.get()))
                  .toList();
          if (own.isEmpty()) {
            return new LeadDeeds.Decision.Refuse(
                mark.isPresent()
                    ? "That is taken back already."
                    : "You have not tried to reach them.");
          }
          return new LeadDeeds.Decision.Write(
              Change.followed(
                  lead,
                  f -> f.without(own.get(own.size() - 1)),
                  someone.id(),
                  "attempt_undone",
                  now),
              LeadDeeds.event("lead.attempt-undone", lead, someone));
        });
  }

  /** The member wants to hear of the lead later. Shown to nobody else. */
  public LeadDeeds.Result snooze(Interaction press, LeadId id, Instant until) {
    return deeds.change(
        press,
        id,
        (lead, someone, now) ->
            new LeadDeeds.Decision.Write(
                Change.noted(lead, f -> f.with(new FollowUp.Snooze(someone.id(), until))),
                LeadDeeds.event("lead.snoozed", lead, someone)));
  }

  /** The member wants to hear of the lead in time again. */
  public LeadDeeds.Result undoSnooze(Interaction press, LeadId id) {
    return deeds.change(
        press,
        id,
        (lead, someone, now) ->
            new LeadDeeds.Decision.Write(
                Change.noted(lead, f -> f.withoutSnoozeOf(someone.id())),
                LeadDeeds.event("lead.snooze-undone", lead, someone)));
  }

  /**
   * Takes a lead that nobody has, or whose taker is away.
   *
   * @param away whether a member is away
   */
  public LeadDeeds.Result takeOver(Interaction press, LeadId id, Predicate<Member> away) {
    return deeds.change(
        press,
        id,
        (lead, someone, now) -> {
          Optional<MemberId> holder = lead.taken().map(Lead.Taken::by);
          if (holder.filter(someone.id()::equals).isPresent()) {
            return new LeadDeeds.Decision.Same("You have it already.", Matter.TAKING);
          }
          boolean there =
              holder
                  .flatMap(by -> Optional.ofNullable(members.named(List.of(by)).get(by)))
                  .filter(away.negate())
                  .isPresent();
          return there
              ? new LeadDeeds.Decision.Refuse(
                  deeds.name(holder.orElseThrow()) + " is here and has it.")
              : new LeadDeeds.Decision.Write(
                  Change.taken(lead, someone.id(), now),
                  LeadDeeds.event("lead.taken", lead, someone));
        });
  }

  /**
   * Gives the lead to somebody, who follows up from now on. Its taker or a leader may; if nobody
   * has it, anybody may.
   *
   * @param to a member who is no guest
   * @param note for the new owner, shown in the thread of the lead's card
   */
  public LeadDeeds.Result handOver(Interaction form, LeadId id, Member to, Optional<String> note) {
    return deeds.change(
        form,
        id,
        (lead, someone, now) -> {
          Optional<Stored<Member>> owner =
              members.kept(to.id()).filter(stored -> stored.value().colleague());
          if (owner.isEmpty()) {
            return new LeadDeeds.Decision.Refuse(
                "They cannot follow it up any more. Choose a colleague who is here.");
          }
          MemberId ownerId = owner.get().value().id();
          Optional<MemberId> holder = lead.taken().map(taken -> members.now(taken.by()));
          if (holder.filter(ownerId::equals).isPresent()) {
            return new LeadDeeds.Decision.Refuse(deeds.name(ownerId) + " has it already.");
          }
          if (holder.isPresent()
              && !holder.get().equals(someone.id())
              && !members.mayLead(someone.member())) {
            return new LeadDeeds.Decision.Refuse(
                deeds.name(holder.get())
                    + " has it. They, or a leader, can hand it over: "
                    + members.whoLeads());
          }
          FollowUp.HandOver handOver = new FollowUp.HandOver(someone.id(), ownerId, note, now);
          return new LeadDeeds.Decision.Write(
              Change.handedOver(lead, handOver),
              LeadDeeds.event("lead.handed-over", lead, someone).with("to", ownerId.value()),
              owner);
        });
  }

  /** The lead became a customer. */
  public LeadDeeds.Result won(Interaction press, LeadId id) {
    return won(press, id, Optional.empty());
  }

  /** The same, with words about it. */
  public LeadDeeds.Result won(Interaction form, LeadId id, Optional<String> note) {
    return end(
        form,
        id,
        (by, now) ->
            new Outcome(Outcome.Kind.WON, Optional.empty(), Optional.empty(), note, by, now));
  }

  /**
   * The lead was lost.
   *
   * @param stage of the sales cycle, a code of the settings
   * @param reason a code of the settings
   */
  public LeadDeeds.Result lost(
      Interaction form,
      LeadId id,
      Optional<String> stage,
      Optional<String> reason,
      Optional<String> note) {
    return end(form, id, (by, now) -> new Outcome(Outcome.Kind.LOST, stage, reason, note, by, now));
  }

  private interface End {
    Outcome of(MemberId by, Instant now);
  }

  private LeadDeeds.Result end(Interaction deed, LeadId id, End end) {
    return deeds.change(
        deed,
        id,
        (lead, someone, now) -> {
          Outcome outcome = end.of(someone.id(), now);
          if (lead.followUp().outcome().filter(before -> before.saysTheSame(outcome)).isPresent()) {
            return new LeadDeeds.Decision.Same("That is already how it ended.", Matter.ENDING);
          }
          Event event =
              LeadDeeds.event("lead.ended", lead, someone).with("outcome", outcome.kind().code());
          event = outcome.stage().isPresent() ? event.with("stage", outcome.stage().get()) : event;
          event =
              outcome.reason().isPresent() ? event.with("reason", outcome.reason().get()) : event;
          return new LeadDeeds.Decision.Write(
              Change.followed(
                  lead,
                  f -> f.with(Optional.of(outcome)),
                  someone.id(),
                  outcome.kind().code(),
                  now),
              event);
        });
  }

  /** Its end is open after all: takes the outcome away. */
  public LeadDeeds.Result reopen(Interaction press, LeadId id) {
    return deeds.change(
        press,
        id,
        (lead, someone, now) ->
            lead.followUp().outcome().isEmpty()
                ? new LeadDeeds.Decision.Refuse("It has no outcome.")
                : new LeadDeeds.Decision.Write(
                    Change.followed(
                        lead, f -> f.with(Optional.empty()), someone.id(), "reopened", now),
                    LeadDeeds.event("lead.reopened", lead, someone)));
  }

  /** Asked how it ended, the member says that it has not yet. */
  public LeadDeeds.Result stillOpen(Interaction press, LeadId id) {
    return deeds.change(
        press,
        id,
        (lead, someone, now) ->
            lead.followUp().outcome().isPresent()
                ? new LeadDeeds.Decision.Refuse("Somebody has said already how it ended.")
                : new LeadDeeds.Decision.Write(
                    Change.followed(lead, f -> f.stillOpen(now), someone.id(), "still_open", now),
                    LeadDeeds.event("lead.still-open", lead, someone)));
  }

  /** Takes "still open" back: it is to be asked again. */
  public LeadDeeds.Result undoStillOpen(Interaction press, LeadId id) {
    return deeds.change(
        press,
        id,
        (lead, someone, now) ->
            lead.followUp().stillOpenAt().isEmpty()
                ? new LeadDeeds.Decision.Refuse("Nobody has said that it is still open.")
                : new LeadDeeds.Decision.Write(
                    Change.followed(
                        lead, FollowUp::notSaidOpen, someone.id(), "still_open_undone", now),
                    LeadDeeds.event("lead.still-open-undone", lead, someone)));
  }
}
