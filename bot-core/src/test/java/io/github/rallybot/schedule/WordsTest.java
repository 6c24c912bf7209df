package io.github.rallybot.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  /** A Wednesday. */
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "until 3 Dec | 2026-12-03",
        "until 3 dec. | 2026-12-03",
        "till 3rd of December | 2026-12-03",
        "Dec 3 | 2026-12-03",
        "dec 3rd, 2026 | 2026-12-03",
        "3. Dezember | ",
        "until 2026-12-03 | 2026-12-03",
        "until 2026/12/3 | 2026-12-03",
        "3.12. | 2026-12-03",
        "3.12.2026 | 2026-12-03",
        "until 24/12 | 2026-12-24",
        "12/24 | 2026-12-24",
        "12/12 | 2026-12-12",
        "through 3 Dec | 2026-12-04",
        "1 march | 2027-03-01",
        "until friday | 2026-11-27",
        "until Fri | 2026-11-27",
        "until wednesday | 2026-12-02",
        "until next friday | 2026-12-04",
        "until tomorrow | 2026-11-26",
        "2 weeks | 2026-12-09",
        "two weeks | 2026-12-09",
        "for a week | 2026-12-02",
        "for the next 3 days | 2026-11-28",
        "3d | 2026-11-28",
        "2 w | 2026-12-09",
        "1 month | 2026-12-25",
        "until next week | 2026-11-30",
        "until sept 1 | 2027-09-01",
        "  UNTIL   3   DEC  | 2026-12-03",
      })
  void a_day_is_understood_however_it_is_written(String words, LocalDate day) {
    if (day == null) {
      assertThat(DayWords.back(words, TODAY)).isInstanceOf(Understood.No.class);
    } else {
      assertThat(DayWords.back(words, TODAY)).isEqualTo(Understood.yes(day));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "until 3/12 | I cannot tell which is the day in 3/12 and which the month.",
        "until | Until when?",
        "'' | Until when?",
        "until 2025-12-03 | Wed 3 Dec 2025 is in the past.",
        "until 25 nov 2026 | Wed 25 Nov is today.",
        "until 3 Dec 2062 | Sun 3 Dec 2062 is more than a year away. Is the year right?",
        "until 31 Feb | I could not read that day.",
        "until 30 Feb 2027 | I could not read that day.",
        "until the cows come home | I could not read that day.",
        "soon | I could not read that day.",
        "99999999999999999999 days | I could not read that day.",
        "9999 months | Wed 25 Feb 2860 is more than a year away. Is the year right?",
        "until 2026-13-45 | I could not read that day.",
        "m | I could not read that day.",
      })
  void a_day_that_cannot_be_meant_is_answered_with_examples(String words, String why) {
    assertThat(DayWords.back(words, TODAY))
        .isEqualTo(
            Understood.no(
                why
                    + " Type the day you are back, or for how long: away until 3 Dec, away until"
                    + " 2026-12-03, away until friday, or away 2 weeks."));
  }

  @Test
  void the_twenty_ninth_of_february_is_the_next_there_is() {
    assertThat(DayWords.back("29 feb", LocalDate.of(2027, 11, 25)))
        .isEqualTo(Understood.yes(LocalDate.of(2028, 2, 29)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8-16 | Mon–Fri 8:00–16:00",
        "9:00-17:30 mon-thu | Mon–Thu 9:00–17:30",
        "9.30 – 18.15 | Mon–Fri 9:30–18:15",
        "9-5 | Mon–Fri 9:00–17:00",
        "9 to 5 | Mon–Fri 9:00–17:00",
        "from 9am to 5:30pm | Mon–Fri 9:00–17:30",
        "12am-8am | Mon–Fri 0:00–8:00",
        "0-24 every day | Mon–Sun 0:00–24:00",
        "8-16 sun-thu | Mon, Tue, Wed, Thu, Sun 8:00–16:00",
        "8-16 mon, wed and fri | Mon, Wed, Fri 8:00–16:00",
        "8-16 on Mondays | Mon 8:00–16:00",
        "8-16 weekdays | Mon–Fri 8:00–16:00",
        "8h30-16h00 | Mon–Fri 8:30–16:00",
      })
  void hours_are_understood_however_they_are_written(String words, String hours) {
    assertThat(
            HoursWords.read(words, Hours.usual())
                .either(Hours::inWords, why -> "not understood: " + why))
        .isEqualTo(hours);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "8",
        "8-",
        "-16",
        "8-25",
        "8:61-16",
        "8-16 someday",
        "20-4",
        "nine to five",
        "8-16-18",
        "24-24",
        "8-160",
        "13am-2pm",
        "16:00-16:00",
        "8-16 mon-",
        "🕘-🕔"
      })
  void hours_that_cannot_be_meant_are_answered_with_examples(String words) {
    assertThat(HoursWords.read(words, Hours.usual()))
        .isInstanceOfSatisfying(
            Understood.No.class,
            no -> assertThat(no.why()).endsWith("hours 8-16, or hours 9:00-17:30 mon-thu."));
  }
}
