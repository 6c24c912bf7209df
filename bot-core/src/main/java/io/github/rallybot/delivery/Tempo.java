package io.github.rallybot.delivery;

import java.time.Duration;

/**
 * How fast the platforms' clocks run: 1 in life, more where a stand-in runs quickened. Every wait
 * that a platform asks for, or that is derived from its time-outs, is divided by it.
 */
public record Tempo(double speed) {

  public Tempo {
    if (!(speed >= 1 && speed <= 1000)) {
      throw new IllegalArgumentException("a tempo is between 1 and 1000");
    }
  }

  public Duration real(Duration platformTime) {
    return Duration.ofNanos((long) (platformTime.toNanos() / speed));
  }
}
