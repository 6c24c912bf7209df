package io.github.rallybot.chat.card;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Figures as a picture. Whoever cannot see it reads what it {@code says}, which stands beside it on
 * every platform, and its {@link #figures}; no series is told from another by colour alone. Where a
 * platform draws no charts, it is a picture or a {@link #table}.
 *
 * @param title stands above
 * @param says what it shows, in a sentence
 * @param categories what the figures are of, in their order: sources, reasons, periods, steps; each
 *     with a name, and at most {@link Shape#most} of them
 * @param series 1 to {@value #MAX_SERIES}, each with a figure for every category; a funnel has one
 */
public record Chart(
    String title, String says, Shape shape, Unit unit, List<String> categories, List<Series> series)
    implements Element {

  /** Slack's limit. */
  public static final int MAX_SERIES = 6;

  /** So many of the largest bars are shown, and what the rest adds up to. */
  public static final int LARGEST = 12;

  private static final String OTHERS = "Others";

  /** How many times as long as the longest bar another may be, to be drawn beside it. */
  private static final int MUCH = 2;

  /** How figures are drawn. */
  public enum Shape {
    /** Lengths beside each other; those of several series are stacked. */
    BARS(LARGEST + 1),
    /** What changes over periods, broken where there is no figure. Slack draws at most 20. */
    LINE(20),
    /** What is left after each step. */
    FUNNEL(LARGEST);

    private final int most;

    Shape(int most) {
      this.most = most;
    }

    /** So many categories can be drawn. */
    public int most() {
      return most;
    }
  }

  /** What figures count. */
  public enum Unit {
    COUNT,
    /** Of a hundred. */
    PERCENT;

    /** A figure as it is read. */
    public String written(OptionalInt figure) {
      return figure.isEmpty() ? "–" : figure.getAsInt() + (this == PERCENT ? " %" : "");
    }
  }

  /** What a series means, which says how it looks. */
  public enum Tone {
    GOOD,
    WAITING,
    BAD,
    MAIN,
    SECOND
  }

  /**
   * Figures that belong together.
   *
   * @param figures not below zero; empty where there is none
   */
  public record Series(String name, Tone tone, List<OptionalInt> figures) {
    public Series {
      figures = List.copyOf(figures);
      if (name.isBlank()) {
        throw new IllegalArgumentException("a series needs a name");
      }
      if (figures.stream().anyMatch(figure -> figure.orElse(0) < 0)) {
        throw new IllegalArgumentException("a figure is below zero: " + figures);
      }
    }

    /** One that has a figure for everything. */
    public static Series of(String name, Tone tone, int... figures) {
      return new Series(name, tone, IntStream.of(figures).mapToObj(OptionalInt::of).toList());
    }

    private Series of(List<Integer> places) {
      return new Series(name, tone, places.stream().map(figures::get).toList());
    }

    private int sum() {
      return figures.stream().mapToInt(figure -> figure.orElse(0)).sum();
    }

    private Series with(int figure) {
      List<OptionalInt> more = new ArrayList<>(figures);
      more.add(OptionalInt.of(figure));
      return new Series(name, tone, more);
    }
  }

  public Chart {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
    int width = categories.size();
    if (title.isBlank() || says.isBlank()) {
      throw new IllegalArgumentException("a chart needs a title, and a sentence that says it");
    }
    if (width < 1 || width > shape.most || series.isEmpty() || series.size() > MAX_SERIES) {
      throw new IllegalArgumentException(
          "%s of 1 to %d categories and 1 to %d series, not %d and %d"
              .formatted(shape, shape.most, MAX_SERIES, width, series.size()));
    }
    if (categories.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a category needs a name");
    }
    if (series.stream().anyMatch(one -> one.figures().size() != width)) {
      throw new IllegalArgumentException("each series has a figure for each category");
    }
    if (shape != Shape.LINE && series.stream().anyMatch(Chart::broken)) {
      throw new IllegalArgumentException("only lines have gaps");
    }
    if (shape == Shape.FUNNEL && series.size() > 1) {
      throw new IllegalArgumentException("a funnel has one series");
    }
  }

  /**
   * Counts as bars. If there are more than {@value #LARGEST}, those with the largest sums keep
   * their order, and one at the end holds the rest; unless it is so long that the others could not
   * be told from each other: then the rest is said.
   */
  public static Chart bars(
      String title, String says, List<String> categories, List<Series> series) {
    int all = categories.size();
    if (all <= LARGEST) {
      return new Chart(title, says, Shape.BARS, Unit.COUNT, categories, series);
    }
    List<Integer> largest =
        IntStream.range(0, all)
            .boxed()
            .sorted(Comparator.comparingInt(place -> -sum(series, place)))
            .limit(LARGEST)
            .sorted()
            .toList();
    List<Integer> rest =
        IntStream.range(0, all).boxed().filter(place -> !largest.contains(place)).toList();
    List<String> names = largest.stream().map(categories::get).toList();
    List<Series> shown = series.stream().map(one -> one.of(largest)).toList();
    Chart named = new Chart(title, says, Shape.BARS, Unit.COUNT, names, shown);
    String others = OTHERS + " (" + rest.size() + ")";
    List<Series> withRest =
        IntStream.range(0, series.size())
            .mapToObj(s -> shown.get(s).with(series.get(s).of(rest).sum()))
            .toList();
    List<String> withOthers = new ArrayList<>(names);
    withOthers.add(others);
    Chart whole = new Chart(title, says, Shape.BARS, Unit.COUNT, withOthers, withRest);
    return whole.sum(LARGEST) <= MUCH * named.largest()
        ? whole
        : new Chart(
            title,
            says + " " + others + ": " + whole.figures(LARGEST) + ".",
            Shape.BARS,
            Unit.COUNT,
            names,
            shown);
  }

  /** A line over periods, of which the latest are shown. */
  public static Chart line(
      String title, String says, Unit unit, List<String> periods, List<Series> series) {
    int from = Math.max(0, periods.size() - Shape.LINE.most);
    List<Integer> latest = IntStream.range(from, periods.size()).boxed().toList();
    return new Chart(
        title,
        says,
        Shape.LINE,
        unit,
        periods.subList(from, periods.size()),
        series.stream().map(one -> one.of(latest)).toList());
  }

  /** How many are left after each step. */
  public static Chart funnel(String title, String says, List<String> steps, int... left) {
    return new Chart(
        title, says, Shape.FUNNEL, Unit.COUNT, steps, List.of(Series.of("Leads", Tone.MAIN, left)));
  }

  private static int sum(List<Series> series, int place) {
    return series.stream().mapToInt(one -> one.figures().get(place).orElse(0)).sum();
  }

  private static boolean broken(Series series) {
    return series.figures().stream().anyMatch(OptionalInt::isEmpty);
  }

  /** Whether a figure is missing somewhere. */
  public boolean hasGaps() {
    return series.stream().anyMatch(Chart::broken);
  }

  /** The figures of one category together; zero if there is none. */
  public int sum(int place) {
    return sum(series, place);
  }

  /** The largest length that is drawn; at least 1. */
  public int largest() {
    IntStream lengths =
        shape == Shape.LINE
            ? series.stream().flatMap(s -> s.figures().stream()).mapToInt(f -> f.orElse(0))
            : IntStream.range(0, categories.size()).map(this::sum);
    return Math.max(1, lengths.max().orElse(1));
  }

  /** What each category is called, in at most so many characters; no two alike. */
  public List<String> names(int longest) {
    return distinct(categories, longest);
  }

  /** What each series is called, in at most so many characters; no two alike. */
  public List<String> legend(int longest) {
    return distinct(series.stream().map(Series::name).toList(), longest);
  }

  private static List<String> distinct(List<String> names, int longest) {
    Set<String> taken = new HashSet<>();
    List<String> distinct = new ArrayList<>();
    for (String name : names) {
      String candidate = PlainText.label(name, longest);
      for (int again = 2; !taken.add(candidate); again++) {
        String number = " (" + again + ")";
        candidate = PlainText.label(name, longest - number.length()) + number;
      }
      distinct.add(candidate);
    }
    return Collections.unmodifiableList(distinct);
  }

  /** From where to where a series goes between two places that have figures. */
  public String course(int number, int from, int to) {
    List<OptionalInt> figures = series.get(number).figures();
    String last = unit.written(figures.get(to));
    return from == to ? last : unit.written(figures.get(from)) + " to " + last;
  }

  /** The figures of one category, in the order of the series. */
  public String figures(int place) {
    return series.stream()
        .map(one -> unit.written(one.figures().get(place)))
        .collect(Collectors.joining(" / "));
  }

  /** All figures in one line, with names of at most so many characters. */
  public String figures(List<String> names) {
    String all =
        IntStream.range(0, names.size())
            .mapToObj(place -> names.get(place) + ": " + figures(place))
            .collect(Collectors.joining("; "));
    return series.size() == 1 ? all : String.join(" / ", legend(40)) + ". " + all;
  }

  /** The same figures as rows. */
  public Table table() {
    List<String> names = names(75);
    List<Column> columns = new ArrayList<>(List.of(Column.words(of())));
    legend(75).forEach(name -> columns.add(Column.numbers(name)));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.of(names.get(i))));
      for (Series one : series) {
        cells.add(Cell.of(unit.written(one.figures().get(i))));
      }
      rows.add(new Row(cells));
    }
    return new Table(title, columns, 0, rows);
  }

  private String of() {
    return switch (shape) {
      case BARS -> "Of";
      case LINE -> "Period";
      case FUNNEL -> "Step";
    };
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.chart(this);
  }
}
