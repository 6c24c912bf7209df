package io.github.rallybot.chat.card;

import java.util.List;

/**
 * A message as the bot means it, before any platform draws it.
 *
 * @param elements from top to bottom
 * @param fallback the same in one plain line, for notifications and screen readers
 */
public record Card(List<Element> elements, List<Span.Words> fallback) {

  public Card {
    elements = List.copyOf(elements);
    fallback = List.copyOf(fallback);
    if (Span.Words.written(fallback, command -> command).isBlank()) {
      throw new IllegalArgumentException("a card needs a fallback text");
    }
  }

  public Card(List<Element> elements, String fallback) {
    this(elements, List.of(Span.plain(fallback)));
  }

  /** A card of one plain sentence. */
  public static Card of(String sentence) {
    return of(Span.plain(sentence));
  }

  /** A card of one sentence, which may say what to type. */
  public static Card of(Span.Words... sentence) {
    return of(List.of(sentence));
  }

  /** A card of one sentence, which may say what to type. */
  public static Card of(List<Span.Words> sentence) {
    return new Card(List.of(new Element.Text(List.copyOf(sentence))), sentence);
  }
}
