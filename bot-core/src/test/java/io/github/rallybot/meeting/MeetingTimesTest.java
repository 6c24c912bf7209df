package io.github.rallybot.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.member.MemberId;
import io.github.rallybot.schedule.HolidayCalendars;
import io.github.rallybot.schedule.Hours;
import io.github.rallybot.schedule.Period;
import io.github.rallybot.schedule.Rhythm;
import io.github.rallybot.schedule.WorkingHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeetingTimesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final HolidayCalendars CALENDARS = new HolidayCalendars();
  private static final MemberId PRIYA = new MemberId("01M837HXBWHS2761MNRA38E8MQ");

  private final List<MeetingPlan.Version> said = new ArrayList<>();

  private MeetingTimes times() {
    return times(new WorkingHours(BERLIN, Hours.usual(), CALENDARS.of("DE-BE")));
  }

  private MeetingTimes times(WorkingHours team) {
    return new MeetingTimes(new MeetingPlan(said), team, CALENDARS);
  }

  private MeetingTimesTest says(String since, DayOfWeek weekday, String at, Rhythm rhythm) {
    return says(since, weekday, at, rhythm, OnHoliday.SKIP);
  }

  @Test
  void a_meeting_that_has_begun_is_held_though_they_meet_every_month_from_then_on() {
    says("2026-11-01T00:00:00Z", DayOfWeek.TUESDAY, "10:00", Rhythm.WEEK);
    says("2026-11-24T09:10:00Z", DayOfWeek.TUESDAY, "10:00", Rhythm.MONTH);
    assertThat(times().from(Instant.parse("2026-11-24T08:00:00Z"), 2))
        .extracting(meeting -> meeting.period().id())
        .containsExactly("2026-W47", "2026-11");
  }

  private MeetingTimesTest says(
      String since, DayOfWeek weekday, String at, Rhythm rhythm, OnHoliday onHoliday) {
    said.add(
        new MeetingPlan.Version(
            true,
            weekday,
            LocalTime.parse(at),
            Optional.empty(),
            rhythm,
            30,
            List.of(),
            onHoliday,
            Optional.empty(),
            Optional.of(PRIYA),
            Instant.parse(since)));
    return this;
  }

  private MeetingTimesTest weekly(DayOfWeek weekday) {
    return says("2020-01-01T00:00:00Z", weekday, "10:00", Rhythm.WEEK);
  }

  private static Period period(String id) {
    return Period.of(id, BERLIN).orElseThrow();
  }

  private Optional<Instant> start(String period) {
    return times().of(period(period)).map(PlannedMeeting::startsAt);
  }

  private static Instant at(String moment) {
    return Instant.parse(moment);
  }

  private List<String> held(String from, int count) {
    return times().from(at(from), count).stream()
        .map(one -> one.period().id() + " " + one.startsAt())
        .toList();
  }

  @Test
  void a_week_is_talked_about_on_the_first_such_day_after_it() {
    weekly(DayOfWeek.TUESDAY);
    assertThat(times().of(period("2026-W47")))
        .contains(
            new PlannedMeeting(
                period("2026-W47"),
                at("2026-11-24T09:00:00Z"),
                30,
                at("2026-11-23T08:00:00Z"),
                at("2026-11-23T14:00:00Z"),
                false));
    said.clear();
    weekly(DayOfWeek.MONDAY);
    assertThat(times().of(period("2026-W47")))
        .as("drafted on the Friday before it")
        .contains(
            new PlannedMeeting(
                period("2026-W47"),
                at("2026-11-23T09:00:00Z"),
                30,
                at("2026-11-20T08:00:00Z"),
                at("2026-11-20T14:00:00Z"),
                false));
  }

  @Test
  void a_meeting_freezes_its_digest_when_it_starts_and_is_over_with_its_day_at_the_latest() {
    weekly(DayOfWeek.TUESDAY);
    PlannedMeeting meeting = times().of(period("2026-W47")).orElseThrow();
    assertThat(meeting.freezesAt()).isEqualTo("2026-11-24T09:00:00Z");
    assertThat(meeting.endsAt()).isEqualTo("2026-11-24T09:30:00Z");
    assertThat(meeting.dayEndsAt()).isEqualTo("2026-11-24T23:00:00Z");
  }

  @Test
  void two_weeks_and_months_meet_once_in_theirs() {
    says("2020-01-01T00:00:00Z", DayOfWeek.TUESDAY, "10:00", Rhythm.TWO_WEEKS);
    assertThat(held("2026-11-23T00:00:00Z", 3))
        .containsExactly(
            "2026-W46-2w 2026-11-24T09:00:00Z",
            "2026-W48-2w 2026-12-08T09:00:00Z",
            "2026-W50-2w 2026-12-22T09:00:00Z");
    said.clear();
    says("2020-01-01T00:00:00Z", DayOfWeek.TUESDAY, "10:00", Rhythm.MONTH);
    assertThat(held("2026-11-04T00:00:00Z", 3))
        .as("the first Tuesday of the month after")
        .containsExactly(
            "2026-11 2026-12-01T09:00:00Z",
            "2026-12 2027-01-05T09:00:00Z",
            "2027-01 2027-02-02T09:00:00Z");
  }

  @Test
  void ten_is_ten_by_the_clock_on_the_wall_on_both_sides_of_a_change() {
    weekly(DayOfWeek.TUESDAY);
    assertThat(start("2026-W12")).contains(at("2026-03-24T09:00:00Z"));
    assertThat(start("2026-W13")).contains(at("2026-03-31T08:00:00Z"));
    assertThat(start("2026-W42")).contains(at("2026-10-20T08:00:00Z"));
    assertThat(start("2026-W43")).contains(at("2026-10-27T09:00:00Z"));
  }

  @Test
  void an_hour_that_a_change_leaves_out_or_repeats_is_one_moment() {
    says("2020-01-01T00:00:00Z", DayOfWeek.SUNDAY, "02:30", Rhythm.WEEK);
    assertThat(start("2026-W12")).as("there is no 2:30").contains(at("2026-03-29T01:30:00Z"));
    assertThat(start("2026-W42")).as("the first 2:30").contains(at("2026-10-25T00:30:00Z"));
  }

  @Test
  void a_team_in_kathmandu_works_from_sunday_to_friday() {
    ZoneId kathmandu = ZoneId.of("Asia/Kathmandu");
    Hours hours =
        new Hours(
            Set.of(
                DayOfWeek.SUNDAY,
                DayOfWeek.MONDAY,
                DayOfWeek.TUESDAY,
                DayOfWeek.WEDNESDAY,
                DayOfWeek.THURSDAY,
                DayOfWeek.FRIDAY),
            LocalTime.of(10, 0),
            LocalTime.of(17, 0));
    weekly(DayOfWeek.MONDAY);
    assertThat(
            times(new WorkingHours(kathmandu, hours, day -> false))
                .of(Period.of("2026-W47", kathmandu).orElseThrow()))
        .contains(
            new PlannedMeeting(
                Period.of("2026-W47", kathmandu).orElseThrow(),
                at("2026-11-23T04:15:00Z"),
                30,
                at("2026-11-22T03:15:00Z"),
                at("2026-11-22T09:15:00Z"),
                false));
  }

  @Test
  void week_53_is_a_week_like_others() {
    weekly(DayOfWeek.THURSDAY);
    assertThat(held("2026-12-28T00:00:00Z", 3))
        .containsExactly(
            "2026-W52 2026-12-31T09:00:00Z",
            "2026-W53 2027-01-07T09:00:00Z",
            "2027-W01 2027-01-14T09:00:00Z");
  }

  @Test
  void a_meeting_on_a_holiday_is_skipped_and_the_next_one_is_of_the_next_period() {
    weekly(DayOfWeek.FRIDAY);
    assertThat(start("2026-W51")).as("Christmas Day").isEmpty();
    assertThat(start("2026-W52")).as("New Year's Day").isEmpty();
    assertThat(held("2026-12-18T10:00:00Z", 1)).containsExactly("2026-W53 2027-01-08T09:00:00Z");
    assertThat(times().after(period("2026-W51")).map(one -> one.period().id()))
        .as("several in a row")
        .contains("2026-W53");
  }

  @Test
  void or_it_moves_to_the_next_working_day() {
    says("2020-01-01T00:00:00Z", DayOfWeek.FRIDAY, "10:00", Rhythm.WEEK, OnHoliday.MOVE);
    PlannedMeeting moved = times().of(period("2026-W51")).orElseThrow();
    assertThat(moved)
        .as("the 26th is a holiday too, then comes a weekend")
        .isEqualTo(
            new PlannedMeeting(
                period("2026-W51"),
                at("2026-12-28T09:00:00Z"),
                30,
                at("2026-12-24T08:00:00Z"),
                at("2026-12-24T14:00:00Z"),
                true));
  }

  @Test
  void it_never_moves_to_the_day_of_the_next_one() {
    says("2020-01-01T00:00:00Z", DayOfWeek.TUESDAY, "10:00", Rhythm.WEEK, OnHoliday.MOVE);
    WorkingHours longOff =
        new WorkingHours(
            BERLIN,
            Hours.usual(),
            day -> day.getYear() == 2026 && day.getDayOfYear() > 340 && day.getDayOfYear() < 356);
    assertThat(times(longOff).of(period("2026-W49"))).isEmpty();
    assertThat(times(longOff).of(period("2026-W50"))).isEmpty();
    assertThat(times(longOff).of(period("2026-W51")).map(PlannedMeeting::moved)).contains(false);
  }

  @Test
  void a_holiday_on_the_day_before_puts_the_draft_further_ahead() {
    weekly(DayOfWeek.TUESDAY);
    PlannedMeeting afterEaster = times().of(period("2026-W14")).orElseThrow();
    assertThat(afterEaster.startsAt()).isEqualTo("2026-04-07T08:00:00Z");
    assertThat(afterEaster.draftAt())
        .as("Easter Monday, a weekend and Good Friday before it")
        .isEqualTo("2026-04-02T07:00:00Z");
  }

  @Test
  void a_team_may_keep_the_holidays_of_several_countries() {
    said.add(
        new MeetingPlan.Version(
            true,
            DayOfWeek.THURSDAY,
            LocalTime.of(10, 0),
            Optional.of(ZoneId.of("America/New_York")),
            Rhythm.WEEK,
            30,
            List.of("US", "DE"),
            OnHoliday.SKIP,
            Optional.empty(),
            Optional.of(PRIYA),
            Instant.EPOCH));
    assertThat(held("2026-11-19T00:00:00Z", 2))
        .as("not on Thanksgiving")
        .containsExactly("2026-W46 2026-11-19T15:00:00Z", "2026-W48 2026-12-03T15:00:00Z");
    assertThat(times().of(Period.of("2026-W19", BERLIN).orElseThrow()))
        .as("nor on Ascension Day")
        .isEmpty();
  }

  @Test
  void changed_on_the_day_before_it_begins_it_begins_later() {
    weekly(DayOfWeek.TUESDAY);
    says("2026-11-24T08:30:00Z", DayOfWeek.TUESDAY, "14:00", Rhythm.WEEK);
    assertThat(held("2026-11-24T08:30:00Z", 2))
        .containsExactly("2026-W47 2026-11-24T13:00:00Z", "2026-W48 2026-12-01T13:00:00Z");
  }

  @Test
  void changed_on_the_day_after_it_began_it_is_not_held_again() {
    weekly(DayOfWeek.TUESDAY);
    says("2026-11-24T09:10:00Z", DayOfWeek.WEDNESDAY, "10:00", Rhythm.WEEK);
    assertThat(start("2026-W47")).contains(at("2026-11-24T09:00:00Z"));
    assertThat(held("2026-11-24T09:10:00Z", 1)).containsExactly("2026-W48 2026-12-02T09:00:00Z");
  }

  @Test
  void changed_to_a_day_that_is_over_it_is_held_once_more_as_it_was() {
    weekly(DayOfWeek.THURSDAY);
    says("2026-11-25T12:00:00Z", DayOfWeek.TUESDAY, "10:00", Rhythm.WEEK);
    assertThat(held("2026-11-25T12:00:00Z", 2))
        .containsExactly("2026-W47 2026-11-26T09:00:00Z", "2026-W48 2026-12-01T09:00:00Z");
    says("2026-11-27T12:00:00Z", DayOfWeek.FRIDAY, "15:00", Rhythm.WEEK);
    assertThat(start("2026-W47"))
        .as("it has been held by the time of another change")
        .contains(at("2026-11-26T09:00:00Z"));
  }

  @Test
  void another_rhythm_begins_with_its_first_meeting_to_come() {
    weekly(DayOfWeek.TUESDAY);
    says("2026-11-23T12:00:00Z", DayOfWeek.TUESDAY, "10:00", Rhythm.MONTH);
    assertThat(held("2026-11-23T12:00:00Z", 1)).containsExactly("2026-11 2026-12-01T09:00:00Z");
    assertThat(times().of(period("2026-W46"))).as("that was held").isPresent();
    assertThat(times().of(period("2026-W47"))).isEmpty();
    assertThat(times().of(period("2026-10"))).as("was before anybody said so").isEmpty();
  }

  @Test
  void the_first_plan_holds_no_meeting_before_it_was_made() {
    says("2026-11-24T12:00:00Z", DayOfWeek.TUESDAY, "10:00", Rhythm.WEEK);
    assertThat(start("2026-W47")).isEmpty();
    assertThat(held("2026-11-24T12:00:00Z", 1)).containsExactly("2026-W48 2026-12-01T09:00:00Z");
    assertThat(times().before(at("2026-11-30T12:00:00Z"))).isEmpty();
    assertThat(times().before(at("2026-12-01T09:00:01Z")).map(one -> one.period().id()))
        .contains("2026-W48");
  }

  @Test
  void while_it_is_off_there_is_none_but_there_might_be() {
    said.addAll(MeetingPlan.usual().versions());
    assertThat(held("2026-11-23T00:00:00Z", 5)).isEmpty();
    assertThat(times().assumed().next(at("2026-11-23T00:00:00Z")).map(PlannedMeeting::startsAt))
        .contains(at("2026-11-24T09:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({"2026-11-24T09:00:00Z, 2026-W47", "2026-11-24T09:00:01Z, 2026-W48"})
  void the_next_one_is_still_the_one_that_begins_right_now(String moment, String period) {
    weekly(DayOfWeek.TUESDAY);
    assertThat(times().next(at(moment)).map(one -> one.period().id())).contains(period);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 14, 121})
  void a_meeting_has_15_to_120_minutes(int minutes) {
    MeetingPlan.Version usual = MeetingPlan.usual().now();
    assertThatThrownBy(
            () ->
                new MeetingPlan.Version(
                    true,
                    usual.weekday(),
                    usual.at(),
                    usual.zone(),
                    usual.rhythm(),
                    minutes,
                    usual.holidays(),
                    usual.onHoliday(),
                    usual.channel(),
                    usual.by(),
                    usual.since()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a meeting has 15 to 120 minutes, not " + minutes);
  }
}
