package io.github.rallybot.digest;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.figures.Caution;
import io.github.rallybot.figures.Count;
import io.github.rallybot.figures.Counts;
import io.github.rallybot.figures.Dimension;
import io.github.rallybot.figures.Figures;
import io.github.rallybot.figures.Gap;
import io.github.rallybot.figures.Group;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadCard;
import io.github.rallybot.lead.Words;
import io.github.rallybot.queue.SheetConversation;
import io.github.rallybot.schedule.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All figures of a period, how each is counted, and the way from each to its leads. */
record FiguresSheet(DigestCharts charts, FigureNames names, FigureLines lines, Caution caution) {

  /** So many leads of a figure are shown. */
  static final int LEADS = 15;

  /** As many as fit, with charts, into what Teams takes. */
  private static final int GROUPS = 8;

  /**
   * All of it.
   *
   * @param past the frozen figures before, newest first
   * @param by what the leads are told apart by
   */
  Card all(
      Period period, Figures figures, List<Figures> past, List<Edition.Past> gaps, Dimension by) {
    List<Element> elements = new ArrayList<>();
    String title = "Figures · " + period.inWords();
    elements.add(new Element.Text(Span.strong(title)));
    List<Span> when = new ArrayList<>();
    when.add(Span.plain("Counted "));
    when.add(new Span.Moment(figures.asOf(), Span.Moment.Style.DATE_AND_TIME));
    when.add(
        Span.plain(
            ". Graded good: "
                + figures.good().inWords()
                + ". No rate is shown of fewer than "
                + caution.minimum()
                + "."));
    elements.add(new Element.Quiet(when));
    elements.add(new Element.Facts(facts(figures, Group.ALL, past)));
    Gap gap = Gap.of(figures, Group.ALL);
    if (gap.agreed().whole() > 0) {
      elements.add(
          new Element.Quiet(
              Span.plain(
                  "Both agree on "
                      + gap.agreed().inWords(caution.minimum())
                      + " of the leads that have a grade and a verdict. "
                      + gap.leftOut())));
    }
    groups(figures, by, elements);
    elements.add(new Element.Actions(ways(period, figures, by)));
    Stream.of(
            charts.gap(period, figures, gaps),
            charts.verdicts(figures, by),
            charts.reasons(figures),
            charts.funnel(figures),
            charts.lost(figures))
        .flatMap(Optional::stream)
        .forEach(elements::add);
    return new Card(elements, title);
  }

  /** The figures of some of the leads. */
  Card of(Period period, Figures figures, List<Figures> past, Group group) {
    List<Element> elements = new ArrayList<>();
    String title = group.inWords() + " · " + period.inWords();
    elements.add(new Element.Text(Span.strong(title)));
    elements.add(new Element.Quiet(Span.plain(Gap.of(figures, group).inWords(caution.minimum()))));
    elements.add(new Element.Facts(facts(figures, group, past)));
    elements.add(new Element.Actions(List.of(behind(period, figures, group))));
    return new Card(elements, title);
  }

  private List<Element.Fact> facts(Figures figures, Group group, List<Figures> past) {
    return lines.of(figures, group, past).stream()
        .map(line -> fact(line.name(), line.value()))
        .toList();
  }

  private static Element.Fact fact(String name, String value) {
    return new Element.Fact(name, List.of(Span.plain(value)));
  }

  private void groups(Figures figures, Dimension by, List<Element> elements) {
    Map<Group, Counts> largest = figures.largest(by, GROUPS);
    if (largest.isEmpty()) {
      return;
    }
    List<Element.Row> rows =
        largest.entrySet().stream()
            .map(
                one ->
                    GroupTable.row(one.getKey(), one.getValue(), lines::brief).stream()
                        .map(Element.Cell::of)
                        .toList())
            .map(Element.Row::new)
            .toList();
    elements.add(new Element.Table(GroupTable.title(by), GroupTable.columns(by), 0, rows));
  }

