package io.github.rallybot.lead;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What opens in front of a lead's card: forms to fill in and sheets to read. */
final class LeadForms {

  static final String NOTE = "note";
  static final String DATE = "date";
  static final int NOTE_LENGTH = 1000;
  static final String VERDICT_FIRST =
      "Press Good fit, Not yet or Not a fit first; a note belongs to a verdict.";

  private static final String WHO_SEES = "Everybody in the channel sees it on the card.";
  private static final int LINES = 40;

  private LeadForms() {}

  static Form note(Lead lead, Optional<String> current) {
    return new Form(
        "Note on your verdict",
        Optional.of(Action.of(LeadConversation.NOTE_DONE, lead.id().value())),
        "Save note",
        List.of(
            about(lead),
            new Form.TextInput(
                NOTE,
                "Note",
                WHO_SEES + " Leave it empty to take it away.",
                false,
                NOTE_LENGTH,
                current.orElse(""))));
  }

  static Form otherReason(Lead lead) {
    return new Form(
        "Not a fit: other",
        Optional.of(Action.of(LeadConversation.OTHER_DONE, lead.id().value())),
        "Save",
        List.of(
            about(lead), new Form.TextInput(NOTE, "What is it?", WHO_SEES, true, NOTE_LENGTH, "")));
  }

  static Form askAgain(Lead lead, LocalDate suggestion) {
    return new Form(
        "Not yet: ask again",
        Optional.of(Action.of(LeadConversation.ASK_DONE, lead.id().value())),
        "Save date",
        List.of(
            about(lead),
            new Form.DateInput(DATE, "Ask again on", WHO_SEES, true, Optional.of(suggestion))));
  }

  /** All that is known of a lead, to read. */
  static Form contact(Lead lead) {
    List<Form.Part> parts = new ArrayList<>();
    parts.add(about(lead));
    List<Element.Fact> facts = facts(lead);
    if (facts.isEmpty()) {
      parts.add(shown(new Element.Quiet(List.of(Span.plain("No contact details came with it.")))));
    } else {
      parts.add(shown(new Element.Facts(facts)));
    }
    lead.contact().message().ifPresent(message -> parts.add(shown(new Element.Quote(message))));
    List<Element.Fact> more = new ArrayList<>();
    lead.brief()
        .attributes()
        .forEach(
            (name, value) ->
                more.add(fact(Words.cut(name, 100), Words.cut(String.valueOf(value), 300))));
    if (!more.isEmpty()) {
      parts.add(shown(new Element.Divider()));
      parts.add(shown(new Element.Facts(Leads.last(more, LINES))));
    }
    return new Form("Contact details", Optional.empty(), "", parts);
  }

  static Form history(Lead lead, Map<MemberId, Member> people, Reasons reasons) {
    List<Form.Part> parts = new ArrayList<>();
    parts.add(about(lead));
    for (Verdict verdict : Leads.last(lead.verdicts(), LINES / 4)) {
      verdict
          .note()
          .ifPresent(
              note -> {
                parts.add(
                    shown(
                        new Element.Quiet(
                            List.of(
                                LeadCard.name(people.get(verdict.by())), Span.plain(" noted:")))));
                parts.add(shown(new Element.Quote(note)));
              });
    }
    for (Touchpoint touchpoint : Leads.last(lead.brief().touchpoints(), LINES / 2)) {
      List<Span> phrase = List.of(Span.plain(Touches.phrase(touchpoint)));
      parts.add(
          touchpoint
              .at()
              .map(at -> line(at, phrase))
              .orElseGet(() -> shown(new Element.Quiet(phrase))));
    }
    for (Deed deed : Leads.last(lead.history(), LINES)) {
      List<Span> spans = new ArrayList<>();
      deed.by()
          .ifPresent(
              by -> {
                spans.add(LeadCard.name(people.get(by)));
                spans.add(Span.plain(" "));
              });
      spans.add(
          Span.plain(
              said(deed.what())
                  + deed.reason().map(code -> ": " + reasons.label(code)).orElse("")));
      parts.add(line(deed.at(), spans));
    }
    return new Form("History", Optional.empty(), "", parts);
  }

  /** What the taker of a lead is shown, for nobody else to see. */
  static Card taken(Lead lead) {
    List<Element> elements = new ArrayList<>();
    elements.add(
        new Element.Text(
            List.of(Span.plain("Yours now: "), Span.strong(LeadCard.headline(lead.contact())))));
    List<Element.Fact> facts = facts(lead);
    elements.add(
        facts.isEmpty()
            ? new Element.Quiet(List.of(Span.plain("No contact details came with it.")))
            : new Element.Facts(facts));
    return new Card(elements, "Yours now: " + LeadCard.headline(lead.contact()));
  }

  static List<Element.Fact> facts(Lead lead) {
    Contact c = lead.contact();
    List<Element.Fact> facts = new ArrayList<>();
    c.phone().ifPresent(phone -> facts.add(fact("Phone", Words.cut(phone, 100))));
    c.email().ifPresent(email -> facts.add(fact("E-mail", Words.cut(email, 320))));
    c.website().ifPresent(url -> facts.add(link("Website", url)));
    c.crmUrl().ifPresent(url -> facts.add(link("CRM", url)));
    c.owner().ifPresent(owner -> facts.add(fact("Owner", Words.cut(owner, 320))));
    return facts;
  }

  private static Element.Fact fact(String label, String value) {
    return new Element.Fact(label, List.of(Span.plain(value)));
  }

  private static Element.Fact link(String label, URI url) {
    return new Element.Fact(
        label, List.of(new Span.Link(Words.cut(url.toString(), 200), url, false)));
  }

  private static String said(String what) {
    return Judgement.of(what)
        .map(judgement -> "said " + judgement.label().toLowerCase(java.util.Locale.ROOT))
        .orElseGet(
            () ->
                switch (what) {
                  case "received" -> "Came in";
                  case "came_again" -> "Came in again";
                  case "note" -> "changed the note";
                  case "ask_again" -> "set a date to ask again";
                  case "undone" -> "took the verdict back";
                  case "taken" -> "took it";
                  case "given_back" -> "gave it back";
                  default -> what.replace('_', ' ');
                });
  }

  private static Form.Part line(java.time.Instant at, List<Span> spans) {
    List<Span> line = new ArrayList<>();
    line.add(new Span.Moment(at, Span.Moment.Style.DATE_AND_TIME));
    line.add(Span.plain(" · "));
    line.addAll(spans);
    return shown(new Element.Quiet(line));
  }

  private static Form.Part about(Lead lead) {
    return shown(new Element.Text(List.of(Span.strong(LeadCard.headline(lead.contact())))));
  }

  private static Form.Part shown(Element element) {
    return new Form.Shown(element);
  }
}
