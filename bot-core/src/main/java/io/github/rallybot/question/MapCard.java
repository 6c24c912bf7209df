package io.github.rallybot.question;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.content.Content;
import io.github.rallybot.lead.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How the journey map looks, and what is in one field of it. */
final class MapCard {

  static final int ROWS = 10;

  /** So many fields can be opened, those with the most questions: Teams takes small cards only. */
  private static final int OPENED = 20;

  private static final int LABEL = 40;
  private static final int CONTENTS = 3;

  private MapCard() {}

  static Card draw(JourneyMap map) {
    List<Element> elements = new ArrayList<>();
    String title = "Who asks what, where in their journey · " + map.period().label();
    elements.add(text(Span.strong(title)));
    if (map.hearings() == 0) {
      elements.add(
          new Element.Text(
              Span.plain("Nobody noted what buyers asked in this time. Type "),
              Span.typed("heard"),
              Span.plain(
                  " and what a buyer asked. Who they are and where in their journey comes from"
                      + " their lead, or is chosen right after.")));
    } else {
      elements.add(text(Span.plain(sum(map))));
      if (map.questions() > 0) {
        elements.add(table(map));
        elements.add(quiet(legend(map)));
      }
    }
    elements.add(new Element.Actions(controls(map)));
    return new Card(elements, title);
  }

  private static String sum(JourneyMap map) {
    return times(map.hearings(), "hearing")
        + " of "
        + questions(map.questions())
        + "; "
        + map.emptiest()
            .map(
                cell ->
                    "nothing answers "
                        + questions(cell.open())
                        + who(cell)
                        + (cell.contents().isEmpty()
                            ? ", and nothing is published for them."
                            : "."))
            .orElse(
                map.questions() == 0
                    ? "they show here once they are sorted."
                    : open(map) == 0
                        ? "none of them waits for an answer."
                        : "nothing answers " + questions(open(map)) + ".");
  }

  private static long open(JourneyMap map) {
    return map.cells().stream().mapToLong(JourneyMap.Cell::open).sum();
  }

  private static String who(JourneyMap.Cell cell) {
    return (cell.persona().notKnown() ? "" : " of " + label(cell.persona()))
        + (cell.stage().notKnown() ? "" : " while " + label(cell.stage()));
  }

  private static Element table(JourneyMap map) {
    List<Element.Column> columns = new ArrayList<>();
    columns.add(Element.Column.words("Who"));
    map.stages().forEach(stage -> columns.add(Element.Column.words(label(stage))));
    List<Element.Row> rows = new ArrayList<>();
    for (JourneyLine persona : map.personas()) {
      List<Element.Cell> cells = new ArrayList<>();
      cells.add(Element.Cell.of(label(persona)));
      map.row(persona).forEach(cell -> cells.add(Element.Cell.of(inWords(cell))));
      rows.add(new Element.Row(cells));
    }
    return new Element.Table("Different questions asked, by whom and when", columns, 0, rows);
  }

  private static String inWords(JourneyMap.Cell cell) {
    List<String> parts = new ArrayList<>();
    if (!cell.asked().isEmpty()) {
      parts.add(Words.number(cell.asked().size()) + " asked");
      parts.add(Words.number(cell.answered()) + " answered");
    }
    if (!cell.contents().isEmpty()) {
      parts.add(times(cell.contents().size(), "content"));
    }
    return parts.isEmpty() ? "–" : String.join(" · ", parts);
  }

  private static String legend(JourneyMap map) {
    List<String> lines = new ArrayList<>();
    lines.add("Content counts where it names the persona or the stage.");
    if (map.personas().stream().anyMatch(JourneyLine::others)) {
      lines.add(
          "The %d personas who ask most have a row of their own.".formatted(JourneyMap.PERSONAS));
    }
    if (map.stages().stream().anyMatch(JourneyLine::others)) {
      lines.add(
          "The %d most frequent stages have a column of their own.".formatted(JourneyMap.STAGES));
    }
    if (map.unsorted() > 0) {
      lines.add(
          map.unsorted() == 1
              ? "1 hearing is not sorted to a question yet, and not in the table."
              : Words.number(map.unsorted())
                  + " hearings are not sorted to a question yet, and not in the table.");
    }
    return String.join(" ", lines);
  }

