package io.github.rallybot.question;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import java.util.List;
import java.util.stream.Stream;

/** Finds what can be pressed on what a person was shown. */
final class Pressable {

  private Pressable() {}

  /** The first control that does something. */
  static Action of(Reply reply, String name) {
    return all(reply).filter(action -> action.name().equals(name)).findFirst().orElseThrow();
  }

  static Stream<Action> all(Reply reply) {
    return elements(reply).stream()
        .filter(Element.Actions.class::isInstance)
        .flatMap(element -> ((Element.Actions) element).controls().stream())
        .flatMap(Pressable::actions);
  }

  private static List<Element> elements(Reply reply) {
    if (reply instanceof Reply.OpenForm open) {
      return open.form().parts().stream()
          .filter(Form.Shown.class::isInstance)
          .map(part -> ((Form.Shown) part).element())
          .toList();
    }
    Card card =
        reply instanceof Reply.Privately privately
            ? privately.card()
            : ((Reply.Replace) reply).card();
    return card.elements();
  }

  private static Stream<Action> actions(Control control) {
    if (control instanceof Control.Button button) {
      return Stream.of(button.action());
    }
    if (control instanceof Control.Menu menu) {
      return menu.groups().stream()
          .flatMap(group -> group.choices().stream())
          .map(Control.Choice::action);
    }
    return ((Control.More) control).choices().stream().map(Control.Choice::action);
  }
}
