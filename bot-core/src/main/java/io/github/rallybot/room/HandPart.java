package io.github.rallybot.room;

import io.github.rallybot.chart.ChartSvg;
import io.github.rallybot.chat.card.Chart;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.figures.Count;
import io.github.rallybot.figures.Finding;
import io.github.rallybot.figures.Rate;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.LeadStory;
import io.github.rallybot.lead.Words;
import io.github.rallybot.meeting.AgendaRow;
import io.github.rallybot.meeting.AgreedAction;
import io.github.rallybot.meeting.AgreedAction.Standing;
import io.github.rallybot.meeting.Pointer;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.question.Hearing;
import io.github.rallybot.question.QuestionId;
import io.github.rallybot.schedule.DayWords;
import io.github.rallybot.schedule.Period;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Draws what is looked at: the evidence of a row, or what stands behind a figure.
 *
 * @param zone of whoever looks
 * @param names the people with these ids
 */
record HandPart(
    Html html,
    Period period,
    FiguresInHand.Held held,
    Behind behind,
    ZoneId zone,
    LocalDate today,
    Function<List<MemberId>, Map<MemberId, Member>> names) {

  /**
   * @param action what it is, if the row is about one
   */
  void row(AgendaRow row, Optional<AgreedAction> action) {
    AgendaPart.label(row).ifPresent(label -> html.leaf("p", label, "class", "label"));
    html.leaf("h2", row.words());
    row.question().ifPresent(question -> html.leaf("p", question, "class", "ask"));
    action.ifPresent(this::story);
    AgendaRow.question(row.key()).ifPresent(this::question);
    if (AgendaRow.question(row.key()).isEmpty()) {
      row.evidence().ifPresent(this::evidence);
    }
  }

  /** What was done about an action, from when it was agreed on. */
  private void story(AgreedAction action) {
    Map<MemberId, Member> people =
        names.apply(
            action.standings().stream()
                .flatMap(one -> List.of(one.by(), one.owner()).stream())
                .toList());
    html.open("ol", "class", "story");
    boolean first = true;
    for (Standing standing : action.standings()) {
      html.open("li");
      SpanHtml spans = new SpanHtml(html, zone);
      spans.moment(new Span.Moment(standing.at(), Span.Moment.Style.DATE));
      html.text(" ").open("strong").text(first ? "agreed" : said(standing)).close();
      html.text(": ");
      spans.all(List.of(LeadStory.name(people.get(standing.owner()))));
      html.text(", due " + DayWords.inWords(standing.due(), today));
      html.open("span", "class", "quiet").text(" written down by ");
      spans.all(List.of(LeadStory.name(people.get(standing.by()))));
      html.close().close();
      first = false;
    }
    html.close();
    action
        .origin()
        .period()
        .ifPresent(
            id ->
                html.leaf(
                    "p",
                    "From the meeting about "
                        + Period.of(id, period.zone()).map(Period::inWords).orElse(id)
                        + ".",
                    "class",
                    "quiet"));
  }

  private static String said(Standing standing) {
    return switch (standing.state()) {
      case OPEN -> "changed";
      case DONE -> "done";
      case DROPPED -> "dropped" + standing.why().map(why -> " (" + why + ")").orElse("");
    };
  }

  private void evidence(Pointer pointer) {
    pointer.lead().ifPresent(lead -> behind.leads(html, zone, List.of(lead)));
    pointer.question().ifPresent(this::question);
    pointer.finding().flatMap(held::finding).ifPresent(this::finding);
    if (pointer.kind() == Pointer.Kind.MESSAGE) {
      html.leaf("p", "From a message in chat.", "class", "quiet");
    }
  }

  private void question(QuestionId id) {
    List<Hearing> heard = behind.occasions().of(id);
    behind
        .occasions()
        .question(id)
        .ifPresent(
            question ->
                html.leaf(
                    "p",
                    Words.capital(question.status().label())
                        + ", heard "
                        + (heard.size() == 1 ? "once" : Words.number(heard.size()) + " times"),
                    "class",
                    "fact"));
    behind.hearings(html, zone, heard);
  }

  private void finding(Finding finding) {
    html.leaf("p", finding.sentence(), "class", "fact");
    compared(finding);
    html.open("details", "id", "how-sure").leaf("summary", "How sure is that?");
    html.leaf("p", finding.detail(), "class", "quiet").close();
    List<Period> periods =
        finding.periods().stream().flatMap(id -> Period.of(id, period.zone()).stream()).toList();
    List<LeadId> leads = behind.leads(periods, finding.group(), finding.part());
    html.leaf("h3", "The leads behind it");
    behind.leads(html, zone, leads);
  }

  private void compared(Finding finding) {
    String there = finding.against() == Finding.Against.REST ? "Elsewhere" : "Before";
    Rate here = finding.comparison().here();
    Rate other = finding.comparison().there();
    String group = finding.group().inWords();
    Chart chart =
        new Chart(
            "The share of leads",
            group
                + ": "
                + here.inWords(held.minimum())
                + "; "
                + there.toLowerCase(java.util.Locale.ROOT)
                + ": "
                + other.inWords(held.minimum())
                + ".",
            Chart.Shape.BARS,
            Chart.Unit.PERCENT,
            List.of(group, there),
            List.of(
                new Chart.Series(
                    "Share", Chart.Tone.MAIN, List.of(percent(here), percent(other)))));
    html.markup(ChartSvg.of(chart));
  }

  private static OptionalInt percent(Rate rate) {
    return OptionalInt.of((int) Math.round(100 * rate.share(1).orElse(0)));
  }

  /** What stands behind a figure of the period. */
  void figure(Look.Figure figure) {
    String count = figure.count();
    int number = held.now().of(figure.group()).get(count);
    html.leaf("p", figure.group().inWords(), "class", "label");
    html.leaf("h2", Words.number(number) + " " + called(count));
    if (held.frozen()) {
      html.leaf(
          "p", "Counted when the meeting began; below is what is known now.", "class", "quiet");
    }
    switch (count) {
      case Count.HEARD, Count.TOLD, Count.AWARENESS_GAPS, Count.CREATION_GAPS -> {
        html.leaf("p", "All that was heard in the period:", "class", "quiet");
        behind.hearings(html, zone, behind.occasions().heard(period.from(), period.to()));
      }
      case Count.QUESTIONS_ANSWERED ->
          behind.questions(html, behind.occasions().answered(period.from(), period.to()));
      case Count.CONTENTS_SENT -> behind.sent(html, zone, held.now());
      case Count.CONTENTS_NEVER_SENT -> behind.neverSent(html, zone, held.now());
      default -> behind.leads(html, zone, behind.leads(List.of(period), figure.group(), count));
    }
  }

  private static String called(String count) {
    return switch (count) {
      case Count.LEADS -> "leads arrived";
      case Count.ANSWERED -> "leads answered";
      case Count.JUDGED -> "leads judged";
      case Count.GOOD_FIT -> "leads are a good fit";
      case Count.NOT_YET -> "leads are not ready yet";
      case Count.NOT_A_FIT -> "leads are not a fit";
      case Count.TRIED -> "leads tried at least once";
      case Count.LATE -> "leads answered late, or not at all";
      case Count.PROMISED -> "leads whose promise is settled";
      case Count.OVERDUE -> "leads waiting past the promise";
      case Count.JUDGED_GRADED_GOOD -> "judged leads that marketing had graded good";
      case Count.GOOD_FIT_GRADED_GOOD -> "of those are a good fit for sales";
      case Count.ENDED -> "leads ended";
      case Count.ENDED_WON -> "leads won";
      case Count.HEARD -> "times a buyer question was heard";
      case Count.TOLD -> "came back to whoever heard it";
      case Count.AWARENESS_GAPS -> "had an answer that was not known";
      case Count.CREATION_GAPS -> "had no answer";
      case Count.QUESTIONS_ANSWERED -> "buyer questions answered";
      case Count.CONTENTS_SENT -> "contents sent";
      case Count.CONTENTS_NEVER_SENT -> "contents never sent";
      default -> "leads";
    };
  }
}
