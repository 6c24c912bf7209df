package io.github.rallybot.digest;

import static io.github.rallybot.meeting.Minutes.escaped;

import io.github.rallybot.figures.Count;
import io.github.rallybot.figures.Counts;
import io.github.rallybot.figures.Dimension;
import io.github.rallybot.figures.Figures;
import io.github.rallybot.figures.Finding;
import io.github.rallybot.figures.Group;
import io.github.rallybot.figures.Metric;
import io.github.rallybot.figures.Rate;
import io.github.rallybot.schedule.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A digest as Markdown, for other tools. What people wrote stays words: nothing of it formats. */
record DigestMarkdown(DigestWords words, DigestCard.AgendaWords agenda) {

  private static final int SOURCES = 20;

  String of(Digest digest, Period period, Figures figures) {
    Edition edition = digest.edition();
    StringBuilder out = new StringBuilder();
    out.append("# ").append(escaped(DigestWords.title(period))).append("\n\n");
    out.append(words.numbers(period, figures, edition.before())).append("\n");
    words.gap(figures).ifPresent(gap -> out.append("\n").append(gap).append("\n"));
    words
        .besideTheGap(figures, edition)
        .forEach(beside -> out.append("\n").append(beside).append("\n"));
    results(edition, out);
    List<Edition.Line> rows = edition.agenda();
    if (!rows.isEmpty()) {
      out.append("\n## To discuss\n\n");
      rows.forEach(row -> agenda.of(row).ifPresent(said -> row(row, said, out)));
    }
    if (!edition.findings().isEmpty()) {
      out.append("\n## What stands out\n\n");
      for (Finding finding : edition.findings()) {
        out.append("- ").append(escaped(finding.sentence())).append(" ");
        out.append(escaped(finding.detail())).append("\n");
      }
    }
    sources(figures, out);
    return out.toString();
  }

  private void results(Edition edition, StringBuilder out) {
    List<String> well = words.wentWell(edition);
    if (!well.isEmpty() || !edition.results().isEmpty()) {
      out.append("\n## What came of it\n\n");
      for (Edition.Result result : edition.results()) {
        Optional<String> action = agenda.action(result.action());
        action.ifPresent(
            said -> out.append("- ").append(escaped(words.result(result, said))).append("\n"));
      }
      well.forEach(line -> out.append("- ").append(escaped(line)).append("\n"));
    }
  }

  private static void row(Edition.Line row, String said, StringBuilder out) {
    out.append("- ").append(row.before()).append(escaped(said));
    row.question().ifPresent(question -> out.append(" ").append(escaped(question)));
    out.append(" (").append(row.minutes()).append(" min)\n");
  }

  private static void sources(Figures figures, StringBuilder out) {
    Map<Group, Counts> largest = figures.largest(Dimension.SOURCE, SOURCES);
    if (largest.isEmpty()) {
      return;
    }
    out.append("\n## By source\n\n| Source | Leads | Answered | Good fit | Not a fit |\n");
    out.append("| --- | ---: | ---: | ---: | ---: |\n");
    largest.forEach(
        (group, counts) ->
            out.append("| ")
                .append(escaped(DigestCharts.name(group)))
                .append(" | ")
                .append(counts.get(Count.LEADS))
                .append(cell(Metric.ANSWERED.of(counts)))
                .append(cell(Metric.GOOD_FIT.of(counts)))
                .append(cell(Metric.NOT_A_FIT.of(counts)))
                .append(" |\n"));
  }

  private static String cell(Rate rate) {
    return " | " + rate.part() + " of " + rate.whole();
  }
}
