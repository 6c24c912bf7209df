package io.github.rallybot.room;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.meeting.Agenda;
import io.github.rallybot.meeting.AgendaRow;
import io.github.rallybot.meeting.AgreedAction;
import io.github.rallybot.meeting.Decision;
import io.github.rallybot.meeting.Meeting;
import io.github.rallybot.meeting.PlannedMeeting;
import io.github.rallybot.meeting.TeamMeetings;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.schedule.Period;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page of a meeting, for the screen in the room: left the agenda, right the evidence of what is
 * talked about and what is concluded, below the figures. All of it is in one answer; its live parts
 * can be drawn alone.
 */
public final class MeetingPage {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm zzz", Locale.ENGLISH);

  /** So long somebody has for an action, unless they say otherwise. */
  private final TeamMeetings meetings;

  private final Members members;
  private final FiguresInHand figures;
  private final Behind behind;
  private final Reasons reasons;
  private final Endings endings;
  private final Diary diary;
  private final Clock clock;

  public MeetingPage(
      TeamMeetings meetings,
      Members members,
      FiguresInHand figures,
      Behind behind,
      Reasons reasons,
      Endings endings,
      Diary diary,
      Clock clock) {
    this.meetings = meetings;
    this.members = members;
    this.figures = figures;
    this.behind = behind;
    this.reasons = reasons;
    this.endings = endings;
    this.diary = diary;
    this.clock = clock;
  }

  /** What is drawn once, at one moment, for one visitor. */
  private record Drawing(
      Html html,
      PlannedMeeting planned,
      Meeting meeting,
      Agenda agenda,
      FiguresInHand.Held held,
      Look look,
      Instant now,
      ZoneId zone) {

    /** The row that is looked at: the one asked for, else the one whose time runs. */
    Optional<AgendaRow> hand() {
      if (look.figure().isPresent()) {
        return Optional.empty();
      }
      return look.row()
          .or(() -> meeting.timer().map(Meeting.Timer::row))
          .flatMap(agenda::find)
          .or(() -> agenda.rows().stream().filter(row -> !row.ticked()).findFirst())
          .or(() -> agenda.rows().stream().findFirst());
    }

    Period period() {
      return planned.period();
    }

    LocalDate today() {
      return LocalDate.ofInstant(now, period().zone());
    }
  }

  private Drawing drawing(Member visitor, PlannedMeeting planned, Look look) {
    return new Drawing(
        new Html(),
        planned,
        meetings.meetings().of(planned),
        meetings.agenda().agenda(planned),
        figures.of(planned.period()),
        look,
        clock.instant(),
        diary.zone(visitor));
  }

  /** All of it. */
  public String whole(Member visitor, PlannedMeeting planned, Look look) {
    Drawing of = drawing(visitor, planned, look);
    Html html = of.html();
    html.open("header").open("div");
    html.leaf("h1", "Sales + Marketing · " + planned.period().inWords());
    html.leaf(
        "p",
        WHEN.format(planned.startsAt().atZone(of.zone())) + ", " + planned.minutes() + " min",
        "class",
        "when");
    html.close();
    keys(html);
    html.close();
    html.leaf("p", "", "id", "state", "role", "status");
    html.open("main", "data-period", planned.period().id());
    html.open("section", "class", "left", "aria-label", "Agenda");
    agenda(of);
    add(of);
    html.close();
    html.open("section", "class", "right", "aria-label", "In hand");
    hand(of);
    lines(of);
    concluded(of);
    html.close();
    html.close();
    html.open("section", "class", "figures", "aria-label", "Figures", "id", "figures");
    html.leaf("h2", "Figures of " + planned.period().inWords());
    FiguresPart part = new FiguresPart(html, of.held(), reasons, endings);
    part.summary();
    part.all(planned.period().zone());
    html.close();
    return PageFrame.of("Agenda · " + planned.period().inWords(), html.toString(), true);
  }

  /** The parts that change while people meet. */
  public String live(Member visitor, PlannedMeeting planned, Look look) {
    Drawing of = drawing(visitor, planned, look);
    agenda(of);
    hand(of);
    concluded(of);
    return of.html().toString();
  }

  private static void keys(Html html) {
    html.open("details", "id", "keys")
        .leaf("summary", "?", "aria-label", "Keyboard", "title", "Keyboard");
    html.open("dl");
    for (String[] key :
        new String[][] {
          {"j k", "next and previous row"},
          {"x", "discussed, or not"},
          {"s", "start or stop the time"},
          {"⇧J ⇧K", "move down, up"},
          {"g", "go along with the meeting"},
          {"d", "write a decision"},
          {"a", "write an action"},
          {"f", "figures"},
          {"?", "this list"}
        }) {
      html.open("div").leaf("dt", key[0]).leaf("dd", key[1]).close();
    }
    html.close();
    html.open("label").lone("input", "type", "checkbox", "id", "shortcuts", "checked", "");
    html.text(" Keys of one letter").close().close();
  }

