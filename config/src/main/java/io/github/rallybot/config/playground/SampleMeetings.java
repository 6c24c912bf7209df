package io.github.rallybot.config.playground;

import static io.github.rallybot.config.playground.Hands.slack;

import io.github.rallybot.figures.Finding;
import io.github.rallybot.meeting.AgendaRow;
import io.github.rallybot.meeting.MeetingPlan;
import io.github.rallybot.meeting.OnHoliday;
import io.github.rallybot.meeting.PlannedMeeting;
import io.github.rallybot.meeting.Pointer;
import io.github.rallybot.meeting.RoomDeeds;
import io.github.rallybot.meeting.RoomDeeds.Doer;
import io.github.rallybot.schedule.Period;
import io.github.rallybot.schedule.Rhythm;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The meetings of the weeks before the playground opens. Sales and marketing have met for some
 * weeks; what they agreed on about the e-book is done, and something else is open. The next meeting
 * is on the next working day, so that its digest is there or about to come.
 */
final class SampleMeetings {

  /** Since so many weeks before the present one. */
  private static final int MEETING_SINCE = 8;

  /** The week about which they agreed on what is done by now, and the one about what is open. */
  private static final int AGREED = 7;

  private static final int AGREED_LATELY = 2;

  private static final LocalTime BEGINS = LocalTime.of(11, 0);

  private static final LocalTime DONE = LocalTime.of(12, 0);
  private static final int MINUTES = 30;

  private final FrontDoors doors;
  private final Posts posts;
  private final ZoneId zone;
  private final Instant to;
  private final Period present;

  /**
   * @param to when the playground opens
   */
  SampleMeetings(FrontDoors doors, Posts posts, Instant to) {
    this.doors = doors;
    this.posts = posts;
    this.zone = doors.diary().team().zone();
    this.to = to;
    this.present = Period.containing(Rhythm.WEEK, to, zone);
  }

  /** What happened after one moment and up to another happens, at the present one. */
  void between(Instant after, Instant until) throws InterruptedException {
    if (within(present.plus(-MEETING_SINCE).from(), after, until)) {
      plan();
    }
    Period now = Period.containing(Rhythm.WEEK, until, zone);
    for (Period period : List.of(now.plus(-1), now)) {
      Optional<PlannedMeeting> meeting = doors.meetings().plans().times().of(period);
      if (meeting.isPresent()) {
        meet(meeting.get(), after, until);
      }
    }
    Instant done =
        present
            .plus(-SampleAnswers.EBOOK_TO)
            .first()
            .with(DayOfWeek.THURSDAY)
            .atTime(DONE)
            .atZone(zone)
            .toInstant();
    if (within(done, after, until)) {
      finishWhatWasAgreed();
    }
    if (within(to, after, until)) {
      add(Weeks.TOM, "Who goes to the fair in March on our side?");
      add(Weeks.PRIYA, "Two customers would tell their story. Which one first?");
    }
  }

  private static boolean within(Instant at, Instant after, Instant until) {
    return at.isAfter(after) && !at.isAfter(until);
  }

  private void plan() {
    DayOfWeek today = LocalDate.ofInstant(to, zone).getDayOfWeek();
    boolean tomorrow = today.compareTo(DayOfWeek.THURSDAY) <= 0;
    doors
        .meetings()
        .plans()
        .say(
            doors.members().introduced(slack(Weeks.SAM)),
            new MeetingPlan.Version(
                true,
                tomorrow ? today.plus(1) : DayOfWeek.MONDAY,
                BEGINS,
                Optional.empty(),
                Rhythm.WEEK,
                MINUTES,
                List.of(),
                OnHoliday.MOVE,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH));
  }

  private void meet(PlannedMeeting meeting, Instant after, Instant until)
      throws InterruptedException {
    boolean posted = within(meeting.postAt(), after, until);
    if (posted || within(meeting.startsAt(), after, until)) {
      doors.digests().run();
    }
    if (posted && meeting.startsAt().isAfter(to)) {
      posts.await(meeting.period().inWords());
    }
    if (within(meeting.startsAt(), after, until)) {
      if (meeting.period().equals(present.plus(-AGREED))) {
        agree(
            meeting,
            "The form of the e-book asks how large the company is",
            Weeks.PRIYA,
            3,
            finding(meeting, SampleAnswers.EBOOK));
      }
      if (meeting.period().equals(present.plus(-AGREED_LATELY))) {
        agree(
            meeting,
            "One page on what the competitor’s offer leaves out",
            Weeks.TOM,
            2,
            finding(meeting, ""));
      }
    }
    if (within(meeting.endsAt(), after, until)) {
      end(meeting);
    }
  }

  /** If they agreed on something, there are minutes. */
  private void end(PlannedMeeting meeting) throws InterruptedException {
    String period = meeting.period().id();
    RoomDeeds room = doors.meetings().room();
    boolean agreed = !doors.meetings().agenda().agreedIn(period).isEmpty();
    if (agreed) {
      for (AgendaRow row : doors.meetings().agenda().agenda(meeting).planned()) {
        room.tick(doer(Weeks.SAM, period + " ticked " + row.key()), meeting, row.key(), true);
      }
    }
    room.end(doer(Weeks.SAM, period + " ended"), meeting);
    if (agreed) {
      posts.await("meeting about " + meeting.period().inWords());
    }
  }

  /** The row of a meeting that rests on a finding about some leads. */
  private Optional<String> finding(PlannedMeeting meeting, String group) {
    List<String> keys =
        doors.standing().found(meeting.period()).stream()
            .filter(finding -> finding.group().value().equals(group))
            .map(Finding::key)
            .toList();
    return doors.meetings().agenda().agenda(meeting).rows().stream()
        .filter(row -> row.evidence().flatMap(Pointer::finding).filter(keys::contains).isPresent())
        .map(AgendaRow::key)
        .findFirst();
  }

  private void agree(
      PlannedMeeting meeting, String words, String owner, int weeks, Optional<String> row) {
    LocalDate due = LocalDate.ofInstant(meeting.startsAt(), zone).plusWeeks(weeks);
    doors
        .meetings()
        .room()
        .agree(
            doer(owner, meeting.period().id() + " agreed"),
            meeting,
            meeting.period().id(),
            words,
            doors.members().introduced(slack(owner)).id().value(),
            due.toString(),
            row);
  }

  private void finishWhatWasAgreed() {
    doors
        .meetings()
        .agenda()
        .agreedIn(present.plus(-AGREED).id())
        .forEach(
            action ->
                doors
                    .meetings()
                    .room()
                    .done(doer(Weeks.PRIYA, action.id().value() + " done"), action.id()));
  }

  private void add(String person, String words) {
    doors.meetings().room().add(doer(person, words), words);
  }

  private static Doer doer(String person, String deed) {
    return new Doer(slack(person), "history " + deed);
  }
}
