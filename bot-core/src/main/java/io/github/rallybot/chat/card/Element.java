package io.github.rallybot.chat.card;

import java.util.List;

/** A part of a card, from top to bottom. */
public sealed interface Element
    permits Element.Text,
        Element.Quiet,
        Element.Quote,
        Element.Facts,
        Element.Table,
        Element.Divider,
        Element.Actions,
        Chart {

  <R> R accept(Visitor<R> visitor);

  /** One method per kind, so that a renderer which forgets one does not compile. */
  interface Visitor<R> {
    R text(Text text);

    R quiet(Quiet quiet);

    R quote(Quote quote);

    R facts(Facts facts);

    R table(Table table);

    R chart(Chart chart);

    R divider(Divider divider);

    R actions(Actions actions);
  }

  /** Ordinary text. */
  record Text(List<Span> spans) implements Element {
    public Text {
      spans = List.copyOf(spans);
    }

    public Text(Span... spans) {
      this(List.of(spans));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.text(this);
    }
  }

  /** Text that steps back: smaller and paler. */
  record Quiet(List<Span> spans) implements Element {
    public Quiet {
      spans = List.copyOf(spans);
    }

    public Quiet(Span... spans) {
      this(List.of(spans));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.quiet(this);
    }
  }

  /** Somebody's own words. */
  record Quote(String text) implements Element {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.quote(this);
    }
  }

  /** Pairs of a label and what it says. */
  record Facts(List<Fact> facts) implements Element {
    public Facts {
      facts = List.copyOf(facts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.facts(this);
    }
  }

  /**
   * One pair.
   *
   * @param label words, or a command of which the fact tells
   */
  record Fact(Span.Words label, List<Span> spans) {
    public Fact {
      spans = List.copyOf(spans);
    }

    public Fact(String label, List<Span> spans) {
      this(Span.plain(label), spans);
    }

    public Fact(Span.Words label, Span... spans) {
      this(label, List.of(spans));
    }
  }

  /**
   * Rows that are compared with each other. Where a platform draws no tables, each row becomes a
   * line that names the columns; rows that do not fit are left out, and that is said.
   *
   * @param caption says what is in it; stands above
   * @param columns 1 to {@value #MAX_COLUMNS}
   * @param rowHeader which column says what a row is about, counted from 0
   * @param rows at most {@value #MAX_ROWS}, each with as many cells as there are columns
   */
  record Table(String caption, List<Column> columns, int rowHeader, List<Row> rows)
      implements Element {

    /** Slack's limit. */
    public static final int MAX_COLUMNS = 20;

    /** Slack's limit is 100, and one of these holds the names of the columns. */
    public static final int MAX_ROWS = 99;

    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
      int width = columns.size();
      if (caption.isBlank()) {
        throw new IllegalArgumentException("a table needs a caption");
      }
      if (width < 1 || width > MAX_COLUMNS || rows.size() > MAX_ROWS) {
        throw new IllegalArgumentException(
            "a table holds 1 to %d columns and at most %d rows, not %d and %d"
                .formatted(MAX_COLUMNS, MAX_ROWS, width, rows.size()));
      }
      if (rowHeader < 0 || rowHeader >= width) {
        throw new IllegalArgumentException("no column can be the row header: " + rowHeader);
      }
      if (!rows.stream().allMatch(row -> row.cells().size() == width)) {
        throw new IllegalArgumentException("each row has a cell for each of " + width + " columns");
      }
    }

    /** The same with its first rows only. */
    public Table first(int shown) {
      return new Table(caption, columns, rowHeader, rows.subList(0, shown));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.table(this);
    }
  }

  /** A column of a table. */
  record Column(String name, Holds holds) {

    /** What is in a column; numbers stand below each other, to the right. */
    public enum Holds {
      WORDS,
      NUMBERS
    }

    public Column {
      if (name.isBlank()) {
        throw new IllegalArgumentException("a column needs a name");
      }
    }

    public static Column words(String name) {
      return new Column(name, Holds.WORDS);
    }

    public static Column numbers(String name) {
      return new Column(name, Holds.NUMBERS);
    }
  }

  /** A row of a table. */
  record Row(List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    public Row(Cell... cells) {
      this(List.of(cells));
    }
  }

  /** What stands in a row in one column; may be empty. */
  record Cell(List<Span> spans) {
    public Cell {
      spans = List.copyOf(spans);
    }

    public Cell(Span... spans) {
      this(List.of(spans));
    }

    public static Cell of(String words) {
      return new Cell(Span.plain(words));
    }

    public static Cell of(long number) {
      return of(Long.toString(number));
    }
  }

  record Divider() implements Element {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.divider(this);
    }
  }

  /** A row of controls. */
  record Actions(List<Control> controls) implements Element {
    public Actions {
      controls = List.copyOf(controls);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.actions(this);
    }
  }
}
