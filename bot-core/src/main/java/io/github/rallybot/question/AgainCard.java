package io.github.rallybot.question;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.Words;
import java.util.ArrayList;
import java.util.List;

/** Asks whether another buyer said what the same person logged a moment ago. */
final class AgainCard {

  private static final int LINE = 80;

  /** Says on a control that there is more on its card than what it logs again. */
  private static final String ONE_OF = "l";

  private AgainCard() {}

  static Card of(List<Hearing> before) {
    if (before.size() > 1) {
      return new Card(each(before), "You logged that a moment ago");
    }
    Action again = Action.of(HeardConversation.AGAIN, before.get(0).id().value());
    return new Card(
        List.of(
            text(
                "You logged the same words a moment ago, and I kept them once. Did another buyer"
                    + " ask it too?"),
            new Element.Actions(
                List.of(
                    Control.button("Yes, log it again", "Log the same words once more", again)))),
        "You logged that a moment ago");
  }

  /** The same below what was logged now. */
  static Card below(Card logged, List<Hearing> before) {
    List<Element> elements = new ArrayList<>(logged.elements());
    elements.addAll(each(before));
    return new Card(elements, logged.fallback());
  }

  private static List<Element> each(List<Hearing> before) {
    List<Element> elements = new ArrayList<>();
    elements.add(
        text("You logged these words a moment ago, and I kept them once. Did another buyer ask?"));
    for (Hearing hearing : before) {
      String words = Words.cut(hearing.words(), LINE);
      Action again = Action.of(HeardConversation.AGAIN, hearing.id().value(), ONE_OF);
      elements.add(text("“" + words + "”"));
      elements.add(
          new Element.Actions(
              List.of(Control.button("Log it again", "Log once more: " + words, again))));
    }
    return elements;
  }

  /** Whether there is nothing else on the card than what was pressed. */
  static boolean alone(Interaction press) {
    return press.action().arguments().size() == 1;
  }

  private static Element text(String words) {
    return new Element.Text(Span.plain(words));
  }
}
