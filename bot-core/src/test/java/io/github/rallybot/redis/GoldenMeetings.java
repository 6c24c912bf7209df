package io.github.rallybot.redis;

import static io.github.rallybot.redis.GoldenDocuments.ERASED;
import static io.github.rallybot.redis.GoldenDocuments.MAYA;
import static io.github.rallybot.redis.GoldenDocuments.START;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.digest.Digest;
import io.github.rallybot.digest.Edition;
import io.github.rallybot.figures.Comparison;
import io.github.rallybot.figures.Count;
import io.github.rallybot.figures.Counts;
import io.github.rallybot.figures.Dimension;
import io.github.rallybot.figures.Figures;
import io.github.rallybot.figures.Finding;
import io.github.rallybot.figures.GoodGrade;
import io.github.rallybot.figures.Group;
import io.github.rallybot.figures.Metric;
import io.github.rallybot.figures.Rate;
import io.github.rallybot.figures.Waits;
import io.github.rallybot.meeting.ActionId;
import io.github.rallybot.meeting.ActionNews;
import io.github.rallybot.meeting.ActionReminder;
import io.github.rallybot.meeting.AgendaItem;
import io.github.rallybot.meeting.AgendaRow;
import io.github.rallybot.meeting.AgreedAction;
import io.github.rallybot.meeting.Decision;
import io.github.rallybot.meeting.ItemId;
import io.github.rallybot.meeting.Meeting;
import io.github.rallybot.meeting.MeetingPlan;
import io.github.rallybot.meeting.OnHoliday;
import io.github.rallybot.meeting.Origin;
import io.github.rallybot.meeting.Pointer;
import io.github.rallybot.meeting.StillOn;
import io.github.rallybot.schedule.Rhythm;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of a meeting and its digest, as it is stored. */
final class GoldenMeetings {

  static final Figures FIGURES =
      new Figures(
          "2026-W47",
          START,
          new GoodGrade(Set.of("A", "B"), 60),
          new Counts(Map.of("leads", 3, "reason:company_size", 1)),
          Map.of(
              Dimension.SOURCE,
              Map.of("<!channel>", new Counts(Map.of("leads", 3))),
              Dimension.COUNTRY,
              Map.of("", new Counts(Map.of("leads", 3, "with:source:<!channel>", 3)))),
          new Waits(2, Optional.of(Duration.ofMinutes(90)), Optional.of(Duration.ofHours(2))),
          Waits.NONE,
          new Waits(1, Optional.of(Duration.ofDays(2)), Optional.of(Duration.ofDays(2))),
          Map.of("01ARZ3NDEKTSV4RRFFQ69G5FAC", 4),
          List.of("01ARZ3NDEKTSV4RRFFQ69G5FAD"));

  static final MeetingPlan MEETING_PLAN =
      new MeetingPlan(
          List.of(
              new MeetingPlan.Version(
                  true,
                  DayOfWeek.TUESDAY,
                  LocalTime.of(10, 0),
                  Optional.of(ZoneId.of("Europe/Berlin")),
                  Rhythm.TWO_WEEKS,
                  45,
                  List.of("DE-BY", "US"),
                  OnHoliday.MOVE,
                  Optional.of(new ChannelRef(Platform.SLACK, "C0DIGEST")),
                  Optional.of(MAYA),
                  START)));

  static final AgreedAction ACTION =
      new AgreedAction(
          new ActionId("01M837HXBWHS2761MNRA38E8MA"),
          "competitor sheet",
          MAYA,
          START,
          new Origin(
              Optional.of("2026-W47"),
              Optional.of("f.0123456789abcdef0123"),
              Optional.of(Pointer.finding("source:webinar"))),
          List.of(
              new AgreedAction.Standing(
                  AgreedAction.State.DROPPED,
                  MAYA,
                  LocalDate.of(2026, 11, 27),
                  Optional.of("bought one"),
                  MAYA,
                  START)),
          Optional.of(ERASED));

  static final AgendaItem AGENDA_ITEM =
      new AgendaItem(
          new ItemId("01M837HXBWHS2761MNRA38E8MB"),
          AgendaItem.Kind.ADDED,
          Optional.of(MAYA),
          START,
          "Why do we lose at Proposal?",
          Optional.of(new Pointer(Pointer.Kind.LEAD, "01ARZ3NDEKTSV4RRFFQ69G5FAV")),
          List.of(
              new AgendaItem.Standing(
                  AgendaItem.State.DISCUSSED, Optional.of(MAYA), START, Optional.of("2026-W47"))),
          List.of("2026-W45", "2026-W46"),
          Optional.of(START),
          Optional.of(ERASED));

