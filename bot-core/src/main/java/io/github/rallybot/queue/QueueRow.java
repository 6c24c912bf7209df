package io.github.rallybot.queue;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.FollowUp;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadCard;
import io.github.rallybot.lead.Outcome;
import io.github.rallybot.lead.OutcomeConversation;
import io.github.rallybot.lead.Verdict;
import io.github.rallybot.lead.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws one lead of the queue: who, how long, and what can be done with one click. */
final class QueueRow {

  private final Page page;

  QueueRow(Page page) {
    this.page = page;
  }

  /**
   * Two elements.
   *
   * @param place the row's place in its section, so that an answer can show it there again
   */
  List<Element> draw(Lead lead, Section section, int place) {
    List<Span> line = new ArrayList<>();
    line.add(Span.strong(who(lead)));
    Optional<Page.Just> just = page.just().filter(done -> done.lead().id().equals(lead.id()));
    if (just.isPresent()) {
      line.add(Span.plain(" · " + just.get().verb().done()));
    } else {
      line.add(Span.plain(" · " + waiting(lead, section)));
      holder(lead, section).ifPresent(line::addAll);
    }
    List<Control> controls = new ArrayList<>();
    if (just.isPresent()) {
      if (just.get().verb().undoable()) {
        controls.add(undo(lead, just.get().verb(), section, place));
      }
    } else {
      verbs(lead, section).forEach(verb -> controls.add(button(lead, verb, section, place)));
      if (section == Section.CLOSE) {
        controls.add(1, lost(lead));
      }
    }
    controls.add(RowConversation.open(lead));
    return List.of(new Element.Text(line), new Element.Actions(controls));
  }

  static String who(Lead lead) {
    return lead.contact().who();
  }

  private String waiting(Lead lead, Section section) {
    if (section == Section.CLOSE) {
      return lead.salesVerdict().map(verdict -> "good fit " + ago(verdict.at())).orElse("good fit");
    }
    if (section == Section.FOLLOW_UP) {
      return due(lead);
    }
    boolean overdue =
        lead.followUp().promise().filter(promise -> !promise.due().isAfter(page.now())).isPresent();
    return "waiting "
        + since(lead.receivedAt())
        + (overdue ? " · overdue" : "")
        + tries(lead).map(tries -> " · " + tries).orElse("");
  }

  private String due(Lead lead) {
    Optional<Verdict> verdict = lead.salesVerdict();
    Optional<java.time.LocalDate> date = verdict.flatMap(Verdict::askAgain);
    if (date.isPresent()) {
      return "not yet, to be asked again on " + Words.day(date.get());
    }
    String tried = tries(lead).orElse("not tried yet");
    return verdict
        .map(said -> "good fit " + ago(said.at()) + " · " + tried)
        .orElseGet(() -> "waiting " + since(lead.receivedAt()) + " · " + tried);
  }

  private Optional<String> tries(Lead lead) {
    int tries =
        (int)
            lead.followUp().attempts().stream()
                .filter(attempt -> attempt.kind() == FollowUp.Attempt.Kind.TRIED)
                .count();
    return lead.followUp()
        .lastAttempt()
        .map(
            last ->
                last.kind() == FollowUp.Attempt.Kind.REACHED
                    ? "reached " + ago(last.at())
                    : "tried " + tries + "×, last " + ago(last.at()));
  }

  /** Whose it is, where leads of everybody are listed. */
  private Optional<List<Span>> holder(Lead lead, Section section) {
    if (section != Section.FOUND) {
      return Optional.empty();
    }
    return lead.taken()
        .map(
            taken ->
                List.of(
                    Span.plain(" · "),
                    io.github.rallybot.lead.LeadStory.name(page.people().get(taken.by())),
                    Span.plain(" has it")))
        .or(
            () ->
                lead.contact()
                    .owner()
                    .map(owner -> List.of(Span.plain(" · for " + Words.cut(owner, 60)))));
  }

  private static List<Verb> verbs(Lead lead, Section section) {
    if (section == Section.CLOSE) {
      return List.of(Verb.WON, Verb.STILL_OPEN);
    }
    List<Verb> verbs = new ArrayList<>();
    if (section == Section.FOLLOW_UP) {
      if (lead.salesVerdict().isEmpty()) {
        verbs.add(Verb.GOOD_FIT);
      }
      verbs.addAll(List.of(Verb.NO_ANSWER, Verb.REACHED, Verb.NOT_YET, Verb.NOT_A_FIT));
    } else {
      verbs.addAll(List.of(Verb.GOOD_FIT, Verb.NOT_YET, Verb.NOT_A_FIT, Verb.TRIED, Verb.REACHED));
    }
    if (lead.followUp().triesInVain() >= LeadCard.TRIES) {
      verbs.add(Verb.UNREACHABLE);
    }
    return verbs;
  }

  private Control button(Lead lead, Verb verb, Section section, int place) {
    return Control.button(
        verb.label(),
        verb.label() + ": " + Words.cut(who(lead), 40),
        Action.of(QueueConversation.DO, place(lead, verb, section, place)));
  }

  private Control undo(Lead lead, Verb verb, Section section, int place) {
    List<String> undoing = new ArrayList<>(List.of(place(lead, verb, section, place)));
    undoing.add(Deeds.mark(lead));
    return Control.button(
        "Undo",
        "Undo " + verb.label() + ": " + Words.cut(who(lead), 40),
        Action.of(QueueConversation.UNDO, undoing.toArray(String[]::new)));
  }

  private static Control lost(Lead lead) {
    return Control.button(
        "Lost…",
        "Lost: " + Words.cut(who(lead), 40),
        Action.of(OutcomeConversation.OPEN, lead.id().value(), Outcome.Kind.LOST.code()));
  }

  private String[] place(Lead lead, Verb verb, Section section, int place) {
    return new String[] {
      lead.id().value(),
      verb.code(),
      page.view().code(),
      Integer.toString(page.view().from()),
      section.place(place)
    };
  }

  private String since(Instant moment) {
    return Durations.inWords(Duration.between(moment, page.now()));
  }

  private String ago(Instant moment) {
    return since(moment) + " ago";
  }
}
