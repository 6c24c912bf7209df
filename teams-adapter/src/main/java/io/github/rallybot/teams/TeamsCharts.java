package io.github.rallybot.teams;

import io.github.rallybot.chat.card.Chart;
import io.github.rallybot.chat.card.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws a chart as Teams draws charts; what does not know them shows a table instead. Bars lie, so
 * that their names fit on a phone; the figures of stacked ones stand in the names, because Teams
 * shows them only when they are pointed at. A line that is broken goes on as another one of the
 * same colour, whose name says from where: Teams would draw through the gap.
 *
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards">Charts
 *     in Adaptive Cards</a>
 */
final class TeamsCharts {

  private static final int MAX_TITLE = 100;
  private static final int MAX_NAME = 40;
  private static final JsonMapper JSON = new JsonMapper();

  private TeamsCharts() {}

  /** The chart without its title and what it says. */
  static ObjectNode draw(Chart chart, ObjectNode fallback) {
    ObjectNode drawn =
        switch (chart.shape()) {
          case LINE -> lines(chart);
          case BARS -> chart.series().size() > 1 ? stacks(chart) : bars(chart);
          case FUNNEL -> bars(chart);
        };
    drawn.put("title", words(chart.title(), MAX_TITLE));
    drawn.set(TeamsRenderer.FALLBACK, fallback);
    return drawn;
  }

  private static ObjectNode stacks(Chart chart) {
    ObjectNode drawn = element("Chart.HorizontalBar.Stacked");
    ArrayNode bars = drawn.putArray("data");
    List<String> names = chart.names(MAX_NAME);
    List<String> legend = chart.legend(MAX_NAME);
    for (int i = 0; i < names.size(); i++) {
      ObjectNode bar = bars.addObject();
      bar.put("title", words(names.get(i), MAX_NAME) + ": " + chart.figures(i));
      ArrayNode parts = bar.putArray("data");
      for (int s = 0; s < legend.size(); s++) {
        Chart.Series series = chart.series().get(s);
        parts
            .addObject()
            .put("legend", words(legend.get(s), MAX_NAME))
            .put("value", series.figures().get(i).orElse(0))
            .put("color", colour(series.tone()));
      }
    }
    return drawn;
  }

  private static ObjectNode bars(Chart chart) {
    ObjectNode drawn = element("Chart.HorizontalBar").put("displayMode", "AbsoluteNoAxis");
    ArrayNode bars = drawn.putArray("data");
    Chart.Series series = chart.series().get(0);
    List<String> names = chart.names(MAX_NAME);
    for (int i = 0; i < names.size(); i++) {
      bars.addObject()
          .put("x", words(names.get(i), MAX_NAME))
          .put("y", series.figures().get(i).orElse(0))
          .put("color", colour(series.tone()));
    }
    return drawn;
  }

  private static ObjectNode lines(Chart chart) {
    ObjectNode drawn = element("Chart.Line");
    if (chart.unit() == Chart.Unit.PERCENT) {
      drawn.put("yAxisTitle", "%");
    }
    ArrayNode lines = drawn.putArray("data");
    List<String> names = chart.names(MAX_NAME);
    for (Stretch stretch : stretches(chart)) {
      ArrayNode points =
          lines
              .addObject()
              .put("legend", words(stretch.name(chart, names), 2 * MAX_NAME))
              .put("color", colour(chart.series().get(stretch.series()).tone()))
              .putArray("values");
      for (int i = stretch.from(); i <= stretch.to(); i++) {
        points.addObject().put("x", words(names.get(i), MAX_NAME)).put("y", stretch.at(chart, i));
      }
    }
    return drawn;
  }

  /** A part of a line without gaps; places from the first to the last. */
  private record Stretch(int series, boolean first, int from, int to) {

    int at(Chart chart, int place) {
      return chart.series().get(series).figures().get(place).orElseThrow();
    }

    /** Says where it goes on and to which figure, which tells lines apart without their colours. */
    String name(Chart chart, List<String> names) {
      String name = chart.legend(MAX_NAME).get(series);
      return (first ? name : name + ", from " + names.get(from))
          + " ("
          + chart.course(series, from, to)
          + ")";
    }
  }

  /** In the order in which they begin: Teams puts periods in the order in which they come. */
  private static List<Stretch> stretches(Chart chart) {
    List<Stretch> stretches = new ArrayList<>();
    int width = chart.categories().size();
    for (int s = 0; s < chart.series().size(); s++) {
      List<OptionalInt> figures = chart.series().get(s).figures();
      boolean first = true;
      for (int from = 0; from < width; from++) {
        int to = from;
        while (to < width && figures.get(to).isPresent()) {
          to++;
        }
        if (to > from) {
          stretches.add(new Stretch(s, first, from, to - 1));
          first = false;
          from = to;
        }
      }
    }
    stretches.sort(Comparator.comparingInt(Stretch::from));
    return stretches;
  }

  private static ObjectNode element(String type) {
    return JSON.createObjectNode().put("type", type);
  }

  private static String words(String raw, int longest) {
    return TeamsSpans.words(PlainText.label(raw, longest));
  }

  /** Teams' own colours, which it adapts to dark mode and high contrast. */
  private static String colour(Chart.Tone tone) {
    return switch (tone) {
      case GOOD -> "good";
      case WAITING -> "warning";
      case BAD -> "attention";
      case MAIN -> "categoricalBlue";
      case SECOND -> "categoricalPurple";
    };
  }
}
