package io.github.rallybot.slack;

import io.github.rallybot.chat.card.Chart;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.CategoryTextAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAnchor;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.CategoryItemRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.text.TextBlock;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.chart.ui.VerticalAlignment;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * Draws a chart as a picture, for where Slack does not draw it itself: on paper of its own, which
 * is white in dark mode too; twice as dense as it is wide, so that it is sharp; narrow enough to be
 * read on a phone. Figures are written beside what is drawn, and series differ by pattern, mark and
 * stroke. The same chart is always drawn the same.
 *
 * <p>With JFreeChart, because it stacks bars that lie, fills them with patterns and breaks lines.
 */
final class ChartPicture {

  /** Pixels of the picture for each of the drawing. */
  private static final int DENSITY = 2;

  private static final int WIDTH = 520;
  private static final int ROW = 42;
  private static final int LINE_HEIGHT = 230;
  private static final int LONGEST_NAME = 44;

  /** From so many periods on, every other one is named. */
  private static final int CROWDED = 10;

  /** About how wide bars can be, with the figures behind them, and each character of these. */
  private static final double BARS_WIDTH = 300;

  private static final double CHARACTER = 8.5;

  private static final Color INK = new Color(0x1d2433);
  private static final Color PALE = new Color(0x56607a);
  private static final Color RULE = new Color(0xd9dee8);
  private static final Font REGULAR = font("Regular");
  private static final Font BOLD = font("Bold");

  private ChartPicture() {}

  /**
   * The bytes of a PNG.
   *
   * @throws LinkageError if this machine has nothing to draw text with
   */
  static byte[] png(Chart chart) {
    JFreeChart drawing = drawing(chart);
    int height = height(chart);
    BufferedImage image =
        new BufferedImage(WIDTH * DENSITY, height * DENSITY, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.scale(DENSITY, DENSITY);
    canvas.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    drawing.draw(canvas, new Rectangle2D.Double(0, 0, WIDTH, height));
    canvas.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static int height(Chart chart) {
    int title = 24 * (1 + chart.title().length() / 56);
    int legend = chart.series().size() > 1 ? 30 : 0;
    int drawn = isLine(chart) ? LINE_HEIGHT : chart.categories().size() * ROW;
    return 36 + title + legend + drawn;
  }

  private static JFreeChart drawing(Chart chart) {
    CategoryPlot plot = isLine(chart) ? lines(chart) : bars(chart);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setInsets(new RectangleInsets(4, 0, 0, 0));
    JFreeChart drawing = new JFreeChart(null, null, plot, false);
    drawing.setBackgroundPaint(Color.WHITE);
    drawing.setPadding(new RectangleInsets(14, 16, 12, 16));
    drawing.setTextAntiAlias(true);
    TextTitle title =
        new TextTitle(
            chart.title(),
            written(BOLD, 17, chart.title()),
            INK,
            RectangleEdge.TOP,
            HorizontalAlignment.LEFT,
            VerticalAlignment.TOP,
            RectangleInsets.ZERO_INSETS);
    title.setExpandToFitSpace(true);
    title.setTextAlignment(HorizontalAlignment.LEFT);
    drawing.addSubtitle(title);
    if (chart.series().size() > 1) {
      LegendTitle legend = new LegendTitle(plot);
      legend.setPosition(RectangleEdge.TOP);
      legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
      legend.setItemFont(written(REGULAR, 14, String.join("", chart.legend(LONGEST_NAME))));
      legend.setItemPaint(INK);
      legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 14));
      legend.setPadding(new RectangleInsets(6, 0, 0, 0));
      legend.setFrame(BlockBorder.NONE);
      drawing.addSubtitle(legend);
    }
    return drawing;
  }

