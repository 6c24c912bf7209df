package io.github.rallybot;

import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** A table that has everything a table can have. */
public final class SampleTable {

  private SampleTable() {}

  public static Element.Table table() {
    return new Element.Table(
        "What buyers asked this week",
        List.of(
            Element.Column.words("Question"),
            Element.Column.numbers("Times"),
            Element.Column.words("Last heard")),
        0,
        List.of(
            new Element.Row(
                new Element.Cell(
                    new Span.Link(
                        "Does it work with SAP?", URI.create("https://content.example/sap"), false),
                    Span.plain(" <!channel> *bold*")),
                Element.Cell.of(12),
                new Element.Cell(
                    new Span.Moment(
                        Instant.parse("2026-11-23T09:30:00Z"), Span.Moment.Style.DATE))),
            new Element.Row(
                Element.Cell.of("What does it cost?"), Element.Cell.of(3), new Element.Cell())));
  }

  public static Card card() {
    return new Card(List.of(table()), table().caption());
  }

  /** One of so many rows, with so many characters in each of its two cells. */
  public static Element.Table of(int rows, int characters) {
    String words = "x".repeat(characters);
    return new Element.Table(
        "Much",
        List.of(Element.Column.words("One"), Element.Column.words("Two")),
        0,
        Collections.nCopies(rows, new Element.Row(Element.Cell.of(words), Element.Cell.of(words))));
  }
}
