package io.github.rallybot.config;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens in other processes, which cannot be told to a test. */
final class Eventually {

  private static final long BETWEEN_LOOKS = Duration.ofMillis(20).toNanos();

  private Eventually() {}

  static void until(Duration limit, String what, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + limit.toSeconds() + " s: " + what);
      }
      pause();
    }
  }

  /** A moment before the next look or try. */
  static void pause() {
    LockSupport.parkNanos(BETWEEN_LOOKS);
  }
}
