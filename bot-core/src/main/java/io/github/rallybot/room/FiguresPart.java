package io.github.rallybot.room;

import io.github.rallybot.chart.ChartSvg;
import io.github.rallybot.chat.card.Chart;
import io.github.rallybot.figures.Count;
import io.github.rallybot.figures.Counts;
import io.github.rallybot.figures.Dimension;
import io.github.rallybot.figures.Figures;
import io.github.rallybot.figures.Gap;
import io.github.rallybot.figures.Group;
import io.github.rallybot.figures.Metric;
import io.github.rallybot.figures.Rate;
import io.github.rallybot.figures.Trend;
import io.github.rallybot.figures.Waits;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.lead.Words;
import io.github.rallybot.queue.Durations;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws the figures of a period, each with its formula and a way to what stands behind it. */
record FiguresPart(Html html, FiguresInHand.Held held, Reasons reasons, Endings endings) {

  private static final List<Metric> SENT = List.of(Metric.GAP, Metric.GOOD_FIT, Metric.NOT_A_FIT);
  private static final List<Metric> DONE =
      List.of(Metric.ANSWERED, Metric.TRIED, Metric.LATE, Metric.OVERDUE, Metric.CLOSED_LOOP);
  private static final List<Metric> ENDED = List.of(Metric.WON);

  private static final int GROUPS = 8;

  private Figures now() {
    return held.now();
  }

  private int minimum() {
    return held.minimum();
  }

  /** A number that leads to what was counted. */
  private void number(String count, Group group, int number) {
    html.leaf(
        "a",
        Words.number(number),
        "class",
        "number",
        "href",
        Look.at(count, group).query(),
        "data-look",
        "");
  }

  private void number(String count) {
    number(count, Group.ALL, now().all().get(count));
  }

  /** What both sides did, in the sentences of the digest. */
  void summary() {
    html.open("p", "class", "summary").text("Marketing sent ");
    number(Count.LEADS);
    html.text(" leads");
    html.text(change(Count.LEADS));
    html.text(". Sales answered ");
    number(Count.ANSWERED);
    share(Metric.ANSWERED);
    html.text(" and tried to reach ");
    number(Count.TRIED);
    now()
        .firstAttempt()
        .median()
        .ifPresent(median -> html.text(", half of them within " + Durations.inWords(median)));
    html.text(". ");
    Gap gap = Gap.of(now(), Group.ALL);
    html.leaf("strong", gap.inWords(minimum())).text(" " + gap.leftOut()).close();
  }

  private String change(String count) {
    return held.before().stream()
        .findFirst()
        .map(before -> now().all().get(count) - before.all().get(count))
        .map(more -> " (" + (more > 0 ? "+" : more < 0 ? "−" : "±") + Math.abs(more) + ")")
        .orElse("");
  }

  private void share(Metric metric) {
    String all = metric.of(now().all()).inWords(minimum());
    int at = all.indexOf('(');
    html.text(at < 0 ? "" : " " + all.substring(at));
  }

  void all(ZoneId zone) {
    charts(zone);
    html.open("div", "class", "tables");
    metrics("What marketing sent", SENT);
    metrics("What sales did about it", DONE);
    metrics("How leads ended", ENDED);
    html.close();
    waits();
    html.open("div", "class", "tables");
    counts(
        "Buyer questions",
        Map.entry("heard", Count.HEARD),
        Map.entry("answered", Count.QUESTIONS_ANSWERED),
        Map.entry("came back to whoever heard them", Count.TOLD),
        Map.entry("had an answer that was not known", Count.AWARENESS_GAPS),
        Map.entry("had none", Count.CREATION_GAPS));
    counts(
        "Content",
        Map.entry("sent", Count.CONTENTS_SENT),
        Map.entry("never sent by anybody", Count.CONTENTS_NEVER_SENT));
    html.close();
    for (Dimension dimension : Dimension.values()) {
      groups(dimension);
    }
    html.leaf(
        "p",
        "Leads count in the period in which they arrived, with what is known of them"
            + (held.frozen() ? " when the meeting began." : " now; from the meeting on they stay.")
            + " Below "
            + minimum()
            + " no share is shown.",
        "class",
        "quiet");
  }

