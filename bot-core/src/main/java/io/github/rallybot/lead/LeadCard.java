package io.github.rallybot.lead;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Draws the card of a lead: who, why now, the buttons, and what has been said.
 *
 * @param reasons offered under "Why?"
 * @param story tells what has been said
 */
public record LeadCard(Reasons reasons, LeadStory story) {

  private static final int HEADLINE = 150;
  private static final int MESSAGE = 120;
  private static final int TOUCHPOINTS = 3;

  /** After so many tries with no answer, "unreachable" is offered. */
  public static final int TRIES = 3;

  public static LeadCard of(Reasons reasons, Endings endings, boolean gradeAlways) {
    return new LeadCard(reasons, new LeadStory(reasons, endings, gradeAlways));
  }

  /**
   * @param people everybody who plays a part in the lead
   * @param owner who the lead is for, if they are known on the platform: a new card notifies them
   */
  Card draw(Lead lead, Map<MemberId, Member> people, Optional<UserRef> owner) {
    List<Element> elements = new ArrayList<>();
    if (lead.erasedAt().isPresent()) {
      elements.add(new Element.Quiet(List.of(Span.plain("This lead was erased."))));
      story.tell(lead, people).ifPresent(elements::add);
      return new Card(elements, "A lead that was erased");
    }
    String headline = headline(lead.contact());
    elements.add(new Element.Text(List.of(title(headline, lead.contact().crmUrl()))));
    if (lead.followUp().outcome().isPresent()) {
      story.end(lead, people).ifPresent(elements::add);
      elements.add(new Element.Actions(List.of(more(lead, headline))));
      return new Card(elements, headline);
    }
    lead.contact()
        .message()
        .ifPresent(message -> elements.add(new Element.Quote(Words.cut(message, MESSAGE))));
    elements.add(new Element.Quiet(whyNow(lead, owner)));
    elements.add(new Element.Actions(controls(lead, headline)));
    story.tell(lead, people).ifPresent(elements::add);
    return new Card(elements, "New lead: " + headline);
  }

  /** The first line, and why now. */
  List<Element> head(Lead lead) {
    return List.of(
        new Element.Text(List.of(title(headline(lead.contact()), lead.contact().crmUrl()))),
        new Element.Quiet(whyNow(lead, Optional.empty())));
  }

  /** Name, position and company in one line. */
  public static String headline(Contact contact) {
    String first = contact.headline();
    StringBuilder line = new StringBuilder(first);
    contact.title().ifPresent(title -> line.append(", ").append(title));
    contact
        .company()
        .filter(company -> !company.equals(first))
        .ifPresent(company -> line.append(" · ").append(company));
    return Words.cut(line.toString(), HEADLINE);
  }

  static Span title(String headline, Optional<URI> crm) {
    return crm.<Span>map(url -> new Span.Link(headline, url, true))
        .orElseGet(() -> Span.strong(headline));
  }

  List<Span> whyNow(Lead lead, Optional<UserRef> owner) {
    List<String> parts = new ArrayList<>();
    if (lead.brief().test()) {
      parts.add("Test lead, counts nowhere");
    }
    String source = Words.cut(Words.capital(lead.brief().source()), 60);
    parts.add(lead.brief().campaign().map(c -> source + ": " + Words.cut(c, 60)).orElse(source));
    lead.brief().persona().ifPresent(persona -> parts.add(Words.cut(persona, 40)));
    lead.brief().country().ifPresent(country -> parts.add(Words.cut(country, 40)));
    parts.addAll(Touches.summary(beside(lead), TOUCHPOINTS));
    List<Span> spans = new ArrayList<>();
    spans.add(Span.plain(String.join(" · ", parts)));
    lead.contact()
        .owner()
        .ifPresent(
            address -> {
              spans.add(Span.plain(" · for "));
              spans.add(
                  owner
                      .<Span>map(Span.Person::new)
                      .orElseGet(() -> Span.plain(Words.cut(address, 60))));
            });
    spans.add(Span.plain(" · came "));
    spans.add(new Span.Moment(lead.receivedAt(), Span.Moment.Style.DATE_AND_TIME));
    return spans;
  }

