package io.github.rallybot.slack;

import io.github.rallybot.chat.card.Chart;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * How a series looks in a picture. Colours differ for all kinds of colour vision, and in their
 * light; and no two series differ by colour alone.
 *
 * @param filling of bars
 * @param mark of the points of a line
 */
record ChartLook(Color colour, Paint filling, Shape mark, BasicStroke stroke) {

  private static final int TILE = 16;

  static ChartLook of(Chart.Tone tone) {
    return switch (tone) {
      case GOOD -> plain(0x00795c);
      case WAITING -> striped(0xf0b429);
      case BAD -> dotted(0xc2410c);
      case MAIN -> plain(0x1f5fbf);
      case SECOND -> striped(0x7a4b9e);
    };
  }

  private static ChartLook plain(int rgb) {
    Color colour = new Color(rgb);
    return new ChartLook(colour, colour, new Ellipse2D.Double(-4, -4, 8, 8), solid());
  }

  private static ChartLook striped(int rgb) {
    BufferedImage tile = tile(rgb);
    Graphics2D canvas = canvas(tile);
    canvas.setStroke(new BasicStroke(3));
    for (int from = -TILE; from <= TILE; from += TILE) {
      canvas.drawLine(from, TILE, from + TILE, 0);
    }
    canvas.dispose();
    BasicStroke dashed =
        new BasicStroke(
            2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {7, 5}, 0);
    Shape square = new Rectangle2D.Double(-3.5, -3.5, 7, 7);
    return new ChartLook(new Color(rgb), texture(tile), square, dashed);
  }

  private static ChartLook dotted(int rgb) {
    BufferedImage tile = tile(rgb);
    Graphics2D canvas = canvas(tile);
    canvas.fill(new Ellipse2D.Double(2, 2, 5, 5));
    canvas.fill(new Ellipse2D.Double(10, 10, 5, 5));
    canvas.dispose();
    Path2D diamond = new Path2D.Double();
    diamond.moveTo(0, -5);
    diamond.lineTo(5, 0);
    diamond.lineTo(0, 5);
    diamond.lineTo(-5, 0);
    diamond.closePath();
    return new ChartLook(new Color(rgb), texture(tile), diamond, solid());
  }

  private static BasicStroke solid() {
    return new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  private static BufferedImage tile(int rgb) {
    BufferedImage tile = new BufferedImage(TILE, TILE, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = tile.createGraphics();
    canvas.setColor(new Color(rgb));
    canvas.fillRect(0, 0, TILE, TILE);
    canvas.dispose();
    return tile;
  }

  private static Graphics2D canvas(BufferedImage tile) {
    Graphics2D canvas = tile.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setColor(new Color(255, 255, 255, 150));
    return canvas;
  }

  /** Half as large as it is drawn, so that it is sharp in a picture of double density. */
  private static Paint texture(BufferedImage tile) {
    return new TexturePaint(tile, new Rectangle2D.Double(0, 0, TILE / 2.0, TILE / 2.0));
  }
}
