package io.github.rallybot.chart;

import io.github.rallybot.chat.card.Chart;
import io.github.rallybot.chat.card.PlainText;
import java.util.List;
import java.util.OptionalInt;

/**
 * Draws a chart as SVG that stands in a page: named and described for who cannot see it, as wide as
 * its place. Its colours can be changed by the page's sheet: everything has a class, {@code
 * chart-bar}, {@code chart-line} and such, and the tone of its series, {@code chart-good}. Words
 * are escaped. The same chart is always drawn the same.
 */
public final class ChartSvg {

  private static final int WIDTH = 520;
  private static final int ROW = 44;
  private static final int BAR = 16;
  private static final int LEFT = 46;
  private static final int FLOOR = 200;
  private static final int LONGEST_NAME = 40;

  /** From so many periods on, every other one is named. */
  private static final int CROWDED = 10;

  private static final int TICKS = 4;

  /** Longer steps of the scale are so many times something. */
  private static final int ROUND = 5;

  private final Chart chart;
  private final StringBuilder svg = new StringBuilder();

  private ChartSvg(Chart chart) {
    this.chart = chart;
  }

  /** An {@code svg} element; the title of the chart and its sentence are in it as text only. */
  public static String of(Chart chart) {
    return new ChartSvg(chart).drawn();
  }

  private String drawn() {
    boolean line = chart.shape() == Chart.Shape.LINE;
    int legend = chart.series().size() > 1 ? 26 : 4;
    int height = legend + (line ? FLOOR + 28 : chart.categories().size() * ROW);
    add(
        "<svg class=\"chart\" role=\"img\" viewBox=\"0 0 %s %s\" font-size=\"14\">"
            .formatted(WIDTH, height));
    add("<title>%s</title>".formatted(escaped(chart.title())));
    add(
        "<desc>%s</desc>"
            .formatted(
                escaped(chart.says() + " " + chart.figures(chart.names(LONGEST_NAME)) + ".")));
    add("<defs>");
    add(
        "<pattern id=\"chart-stripes\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
            + "<path d=\"M0 8L8 0M-2 2L2 -2M6 10L10 6\" stroke=\"#fff\" stroke-opacity=\".6\""
            + " stroke-width=\"1.6\"/></pattern>");
    add(
        "<pattern id=\"chart-dots\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
            + "<circle cx=\"2\" cy=\"2\" r=\"1.3\" fill=\"#fff\" fill-opacity=\".7\"/>"
            + "<circle cx=\"6\" cy=\"6\" r=\"1.3\" fill=\"#fff\" fill-opacity=\".7\"/></pattern>");
    add("</defs>");
    if (chart.series().size() > 1) {
      legend();
    }
    add("<g transform=\"translate(0 %s)\">".formatted(legend));
    if (line) {
      lines();
    } else {
      bars();
    }
    add("</g></svg>");
    return svg.toString();
  }

  private void legend() {
    double x = 0;
    List<String> names = chart.legend(LONGEST_NAME);
    for (int s = 0; s < names.size(); s++) {
      Look look = look(s);
      if (chart.shape() == Chart.Shape.LINE) {
        mark(look, x + 7, 9);
      } else {
        bar(look, x, 2, 14, 14);
      }
      text("chart-name", x + 20, 14, "start", names.get(s));
      x += 40 + names.get(s).length() * 7.6;
    }
  }

  /** Each below its name, with its figures at the end of that line: also long names can be read. */
  private void bars() {
    List<String> names = chart.names(LONGEST_NAME);
    for (int i = 0; i < names.size(); i++) {
      double y = i * ROW;
      text("chart-name", 0, y + 15, "start", names.get(i));
      text("chart-figure", WIDTH, y + 15, "end", chart.figures(i));
      double x = 0;
      for (int s = 0; s < chart.series().size(); s++) {
        double wide =
            (double) WIDTH * chart.series().get(s).figures().get(i).orElse(0) / chart.largest();
        if (wide > 0) {
          bar(look(s), x, y + 22, Math.max(1, wide - 1), BAR);
        }
        x += wide;
      }
    }
  }