  /** Without what the campaign's name says already: "Webinar: X · attended X". */
  private static List<Touchpoint> beside(Lead lead) {
    return lead.brief().touchpoints().stream()
        .filter(
            touchpoint ->
                touchpoint.kind().equals("again")
                    || touchpoint.title().isEmpty()
                    || !touchpoint.title().equals(lead.brief().campaign()))
        .toList();
  }

  private List<Control> controls(Lead lead, String headline) {
    String id = lead.id().value();
    String who = Words.cut(headline, 40);
    List<Control> controls = new ArrayList<>();
    for (Judgement judgement : Judgement.values()) {
      controls.add(
          Control.button(
              judgement.label(),
              judgement.label() + ": " + who,
              Action.of(LeadConversation.JUDGE, id, judgement.code())));
    }
    if (!lead.verdicts().isEmpty() || lead.followUp().triesInVain() >= TRIES) {
      controls.add(new Control.Menu("Why?", "Say more about " + who, why(id)));
    }
    if (lead.taken().isEmpty()) {
      controls.add(
          Control.button(
              "I’ll take it", "I’ll take it: " + who, Action.of(LeadConversation.TAKE, id)));
    } else {
      controls.add(
          Control.button(
              "Heard a question",
              "Log what they asked: " + who,
              Action.of(LeadConversation.HEARD, id)));
    }
    controls.add(more(lead, headline));
    return controls;
  }

  private List<Control.Group> why(String id) {
    List<Control.Group> groups = new ArrayList<>();
    groups.add(new Control.Group("Not a fit because", choices(id, reasons.notAFit())));
    groups.add(new Control.Group("Not yet because", choices(id, reasons.notYet())));
    groups.add(
        new Control.Group(
            "Ask again in",
            List.of(
                new Control.Choice("1 month", Action.of(LeadConversation.ASK_AGAIN, id, "1")),
                new Control.Choice("3 months", Action.of(LeadConversation.ASK_AGAIN, id, "3")),
                new Control.Choice("6 months", Action.of(LeadConversation.ASK_AGAIN, id, "6")),
                new Control.Choice("a date…", Action.of(LeadConversation.ASK_DATE, id)))));
    groups.add(new Control.Group("It is", choices(id, reasons.apart())));
    groups.add(
        new Control.Group(
            "My verdict",
            List.of(
                new Control.Choice("add a note…", Action.of(LeadConversation.NOTE, id)),
                new Control.Choice("undo", Action.of(LeadConversation.UNDO, id)))));
    return groups.stream().filter(group -> !group.choices().isEmpty()).toList();
  }

  private List<Control.Choice> choices(String id, Map<String, String> labels) {
    List<Control.Choice> choices = new ArrayList<>();
    labels.forEach(
        (code, label) ->
            choices.add(
                new Control.Choice(
                    label,
                    code.equals(Reasons.OTHER)
                        ? Action.of(LeadConversation.OTHER, id)
                        : Action.of(LeadConversation.REASON, id, code))));
    return choices;
  }

  /** What is needed seldom; five at most, so what is there depends on how far the lead is. */
  private static Control more(Lead lead, String headline) {
    String id = lead.id().value();
    boolean ended = lead.followUp().outcome().isPresent();
    List<Control.Choice> choices = new ArrayList<>();
    choices.add(new Control.Choice("Contact details", Action.of(LeadConversation.CONTACT, id)));
    if (ended || lead.taken().isEmpty()) {
      choices.add(new Control.Choice("Heard a question…", Action.of(LeadConversation.HEARD, id)));
    }
    if (!ended) {
      choices.add(new Control.Choice("Hand over…", Action.of(HandOverConversation.OPEN, id)));
    }
    choices.add(
        new Control.Choice(
            ended ? "Change the outcome…" : "Outcome…", Action.of(OutcomeConversation.OPEN, id)));
    choices.add(new Control.Choice("History", Action.of(LeadConversation.HISTORY, id)));
    if (!ended && lead.taken().isPresent()) {
      choices.add(new Control.Choice("Give it back", Action.of(LeadConversation.GIVE_BACK, id)));
    }
    return new Control.More("More about " + Words.cut(headline, 40), choices);
  }
}
