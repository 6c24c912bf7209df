package io.github.rallybot.lead;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a lead looks like after something happened to it: pure functions from lead to lead. */
final class Change {

  private Change() {}

  static Lead home(Lead lead, ChannelRef home) {
    return with(lead, Optional.of(home), lead.taken(), lead.verdicts(), lead.history());
  }

  /** A verdict takes the place of the member's former one and moves to the end. */
  static Lead judged(Lead lead, Verdict verdict, String what) {
    List<Verdict> verdicts = without(lead, verdict.by());
    verdicts.add(verdict);
    return with(
        lead,
        lead.home(),
        lead.taken(),
        verdicts,
        told(lead, new Deed(verdict.at(), Optional.of(verdict.by()), what, verdict.reason())));
  }

  /** A verdict is completed in its place: a note, a date. */
  static Lead completed(Lead lead, Verdict verdict, String what, Instant at) {
    List<Verdict> verdicts =
        new ArrayList<>(
            lead.verdicts().stream().map(v -> v.by().equals(verdict.by()) ? verdict : v).toList());
    return with(
        lead,
        lead.home(),
        lead.taken(),
        verdicts,
        told(lead, new Deed(at, Optional.of(verdict.by()), what, Optional.empty())));
  }

  static Lead undone(Lead lead, MemberId by, Instant at) {
    return with(
        lead,
        lead.home(),
        lead.taken(),
        without(lead, by),
        told(lead, new Deed(at, Optional.of(by), "undone", Optional.empty())));
  }

  static Lead taken(Lead lead, MemberId by, Instant at) {
    return with(
        lead,
        lead.home(),
        Optional.of(new Lead.Taken(by, at)),
        lead.verdicts(),
        told(lead, new Deed(at, Optional.of(by), "taken", Optional.empty())));
  }

  static Lead givenBack(Lead lead, MemberId by, Instant at) {
    return with(
        lead,
        lead.home(),
        Optional.empty(),
        lead.verdicts(),
        told(lead, new Deed(at, Optional.of(by), "given_back", Optional.empty())));
  }

  /** All that is personal is gone; what figures are made of stays. */
  static Lead anonymous(Lead lead, Instant at) {
    return new Lead(
        lead.id(),
        lead.receivedAt(),
        lead.source(),
        Optional.empty(),
        lead.campaign(),
        lead.persona(),
        lead.stage(),
        lead.country(),
        lead.grade(),
        Contact.nobody(),
        List.of(),
        Map.of(),
        lead.test(),
        lead.home(),
        List.of(),
        lead.taken(),
        lead.verdicts().stream().map(verdict -> verdict.withNote(Optional.empty())).toList(),
        lead.history(),
        Optional.of(at));
  }

  /** What a member wrote is gone; what they clicked stays. */
  static Lead withoutNotesOf(Lead lead, MemberId member) {
    return with(
        lead,
        lead.home(),
        lead.taken(),
        lead.verdicts().stream()
            .map(v -> v.by().equals(member) ? v.withNote(Optional.empty()) : v)
            .toList(),
        lead.history());
  }

  static Lead withoutOwner(Lead lead) {
    Contact c = lead.contact();
    return new Lead(
        lead.id(),
        lead.receivedAt(),
        lead.source(),
        lead.externalId(),
        lead.campaign(),
        lead.persona(),
        lead.stage(),
        lead.country(),
        lead.grade(),
        new Contact(
            c.name(),
            c.title(),
            c.company(),
            c.email(),
            c.phone(),
            c.website(),
            c.message(),
            Optional.empty(),
            c.crmUrl()),
        lead.touchpoints(),
        lead.attributes(),
        lead.test(),
        lead.home(),
        lead.digests(),
        lead.taken(),
        lead.verdicts(),
        lead.history(),
        lead.erasedAt());
  }

  private static List<Verdict> without(Lead lead, MemberId by) {
    return new ArrayList<>(lead.verdicts().stream().filter(v -> !v.by().equals(by)).toList());
  }

  private static List<Deed> told(Lead lead, Deed deed) {
    List<Deed> history = new ArrayList<>(lead.history());
    history.add(deed);
    return Leads.last(history, Feedback.HISTORY);
  }

  private static Lead with(
      Lead lead,
      Optional<ChannelRef> home,
      Optional<Lead.Taken> taken,
      List<Verdict> verdicts,
      List<Deed> history) {
    return new Lead(
        lead.id(),
        lead.receivedAt(),
        lead.source(),
        lead.externalId(),
        lead.campaign(),
        lead.persona(),
        lead.stage(),
        lead.country(),
        lead.grade(),
        lead.contact(),
        lead.touchpoints(),
        lead.attributes(),
        lead.test(),
        home,
        lead.digests(),
        taken,
        verdicts,
        history,
        lead.erasedAt());
  }
}
