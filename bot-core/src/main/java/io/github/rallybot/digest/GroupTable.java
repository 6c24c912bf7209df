package io.github.rallybot.digest;

import io.github.rallybot.chat.card.Element;
import io.github.rallybot.figures.Count;
import io.github.rallybot.figures.Counts;
import io.github.rallybot.figures.Dimension;
import io.github.rallybot.figures.Group;
import io.github.rallybot.figures.Metric;
import io.github.rallybot.figures.Rate;
import io.github.rallybot.lead.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The table that has sources, campaigns, personas or countries beside each other. */
final class GroupTable {

  private record Share(String name, Metric metric) {}

  private static final List<Share> SHARES =
      List.of(
          new Share("Answered", Metric.ANSWERED),
          new Share("Good fit", Metric.GOOD_FIT),
          new Share("Not a fit", Metric.NOT_A_FIT),
          new Share("Good fit of graded good", Metric.GAP));

  private GroupTable() {}

  static String title(Dimension by) {
    return "By " + by.code();
  }

  static List<Element.Column> columns(Dimension by) {
    List<Element.Column> columns = new ArrayList<>();
    columns.add(Element.Column.words(Words.capital(by.code())));
    columns.add(Element.Column.numbers("Leads"));
    SHARES.forEach(share -> columns.add(Element.Column.numbers(share.name())));
    return columns;
  }

  /**
   * A row of it.
   *
   * @param rate how a rate is written
   */
  static List<String> row(Group group, Counts counts, Function<Rate, String> rate) {
    List<String> cells = new ArrayList<>();
    cells.add(DigestCharts.name(group));
    cells.add(String.valueOf(counts.get(Count.LEADS)));
    SHARES.forEach(share -> cells.add(rate.apply(share.metric().of(counts))));
    return cells;
  }
}