  private void charts(ZoneId zone) {
    html.open("div", "class", "charts");
    for (Chart chart : new FigureCharts(held, reasons, endings).all(zone)) {
      html.open("figure").leaf("figcaption", chart.title());
      html.markup(ChartSvg.of(chart));
      html.leaf("p", chart.says(), "class", "quiet").close();
    }
    html.close();
  }

  private void metrics(String title, List<Metric> metrics) {
    html.open("table").leaf("caption", title);
    head("", "this period", "the one before", "last eight");
    html.open("tbody");
    for (Metric metric : metrics) {
      Trend trend = Trend.of(metric, Group.ALL, now(), held.before());
      html.open("tr").open("th", "scope", "row");
      html.open("details", "id", "formula-" + metric.code());
      html.leaf("summary", Words.capital(metric.says()));
      html.leaf("p", metric.formula(), "class", "quiet").close().close();
      html.open("td");
      number(metric.part(), Group.ALL, trend.now().part());
      html.text(" of ");
      number(metric.whole(), Group.ALL, trend.now().whole());
      share(metric);
      html.close();
      past(trend.before());
      past(trend.lastEight());
      html.close();
    }
    html.close().close();
  }

  private void past(Optional<Rate> rate) {
    html.leaf("td", rate.map(one -> one.inWords(minimum())).orElse("–"), "class", "past");
  }

  private void head(String... columns) {
    html.open("thead").open("tr");
    for (String column : columns) {
      if (column.isEmpty()) {
        html.leaf("td", "");
      } else {
        html.leaf("th", column, "scope", "col");
      }
    }
    html.close().close();
  }

  private void waits() {
    html.open("dl", "class", "waits");
    wait("Until somebody first tried to reach a lead", now().firstAttempt());
    wait("Until sales first gave a verdict", now().firstAnswer());
    wait("Until a buyer question had an answer", now().questions());
    html.close();
  }

  private void wait(String what, Waits waits) {
    html.open("div").leaf("dt", what);
    html.leaf(
        "dd",
        waits
            .median()
            .map(
                median ->
                    "half within "
                        + Durations.inWords(median)
                        + ", nine of ten within "
                        + Durations.inWords(waits.ninetieth().orElse(median))
                        + " ("
                        + Words.number(waits.count())
                        + ")")
            .orElse("nothing to measure"));
    html.close();
  }

  @SafeVarargs
  private void counts(String title, Map.Entry<String, String>... lines) {
    html.open("table").leaf("caption", title);
    head("", "this period", "the one before");
    html.open("tbody");
    for (Map.Entry<String, String> line : lines) {
      html.open("tr").leaf("th", Words.capital(line.getKey()), "scope", "row").open("td");
      number(line.getValue());
      html.close();
      html.leaf(
          "td",
          held.before().stream()
              .findFirst()
              .map(before -> Words.number(before.all().get(line.getValue())))
              .orElse("–"),
          "class",
          "past");
      html.close();
    }
    html.close().close();
  }

  private void groups(Dimension dimension) {
    Map<Group, Counts> groups = now().largest(dimension, GROUPS);
    if (groups.isEmpty()) {
      return;
    }
    html.open("details", "class", "by", "id", "by-" + dimension.code());
    html.leaf("summary", "By " + dimension.code());
    html.open("table");
    head("", "leads", "answered", "good fit of judged", "not a fit of judged");
    html.open("tbody");
    groups.forEach(this::group);
    html.close().close().close();
  }

  private void group(Group group, Counts counts) {
    // those that are put together here are not one group of which the leads could be listed
    boolean listed = !group.value().equals(Group.OTHERS);
    html.open("tr").leaf("th", group.inWords(), "scope", "row");
    for (String count : List.of(Count.LEADS, Count.ANSWERED)) {
      html.open("td");
      cell(listed, count, group, counts.get(count));
      html.close();
    }
    for (Metric metric : List.of(Metric.GOOD_FIT, Metric.NOT_A_FIT)) {
      Rate rate = metric.of(counts);
      html.open("td");
      cell(listed, metric.part(), group, rate.part());
      html.text(rate.inWords(minimum()).substring(Words.number(rate.part()).length()));
      html.close();
    }
    html.close();
  }

  private void cell(boolean listed, String count, Group group, int number) {
    if (listed) {
      number(count, group, number);
    } else {
      html.text(Words.number(number));
    }
  }
}
