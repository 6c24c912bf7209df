package io.github.rallybot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.member.Diary;
import io.github.rallybot.schedule.HolidayCalendars;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Read when the bot starts: what nobody understands refuses the start. */
class HoursSettingsTest {

  private static Diary diary(String usual, String holidays, String zone) {
    return new RallySettings.Hours(usual, holidays, zone).toDiary(new HolidayCalendars());
  }

  @Test
  void hours_holidays_and_zone_are_those_of_the_team() {
    Diary diary = diary("8-16 mon-thu", "DE-BY", "Europe/Berlin");
    assertThat(diary.team().isBusinessDay(LocalDate.of(2026, 11, 26))).isTrue();
    assertThat(diary.team().isBusinessDay(LocalDate.of(2026, 11, 27))).as("Friday").isFalse();
    assertThat(diary.team().isBusinessDay(LocalDate.of(2027, 1, 6))).as("Epiphany").isFalse();
    assertThat(diary.team().plus(Instant.parse("2026-11-26T14:00:00Z"), Duration.ofHours(2)))
        .isEqualTo(Optional.of(Instant.parse("2026-11-30T08:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "nine to five, none, UTC, rally.hours.usual is “nine to five”. I could not read these hours.",
    "9-17, Atlantis, UTC, rally.hours.holidays is “Atlantis”. I have no calendar for that country.",
    "9-17, none, Berlin, rally.hours.zone is “Berlin”. Use a name such as Europe/Berlin."
  })
  void what_nobody_understands_is_named_with_what_to_write(
      String usual, String holidays, String zone, String why) {
    assertThatThrownBy(() -> diary(usual, holidays, zone))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(why);
  }
}