  private List<Control> ways(Period period, Figures figures, Dimension by) {
    List<Control> ways = new ArrayList<>();
    ways.add(behind(period, figures, Group.ALL));
    List<Control.Choice> groups =
        figures.largest(by, GROUPS).keySet().stream()
            .filter(group -> !group.value().equals(Group.OTHERS))
            .map(
                group ->
                    new Control.Choice(
                        DigestCharts.name(group),
                        GroupCode.of(group).in(DigestConversation.GROUP, period.id())))
            .toList();
    if (!groups.isEmpty()) {
      ways.add(
          new Control.Menu(
              "One " + by.code(),
              "The figures of one " + by.code(),
              List.of(new Control.Group(Words.capital(by.code()), groups))));
    }
    for (Dimension other : Dimension.values()) {
      if (other != by && !figures.of(other).isEmpty()) {
        ways.add(
            Control.button(
                "By " + other.code(),
                "The same by " + other.code(),
                Action.of(DigestConversation.BY, period.id(), other.code())));
      }
    }
    ways.add(
        Control.button(
            "How it is counted",
            "The formula of each figure",
            Action.of(DigestConversation.FORMULAS)));
    ways.add(
        Control.button(
            "Markdown",
            "The digest as a Markdown file",
            Action.of(DigestConversation.MARKDOWN, period.id())));
    return ways;
  }

  private Control behind(Period period, Figures figures, Group group) {
    GroupCode code = GroupCode.of(group);
    Counts counts = figures.of(group);
    List<Control.Group> kinds = new ArrayList<>();
    names
        .aboutLeads(counts)
        .forEach(
            (kind, all) -> {
              List<Control.Choice> choices = new ArrayList<>();
              all.forEach(
                  (count, name) -> {
                    if (counts.get(count) > 0) {
                      choices.add(
                          new Control.Choice(
                              Words.cut(name + ": " + Words.number(counts.get(count)), 70),
                              code.in(
                                  DigestConversation.LEADS,
                                  period.id(),
                                  FigureNames.encoded(count))));
                    }
                  });
              if (!choices.isEmpty()) {
                kinds.add(new Control.Group(kind, choices));
              }
            });
    if (kinds.isEmpty()) {
      kinds.add(
          new Control.Group(
              "Leads",
              List.of(
                  new Control.Choice(
                      "None",
                      code.in(
                          DigestConversation.LEADS,
                          period.id(),
                          FigureNames.encoded(Count.LEADS))))));
    }
    return new Control.Menu("Leads behind…", "The leads behind a figure", kinds);
  }

  /** The formula of each figure. */
  Card formulas() {
    List<Element.Fact> facts =
        FigureLines.RATES.stream()
            .map(metric -> fact(names.rate(metric), metric.formula()))
            .toList();
    return new Card(
        List.of(
            new Element.Text(Span.strong("How it is counted")),
            new Element.Quiet(Span.plain(FigureLines.COUNTED)),
            new Element.Facts(facts)),
        "How it is counted");
  }

  /**
   * The leads behind a figure.
   *
   * @param leads the first of them
   * @param total how many were counted
   */
  Card leads(
      Period period, Group group, String count, List<Lead> leads, int total, boolean frozen) {
    List<Element> elements = new ArrayList<>();
    String title = group.inWords() + " · " + names.name(count) + " · " + period.inWords();
    elements.add(new Element.Text(Span.strong(title)));
    for (Lead lead : leads) {
      if (lead.erasedAt().isPresent()) {
        elements.add(new Element.Text(Span.plain("An erased lead")));
      } else {
        String headline = LeadCard.headline(lead.contact());
        elements.add(new Element.Text(Span.plain(headline)));
        elements.add(
            new Element.Actions(
                List.of(
                    Control.button(
                        "Open",
                        "Open: " + Words.cut(headline, 60),
                        Action.of(SheetConversation.OPEN, lead.id().value())))));
      }
    }
    int more = total - leads.size();
    if (leads.isEmpty()) {
      elements.add(new Element.Text(Span.plain("None of the leads is in this figure now.")));
    } else if (more > 0) {
      elements.add(new Element.Quiet(Span.plain("and " + Words.number(more) + " more")));
    }
    if (frozen) {
      elements.add(
          new Element.Quiet(
              Span.plain(
                  "The figure was frozen with "
                      + Words.leads(total)
                      + " when the meeting began; these are the leads as they are now.")));
    }
    return new Card(elements, title);
  }
}
