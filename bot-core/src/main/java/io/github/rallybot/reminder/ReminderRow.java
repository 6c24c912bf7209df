package io.github.rallybot.reminder;

import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.FollowUp;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadCard;
import io.github.rallybot.lead.LeadStory;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.lead.Verdict;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.queue.RowConversation;
import io.github.rallybot.queue.Verb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One lead of a reminder: what is to be done, or what was done since. */
record ReminderRow(
    Reminder reminder, Reasons reasons, Endings endings, Map<MemberId, Member> people) {

  List<Element> draw(Lead lead) {
    List<Span> line = new ArrayList<>();
    line.add(Span.strong(lead.contact().who()));
    line.add(Span.plain(" · "));
    Optional<Done> done = done(lead);
    List<Control> controls = new ArrayList<>();
    if (done.isPresent()) {
      line.addAll(done.get().words());
      done.get()
          .undo()
          .ifPresent(
              verb ->
                  controls.add(
                      RowConversation.undo(
                          verb == Verb.TAKE ? "Give it back" : "Undo", lead, verb)));
    } else {
      line.addAll(waiting(lead));
      verbs(lead).forEach(verb -> controls.add(RowConversation.button(lead, verb)));
    }
    controls.add(RowConversation.open(lead));
    return List.of(new Element.Text(line), new Element.Actions(controls));
  }

  /** Whether nothing was done since. */
  boolean waits(Lead lead) {
    return done(lead).isEmpty();
  }

  /**
   * What was done since.
   *
   * @param undo what the person reminded can take back
   */
  private record Done(List<Span> words, Optional<Verb> undo) {}

  private Optional<Done> done(Lead lead) {
    return ended(lead)
        .or(() -> judged(lead))
        .or(() -> tried(lead))
        .or(() -> taken(lead))
        .or(() -> putOff(lead));
  }

  private Optional<Done> ended(Lead lead) {
    return lead.followUp()
        .outcome()
        .map(
            end ->
                new Done(
                    List.of(
                        Span.plain(endings.inWords(end) + ": "),
                        LeadStory.name(people.get(end.by()))),
                    Optional.empty()));
  }

  private Optional<Done> judged(Lead lead) {
    return lead.salesVerdict()
        .filter(verdict -> since(verdict.at()))
        .map(
            verdict ->
                new Done(
                    List.of(
                        Span.plain(saying(verdict) + ": "),
                        LeadStory.name(people.get(verdict.by()))),
                    undo(verdict)));
  }

  private Optional<Verb> undo(Verdict verdict) {
    if (!verdict.by().equals(reminder.to())) {
      return Optional.empty();
    }
    return Optional.of(
        switch (verdict.judgement()) {
          case GOOD_FIT -> Verb.GOOD_FIT;
          case NOT_YET -> Verb.NOT_YET;
          case NOT_A_FIT -> Verb.NOT_A_FIT;
        });
  }

  private String saying(Verdict verdict) {
    return verdict.judgement().sign()
        + " "
        + verdict.judgement().label()
        + verdict.reason().map(code -> " (" + reasons.label(code) + ")").orElse("");
  }

  private Optional<Done> tried(Lead lead) {
    return lead.followUp()
        .lastAttempt()
        .filter(last -> since(last.at()))
        .map(
            last -> {
              List<Span> words = new ArrayList<>();
              boolean reached = last.kind() == FollowUp.Attempt.Kind.REACHED;
              words.add(Span.plain(reached ? "reached" : "tried"));
              last.again()
                  .ifPresent(
                      again -> {
                        words.add(Span.plain(", again on "));
                        words.add(date(again));
                      });
              boolean own = last.by().equals(reminder.to());
              return new Done(
                  words, own ? Optional.of(reached ? Verb.REACHED : Verb.TRIED) : Optional.empty());
            });
  }

  private Optional<Done> taken(Lead lead) {
    Optional<Lead.Taken> taken = lead.taken();
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    boolean own = taken.get().by().equals(reminder.to());
    boolean absent = reminder.reason().absent().equals(taken.map(Lead.Taken::by));
    boolean theirsBefore = reminder.reason().kind() == Reminder.Kind.OWN && own;
    if (theirsBefore || absent) {
      return Optional.empty();
    }
    return Optional.of(
        own
            ? new Done(List.of(Span.plain("yours now")), Optional.of(Verb.TAKE))
            : new Done(
                List.of(LeadStory.name(people.get(taken.get().by())), Span.plain(" has it now")),
                Optional.empty()));
  }

  private Optional<Done> putOff(Lead lead) {
    return lead.followUp()
        .snoozedUntil(reminder.to())
        .filter(this::since)
        .map(
            until ->
                new Done(List.of(Span.plain("back on "), date(until)), Optional.of(Verb.TOMORROW)));
  }

  private boolean since(Instant moment) {
    return !moment.isBefore(reminder.at());
  }

  private static List<Span> waiting(Lead lead) {
    Optional<Verdict> verdict = lead.salesVerdict();
    List<Span> words = new ArrayList<>();
    if (verdict.isPresent()) {
      words.add(Span.plain(verdict.get().judgement().label().toLowerCase(java.util.Locale.ROOT)));
      words.add(Span.plain(" since "));
      words.add(date(verdict.get().at()));
      if (verdict.get().judgement() == Judgement.NOT_YET) {
        words.add(Span.plain(", to be asked again now"));
      } else if (lead.followUp().attempts().isEmpty()) {
        words.add(Span.plain(", not tried yet"));
      }
    } else {
      words.add(Span.plain("came "));
      words.add(date(lead.receivedAt()));
    }
    lead.followUp()
        .lastAttempt()
        .ifPresent(
            last -> {
              boolean reached = last.kind() == FollowUp.Attempt.Kind.REACHED;
              words.add(Span.plain(reached ? ", reached " : ", tried "));
              words.add(date(last.at()));
            });
    return words;
  }

  private List<Verb> verbs(Lead lead) {
    if (reminder.reason().kind() == Reminder.Kind.COVER && lead.salesVerdict().isPresent()) {
      // the verdict of whoever has a lead stands until somebody else has it
      return List.of(Verb.TAKE_OVER);
    }
    if (reminder.reason().kind() != Reminder.Kind.OWN) {
      return List.of(
          reminder.reason().kind() == Reminder.Kind.COVER ? Verb.TAKE_OVER : Verb.TAKE,
          Verb.GOOD_FIT,
          Verb.NOT_YET,
          Verb.NOT_A_FIT);
    }
    Optional<Judgement> judgement = lead.salesVerdict().map(Verdict::judgement);
    List<Verb> verbs = new ArrayList<>();
    if (judgement.isEmpty()) {
      verbs.addAll(List.of(Verb.GOOD_FIT, Verb.NOT_YET, Verb.NOT_A_FIT));
    } else if (judgement.get() == Judgement.NOT_YET) {
      verbs.addAll(List.of(Verb.GOOD_FIT, Verb.NOT_A_FIT));
    } else {
      verbs.add(Verb.REACHED);
    }
    verbs.add(Verb.NO_ANSWER);
    if (lead.followUp().triesInVain() >= LeadCard.TRIES) {
      verbs.add(Verb.UNREACHABLE);
    }
    verbs.add(Verb.TOMORROW);
    return verbs;
  }

  private static Span date(Instant moment) {
    return new Span.Moment(moment, Span.Moment.Style.DATE);
  }
}