  /** Bars that lie, so that long names can be read; their figures stand behind them. */
  private static CategoryPlot bars(Chart chart) {
    StackedBarRenderer renderer = new StackedBarRenderer();
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(true);
    renderer.setDefaultLegendShape(new Rectangle2D.Double(-8, -7, 16, 14));
    styled(renderer, chart);
    for (int i = 0; i < chart.series().size(); i++) {
      renderer.setSeriesOutlinePaint(i, Color.WHITE);
      renderer.setSeriesOutlineStroke(i, new BasicStroke(1.5f));
    }
    NumberAxis lengths = new NumberAxis();
    lengths.setRange(0, chart.largest() / (1 - roomBehind(chart)));
    lengths.setVisible(false);
    CategoryAxis names = axis(new RightAligned(), chart, 14, INK);
    names.setMaximumCategoryLabelLines(2);
    names.setMaximumCategoryLabelWidthRatio(0.36f);
    names.setCategoryMargin(0.34);
    names.setLowerMargin(0.02);
    names.setUpperMargin(0.02);
    CategoryPlot plot = new CategoryPlot(dataset(chart), names, lengths, renderer);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeGridlinesVisible(false);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    for (int i = 0; i < chart.categories().size(); i++) {
      CategoryTextAnnotation figures =
          new CategoryTextAnnotation("  " + behind(chart, i), key(chart, i), chart.sum(i));
      figures.setFont(written(BOLD, 14, ""));
      figures.setPaint(INK);
      figures.setCategoryAnchor(CategoryAnchor.MIDDLE);
      figures.setTextAnchor(TextAnchor.CENTER_LEFT);
      plot.addAnnotation(figures);
    }
    return plot;
  }

  /** The part of the width that the figures behind the longest bar need. */
  private static double roomBehind(Chart chart) {
    int longest =
        IntStream.range(0, chart.categories().size())
            .map(place -> behind(chart, place).length())
            .max()
            .orElse(0);
    return Math.min(0.7, (longest + 2) * CHARACTER / BARS_WIDTH);
  }

  /** Of a funnel, also how many were lost in the step. */
  private static String behind(Chart chart, int place) {
    String figures = chart.figures(place);
    if (chart.shape() != Chart.Shape.FUNNEL || place == 0) {
      return figures;
    }
    int lost = chart.sum(place - 1) - chart.sum(place);
    return lost > 0 ? figures + "   −" + lost : figures;
  }

  private static CategoryPlot lines(Chart chart) {
    LineAndShapeRenderer renderer = new LineAndShapeRenderer(true, true);
    renderer.setUseFillPaint(true);
    styled(renderer, chart);
    for (int i = 0; i < chart.series().size(); i++) {
      ChartLook look = ChartLook.of(chart.series().get(i).tone());
      renderer.setSeriesFillPaint(i, look.colour());
      renderer.setSeriesShape(i, look.mark());
      renderer.setSeriesStroke(i, look.stroke());
    }
    NumberAxis height = new NumberAxis();
    height.setRange(0, chart.largest() * 1.18);
    height.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    height.setTickLabelInsets(new RectangleInsets(6, 4, 6, 4));
    height.setAxisLineVisible(false);
    height.setTickMarksVisible(false);
    height.setTickLabelFont(written(REGULAR, 13, ""));
    height.setTickLabelPaint(PALE);
    height.setNumberFormatOverride(
        new DecimalFormat(
            chart.unit() == Chart.Unit.PERCENT ? "0' %'" : "0",
            DecimalFormatSymbols.getInstance(Locale.ROOT)));
    CategoryAxis periods = axis(new CategoryAxis(), chart, 13, PALE);
    periods.setMaximumCategoryLabelLines(2);
    periods.setMaximumCategoryLabelWidthRatio(1.4f);
    periods.setCategoryMargin(0);
    periods.setLowerMargin(0);
    periods.setUpperMargin(0);
    periods.setAxisLineVisible(true);
    periods.setAxisLinePaint(RULE);
    CategoryPlot plot = new CategoryPlot(dataset(chart), periods, height, renderer);
    plot.setRangeGridlinePaint(RULE);
    plot.setRangeGridlineStroke(new BasicStroke(1));
    for (int i = 0; i < chart.series().size(); i++) {
      ends(plot, chart, chart.series().get(i));
    }
    return plot;
  }

