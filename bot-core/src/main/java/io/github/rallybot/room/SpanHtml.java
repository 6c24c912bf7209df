package io.github.rallybot.room;

import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes running text as HTML. Nobody is pinged on a page, so people are named or not at all. */
record SpanHtml(Html html, ZoneId zone) implements Span.Visitor<Html> {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter BOTH =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  void element(Element element) {
    if (element instanceof Element.Quiet quiet) {
      all(quiet.spans());
    } else if (element instanceof Element.Text text) {
      all(text.spans());
    }
  }

  void all(List<? extends Span> spans) {
    spans.forEach(span -> span.accept(this));
  }

  @Override
  public Html plain(Span.Plain plain) {
    return html.text(plain.text());
  }

  @Override
  public Html typed(Span.Typed typed) {
    return html.leaf("code", "/" + typed.command());
  }

  @Override
  public Html strong(Span.Strong strong) {
    return html.leaf("strong", strong.text());
  }

  @Override
  public Html link(Span.Link link) {
    return link(link.text(), link.url().toString());
  }

  /** To somewhere else, which learns nothing of where it was followed. */
  Html link(String words, String url) {
    if (!url.startsWith("https://") && !url.startsWith("http://")) {
      return html.text(words);
    }
    return html.leaf("a", words, "href", url, "rel", "noopener noreferrer", "target", "_blank");
  }

  @Override
  public Html moment(Span.Moment moment) {
    DateTimeFormatter format =
        switch (moment.style()) {
          case TIME -> TIME;
          case DATE -> DATE;
          case DATE_AND_TIME -> BOTH;
        };
    return html.leaf(
        "time", format.format(moment.at().atZone(zone)), "datetime", moment.at().toString());
  }

  @Override
  public Html person(Span.Person person) {
    return html.text("somebody");
  }

  @Override
  public Html channel(Span.Channel channel) {
    return html.text("a channel");
  }
}