  static final Meeting MEETING =
      new Meeting(
          "2026-W47",
          START,
          30,
          List.of("i.01M837HXBWHS2761MNRA38E8MB", "f.0123456789abcdef0123"),
          List.of("f.hidden"),
          List.of(new Meeting.Tick("i.01M837HXBWHS2761MNRA38E8MB", MAYA, START)),
          Map.of("i.01M837HXBWHS2761MNRA38E8MB", 300L),
          List.of(
              new Decision(
                  "01M837HXBWHS2761MNRA38E8MC",
                  "We show prices earlier",
                  MAYA,
                  START,
                  new Origin(
                      Optional.of("2026-W47"),
                      Optional.of("i.01M837HXBWHS2761MNRA38E8MB"),
                      Optional.empty()),
                  Optional.of(START))),
          Optional.of(new Meeting.Timer("i.01M837HXBWHS2761MNRA38E8MB", START)),
          Optional.of(START),
          Optional.of(
              new Meeting.Ending(
                  Optional.of(MAYA),
                  START,
                  List.of(new ChannelRef(Platform.SLACK, "C0DIGEST")),
                  List.of(
                      new Meeting.Line(
                          "f.0123456789abcdef0123", Optional.of("14 of 20 not a fit"))))),
          7);

  static final ActionReminder ACTION_REMINDER =
      new ActionReminder(
          MAYA + "-2026-11-23",
          MAYA,
          new ChannelRef(Platform.SLACK, "D0MAYA"),
          LocalDate.of(2026, 11, 23),
          List.of(new ActionId("01M837HXBWHS2761MNRA38E8MA")),
          2,
          START,
          Optional.of(START));

  static final ActionNews ACTION_NEWS =
      new ActionNews(
          "01M837HXBWHS2761MNRA38E8MD",
          MAYA,
          new ChannelRef(Platform.SLACK, "D0MAYA"),
          new ActionId("01M837HXBWHS2761MNRA38E8MA"),
          START);

  static final StillOn STILL_ON =
      new StillOn(
          "01M837HXBWHS2761MNRA38E8ME",
          MAYA,
          new ChannelRef(Platform.SLACK, "D0MAYA"),
          List.of(new ItemId("01M837HXBWHS2761MNRA38E8MB")),
          START);

  static final Digest DIGEST =
      new Digest(
          "2026-W47",
          ERASED,
          30,
          START,
          List.of(new ChannelRef(Platform.SLACK, "C0LEADS")),
          true,
          new Edition(
              START,
              "1795426200000-1",
              "1795426200000-2",
              Optional.of(FIGURES),
              Optional.of(12),
              List.of(new Edition.Past("week 46", new Rate(25, 66))),
              List.of(
                  new Finding(
                      "0123456789abcdef",
                      Metric.Topic.FIT,
                      "not_a_fit",
                      Count.NOT_A_FIT,
                      Count.JUDGED,
                      "not a fit",
                      Group.of(Dimension.SOURCE, "webinar"),
                      Finding.Against.PAST,
                      List.of("2026-W47"),
                      List.of("2026-W46"),
                      new Comparison(new Rate(14, 20), new Rate(10, 50)),
                      0.004,
                      41,
                      "Webinar leads: 14 of 20 (70 %) not a fit; 10 of 50 (20 %) before.",
                      "50 points more.",
                      "Change the audience, or the definition?")),
              List.of(
                  new Edition.Result(
                      "01M837HXBWHS2761MNRA38E8MA",
                      "0123456789abcdef",
                      "Webinar leads",
                      "not a fit",
                      new Comparison(new Rate(4, 20), new Rate(14, 20)),
                      true)),
              List.of(
                  new Edition.Line(
                      "f.0123456789abcdef0123",
                      AgendaRow.Section.QUALITY,
                      "",
                      Optional.of("Webinar leads: 14 of 20 not a fit."),
                      Optional.of("Change the audience, or the definition?"),
                      Optional.of(MAYA),
                      Optional.of(LocalDate.of(2026, 11, 27)),
                      Optional.of("0123456789abcdef"),
                      8))),
          List.of(new Digest.Draft(MAYA, new ChannelRef(Platform.SLACK, "D0MAYA"), START)),
          Optional.of(new Digest.Held(MAYA, START)),
          Optional.of(
              new Digest.Sent(
                  Optional.of(MAYA), START, List.of(new ChannelRef(Platform.SLACK, "C0LEADS")))),
          Optional.of(START),
          Optional.of(ERASED));

  private GoldenMeetings() {}
}
