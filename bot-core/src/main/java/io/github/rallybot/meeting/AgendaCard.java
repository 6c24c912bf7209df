package io.github.rallybot.meeting;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.LeadStory;
import io.github.rallybot.lead.Words;
import io.github.rallybot.meeting.AgendaRow.Section;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.schedule.DayWords;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws the agenda for whoever asks, as it is at that moment. */
final class AgendaCard {

  /** So many rows with their controls fit into one message of any platform. */
  static final int ROWS = 15;

  private final Members members;
  private final boolean page;
  private final Clock clock;

  /**
   * @param page whether there is one to open
   */
  AgendaCard(Members members, boolean page, Clock clock) {
    this.members = members;
    this.page = page;
    this.clock = clock;
  }

  Card draw(Occasion occasion, Agenda agenda, Meeting meeting, Optional<Notice> notice) {
    PlannedMeeting planned = occasion.planned();
    List<Element> elements = new ArrayList<>();
    notice.ifPresent(said -> said.addTo(elements));
    String title = "Agenda about " + planned.period().inWords();
    elements.add(new Element.Text(Span.strong(title)));
    elements.add(new Element.Quiet(when(occasion)));
    Map<MemberId, Member> people =
        members.named(agenda.rows().stream().flatMap(row -> row.who().stream()).toList());
    List<AgendaRow> shown = agenda.rows().stream().limit(ROWS).toList();
    boolean left = false;
    for (int at = 0; at < shown.size(); at++) {
      AgendaRow row = shown.get(at);
      if (!row.fits() && !left) {
        left = true;
        elements.add(new Element.Text(Span.strong("If time is left")));
      }
      elements.add(new Element.Text(line(at + 1, row, planned, people)));
      elements.add(new Element.Actions(controls(planned.period().id(), row)));
    }
    int more = agenda.rows().size() - shown.size();
    if (more > 0) {
      elements.add(new Element.Quiet(Span.plain("and " + more + " more, if time is left")));
    }
    if (shown.isEmpty()) {
      elements.add(
          new Element.Text(
              Span.plain(
                  "Nothing is on it yet. Open actions, what stands out in the figures and what many"
                      + " buyers ask come by themselves; for anything else type "),
              Span.typed("agenda add Why do we lose at Proposal?"),
              Span.plain(".")));
    }
    concluded(elements, meeting);
    elements.add(new Element.Actions(ways(planned, agenda, meeting)));
    return new Card(elements, title);
  }

  private static List<Span> when(Occasion occasion) {
    PlannedMeeting planned = occasion.planned();
    return occasion.agreed()
        ? List.of(
            new Span.Moment(planned.startsAt(), Span.Moment.Style.DATE_AND_TIME),
            Span.plain(", " + planned.minutes() + " min"))
        : List.of(
            Span.plain("No meeting is planned, so nothing is posted by itself. A leader types "),
            Span.typed("meeting"),
            Span.plain("."));
  }

  private List<Span> line(
      int number, AgendaRow row, PlannedMeeting planned, Map<MemberId, Member> people) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), planned.period().zone());
    List<Span> spans = new ArrayList<>();
    spans.add(Span.strong(String.valueOf(number)));
    spans.add(Span.plain(row.ticked() ? " ✓ " : "  "));
    if (row.section() == Section.ACTION) {
      spans.add(Span.plain("Open action: "));
    } else if (row.section() == Section.COMING_UP) {
      spans.add(Span.plain("Coming up: "));
    }
    spans.add(Span.strong(row.words()));
    row.question().ifPresent(words -> spans.add(Span.plain(" " + words)));
    if (row.who().isPresent()) {
      spans.add(Span.plain(" ("));
      spans.add(LeadStory.name(people.get(row.who().get())));
      row.due().ifPresent(due -> spans.add(Span.plain(", due " + DayWords.inWords(due, today))));
      row.since()
          .filter(since -> row.section() == Section.ACTION)
          .ifPresent(since -> spans.add(Span.plain(", " + age(since, today, planned))));
      spans.add(Span.plain(")"));
    }
    if (row.section() == Section.CARRIED) {
      spans.add(Span.plain(" · from the last meeting"));
    }
    if (row.fits()) {
      spans.add(Span.plain(" · " + row.minutes() + " min"));
    }
    return spans;
  }

  private static String age(Instant since, LocalDate today, PlannedMeeting planned) {
    return Ages.inWords(LocalDate.ofInstant(since, planned.period().zone()), today);
  }

  private static List<Control> controls(String period, AgendaRow row) {
    String about = Words.cut(row.words(), 40);
    List<Control> controls = new ArrayList<>();
    controls.add(
        row.ticked()
            ? Control.button(
                "Not discussed",
                "Not discussed after all: " + about,
                Action.of(AgendaConversation.TICK, row.key(), period, "off"))
            : Control.button(
                "Discussed",
                "Discussed: " + about,
                Action.of(AgendaConversation.TICK, row.key(), period, "on")));
    List<Control.Choice> more = new ArrayList<>();
    more.add(choice("Decision…", AgendaConversation.DECIDE, row, period));
    more.add(choice("Action…", AgendaConversation.AGREE, row, period));
    more.add(choice("Up", AgendaConversation.UP, row, period));
    more.add(choice("Down", AgendaConversation.DOWN, row, period));
    if (row.section() != Section.ACTION) {
      more.add(choice("Take off", AgendaConversation.OFF, row, period));
    }
    controls.add(new Control.More("More about: " + about, more));
    return controls;
  }

  private static Control.Choice choice(String label, String name, AgendaRow row, String period) {
    return new Control.Choice(label, Action.of(name, row.key(), period));
  }

  private static void concluded(List<Element> elements, Meeting meeting) {
    for (Decision decision : meeting.concluded().stream().limit(5).toList()) {
      elements.add(new Element.Quiet(Span.plain("Decided: " + decision.words())));
    }
  }

  private List<Control> ways(PlannedMeeting planned, Agenda agenda, Meeting meeting) {
    String period = planned.period().id();
    List<Control> ways = new ArrayList<>();
    ways.add(Control.button("Add…", "Put something on the agenda", Action.of(AddConversation.ADD)));
    ways.add(
        Control.button(
            "Decision…",
            "Write down a decision",
            Action.of(AgendaConversation.DECIDE, AgendaConversation.NO_ROW, period)));
    ways.add(
        Control.button(
            "Action…",
            "Write down who does what until when",
            Action.of(AgendaConversation.AGREE, AgendaConversation.NO_ROW, period)));
    if (page) {
      ways.add(
          Control.button(
              LinkConversation.LABEL,
              LinkConversation.LABEL + ", for the screen in the room",
              Action.of(MeetingLinks.PAGE, period)));
    }
    if (!agenda.rows().isEmpty() && meeting.begun(planned, clock.instant())) {
      ways.add(
          new Control.Button(
              "End the meeting",
              "End the meeting and post its minutes",
              Action.of(AgendaConversation.END, period),
              Control.Emphasis.NORMAL,
              Optional.of("Is the meeting over? Its minutes are posted at once.")));
    }
    return ways;
  }
}
