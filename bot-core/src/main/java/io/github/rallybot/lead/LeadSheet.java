package io.github.rallybot.lead;

import io.github.rallybot.chat.card.Element;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that is known of a lead on one sheet, for people who may see how to reach it. */
public final class LeadSheet {

  /** So many deeds, so that the sheet fits where it is shown. */
  private static final int DEEDS = 20;

  private final LeadCards cards;
  private final LeadCard drawing;
  private final Reasons reasons;
  private final Endings endings;

  public LeadSheet(LeadCards cards, LeadCard drawing, Reasons reasons, Endings endings) {
    this.cards = cards;
    this.drawing = drawing;
    this.reasons = reasons;
    this.endings = endings;
  }

  /** Who, why now, and what was said and done. */
  public List<Element> top(Lead lead) {
    Map<MemberId, Member> people = cards.people(lead);
    List<Element> top = new ArrayList<>(drawing.head(lead));
    drawing.story().end(lead, people).ifPresent(top::add);
    drawing.story().tell(lead, people).ifPresent(top::add);
    return top;
  }

  /** How to reach it, what it wrote, what it did, and its history. */
  public List<Element> rest(Lead lead) {
    List<Element> rest = new ArrayList<>();
    rest.add(new Element.Divider());
    rest.addAll(LeadForms.details(lead));
    rest.add(new Element.Divider());
    rest.addAll(LeadHistory.elements(lead, cards.people(lead), reasons, endings, DEEDS));
    return rest;
  }
}
