package io.github.rallybot.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait for what.
 *
 * @param tempo how many times as fast as life the platform's clocks run
 * @param callTimeout after which a call to the platform is given up
 */
record Patience(Clock clock, Tempo tempo, Duration callTimeout) {

  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(2);
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);

  /** When a repeated post is looked at again, for the copy that may have turned up since. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  /** How long a lease has to last so that it outlives any one call. */
  Duration lease() {
    return callTimeout.multipliedBy(2).plusSeconds(5);
  }

  /** When to try again what could not be done yet. */
  Instant soon() {
    return clock.instant().plus(FIRST_BACK_OFF);
  }

  Optional<Instant> lookAgainAt() {
    return Optional.of(clock.instant().plus(tempo.real(LOOK_AGAIN)));
  }

  /** After how long a message whose post was not answered can be expected to be found. */
  Duration settling() {
    return callTimeout.plus(tempo.real(Duration.ofSeconds(10)));
  }

  /** How long a card rests that failed so many times in a row. */
  Duration backOff(Delivered record) {
    int doublings = Math.min(record.failures() - 1, 10);
    Duration full = FIRST_BACK_OFF.multipliedBy(1L << Math.max(0, doublings));
    Duration capped = full.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : full;
    double jitter = 0.5 + ThreadLocalRandom.current().nextDouble() / 2;
    Duration wait = tempo.real(Duration.ofMillis((long) (capped.toMillis() * jitter)));
    boolean unsure = record.intent().isPresent() && record.message().isEmpty();
    return unsure && wait.compareTo(settling()) < 0 ? settling() : wait;
  }
}
