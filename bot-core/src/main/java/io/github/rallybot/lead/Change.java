package io.github.rallybot.lead;

import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a lead looks like after something happened to it: pure functions from lead to lead. */
final class Change {

  private Brief brief;
  private Place place;
  private List<String> digests;
  private Optional<Lead.Taken> taken;
  private List<Verdict> verdicts;
  private FollowUp followUp;
  private final List<Deed> history;
  private Optional<Instant> withdrawnAt;
  private Optional<Instant> erasedAt;
  private final Lead before;

  private Change(Lead before) {
    this.before = before;
    this.brief = before.brief();
    this.place = before.place();
    this.digests = before.digests();
    this.taken = before.taken();
    this.verdicts = new ArrayList<>(before.verdicts());
    this.followUp = before.followUp();
    this.history = new ArrayList<>(before.history());
    this.withdrawnAt = before.withdrawnAt();
    this.erasedAt = before.erasedAt();
  }

  private Lead lead() {
    return new Lead(
        before.id(),
        before.receivedAt(),
        brief,
        place,
        digests,
        before.origin(),
        taken,
        verdicts,
        followUp,
        Leads.last(history, LeadDeeds.HISTORY),
        withdrawnAt,
        erasedAt);
  }

  private Lead told(Instant at, Optional<MemberId> by, String what, Optional<String> reason) {
    history.add(new Deed(at, by, what, reason, Optional.empty()));
    return lead();
  }

  private Lead told(Instant at, MemberId by, String what) {
    return told(at, Optional.of(by), what, Optional.empty());
  }

  /** It can be seen for the first time, so that what is promised begins only now. */
  static Lead placed(Lead lead, UnaryOperator<Place> move, Optional<FollowUp.Promise> promise) {
    Change change = new Change(lead);
    change.place = move.apply(lead.place());
    change.followUp = promise.map(lead.followUp()::with).orElse(lead.followUp());
    return change.lead();
  }

  static Lead placed(Lead lead, UnaryOperator<Place> move) {
    Change change = new Change(lead);
    change.place = move.apply(lead.place());
    return change.lead();
  }

  static Lead shownAlsoIn(Lead lead, CardRef card) {
    return placed(lead, place -> place.shownAlsoIn(card));
  }

  /** The same lead was handed over again and said something new. */
  static Lead touched(Lead lead, Brief again, List<Touchpoint> all, String digest, Instant at) {
    Change change = new Change(lead);
    change.brief = lead.brief().or(again, all);
    List<String> digests = new ArrayList<>(lead.digests());
    digests.add(digest);
    change.digests = Leads.last(digests, Leads.TOUCHPOINTS);
    return change.told(at, Optional.empty(), "came_again", Optional.empty());
  }

  /** A verdict takes the place of the member's former one and moves to the end. */
  static Lead judged(Lead lead, Verdict verdict, String what) {
    Change change = new Change(lead);
    change.verdicts.removeIf(v -> v.by().equals(verdict.by()));
    change.verdicts.add(verdict);
    change.place = lead.place().releasedBy(verdict.by());
    return change.told(verdict.at(), Optional.of(verdict.by()), what, verdict.reason());
  }

  /** A verdict is completed in its place: a note, a date. */
  static Lead completed(Lead lead, Verdict verdict, String what, Instant at) {
    Change change = new Change(lead);
    change.verdicts.replaceAll(v -> v.by().equals(verdict.by()) ? verdict : v);
    return change.told(at, verdict.by(), what);
  }

  static Lead undone(Lead lead, MemberId by, Instant at) {
    Change change = new Change(lead);
    change.verdicts.removeIf(v -> v.by().equals(by));
    return change.told(at, by, "undone");
  }

  static Lead taken(Lead lead, MemberId by, Instant at) {
    Change change = new Change(lead);
    change.taken = Optional.of(new Lead.Taken(by, at));
    change.place = lead.place().releasedBy(by);
    return change.told(at, by, "taken");
  }

  static Lead givenBack(Lead lead, MemberId by, Instant at) {
    Change change = new Change(lead);
    change.taken = Optional.empty();
    return change.told(at, by, "given_back");
  }

