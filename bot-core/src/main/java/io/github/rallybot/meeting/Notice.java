package io.github.rallybot.meeting;

import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import java.util.List;
import java.util.Optional;

/**
 * What was just done, said where it was done.
 *
 * @param undo takes it back
 */
record Notice(String words, Optional<Control> undo) {

  static Notice of(String words) {
    return new Notice(words, Optional.empty());
  }

  static Notice of(String words, Control undo) {
    return new Notice(words, Optional.of(undo));
  }

  void addTo(List<Element> elements) {
    elements.add(new Element.Text(Span.plain(words)));
    undo.ifPresent(control -> elements.add(new Element.Actions(List.of(control))));
  }
}
