package io.github.rallybot.question;

import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.content.Content;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A content as it is passed on: title, one line, and the link printed, to be copied. */
final class AnswerText {

  private AnswerText() {}

  /**
   * @param lead what stands in front of the title
   */
  static List<Element> of(Content content, String lead) {
    List<Span> spans = new ArrayList<>();
    spans.add(Span.plain(lead));
    spans.add(Span.strong(content.title()));
    content.details().line().ifPresent(line -> spans.add(Span.plain(" · " + line)));
    List<Element> elements = new ArrayList<>();
    elements.add(new Element.Text(spans));
    Optional<URI> link = content.details().link();
    link.ifPresent(
        url -> elements.add(new Element.Text(List.of(new Span.Link(url.toString(), url, false)))));
    return elements;
  }
}