  static Lead handedOver(Lead lead, FollowUp.HandOver handOver) {
    Change change = new Change(lead);
    change.taken = Optional.of(new Lead.Taken(handOver.to(), handOver.at()));
    change.followUp = lead.followUp().with(handOver);
    return change.told(handOver.at(), handOver.from(), "handed_over");
  }

  /** With the platform's word for when the last of what happened was done. */
  static Lead pressed(Lead lead, Instant moment) {
    Change change = new Change(lead);
    int last = change.history.size() - 1;
    change.history.set(last, change.history.get(last).pressed(moment));
    return change.lead();
  }

  /**
   * With the moment of a member's last deed about a matter moved to when they said the same again;
   * empty if that is known already, or nothing of theirs was about it.
   */
  static Optional<Lead> saidAgain(Lead lead, MemberId by, Matter matter, Instant moment) {
    Change change = new Change(lead);
    for (int i = change.history.size() - 1; i >= 0; i--) {
      Deed deed = change.history.get(i);
      if (deed.by().equals(Optional.of(by)) && Matter.of(deed).equals(Optional.of(matter))) {
        if (deed.pressed().filter(known -> !known.isBefore(moment)).isPresent()) {
          return Optional.empty();
        }
        change.history.set(i, deed.pressed(moment));
        return Optional.of(change.lead());
      }
    }
    return Optional.empty();
  }

  /** Something happened in following it up. */
  static Lead followed(
      Lead lead, UnaryOperator<FollowUp> step, MemberId by, String what, Instant at) {
    Change change = new Change(lead);
    change.followUp = step.apply(lead.followUp());
    return change.told(at, by, what);
  }

  /** The same without a line in the history: the bot's own bookkeeping. */
  static Lead noted(Lead lead, UnaryOperator<FollowUp> step) {
    Change change = new Change(lead);
    change.followUp = step.apply(lead.followUp());
    return change.lead();
  }

  /** Its import was undone. */
  static Lead withdrawn(Lead lead, Instant at) {
    Change change = new Change(lead);
    change.withdrawnAt = Optional.of(at);
    return change.told(at, Optional.empty(), "withdrawn", Optional.empty());
  }

  /** All that is personal is gone; what figures are made of stays. */
  static Lead anonymous(Lead lead, Instant at) {
    Change change = new Change(lead);
    change.brief = lead.brief().anonymous();
    change.digests = List.of();
    change.verdicts.replaceAll(verdict -> verdict.withNote(Optional.empty()));
    change.followUp = lead.followUp().withoutNotesOf(author -> true);
    change.erasedAt = Optional.of(at);
    return change.lead();
  }

  /** What a member wrote is gone; what they clicked stays. */
  static Lead withoutNotesOf(Lead lead, MemberId member) {
    Change change = new Change(lead);
    change.verdicts.replaceAll(v -> v.by().equals(member) ? v.withNote(Optional.empty()) : v);
    change.followUp = lead.followUp().withoutNotesOf(member::equals);
    return change.lead();
  }

  /** What one member did is another's, since they are one person; the latest verdict stands. */
  static Lead renamed(Lead lead, MemberId from, MemberId to) {
    UnaryOperator<MemberId> name = id -> id.equals(from) ? to : id;
    Change change = new Change(lead);
    change.taken = lead.taken().map(taken -> new Lead.Taken(name.apply(taken.by()), taken.at()));
    change.verdicts.clear();
    for (Verdict verdict : lead.verdicts()) {
      Verdict own = verdict.saidBy(name.apply(verdict.by()));
      Optional<Verdict> other =
          change.verdicts.stream().filter(v -> v.by().equals(own.by())).findFirst();
      if (other.filter(v -> v.at().isAfter(own.at())).isEmpty()) {
        other.ifPresent(change.verdicts::remove);
        change.verdicts.add(own);
      }
    }
    change.place = lead.place().renamed(name);
    change.followUp = lead.followUp().renamed(name);
    change.history.replaceAll(
        deed ->
            new Deed(deed.at(), deed.by().map(name), deed.what(), deed.reason(), deed.pressed()));
    return change.lead();
  }

  static Lead withoutOwner(Lead lead) {
    Change change = new Change(lead);
    change.brief = lead.brief().with(lead.contact().withoutOwner());
    return change.lead();
  }
}
