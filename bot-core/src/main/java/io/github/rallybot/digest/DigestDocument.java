package io.github.rallybot.digest;

import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Page;
import io.github.rallybot.figures.Dimension;
import io.github.rallybot.figures.Figures;
import io.github.rallybot.figures.Finding;
import io.github.rallybot.figures.Group;
import io.github.rallybot.figures.Rate;
import io.github.rallybot.meeting.AgendaRow.Section;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.schedule.DayWords;
import io.github.rallybot.schedule.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole of a digest to read: the agenda, every finding with what it rests on, and all figures
 * with how each is counted. A function of what is stored.
 */
record DigestDocument(
    Members members, DigestWords words, FigureLines lines, DigestCard.AgendaWords agenda) {

  /** So many groups of each kind are on a page, of which few read all. */
  static final int LARGEST = 20;

  /**
   * @param past the frozen figures before, newest first
   * @param groups so many of each dimension, the largest; what else there is is told together
   */
  Page of(Digest digest, Period period, Figures figures, List<Figures> past, int groups) {
    Edition edition = digest.edition();
    List<Page.Part> parts = new ArrayList<>();
    parts.add(new Page.Text(words.numbers(period, figures, edition.before())));
    words.gap(figures).ifPresent(gap -> parts.add(new Page.Text(gap)));
    words.besideTheGap(figures, edition).forEach(beside -> parts.add(new Page.Text(beside)));
    list("What came of it", results(edition), parts);
    tasks(digest, period, parts);
    list("What stands out", edition.findings().stream().map(this::evidence).toList(), parts);
    parts.add(figures(figures, past));
    lines.kinds(figures).forEach((kind, all) -> list(kind, all, parts));
    for (Dimension by : Dimension.values()) {
      groups(figures, by, groups, parts);
    }
    parts.add(new Page.Text(FigureLines.COUNTED));
    return new Page(DigestWords.title(period), parts);
  }

  private static void list(String heading, List<String> lines, List<Page.Part> parts) {
    if (!lines.isEmpty()) {
      parts.add(new Page.Heading(heading));
      parts.add(new Page.Points(lines));
    }
  }

  private List<String> results(Edition edition) {
    List<String> lines = new ArrayList<>();
    for (Edition.Result result : edition.results()) {
      agenda.action(result.action()).ifPresent(action -> lines.add(words.result(result, action)));
    }
    lines.addAll(words.wentWell(edition));
    return lines;
  }

  private String evidence(Finding finding) {
    return finding.sentence() + " " + finding.detail() + " " + finding.question();
  }

  private void tasks(Digest digest, Period period, List<Page.Part> parts) {
    List<Edition.Line> rows = digest.edition().agenda();
    Map<MemberId, Member> people =
        members.named(rows.stream().flatMap(row -> row.who().stream()).toList());
    LocalDate day = LocalDate.ofInstant(digest.startsAt(), period.zone());
    List<String> lines = new ArrayList<>();
    for (Edition.Line row : rows) {
      agenda.of(row).ifPresent(said -> lines.add(line(row, said, people, day)));
    }
    if (!lines.isEmpty()) {
      parts.add(new Page.Heading("To discuss"));
      parts.add(new Page.Tasks(lines));
    }
  }

  private static String line(
      Edition.Line row, String said, Map<MemberId, Member> people, LocalDate day) {
    StringBuilder line = new StringBuilder();
    if (row.section() == Section.ACTION) {
      line.append("Open action: ");
    } else if (row.section() == Section.COMING_UP) {
      line.append("Coming up: ");
    }
    line.append(row.before().isEmpty() ? said : row.before() + "“" + said + "”");
    row.question().ifPresent(question -> line.append(" ").append(question));
    row.who()
        .ifPresent(
            who ->
                line.append(" (")
                    .append(name(people, who))
                    .append(row.due().map(due -> ", due " + DayWords.inWords(due, day)).orElse(""))
                    .append(")"));
    if (row.section() == Section.CARRIED) {
      line.append(", from the last meeting");
    }
    return line.append(" · ").append(row.minutes()).append(" min").toString();
  }

  private static String name(Map<MemberId, Member> people, MemberId who) {
    return Optional.ofNullable(people.get(who)).flatMap(Member::shortName).orElse("somebody");
  }

  private Page.Grid figures(Figures figures, List<Figures> past) {
    return new Page.Grid(
        "Figures",
        List.of(
            Element.Column.words("Figure"),
            Element.Column.words("Now"),
            Element.Column.words("How it is counted")),
        lines.of(figures, Group.ALL, past).stream()
            .map(line -> List.of(line.name(), line.value(), line.formula()))
            .toList());
  }

  private static void groups(Figures figures, Dimension by, int most, List<Page.Part> parts) {
    List<List<String>> rows =
        figures.largest(by, most).entrySet().stream()
            .map(one -> GroupTable.row(one.getKey(), one.getValue(), DigestDocument::cell))
            .toList();
    List<Element.Column> columns = GroupTable.columns(by);
    int atOnce = Page.Grid.MAX_CELLS / columns.size() - 1;
    for (int from = 0; from < rows.size(); from += atOnce) {
      parts.add(
          new Page.Grid(
              GroupTable.title(by) + (from == 0 ? "" : ", from " + (from + 1)),
              columns,
              rows.subList(from, Math.min(from + atOnce, rows.size()))));
    }
  }

  private static String cell(Rate rate) {
    return rate.part() + " of " + rate.whole();
  }
}
