package io.github.rallybot.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aWeekBeginsOnMondayMidnightOfTheTeam() {
    Period week = Period.containing(Rhythm.WEEK, Instant.parse("2026-11-22T23:30:00Z"), BERLIN);
    assertThat(week).isEqualTo(new Period(Rhythm.WEEK, LocalDate.of(2026, 11, 23), BERLIN));
    assertThat(week.id()).isEqualTo("2026-W48");
    assertThat(week.from()).isEqualTo("2026-11-22T23:00:00Z");
    assertThat(week.to()).isEqualTo("2026-11-29T23:00:00Z");
    assertThat(week.inWords()).isEqualTo("23–29 Nov (week 48)");
  }

  @Test
  void kathmanduHasItsOwnMidnight() {
    Period week =
        Period.containing(
            Rhythm.WEEK, Instant.parse("2026-11-22T18:15:00Z"), ZoneId.of("Asia/Kathmandu"));
    assertThat(week.from()).isEqualTo("2026-11-22T18:15:00Z");
  }

  @Test
  void weeksAreAsLongAsClocksMakeThem() {
    assertThat(length("2026-W13")).isEqualTo(Duration.ofHours(7 * 24 - 1));
    assertThat(length("2026-W43")).isEqualTo(Duration.ofHours(7 * 24 + 1));
    assertThat(length("2026-W44")).isEqualTo(Duration.ofDays(7));
  }

  private static Duration length(String id) {
    Period period = Period.of(id, BERLIN).orElseThrow();
    return Duration.between(period.from(), period.to());
  }

  @Test
  void aYearMayHave53Weeks() {
    Period last = Period.of("2026-W53", BERLIN).orElseThrow();
    assertThat(last.inWords()).isEqualTo("28 Dec–3 Jan (week 53)");
    assertThat(last.next().id()).isEqualTo("2027-W01");
    assertThat(Period.of("2027-W53", BERLIN)).isEmpty();
  }

  @Test
  void twoWeeksGoOnOverAYearOf53() {
    Period two = Period.containing(Rhythm.TWO_WEEKS, LocalDate.of(2026, 12, 30), BERLIN);
    assertThat(two.id()).isEqualTo("2026-W52-2w");
    assertThat(two.called()).isEqualTo("weeks 52 and 53");
    assertThat(two.next().id()).isEqualTo("2027-W01-2w");
    assertThat(Period.of("2026-W53-2w", BERLIN)).contains(two);
  }

  @Test
  void aMonthIsCalledByItsName() {
    Period month = Period.of("2026-02", BERLIN).orElseThrow();
    assertThat(month.last()).isEqualTo(LocalDate.of(2026, 2, 28));
    assertThat(month.inWords()).isEqualTo("February 2026");
    assertThat(month.called()).isEqualTo("February");
    assertThat(month.before().id()).isEqualTo("2026-01");
  }

  @ParameterizedTest
  @EnumSource(Rhythm.class)
  void eachMomentIsInOnePeriodAndItsIdSaysWhich(Rhythm rhythm) {
    Period period = Period.containing(rhythm, LocalDate.of(2024, 12, 1), BERLIN);
    for (int i = 0; i < 120; i++, period = period.next()) {
      assertThat(Period.of(period.id(), BERLIN)).contains(period);
      assertThat(Period.containing(rhythm, period.from(), BERLIN)).isEqualTo(period);
      assertThat(Period.containing(rhythm, period.to().minusMillis(1), BERLIN)).isEqualTo(period);
      assertThat(period.next().before()).isEqualTo(period);
      assertThat(period.contains(period.to())).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"2026-w7,2026-W07", " 2026-W07 ,2026-W07", "2026-w09-2W,2026-W08-2w"})
  void readsWhatPeopleType(String typed, String id) {
    assertThat(Period.of(typed, BERLIN).map(Period::id)).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026", "2026-13", "2026-00", "2026-W00", "2026-W54", "W40", "x"})
  void doesNotReadWhatIsNone(String typed) {
    assertThat(Period.of(typed, BERLIN)).isEmpty();
  }

  @Test
  void doesNotBeginInItsMiddle() {
    assertThatThrownBy(() -> new Period(Rhythm.WEEK, LocalDate.of(2026, 11, 24), BERLIN))
        .hasMessage("no period, every week, begins on 2026-11-24");
  }
}
