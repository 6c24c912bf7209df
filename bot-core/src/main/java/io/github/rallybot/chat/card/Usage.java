package io.github.rallybot.chat.card;

import java.util.ArrayList;
import java.util.List;

/** What can be typed, each with what it does. */
public record Usage(String title, List<Element.Fact> lines) {

  public Usage {
    lines = List.copyOf(lines);
  }

  public static Usage of(String title) {
    return new Usage(title, List.of());
  }

  /** One more command, without its slash, as {@link Span#typed} takes it. */
  public Usage with(String command, String meaning) {
    return with(command, Span.plain(meaning));
  }

  /** One more command, of which the meaning names others. */
  public Usage with(String command, Span... meaning) {
    List<Element.Fact> all = new ArrayList<>(lines);
    all.add(new Element.Fact(Span.typed(command), meaning));
    return new Usage(title, all);
  }

  public Card card() {
    return new Card(List.of(new Element.Text(Span.strong(title)), new Element.Facts(lines)), title);
  }
}
