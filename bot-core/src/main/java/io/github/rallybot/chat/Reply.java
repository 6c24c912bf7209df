package io.github.rallybot.chat;

import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.Span;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the person who pressed, submitted or typed gets to see at once. */
public sealed interface Reply {

  /** Nothing: the card itself shows what happened. */
  record Nothing() implements Reply {}

  /**
   * Nothing more than the card that was pressed shows, which is drawn for everybody. Some platforms
   * want it in the answer, and draw it there for whoever pressed.
   *
   * @param card how it looks now; empty if it is no longer shown. Asked only where it is wanted
   */
  record Shown(Supplier<Optional<Card>> card) implements Reply {}

  /** A message that only this person sees; best effort. */
  record Privately(Card card) implements Reply {}

  /**
   * Draws anew what the control stood on. For what is drawn when it is opened: a private list, the
   * home, a message that the bot does not reconcile. Best effort; where nothing can be redrawn, as
   * after a command or within a form, the card is shown privately.
   */
  record Replace(Card card) implements Reply {}

  /**
   * A form, opened in the same request. As the answer to something pressed or submitted within a
   * form it takes that form's place.
   */
  record OpenForm(Form form) implements Reply {}

  /** The form stays open, with a message at each named input. */
  record Invalid(Map<String, String> messages) implements Reply {
    public Invalid {
      messages = Map.copyOf(messages);
    }
  }

  static Reply nothing() {
    return new Nothing();
  }

  static Reply privately(String text) {
    return new Privately(Card.of(text));
  }

  static Reply privately(Span.Words... sentence) {
    return new Privately(Card.of(sentence));
  }

  static Reply privately(Card card) {
    return new Privately(card);
  }

  static Reply replace(Card card) {
    return new Replace(card);
  }

  static Reply open(Form form) {
    return new OpenForm(form);
  }

  static Reply invalid(String input, String message) {
    return new Invalid(Map.of(input, message));
  }
}
