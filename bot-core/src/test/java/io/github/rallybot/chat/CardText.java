package io.github.rallybot.chat;

import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Chart;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Cards and replies as a person reads them. */
public final class CardText {

  /** What has a slash command of its own. */
  private static final Set<String> OWN = Set.of("leads", "heard", "questions", "agenda", "digest");

  private CardText() {}

  /** What a person reads in a reply, line by line. */
  public static String said(Reply reply) {
    if (reply instanceof Reply.Privately privately) {
      return of(privately.card());
    }
    if (reply instanceof Reply.Replace replace) {
      return of(replace.card());
    }
    if (reply instanceof Reply.OpenForm open) {
      return "form: " + open.form().title();
    }
    return reply instanceof Reply.Invalid invalid ? "invalid: " + invalid.messages() : "";
  }

  /** A card as a person reads it, a line an element. */
  public static String of(Card card) {
    return card.elements().stream().map(CardText::line).collect(Collectors.joining("\n"));
  }

  private static String line(Element element) {
    if (element instanceof Element.Text text) {
      return words(text.spans());
    }
    if (element instanceof Element.Quiet quiet) {
      return words(quiet.spans());
    }
    if (element instanceof Element.Quote quote) {
      return "> " + quote.text();
    }
    if (element instanceof Element.Facts facts) {
      return facts.facts().stream()
          .map(fact -> words(List.of(fact.label())) + ": " + words(fact.spans()))
          .collect(Collectors.joining("\n"));
    }
    if (element instanceof Element.Table table) {
      return rows(table);
    }
    if (element instanceof Chart chart) {
      return chart.title() + "\n" + chart.says() + "\n" + chart.figures(chart.categories());
    }
    if (element instanceof Element.Actions actions) {
      List<String> labels = new ArrayList<>();
      for (Control control : actions.controls()) {
        labels.add(
            control instanceof Control.Button button
                ? "[" + button.label() + "]"
                : control instanceof Control.Menu menu ? "[" + menu.label() + " v]" : "[...]");
      }
      return String.join(" ", labels);
    }
    return "---";
  }

  private static String rows(Element.Table table) {
    List<String> lines = new ArrayList<>(List.of(table.caption()));
    lines.add(
        table.columns().stream().map(Element.Column::name).collect(Collectors.joining(" | ")));
    for (Element.Row row : table.rows()) {
      lines.add(
          row.cells().stream()
              .map(cell -> words(cell.spans()))
              .collect(Collectors.joining(" | "))
              .stripTrailing());
    }
    return String.join("\n", lines);
  }

  /** Running text as a person reads it, commands as some platform has them typed. */
  public static String words(List<? extends Span> spans) {
    StringBuilder words = new StringBuilder();
    for (Span span : spans) {
      if (span instanceof Span.Plain plain) {
        words.append(plain.text());
      } else if (span instanceof Span.Typed typed) {
        words.append(OWN.contains(typed.command().split(" ", 2)[0]) ? "/" : "/rally ");
        words.append(typed.command());
      } else if (span instanceof Span.Strong strong) {
        words.append(strong.text());
      } else if (span instanceof Span.Link link) {
        words.append(link.text());
      } else if (span instanceof Span.Moment moment) {
        words.append(moment.at().atOffset(ZoneOffset.UTC).toLocalTime());
      } else if (span instanceof Span.Person person) {
        words.append("@").append(person.user().id());
      } else if (span instanceof Span.Channel channel) {
        words.append("#").append(channel.channel().id());
      }
    }
    return words.toString();
  }
}
