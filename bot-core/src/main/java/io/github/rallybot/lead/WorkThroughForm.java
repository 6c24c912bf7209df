package io.github.rallybot.lead;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws what somebody sees who works through a summary: one lead, or that none is left. */
final class WorkThroughForm {

  private static final String TITLE = "Work through them";
  private static final int MESSAGE = 1500;

  private WorkThroughForm() {}

  /** What became of the press before, with what can still be said of it. */
  record News(String text, Optional<Control.Menu> why) {
    static News of(String text) {
      return new News(text, Optional.empty());
    }
  }

  static Form lead(
      LeadCard drawing, String burst, WorkThrough.Turn.Handed turn, Optional<News> news) {
    Lead lead = turn.lead();
    List<Form.Part> parts = new ArrayList<>();
    news.ifPresent(said -> add(parts, said));
    BurstCount count = turn.count();
    parts.add(
        quiet(
            Span.plain(
                "%s of %s answered, %s by you · yours until "
                    .formatted(
                        BurstCard.number(count.answered()),
                        BurstCard.number(count.all()),
                        BurstCard.number(turn.mine()))),
            Span.time(turn.until())));
    String headline = LeadCard.headline(lead.contact());
    parts.add(shown(new Element.Text(List.of(LeadCard.title(headline, lead.contact().crmUrl())))));
    lead.contact()
        .message()
        .ifPresent(message -> parts.add(shown(new Element.Quote(Words.cut(message, MESSAGE)))));
    parts.add(shown(new Element.Quiet(drawing.whyNow(lead, Optional.empty()))));
    List<Element.Fact> facts = LeadForms.facts(lead);
    parts.add(
        facts.isEmpty()
            ? quiet(Span.plain("No contact details came with it."))
            : shown(new Element.Facts(facts)));
    parts.add(shown(new Element.Actions(controls(burst, lead, headline))));
    return new Form(TITLE, Optional.empty(), "", parts);
  }

  private static List<Control> controls(String burst, Lead lead, String headline) {
    String id = lead.id().value();
    String who = Words.cut(headline, 40);
    List<Control> controls = new ArrayList<>();
    for (Judgement judgement : Judgement.values()) {
      controls.add(
          Control.button(
              judgement.label(),
              judgement.label() + ": " + who,
              Action.of(BurstConversation.JUDGE, burst, id, judgement.code())));
    }
    if (lead.taken().isEmpty()) {
      controls.add(
          Control.button(
              "I’ll take it",
              "I’ll take it: " + who,
              Action.of(BurstConversation.TAKE, burst, id)));
    }
    controls.add(
        Control.button("Skip", "Skip: " + who, Action.of(BurstConversation.SKIP, burst, id)));
    return controls;
  }

  /** The reasons that fit a verdict, but for one that asks for more words. */
  static Optional<Control.Menu> why(Lead lead, Judgement judgement, Reasons reasons) {
    List<Control.Group> groups = new ArrayList<>();
    if (judgement == Judgement.NOT_A_FIT) {
      groups.add(new Control.Group("Not a fit because", choices(lead, reasons.notAFit())));
      groups.add(new Control.Group("It is", choices(lead, reasons.apart())));
    } else if (judgement == Judgement.NOT_YET) {
      groups.add(new Control.Group("Not yet because", choices(lead, reasons.notYet())));
    }
    List<Control.Group> filled = groups.stream().filter(g -> !g.choices().isEmpty()).toList();
    return filled.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Control.Menu(
                "Why?",
                "Say why about " + Words.cut(LeadCard.headline(lead.contact()), 40),
                filled));
  }

  private static List<Control.Choice> choices(Lead lead, Map<String, String> labels) {
    List<Control.Choice> choices = new ArrayList<>();
    labels.forEach(
        (code, label) -> {
          if (!code.equals(Reasons.OTHER)) {
            choices.add(
                new Control.Choice(
                    label, Action.of(BurstConversation.WHY, lead.id().value(), code)));
          }
        });
    return choices;
  }

  /**
   * @param people those who hold what is left
   */
  static Form nothing(
      WorkThrough.Turn.Nothing turn,
      Map<MemberId, Member> people,
      boolean marketing,
      Optional<News> news) {
    List<Form.Part> parts = new ArrayList<>();
    news.ifPresent(said -> add(parts, said));
    BurstCount count = turn.count();
    String mine = ", you answered " + BurstCard.number(turn.mine()) + ".";
    if (count.toAnswer() == 0) {
      parts.add(text("All done. " + BurstCard.number(count.answered()) + " answered" + mine));
      return new Form(TITLE, Optional.empty(), "", parts);
    }
    parts.add(
        text(
            "Nothing left for you. %s of %s answered"
                    .formatted(BurstCard.number(count.answered()), BurstCard.number(count.all()))
                + mine));
    if (!turn.held().isEmpty()) {
      List<Span> spans = new ArrayList<>();
      spans.add(Span.plain("In other hands right now: "));
      turn.held()
          .forEach(
              (member, many) -> {
                spans.add(LeadStory.name(people.get(member)));
                spans.add(Span.plain(" (" + BurstCard.number(many) + ") "));
              });
      parts.add(shown(new Element.Quiet(spans)));
    }
    long rest = count.toAnswer() - turn.held().values().stream().mapToLong(many -> many).sum();
    if (rest > 0) {
      parts.add(
          quiet(
              Span.plain(
                  BurstCard.number(rest)
                      + (marketing
                          ? " more: sales has not answered yet."
                          : " more: whoever took them has not answered yet."))));
    }
    return new Form(TITLE, Optional.empty(), "", parts);
  }

  private static void add(List<Form.Part> parts, News news) {
    parts.add(quiet(Span.plain(news.text())));
    news.why().ifPresent(menu -> parts.add(shown(new Element.Actions(List.of(menu)))));
    parts.add(shown(new Element.Divider()));
  }

  private static Form.Part text(String words) {
    return shown(new Element.Text(List.of(Span.plain(words))));
  }

  private static Form.Part quiet(Span... spans) {
    return shown(new Element.Quiet(List.of(spans)));
  }

  private static Form.Part shown(Element element) {
    return new Form.Shown(element);
  }
}
