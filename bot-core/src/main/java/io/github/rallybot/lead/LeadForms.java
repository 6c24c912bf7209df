package io.github.rallybot.lead;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.Span;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What opens in front of a lead's card: forms to fill in and sheets to read. */
public final class LeadForms {

  static final String NOTE = "note";
  static final String DATE = "date";
  static final int NOTE_LENGTH = 1000;
  static final String VERDICT_FIRST =
      "Press Good fit, Not yet or Not a fit first; a note belongs to a verdict.";

  private static final String WHO_SEES = "Everybody in the channel sees it on the card.";
  private static final int LINES = 40;

  private LeadForms() {}

  /** Somebody's words, cut where a note ends and no character is split. */
  static String cut(String note) {
    if (note.length() <= NOTE_LENGTH) {
      return note;
    }
    boolean splits = Character.isHighSurrogate(note.charAt(NOTE_LENGTH - 1));
    return note.substring(0, NOTE_LENGTH - (splits ? 1 : 0));
  }

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
    details(lead).forEach(element -> parts.add(shown(element)));
    return new Form("Contact details", Optional.empty(), "", parts);
  }

  /** How to reach a lead, what it wrote, and whatever else came with it. */
  public static List<Element> details(Lead lead) {
    List<Element> details = new ArrayList<>();
    List<Element.Fact> facts = facts(lead);
    if (facts.isEmpty()) {
      details.add(new Element.Quiet(List.of(Span.plain("No contact details came with it."))));
    } else {
      details.add(new Element.Facts(facts));
    }
    lead.contact().message().ifPresent(message -> details.add(new Element.Quote(message)));
    List<Element.Fact> more = new ArrayList<>();
    lead.brief()
        .attributes()
        .forEach(
            (name, value) ->
                more.add(fact(Words.cut(name, 100), Words.cut(String.valueOf(value), 300))));
    if (!more.isEmpty()) {
      details.add(new Element.Divider());
      details.add(new Element.Facts(Leads.last(more, LINES)));
    }
    return details;
  }

  /** What the taker of a lead is shown, for nobody else to see. */
  static Card taken(Lead lead) {
    return yours(lead, List.of(Span.plain("Yours now: ")), Optional.empty());
  }

  /** What somebody is shown to whom a lead was handed over, for nobody else to see. */
  static Card handedOver(Lead lead, Span from, Optional<String> note) {
    return yours(lead, List.of(from, Span.plain(" handed you ")), note);
  }

  private static Card yours(Lead lead, List<Span> before, Optional<String> note) {
    List<Element> elements = new ArrayList<>();
    List<Span> first = new ArrayList<>(before);
    first.add(Span.strong(LeadCard.headline(lead.contact())));
    elements.add(new Element.Text(first));
    note.ifPresent(words -> elements.add(new Element.Quote(words)));
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

  static Form.Part about(Lead lead) {
    return shown(new Element.Text(List.of(Span.strong(LeadCard.headline(lead.contact())))));
  }

  private static Form.Part shown(Element element) {
    return new Form.Shown(element);
  }
}