  /** Writes the first and the last figure of a line where neither it nor another line is. */
  private static void ends(CategoryPlot plot, Chart chart, Chart.Series series) {
    List<OptionalInt> figures = series.figures();
    int first = 0;
    while (first < figures.size() - 1 && figures.get(first).isEmpty()) {
      first++;
    }
    int last = figures.size() - 1;
    while (last > first && figures.get(last).isEmpty()) {
      last--;
    }
    for (int place : first == last ? new int[] {first} : new int[] {first, last}) {
      if (figures.get(place).isPresent()) {
        int value = figures.get(place).getAsInt();
        int here = place;
        int beside = place == first ? Math.min(first + 1, last) : Math.max(last - 1, first);
        boolean below =
            figures.get(beside).orElse(0) > value
                || chart.series().stream()
                    .anyMatch(one -> one.figures().get(here).orElse(0) > value);
        CategoryTextAnnotation figure =
            new CategoryTextAnnotation(
                chart.unit().written(figures.get(place)),
                key(chart, place),
                value + chart.largest() * (below ? -0.05 : 0.05));
        figure.setFont(written(BOLD, 14, ""));
        figure.setPaint(ChartLook.of(series.tone()).colour());
        figure.setTextAnchor(below ? TextAnchor.TOP_CENTER : TextAnchor.BOTTOM_CENTER);
        plot.addAnnotation(figure);
      }
    }
  }

  private static void styled(CategoryItemRenderer renderer, Chart chart) {
    for (int i = 0; i < chart.series().size(); i++) {
      ChartLook look = ChartLook.of(chart.series().get(i).tone());
      renderer.setSeriesPaint(i, renderer instanceof BarRenderer ? look.filling() : look.colour());
    }
  }

  private static CategoryAxis axis(CategoryAxis names, Chart chart, int size, Color ink) {
    names.setTickLabelFont(written(REGULAR, size, String.join("", chart.categories())));
    names.setTickLabelPaint(ink);
    names.setAxisLineVisible(false);
    names.setTickMarksVisible(false);
    return names;
  }

  /** An axis whose names end at it, also those of two lines. */
  private static final class RightAligned extends CategoryAxis {
    private static final long serialVersionUID = 1L;

    @Override
    @SuppressWarnings("rawtypes") // as the library has it
    protected TextBlock createLabel(
        Comparable category, float width, RectangleEdge edge, Graphics2D canvas) {
      TextBlock label = super.createLabel(category, width, edge, canvas);
      label.setLineAlignment(HorizontalAlignment.RIGHT);
      return label;
    }
  }

  private static DefaultCategoryDataset dataset(Chart chart) {
    DefaultCategoryDataset dataset = new DefaultCategoryDataset();
    List<String> legend = chart.legend(LONGEST_NAME);
    for (int s = 0; s < legend.size(); s++) {
      for (int i = 0; i < chart.categories().size(); i++) {
        OptionalInt figure = chart.series().get(s).figures().get(i);
        dataset.addValue(
            figure.isPresent() ? Integer.valueOf(figure.getAsInt()) : null,
            legend.get(s),
            key(chart, i));
      }
    }
    return dataset;
  }

  /** A category in its place, by the name that is shown there. */
  private record Key(int place, String shown) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return Integer.compare(place, other.place);
    }

    @Override
    public String toString() {
      return shown;
    }
  }

  private static Key key(Chart chart, int place) {
    int last = chart.categories().size() - 1;
    boolean named = !isLine(chart) || last < CROWDED || (last - place) % 2 == 0;
    return new Key(place, named ? chart.names(LONGEST_NAME).get(place) : "");
  }

  private static boolean isLine(Chart chart) {
    return chart.shape() == Chart.Shape.LINE;
  }

  /** A font of its own, because a server may have none; for what is not in it, what there is. */
  private static Font written(Font font, int size, String words) {
    return font.canDisplayUpTo(words) < 0
        ? font.deriveFont((float) size)
        : new Font(Font.SANS_SERIF, font.equals(BOLD) ? Font.BOLD : Font.PLAIN, size);
  }

  private static Font font(String style) {
    try (InputStream bytes =
        ChartPicture.class.getResourceAsStream("/liberation/LiberationSans-" + style + ".ttf")) {
      if (bytes == null) {
        throw new IllegalStateException("the font is missing");
      }
      return Font.createFont(Font.TRUETYPE_FONT, bytes);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("the font cannot be read", e);
    }
  }
}