  private void lines() {
    int fourth = (int) Math.ceil((double) chart.largest() / TICKS);
    int step = fourth <= ROUND ? fourth : (fourth + ROUND - 1) / ROUND * ROUND;
    int top = step * TICKS;
    for (int tick = 0; tick <= top; tick += step) {
      double y = y(tick, top);
      add(
          ("<line class=\"chart-rule\" x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\""
                  + " stroke=\"#8a94a6\" stroke-opacity=\".35\"/>")
              .formatted(LEFT, WIDTH, tenths(y), tenths(y)));
      text("chart-tick", LEFT - 6, y + 5, "end", chart.unit().written(OptionalInt.of(tick)));
    }
    List<String> names = chart.names(LONGEST_NAME);
    int last = names.size() - 1;
    for (int i = 0; i <= last; i++) {
      if (last < CROWDED || (last - i) % 2 == 0) {
        text("chart-tick", x(i), FLOOR + 20, "middle", names.get(i));
      }
    }
    for (int s = 0; s < chart.series().size(); s++) {
      line(s, top);
    }
  }

  private void line(int s, int top) {
    List<OptionalInt> figures = chart.series().get(s).figures();
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < figures.size(); i++) {
      if (figures.get(i).isPresent()) {
        boolean goesOn = i > 0 && figures.get(i - 1).isPresent();
        path.append(
            (goesOn ? "L" : "M") + tenths(x(i)) + " " + tenths(y(figures.get(i).getAsInt(), top)));
      }
    }
    Look look = look(s);
    add(
        ("<path class=\"chart-line %s\" d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\""
                + " stroke-linecap=\"round\" stroke-dasharray=\"%s\"/>")
            .formatted(look.name, path, look.colour, look.dashes));
    for (int i = 0; i < figures.size(); i++) {
      if (figures.get(i).isPresent()) {
        mark(look, x(i), y(figures.get(i).getAsInt(), top));
      }
    }
  }

  private double x(int place) {
    return LEFT + (WIDTH - LEFT) * (place + 0.5) / chart.categories().size();
  }

  private static double y(int figure, int top) {
    return FLOOR - (FLOOR - 12.0) * figure / top;
  }

  private void bar(Look look, double x, double y, double wide, double high) {
    String place =
        "x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
            .formatted(tenths(x), tenths(y), tenths(wide), tenths(high));
    add("<rect class=\"chart-bar %s\" %s fill=\"%s\"/>".formatted(look.name, place, look.colour));
    if (!look.pattern.isEmpty()) {
      add("<rect %s fill=\"url(#%s)\"/>".formatted(place, look.pattern));
    }
  }

  private void mark(Look look, double x, double y) {
    add(
        "<path class=\"chart-mark %s\" transform=\"translate(%s %s)\" d=\"%s\" fill=\"%s\"/>"
            .formatted(look.name, tenths(x), tenths(y), look.mark, look.colour));
  }

  private void text(String name, double x, double y, String anchor, String words) {
    add(
        ("<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"currentColor\"%s>%s"
                + "</text>")
            .formatted(
                name,
                x,
                y,
                anchor,
                name.equals("chart-figure") ? " font-weight=\"600\"" : "",
                escaped(words)));
  }

  private Look look(int series) {
    return switch (chart.series().get(series).tone()) {
      case GOOD -> new Look("chart-good", "#00795c", "", Look.CIRCLE, "");
      case WAITING -> new Look("chart-waiting", "#e0a21b", "chart-stripes", Look.SQUARE, "7 5");
      case BAD -> new Look("chart-bad", "#c2410c", "chart-dots", Look.DIAMOND, "");
      case MAIN -> new Look("chart-main", "#2b6cc4", "", Look.CIRCLE, "");
      case SECOND -> new Look("chart-second", "#8e55ae", "chart-stripes", Look.SQUARE, "7 5");
    };
  }

  /** How a series looks: never by its colour alone. */
  private record Look(String name, String colour, String pattern, String mark, String dashes) {
    static final String CIRCLE = "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z";
    static final String SQUARE = "M-4 -4h8v8h-8z";
    static final String DIAMOND = "M0 -5.5L5.5 0L0 5.5L-5.5 0z";
  }

  private void add(String markup) {
    svg.append(markup);
  }

  /** With one decimal, in whatever language the server runs. */
  private static String tenths(double length) {
    return Double.toString(Math.round(length * 10) / 10.0);
  }

  private static String escaped(String words) {
    return PlainText.line(words)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
