package io.github.rallybot.slack;

import io.github.rallybot.chat.Digest;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Chart;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.chat.card.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws a chart: as a {@code data_visualization} block, of which a message holds two, and none
 * where a figure is missing, because each series of Slack's has a figure everywhere and a gap would
 * be drawn as nothing; otherwise as a picture, and at last as a table. Which of these a message
 * gets is its {@link Way}. Slack's bars are grouped, not stacked, and figures stand below them.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block">Data
 *     visualization block</a>
 */
final class SlackCharts {

  private static final int MAX_TITLE = 50;
  private static final int MAX_NAME = 20;
  private static final int MAX_ALT = 2000;
  private static final int LONGEST_NAME = 40;
  private static final JsonMapper JSON = new JsonMapper();

  private SlackCharts() {}

  /**
   * How the charts of a message are shown.
   *
   * @param drawn so many of them Slack draws itself
   * @param pictures the id of the file that is the picture of a chart; a chart without one is a
   *     table
   */
  record Way(int drawn, Function<Chart, Optional<String>> pictures) {

    /** As it is meant, with stand-ins for the files: the same whatever Slack takes today. */
    static final Way MEANT = new Way(2, chart -> Optional.of(placeholder(chart)));

    /** For what is said at once and cannot be tried again. */
    static final Way TABLES = new Way(0, chart -> Optional.empty());

    private static String placeholder(Chart chart) {
      return "F" + Digest.of(chart.toString()).substring(0, 10).toUpperCase(Locale.ROOT);
    }
  }

  static boolean in(Card card) {
    return card.elements().stream().anyMatch(Chart.class::isInstance);
  }

  /** Whether Slack could draw a chart itself. */
  static boolean isDrawable(Chart chart) {
    return !chart.hasGaps();
  }

  /** The chart as Slack draws it; the figures of bars stand below. */
  static ArrayNode block(Chart chart) {
    boolean line = chart.shape() == Chart.Shape.LINE;
    ObjectNode block = JSON.createObjectNode().put("type", "data_visualization");
    block.put("title", PlainText.label(chart.title(), MAX_TITLE));
    ObjectNode drawn = block.putObject("chart").put("type", line ? "line" : "bar");
    List<String> names = chart.names(MAX_NAME);
    List<String> legend = chart.legend(MAX_NAME);
    ArrayNode all = drawn.putArray("series");
    for (int s = 0; s < legend.size(); s++) {
      ArrayNode data = all.addObject().put("name", legend.get(s)).putArray("data");
      for (int i = 0; i < names.size(); i++) {
        int figure = chart.series().get(s).figures().get(i).orElseThrow();
        data.addObject().put("label", names.get(i)).put("value", figure);
      }
    }
    ObjectNode axis = drawn.putObject("axis_config");
    ArrayNode categories = axis.putArray("categories");
    names.forEach(categories::add);
    if (chart.unit() == Chart.Unit.PERCENT) {
      axis.put("y_label", "%");
    }
    String figures = line ? courses(chart) : chart.figures(chart.names(LONGEST_NAME));
    return JSON.createArrayNode().add(block).addAll(words(chart, figures));
  }

  /** The chart as a picture that Slack has. */
  static ArrayNode picture(Chart chart, String fileId) {
    ObjectNode block = JSON.createObjectNode().put("type", "image");
    block.putObject("slack_file").put("id", fileId);
    block.put(
        "alt_text",
        PlainText.label(chart.title() + ": " + chart.figures(chart.names(LONGEST_NAME)), MAX_ALT));
    return JSON.createArrayNode().add(block).addAll(words(chart, ""));
  }

  /** Where each line goes, which tells them apart without their colours. */
  private static String courses(Chart chart) {
    List<String> legend = chart.legend(LONGEST_NAME);
    int last = chart.categories().size() - 1;
    return IntStream.range(0, legend.size())
        .mapToObj(number -> legend.get(number) + ": " + chart.course(number, 0, last))
        .collect(Collectors.joining("; "));
  }

  /** What a chart says, as it stands below it, and its figures where the drawing shows none. */
  static ArrayNode words(Chart chart, String figures) {
    List<Span> spans = new ArrayList<>(List.of(Span.plain(chart.says())));
    if (!figures.isEmpty()) {
      spans.add(Span.plain(" " + figures + "."));
    }
    return new SlackRenderer.Drawing(SlackRenderer.Surface.MESSAGE).quiet(new Element.Quiet(spans));
  }
}