  private static void part(Drawing of, String name, String... attributes) {
    String[] all = new String[attributes.length + 4];
    all[0] = "id";
    all[1] = name;
    all[2] = "data-part";
    all[3] = name;
    System.arraycopy(attributes, 0, all, 4, attributes.length);
    of.html().open("div", all);
  }

  private void agenda(Drawing of) {
    part(of, "agenda", "data-now", Long.toString(of.now().toEpochMilli()));
    new AgendaPart(
            of.html(),
            of.planned(),
            of.meeting(),
            of.agenda(),
            of.hand().map(AgendaRow::key),
            members.named(of.agenda().rows().stream().flatMap(row -> row.who().stream()).toList()),
            of.zone(),
            of.now())
        .draw();
    of.html().close();
  }

  private void hand(Drawing of) {
    Optional<AgendaRow> row = of.hand();
    part(of, "hand", "data-row", row.map(AgendaRow::key).orElse(""));
    if (!of.look().equals(Look.along())) {
      of.html()
          .leaf(
              "a",
              "Go along with the meeting",
              "href",
              Look.along().query(),
              "data-look",
              "",
              "class",
              "along");
    }
    HandPart part =
        new HandPart(
            of.html(), of.period(), of.held(), behind, of.zone(), of.today(), members::named);
    of.look().figure().ifPresent(part::figure);
    row.ifPresent(
        one ->
            part.row(one, AgendaRow.action(one.key()).flatMap(id -> meetings.actions().find(id))));
    of.html().close();
  }

  private void concluded(Drawing of) {
    List<Decision> decisions = of.meeting().decisions();
    List<AgreedAction> actions = meetings.agenda().agreedIn(of.period().id());
    Map<MemberId, Member> people =
        members.named(
            Stream.concat(
                    decisions.stream().map(Decision::by),
                    actions.stream().map(one -> one.now().owner()))
                .toList());
    part(of, "concluded");
    new ConcludedPart(of.html(), of.period(), people, of.zone(), of.today())
        .draw(decisions, actions);
    of.html().close();
  }

  private void add(Drawing of) {
    Html html = of.html();
    html.open("details", "class", "add", "id", "add").leaf("summary", "Add to the agenda");
    new PageForms(html, of.period()).open("row", "", "one");
    field(html, "What to talk about", "Why do we lose at Proposal?", "what");
    html.leaf("button", "Add", "name", "do", "value", "add").close().close();
  }

  private static void field(Html html, String label, String example, String key) {
    html.lone(
        "input",
        "name",
        "words",
        "maxlength",
        "300",
        "autocomplete",
        "off",
        "aria-label",
        label,
        "placeholder",
        example,
        "required",
        "",
        "id",
        key);
  }

  /** Where what is concluded is typed. It is not drawn anew while somebody types. */
  private void lines(Drawing of) {
    Html html = of.html();
    html.open("div", "class", "lines");
    line(of, "decide", "Decision");
    field(html, "Decision", "What was decided?", "decision");
    html.leaf("button", "Save", "name", "do", "value", "decide");
    html.leaf("output", "").close();
    line(of, "agree", "Action");
    field(html, "Action", "What is to be done?", "action");
    owner(html);
    html.lone(
        "input",
        "type",
        "date",
        "name",
        "due",
        "required",
        "",
        "aria-label",
        "Due",
        "min",
        of.today().toString(),
        "value",
        AgreedAction.usualDue(of.today()).toString());
    html.leaf("button", "Save", "name", "do", "value", "agree");
    html.leaf("output", "").close().close();
  }

  private static void line(Drawing of, String deed, String label) {
    Html html = of.html();
    html.open(
        "form",
        "method",
        "post",
        "action",
        of.period().id() + "/deeds",
        "class",
        "line",
        "data-line",
        deed);
    PageForms forms = new PageForms(html, of.period());
    forms.hidden("deed", UlidCreator.getUlid().toString());
    forms.hidden("line", UlidCreator.getUlid().toString());
    forms.hidden("row", of.hand().map(AgendaRow::key).orElse(""));
    html.leaf("span", label, "class", "label", "aria-hidden", "true");
  }

  private void owner(Html html) {
    html.open("select", "name", "owner", "required", "", "aria-label", "Who does it");
    html.leaf("option", "Who?", "value", "");
    members.all().stream()
        .map(Stored::value)
        .filter(member -> member.joinedTo().isEmpty() && member.colleague())
        .filter(member -> member.shortName().isPresent())
        .sorted(
            Comparator.comparing((Member member) -> member.shortName().orElse(""))
                .thenComparing(member -> member.id().value()))
        .forEach(
            member ->
                html.leaf("option", member.shortName().orElse(""), "value", member.id().value()));
    html.close();
  }
}
