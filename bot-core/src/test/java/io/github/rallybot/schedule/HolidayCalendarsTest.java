package io.github.rallybot.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayCalendarsTest {

  private final HolidayCalendars calendars = new HolidayCalendars();

  @ParameterizedTest
  @CsvSource({
    "US, 2026-11-26, true", // Thanksgiving
    "US, 2026-11-27, false",
    "DE, 2026-10-03, true", // Day of German Unity
    "DE, 2027-01-06, false",
    "DE-BY, 2027-01-06, true", // Epiphany
    "DE-BE, 2027-01-06, false",
    "GB, 2026-12-25, true",
    "GB-SCT, 2026-11-30, true", // Saint Andrew
    "GB-ENG, 2026-11-30, false",
    "none, 2026-12-25, false",
    "XX, 2026-12-25, false",
    "DE-XX, 2026-12-25, true",
  })
  void a_day_is_a_holiday_in_some_regions(String region, LocalDate day, boolean holiday) {
    assertThat(calendars.of(region).on(day)).isEqualTo(holiday);
  }

  @ParameterizedTest
  @CsvSource({
    "DE-BY, DE-BY",
    "de by, DE-BY",
    "de_by, DE-BY",
    "us, US",
    "Germany, DE",
    "UK, GB",
    "gb-sct, GB-SCT",
    "South Africa, ZA",
    "NONE, none",
    "off, none",
  })
  void a_region_is_understood_however_it_is_written(String words, String code) {
    assertThat(calendars.region(words)).isEqualTo(Understood.yes(code));
  }

  @Test
  void a_country_without_a_calendar_is_said_to_have_none() {
    // Nepal follows the moon, and the library has no calendar for it
    assertThat(calendars.region("NP"))
        .isEqualTo(
            Understood.no(
                "I have no calendar for that country. Type a country, or a country and a region of"
                    + " it: holidays US, holidays DE-BY; or holidays none."));
  }

  @Test
  void a_wrong_region_is_answered_with_the_right_ones() {
    assertThat(calendars.region("AT-XX"))
        .isEqualTo(
            Understood.no(
                "I know no region XX there, only 1, 2, 3, 4, 5, 6, 7, 8, 9. Type a country, or a"
                    + " country and a region of it: holidays US, holidays DE-BY; or holidays"
                    + " none."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "--", "../../etc/passwd", "D", "DE--", "🎄", "holidays"})
  void nonsense_is_refused_with_examples(String words) {
    assertThat(calendars.region(words))
        .isInstanceOfSatisfying(
            Understood.No.class, no -> assertThat(no.why()).contains("holidays DE-BY"));
  }

  @Test
  void every_calendar_of_the_library_can_be_read() {
    LocalDate day = LocalDate.of(2026, 12, 25);
    assertThat(
            List.of(java.util.Locale.getISOCountries()).stream()
                .filter(country -> calendars.of(country).on(day))
                .count())
        .isGreaterThan(40);
  }
}
