package io.github.rallybot.room;

import io.github.rallybot.lead.LeadStory;
import io.github.rallybot.lead.Words;
import io.github.rallybot.meeting.Agenda;
import io.github.rallybot.meeting.AgendaRow;
import io.github.rallybot.meeting.AgendaRow.Section;
import io.github.rallybot.meeting.Meeting;
import io.github.rallybot.meeting.PlannedMeeting;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.schedule.DayWords;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Draws the agenda with a tick, a timer and a place for each row.
 *
 * @param hand the row in hand
 * @param people whoever stands on it
 */
record AgendaPart(
    Html html,
    PlannedMeeting planned,
    Meeting meeting,
    Agenda agenda,
    Optional<String> hand,
    Map<MemberId, Member> people,
    ZoneId zone,
    Instant now) {

  private static final int ABOUT = 60;

  void draw() {
    clock();
    if (agenda.rows().isEmpty()) {
      html.leaf(
          "p",
          "Nothing is on the agenda. Open actions, what stands out in the figures and what many"
              + " buyers ask come by themselves; add anything else below.",
          "class",
          "empty");
    }
    rows(agenda.planned(), 1);
    if (!agenda.ifTimeIsLeft().isEmpty()) {
      html.leaf("h3", "If time is left");
      rows(agenda.ifTimeIsLeft(), agenda.planned().size() + 1);
    }
    end();
  }

  /** How long the meeting has talked, of the time that it has. */
  private void clock() {
    long talked = meeting.spent().values().stream().mapToLong(Long::longValue).sum();
    html.open("p", "class", "total");
    html.open("span", timer(talked, meeting.timer().map(Meeting.Timer::since)));
    html.text(minutes(talked + running(meeting.timer()))).close();
    html.text(" of " + meeting.minutes() + " min · ");
    long ticked = agenda.rows().stream().filter(AgendaRow::ticked).count();
    html.text(ticked + " of " + agenda.rows().size() + " discussed").close();
  }

  private long running(Optional<Meeting.Timer> timer) {
    return timer.map(one -> Math.max(0, Duration.between(one.since(), now).toSeconds())).orElse(0L);
  }

  private static String[] timer(long spent, Optional<Instant> since) {
    return new String[] {
      "class",
      "timer",
      "data-spent",
      Long.toString(spent),
      Html.only(since.isPresent(), "data-since"),
      since.map(at -> Long.toString(at.toEpochMilli())).orElse("")
    };
  }

  private static String minutes(long seconds) {
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  private void rows(List<AgendaRow> rows, int from) {
    html.open("ol", "start", Integer.toString(from), "class", "rows");
    int number = from;
    for (AgendaRow row : rows) {
      row(row, number++);
    }
    html.close();
  }

  private void row(AgendaRow row, int number) {
    boolean inHand = hand.equals(Optional.of(row.key()));
    boolean runs = meeting.timer().filter(one -> one.row().equals(row.key())).isPresent();
    html.open(
        "li",
        "class",
        "row" + (row.ticked() ? " done" : "") + (inHand ? " hand" : "") + (runs ? " runs" : ""),
        "data-row",
        row.key());
    html.open("span", "class", "place", "aria-hidden", "true").text(number + "").close();
    what(row, inHand);
    PageForms forms = new PageForms(html, planned.period());
    forms.open("row", row.key(), "controls");
    String about = ": " + Words.cut(row.words(), ABOUT);
    forms.button(
        row.ticked() ? "untick" : "tick",
        "✓",
        (row.ticked() ? "Not discussed after all" : "Discussed") + about,
        "class",
        "tick",
        "aria-pressed",
        Boolean.toString(row.ticked()),
        "data-focus",
        "tick " + row.key());
    stopwatch(row, runs, about);
    move(forms, row, "up", "↑", about);
    move(forms, row, "down", "↓", about);
    html.close().close();
  }

  private void what(AgendaRow row, boolean inHand) {
    html.open(
        "a",
        "class",
        "what",
        "href",
        Look.at(row.key()).query(),
        "data-look",
        "",
        "data-focus",
        "what " + row.key(),
        Html.only(inHand, "aria-current"),
        "true");
    label(row).ifPresent(label -> html.leaf("span", label, "class", "label").text(" "));
    html.leaf("strong", row.words());
    row.question().ifPresent(question -> html.text(" ").leaf("em", question));
    who(row);
    html.close();
  }

  static Optional<String> label(AgendaRow row) {
    return switch (row.section()) {
      case ACTION -> Optional.of("Open action");
      case CARRIED -> Optional.of("From the last meeting");
      case QUALITY -> Optional.of("What marketing sent");
      case FOLLOW_UP -> Optional.of("What sales did about it");
      case QUESTION -> Optional.of("Buyer question");
      case ADDED -> Optional.empty();
      case COMING_UP -> Optional.of("Coming up");
    };
  }

  private void who(AgendaRow row) {
    if (row.who().isEmpty()) {
      return;
    }
    html.open("span", "class", "who").text(row.section() == Section.ACTION ? "" : "by ");
    new SpanHtml(html, zone).all(List.of(LeadStory.name(people.get(row.who().get()))));
    LocalDate today = LocalDate.ofInstant(now, zone);
    row.due()
        .ifPresent(
            due ->
                html.text(
                    (due.isBefore(today) ? ", was due " : ", due ")
                        + DayWords.inWords(due, today)));
    html.close();
  }

  private void stopwatch(AgendaRow row, boolean runs, String about) {
    long spent = meeting.spent().getOrDefault(row.key(), 0L);
    Optional<Instant> since = meeting.timer().filter(one -> runs).map(Meeting.Timer::since);
    html.open(
        "button",
        "name",
        "do",
        "value",
        runs ? "stop" : "start",
        "class",
        "watch",
        "aria-label",
        (runs ? "Stop the time" : "Take in hand, and start the time") + about,
        "title",
        runs ? "Stop the time" : "Take in hand, and start the time",
        "data-focus",
        "watch " + row.key());
    html.leaf("span", runs ? "■" : "▶", "class", "sign", "aria-hidden", "true");
    html.open("span", timer(spent, since));
    html.text(minutes(spent + (runs ? running(meeting.timer()) : 0))).close();
    html.leaf(
        "span",
        row.fits() ? "/ " + row.minutes() + " min" : "",
        "class",
        "box",
        "data-box",
        Integer.toString(row.minutes()));
    html.close();
  }

  private static void move(PageForms forms, AgendaRow row, String way, String sign, String about) {
    forms.button(
        way, sign, "Move " + way + about, "class", "move", "data-focus", way + " " + row.key());
  }

  private void end() {
    PageForms forms = new PageForms(html, planned.period());
    forms.open("row", "", "end");
    if (meeting.over()) {
      html.leaf("p", "The meeting has ended; its minutes are in the channel.");
      forms.button("reopen", "Reopen", "Go on with the meeting");
    } else if (meeting.begun(planned, now)) {
      forms.button(
          "end",
          "End the meeting",
          "End the meeting and post its minutes",
          "class",
          "quietly",
          "data-confirm",
          "Is the meeting over? Its minutes are posted at once.");
    }
    html.close();
  }
}
