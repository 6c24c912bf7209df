package io.github.rallybot.config.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovableClockTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  @Test
  void seen_from_any_zone_it_moves_too(@TempDir Path folder) {
    MovableClock clock = MovableClock.in(folder, Clock.fixed(NOON, ZoneOffset.UTC));
    Clock inKathmandu = clock.withZone(ZoneId.of("Asia/Kathmandu"));
    clock.move(Duration.ofDays(7));
    assertThat(ZonedDateTime.now(inKathmandu))
        .isEqualTo(ZonedDateTime.parse("2026-12-02T17:45:00+05:45[Asia/Kathmandu]"));
    assertThat(inKathmandu.withZone(ZoneOffset.UTC).getZone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void after_a_restart_it_goes_on_where_it_was(@TempDir Path folder) {
    Clock real = Clock.fixed(NOON, ZoneOffset.UTC);
    MovableClock.in(folder, real).move(Duration.ofHours(1));
    assertThat(MovableClock.in(folder, real).instant())
        .isEqualTo(Instant.parse("2026-11-25T13:00:00Z"));
  }
}
