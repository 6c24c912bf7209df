package io.github.rallybot.playground;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A stand-in's time. Its limits and lifetimes are counted in virtual seconds, which pass {@code
 * speed} times as fast as real ones, so that a test of a thirty-minute limit need not last that
 * long.
 */
public final class Pace {
  private final Clock clock;
  private final double speed;
  private final Instant start;

  public Pace(Clock clock, double speed) {
    this.clock = clock;
    this.speed = speed;
    this.start = clock.instant();
  }

  public Instant real() {
    return clock.instant();
  }

  public Instant virtual() {
    long real = Duration.between(start, clock.instant()).toNanos();
    return start.plusNanos((long) (real * speed));
  }
}
