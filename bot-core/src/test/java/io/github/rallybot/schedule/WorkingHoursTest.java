package io.github.rallybot.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingHoursTest {

  private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

  private static WorkingHours usual(String zone) {
    return new WorkingHours(ZoneId.of(zone), Hours.usual(), Holidays.none());
  }

  private static WorkingHours hours(String zone, String from, String to) {
    return new WorkingHours(
        ZoneId.of(zone),
        new Hours(EVERY_DAY, LocalTime.parse(from), LocalTime.parse(to)),
        Holidays.none());
  }

  private static Instant at(String moment) {
    return Instant.parse(moment);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T09:00:00Z, true",
    "2026-11-23T08:59:59Z, false",
    "2026-11-23T16:59:59Z, true",
    "2026-11-23T17:00:00Z, false",
    "2026-11-28T12:00:00Z, false",
  })
  void the_end_is_no_longer_working_time(Instant moment, boolean working) {
    assertThat(usual("UTC").isWorking(moment)).isEqualTo(working);
  }

  @Test
  void quarter_hours_of_a_zone_count() {
    WorkingHours kathmandu = usual("Asia/Kathmandu");
    assertThat(kathmandu.startOf(LocalDate.of(2026, 11, 23))).contains(at("2026-11-23T03:15:00Z"));
    assertThat(kathmandu.isWorking(at("2026-11-23T03:14:59Z"))).isFalse();
    assertThat(kathmandu.isWorking(at("2026-11-23T11:14:59Z"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    // within a day, to its very end, over a night, over a weekend, from a night
    "2026-11-23T09:00:00Z, PT8H, 2026-11-23T17:00:00Z",
    "2026-11-23T13:00:00Z, PT8H, 2026-11-24T13:00:00Z",
    "2026-11-27T16:00:00Z, PT8H, 2026-11-30T16:00:00Z",
    "2026-11-27T23:00:00Z, PT1S, 2026-11-30T09:00:01Z",
    "2026-11-28T12:00:00Z, PT16H, 2026-12-01T17:00:00Z",
    "2026-11-28T12:00:00Z, PT0S, 2026-11-28T12:00:00Z",
  })
  void working_time_passes_in_working_hours_only(Instant from, Duration time, Instant by) {
    assertThat(usual("UTC").plus(from, time)).contains(by);
  }

  @Test
  void clocks_put_forward_or_back_outside_the_hours_move_only_the_beginning() {
    WorkingHours newYork = usual("America/New_York");
    // back on 1 November 2026, forward on 14 March 2027
    assertThat(newYork.startOf(LocalDate.of(2026, 10, 30))).contains(at("2026-10-30T13:00:00Z"));
    assertThat(newYork.startOf(LocalDate.of(2026, 11, 2))).contains(at("2026-11-02T14:00:00Z"));
    assertThat(newYork.plus(at("2026-10-30T20:00:00Z"), Duration.ofHours(2)))
        .contains(at("2026-11-02T15:00:00Z"));
    assertThat(newYork.startOf(LocalDate.of(2027, 3, 15))).contains(at("2027-03-15T13:00:00Z"));
  }

  @Test
  void hours_over_clocks_put_forward_are_an_hour_shorter() {
    // Berlin, 28 March 2027: 2:00 becomes 3:00
    WorkingHours night = hours("Europe/Berlin", "01:00", "05:00");
    assertThat(night.plus(at("2027-03-28T00:00:00Z"), Duration.ofHours(3)))
        .contains(at("2027-03-28T03:00:00Z"));
    assertThat(night.plus(at("2027-03-28T00:00:00Z"), Duration.ofHours(4)))
        .contains(at("2027-03-29T00:00:00Z"));
  }

  @Test
  void hours_that_begin_or_end_in_the_gap_begin_or_end_at_the_change() {
    LocalDate day = LocalDate.of(2027, 3, 28);
    Instant change = at("2027-03-28T01:00:00Z");
    assertThat(hours("Europe/Berlin", "02:30", "05:00").startOf(day)).contains(change);
    WorkingHours ending = hours("Europe/Berlin", "00:30", "02:30");
    assertThat(ending.isWorking(change.minusSeconds(1))).isTrue();
    assertThat(ending.isWorking(change)).isFalse();
  }

  @Test
  void hours_that_a_change_swallows_whole_leave_no_business_day() {
    WorkingHours gone = hours("Europe/Berlin", "02:10", "02:50");
    assertThat(gone.isBusinessDay(LocalDate.of(2027, 3, 28))).isFalse();
    assertThat(gone.nextWorking(at("2027-03-28T00:59:00Z"))).contains(at("2027-03-29T00:10:00Z"));
    assertThat(gone.businessDaysAfter(LocalDate.of(2027, 3, 27), 1))
        .contains(LocalDate.of(2027, 3, 29));
  }

  @Test
  void hours_over_clocks_put_back_are_an_hour_longer() {
    // Berlin, 25 October 2026: 3:00 becomes 2:00
    WorkingHours night = hours("Europe/Berlin", "01:00", "05:00");
    assertThat(night.plus(at("2026-10-24T23:00:00Z"), Duration.ofHours(5)))
        .contains(at("2026-10-25T04:00:00Z"));
  }

  @Test
  void hours_inside_the_repeated_hour_happen_once() {
    WorkingHours twice = hours("Europe/Berlin", "02:15", "02:45");
    assertThat(twice.isWorking(at("2026-10-25T00:30:00Z"))).isTrue();
    assertThat(twice.isWorking(at("2026-10-25T01:30:00Z"))).isFalse();
  }

  @Test
  void a_day_that_an_island_skipped_is_no_business_day() {
    // Samoa had no 30 December 2011
    WorkingHours apia = usual("Pacific/Apia");
    assertThat(apia.isBusinessDay(LocalDate.of(2011, 12, 29))).isTrue();
    assertThat(apia.isBusinessDay(LocalDate.of(2011, 12, 30))).isFalse();
    assertThat(apia.businessDaysAfter(LocalDate.of(2011, 12, 29), 1))
        .contains(LocalDate.of(2012, 1, 2));
    assertThat(apia.plus(at("2011-12-30T02:00:00Z"), Duration.ofHours(2)))
        .contains(at("2012-01-01T20:00:00Z"));
  }

  @Test
  void a_day_may_end_at_midnight_and_midnight_may_not_exist() {
    WorkingHours whole = hours("America/Sao_Paulo", "00:00", "00:00");
    // Brazil put its clocks forward at midnight of 4 November 2018, and back into 17 February 2018
    assertThat(whole.startOf(LocalDate.of(2018, 11, 4))).contains(at("2018-11-04T03:00:00Z"));
    for (String moment : Set.of("2018-02-18T01:30:00Z", "2018-02-18T02:30:00Z")) {
      assertThat(whole.isWorking(at(moment))).isTrue();
    }
    assertThat(whole.plus(at("2018-11-03T03:00:00Z"), Duration.ofHours(47)))
        .contains(at("2018-11-05T02:00:00Z"));
  }

  @Test
  void holidays_are_passed_over() {
    LocalDate thanksgiving = LocalDate.of(2026, 11, 26);
    WorkingHours hours =
        new WorkingHours(ZoneId.of("America/New_York"), Hours.usual(), thanksgiving::equals);
    assertThat(hours.isWorking(at("2026-11-26T15:00:00Z"))).isFalse();
    assertThat(hours.nextWorking(at("2026-11-26T15:00:00Z"))).contains(at("2026-11-27T14:00:00Z"));
    assertThat(hours.businessDaysAfter(LocalDate.of(2026, 11, 25), 2))
        .contains(LocalDate.of(2026, 11, 30));
  }

  @Test
  void where_every_day_is_a_holiday_there_is_never_working_time() {
    WorkingHours never = new WorkingHours(ZoneId.of("UTC"), Hours.usual(), day -> true);
    assertThat(never.nextWorking(TestTime.NOW)).isEmpty();
    assertThat(never.plus(TestTime.NOW, Duration.ofHours(1))).isEmpty();
    assertThat(never.businessDaysAfter(LocalDate.of(2026, 11, 23), 1)).isEmpty();
    assertThat(never.isWorking(TestTime.NOW)).isFalse();
  }

  @Test
  void a_holiday_that_lasts_for_months_ends() {
    LocalDate end = LocalDate.of(2027, 6, 1);
    WorkingHours hours =
        new WorkingHours(ZoneId.of("UTC"), Hours.usual(), day -> day.isBefore(end));
    assertThat(hours.nextWorking(TestTime.NOW)).contains(at("2027-06-01T09:00:00Z"));
    assertThat(hours.plus(TestTime.NOW, Duration.ofHours(9))).contains(at("2027-06-02T10:00:00Z"));
  }

  @Test
  void nonsense_is_refused() {
    WorkingHours hours = usual("UTC");
    assertThatThrownBy(() -> hours.plus(TestTime.NOW, Duration.ofHours(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> hours.businessDaysAfter(LocalDate.of(2026, 11, 23), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> hours("UTC", "17:00", "09:00"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Hours(Set.of(), LocalTime.NOON, LocalTime.MIDNIGHT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "Asia/Kathmandu",
        "Pacific/Apia",
        "Australia/Lord_Howe",
        "America/Sao_Paulo",
        "Africa/Casablanca"
      })
  void whatever_the_moment_the_next_working_one_is_working_time_and_time_adds_up(String zone) {
    Random random = new Random(20261125);
    for (int round = 0; round < 300; round++) {
      LocalTime from = LocalTime.of(random.nextInt(23), random.nextInt(60));
      LocalTime to = from.plusMinutes(1 + random.nextInt((23 - from.getHour()) * 60));
      WorkingHours hours =
          new WorkingHours(
              ZoneId.of(zone),
              new Hours(
                  EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)), DayOfWeek.SUNDAY), from, to),
              Holidays.none());
      Instant moment = Instant.ofEpochSecond(1_250_000_000L + random.nextInt(600_000_000));
      Instant next = hours.nextWorking(moment).orElseThrow();
      assertThat(next).isAfterOrEqualTo(moment);
      assertThat(hours.isWorking(next)).isTrue();
      assertThat(hours.isWorking(moment)).isEqualTo(next.equals(moment));
      Duration one = Duration.ofSeconds(1 + random.nextInt(100_000));
      Duration two = Duration.ofSeconds(1 + random.nextInt(100_000));
      assertThat(hours.plus(hours.plus(moment, one).orElseThrow(), two))
          .isEqualTo(hours.plus(moment, one.plus(two)));
    }
  }

  @Test
  void hours_are_written_as_people_write_them() {
    assertThat(Hours.usual().inWords()).isEqualTo("Mon–Fri 9:00–17:00");
    assertThat(
            new Hours(
                    EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY),
                    LocalTime.of(8, 30),
                    LocalTime.MIDNIGHT)
                .inWords())
        .isEqualTo("Mon, Wed 8:30–24:00");
    assertThat(Optional.of(Hours.usual().minutes())).contains(480);
  }

  private static final class TestTime {
    static final Instant NOW = at("2026-11-23T09:30:00Z");
  }
}
