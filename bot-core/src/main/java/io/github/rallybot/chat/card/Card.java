package io.github.rallybot.chat.card;

import java.util.List;

/**
 * A message as the bot means it, before any platform draws it.
 *
 * @param elements from top to bottom
 * @param fallback the same in one plain line, for notifications and screen readers
 */
public record Card(List<Element> elements, String fallback) {

  public Card {
    elements = List.copyOf(elements);
    if (fallback.isBlank()) {
      throw new IllegalArgumentException("a card needs a fallback text");
    }
  }

  /** A card of one plain sentence. */
  public static Card of(String sentence) {
    return new Card(List.of(new Element.Text(List.of(Span.plain(sentence)))), sentence);
  }
}
