package io.github.rallybot.chat.card;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A document that people read beside the messages, longer than a card may be. All of it are words
 * as data: nothing in them formats, links or pings. Written as {@link Markdown}, or as the cards of
 * a thread where no document can be kept.
 *
 * @param parts from top to bottom
 */
public record Page(String title, List<Part> parts) {

  /** So much goes into one card; Slack takes little more in all blocks of a message. */
  private static final int ROOM = 8000;

  private static final int MOST_ELEMENTS = 40;

  /** So many cards have a table to themselves; more would be a flood. */
  private static final int TABLES = 3;

  /** What a platform shows of one text. */
  private static final int TEXT = 2500;

  public Page {
    parts = List.copyOf(parts);
  }

  /** A part of a page, in both ways in which it is written. */
  public sealed interface Part permits Heading, Text, Points, Tasks, Grid {
    /** Ends with a new line. */
    void write(StringBuilder markdown);

    List<Element> elements();
  }

  /** What the parts below it are about. */
  public record Heading(String words) implements Part {
    @Override
    public void write(StringBuilder markdown) {
      markdown.append("## ").append(Markdown.escaped(words)).append("\n");
    }

    @Override
    public List<Element> elements() {
      return List.of(new Element.Text(Span.strong(words)));
    }
  }

  public record Text(String words) implements Part {
    @Override
    public void write(StringBuilder markdown) {
      markdown.append(Markdown.escaped(words)).append("\n");
    }

    @Override
    public List<Element> elements() {
      return List.of(new Element.Text(Span.plain(words)));
    }
  }

  /** Lines that stand beside each other. */
  public record Points(List<String> lines) implements Part {
    public Points {
      lines = List.copyOf(lines);
    }

    @Override
    public void write(StringBuilder markdown) {
      lines.forEach(line -> markdown.append("- ").append(Markdown.escaped(line)).append("\n"));
    }

    @Override
    public List<Element> elements() {
      return Page.lines(lines, "• ");
    }
  }

  /** Lines of which each can be done with. */
  public record Tasks(List<String> lines) implements Part {
    public Tasks {
      lines = List.copyOf(lines);
    }

    @Override
    public void write(StringBuilder markdown) {
      lines.forEach(line -> markdown.append("- [ ] ").append(Markdown.escaped(line)).append("\n"));
    }

    @Override
    public List<Element> elements() {
      return Page.lines(lines, "☐ ");
    }
  }

  /**
   * A table of words and numbers.
   *
   * @param caption its heading
   * @param rows together with the names of the columns at most {@value #MAX_CELLS} cells
   */
  public record Grid(String caption, List<Element.Column> columns, List<List<String>> rows)
      implements Part {

    /** What a canvas of Slack's takes in one table. */
    public static final int MAX_CELLS = 300;

    public Grid {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      if (columns.size() * (rows.size() + 1) > MAX_CELLS) {
        throw new IllegalArgumentException(
            "a table of %d rows and %d columns has more than %d cells"
                .formatted(rows.size(), columns.size(), MAX_CELLS));
      }
    }

    @Override
    public void write(StringBuilder markdown) {
      new Heading(caption).write(markdown);
      markdown.append("\n");
      line(markdown, columns.stream().map(column -> Markdown.escaped(column.name())).toList());
      line(
          markdown,
          columns.stream()
              .map(column -> column.holds() == Element.Column.Holds.NUMBERS ? "---:" : "---")
              .toList());
      rows.forEach(row -> line(markdown, row.stream().map(Markdown::escaped).toList()));
    }

    private static void line(StringBuilder markdown, List<String> cells) {
      markdown.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    @Override
    public List<Element> elements() {
      return List.of(
          new Element.Table(
              caption,
              columns,
              0,
              rows.stream()
                  .map(row -> new Element.Row(row.stream().map(Element.Cell::of).toList()))
                  .toList()));
    }

    /** As lines that name the columns. */
    private int size() {
      int names = columns.stream().mapToInt(column -> column.name().length()).sum();
      return rows.size() * names
          + rows.stream().flatMap(List::stream).mapToInt(String::length).sum();
    }
  }

  /** Together as long as one text may be. */
  private static List<Element> lines(List<String> lines, String sign) {
    List<Element> elements = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      String one = sign + PlainText.cut(PlainText.line(line).strip(), TEXT / 2);
      if (!text.isEmpty() && text.length() + one.length() > TEXT) {
        elements.add(new Element.Text(Span.plain(text.toString())));
        text.setLength(0);
      }
      text.append(text.isEmpty() ? "" : "\n").append(one);
    }
    elements.add(new Element.Text(Span.plain(text.toString())));
    return elements;
  }

  /**
   * The page as cards of a thread, the first few with one table each.
   *
   * @param most so many cards; what is beyond is left out, and that is said
   */
  public List<Card> cards(int most) {
    List<List<Element>> all = new ArrayList<>(List.of(new ArrayList<>()));
    int filled = 0;
    boolean table = false;
    for (Part part : parts) {
      boolean grid = part instanceof Grid;
      for (Element element : part.elements()) {
        int size = size(part, element);
        List<Element> last = all.get(all.size() - 1);
        boolean full =
            filled + size > ROOM
                || last.size() >= MOST_ELEMENTS
                || (table && grid && all.size() < TABLES);
        if (full) {
          last = new ArrayList<>();
          all.add(last);
          filled = 0;
          table = false;
        }
        last.add(element);
        filled += size;
        table |= grid;
      }
    }
    List<Card> cards = new ArrayList<>();
    int count = Math.min(most, all.size());
    for (int i = 0; i < count; i++) {
      List<Element> elements = all.get(i);
      if (i == count - 1 && all.size() > most) {
        elements.add(new Element.Quiet(Span.plain("There is more than fits here.")));
      }
      cards.add(new Card(elements, count == 1 ? title : title + ", part " + (i + 1)));
    }
    return cards;
  }

  private static int size(Part part, Element element) {
    if (part instanceof Grid grid) {
      return grid.size();
    }
    return element instanceof Element.Text text
        ? text.spans().stream().mapToInt(span -> span.toString().length()).sum()
        : 0;
  }
}
