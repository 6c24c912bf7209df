package io.github.rallybot.chat;

import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Form;
import java.util.Map;

/** What the person who pressed, submitted or typed gets to see at once. */
public sealed interface Reply {

  /** Nothing: the card itself shows what happened. */
  record Nothing() implements Reply {}

  /** A message that only this person sees; best effort. */
  record Privately(Card card) implements Reply {}

  /** A form, opened in the same request. */
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

  static Reply privately(Card card) {
    return new Privately(card);
  }

  static Reply open(Form form) {
    return new OpenForm(form);
  }

  static Reply invalid(String input, String message) {
    return new Invalid(Map.of(input, message));
  }
}
