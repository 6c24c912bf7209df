package io.github.rallybot.teams.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.HandClock;
import io.github.rallybot.playground.Pace;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTest {
  private static final String LEADS = "19:leads@thread.tacv2";

  private final HandClock clock = new HandClock(Instant.parse("2026-11-23T09:00:00Z"));
  private final Rates rates = new Rates(new Pace(clock, 1));

  private int passing(int calls, Duration apart) {
    int passed = 0;
    for (int i = 0; i < calls; i++) {
      passed += rates.admit(Rates.Kind.SEND, LEADS).isZero() ? 1 : 0;
      clock.move(apart);
    }
    return passed;
  }

  @ParameterizedTest
  @CsvSource({"7, 0", "8, 150", "60, 300", "1800, 1000"})
  void so_many_pass_so_far_apart_and_not_one_more(int calls, long millis) {
    assertThat(passing(calls, Duration.ofMillis(millis))).isEqualTo(calls);
    assertThat(rates.violations()).isEmpty();
    assertThat(rates.admit(Rates.Kind.SEND, LEADS)).isPositive();
    assertThat(rates.violations(LEADS)).isEqualTo(1);
  }

  @Test
  void who_is_told_to_wait_and_does_not_is_refused_again() {
    assertThat(passing(8, Duration.ZERO)).isEqualTo(7);
    clock.move(Duration.ofMillis(999));
    assertThat(rates.admit(Rates.Kind.SEND, LEADS)).isEqualTo(Duration.ofSeconds(1));
    assertThat(rates.violations(LEADS)).isEqualTo(2);
    clock.move(Duration.ofMillis(1));
    assertThat(rates.admit(Rates.Kind.SEND, LEADS)).isZero();
  }

  @Test
  void threads_and_kinds_share_nothing_and_time_passes_faster_on_demand() {
    Rates hurried = new Rates(new Pace(clock, 20));
    for (int i = 0; i < 7; i++) {
      assertThat(hurried.admit(Rates.Kind.SEND, LEADS)).isZero();
    }
    assertThat(hurried.admit(Rates.Kind.SEND, "a:1maya")).isZero();
    assertThat(hurried.admit(Rates.Kind.READ, LEADS)).isZero();
    clock.move(Duration.ofMillis(50));
    assertThat(hurried.admit(Rates.Kind.SEND, LEADS)).isZero();
  }
}