  private static List<Control> controls(JourneyMap map) {
    List<Control> controls = new ArrayList<>();
    List<JourneyMap.Cell> opened =
        map.cells().stream()
            .filter(cell -> !cell.asked().isEmpty())
            .sorted(Comparator.comparing(cell -> -cell.asked().size()))
            .limit(OPENED)
            .toList();
    List<Control.Group> groups =
        map.personas().stream()
            .map(
                persona ->
                    new Control.Group(
                        label(persona),
                        map.row(persona).stream()
                            .filter(opened::contains)
                            .map(cell -> choice(map, cell))
                            .toList()))
            .filter(group -> !group.choices().isEmpty())
            .toList();
    if (!groups.isEmpty()) {
      controls.add(
          new Control.Menu("Questions of…", "Choose whose questions to see, and when", groups));
    }
    List<Control.Choice> periods = new ArrayList<>();
    for (View.Period period : View.Period.values()) {
      periods.add(
          new Control.Choice(
              Words.capital(period.label()), Action.of(MapConversation.MAP, period.code())));
    }
    controls.add(
        new Control.Menu(
            "Period…",
            "Choose how far back the map goes",
            List.of(new Control.Group("Period", periods))));
    controls.add(
        Control.button(
            "List",
            "What buyers asked, as a list",
            Action.of(QuestionsConversation.WITH, Views.USUAL, "period", map.period().code())));
    return controls;
  }

  private static Control.Choice choice(JourneyMap map, JourneyMap.Cell cell) {
    return new Control.Choice(
        label(cell.stage()) + ": " + questions(cell.asked().size()), open(map, cell, 0));
  }

  private static Action open(JourneyMap map, JourneyMap.Cell cell, int page) {
    return Action.of(
        MapConversation.CELL,
        cell.persona().code(),
        cell.stage().code(),
        map.period().code(),
        Integer.toString(page));
  }

  /**
   * The questions of one field.
   *
   * @param page counted from 0; one that there is not is the last one
   */
  static Card draw(JourneyMap map, JourneyMap.Cell cell, int page) {
    int last = Math.max(0, (cell.asked().size() - 1) / ROWS);
    int at = Math.max(0, Math.min(page, last));
    String title =
        label(cell.persona()) + " · " + label(cell.stage()) + " · " + map.period().label();
    List<Element> elements = new ArrayList<>();
    elements.add(
        text(
            Span.strong(title),
            Span.plain(
                " · " + questions(cell.asked().size()) + (last == 0 ? "" : page(at, last)))));
    cell.asked().stream()
        .skip((long) at * ROWS)
        .limit(ROWS)
        .forEach(
            asked -> {
              String words = Words.cut(asked.question().words(), 150);
              elements.add(
                  text(
                      Span.strong(words),
                      Span.plain(
                          " · "
                              + times(asked.askers(), "asker")
                              + " · "
                              + asked.question().status().label())));
              elements.add(
                  new Element.Actions(
                      List.of(
                          Control.button(
                              "Open",
                              Words.cut("Open the question: " + words, 75),
                              Action.of(MapConversation.OPEN, asked.question().id().value())))));
            });
    elements.add(contents(cell));
    List<Control> controls = new ArrayList<>();
    if (at > 0) {
      controls.add(
          Control.button("Previous", "Show the questions before", open(map, cell, at - 1)));
    }
    if (at < last) {
      controls.add(Control.button("Next", "Show more questions", open(map, cell, at + 1)));
    }
    controls.add(
        Control.button(
            "Back to the map",
            "Show the whole journey map again",
            Action.of(MapConversation.MAP, map.period().code())));
    elements.add(new Element.Actions(controls));
    return new Card(elements, title);
  }

  private static String page(int at, int last) {
    return " · page " + (at + 1) + " of " + (last + 1);
  }

  private static Element contents(JourneyMap.Cell cell) {
    if (cell.contents().isEmpty()) {
      return quiet("Nothing is published for them.");
    }
    List<Span> spans = new ArrayList<>();
    spans.add(Span.plain("Published for them: "));
    cell.contents().stream().limit(CONTENTS).forEach(content -> link(content, spans));
    int more = cell.contents().size() - CONTENTS;
    spans.add(Span.plain(more > 0 ? " and " + Words.number(more) + " more." : "."));
    return new Element.Quiet(spans);
  }

  private static void link(Content content, List<Span> spans) {
    content
        .details()
        .link()
        .ifPresent(
            link -> {
              if (spans.size() > 1) {
                spans.add(Span.plain(", "));
              }
              spans.add(new Span.Link(Words.cut(content.title(), 80), link, false));
            });
  }

  private static String label(JourneyLine line) {
    return Words.cut(Words.capital(line.label()), LABEL);
  }

  private static String questions(long number) {
    return times(number, "question");
  }

  static String times(long number, String what) {
    return number == 1 ? "1 " + what : Words.number(number) + " " + what + "s";
  }

  private static Element text(Span... spans) {
    return new Element.Text(List.of(spans));
  }

  private static Element quiet(String words) {
    return new Element.Quiet(List.of(Span.plain(words)));
  }
}
