package io.github.rallybot.slack.playground;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The stand-in's time. Its limits and lifetimes are counted in virtual seconds, which pass {@code
 * speed} times as fast as real ones, so that a test of a thirty-minute limit need not last that
 * long.
 */
final class Pace {
  private final Clock clock;
  private final double speed;
  private final Instant start;

  Pace(Clock clock, double speed) {
    this.clock = clock;
    this.speed = speed;
    this.start = clock.instant();
  }

  Instant real() {
    return clock.instant();
  }

  Instant virtual() {
    long real = Duration.between(start, clock.instant()).toNanos();
    return start.plusNanos((long) (real * speed));
  }
}
