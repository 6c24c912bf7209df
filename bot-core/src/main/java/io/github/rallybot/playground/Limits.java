package io.github.rallybot.playground;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What the rate limits of a platform have in common, whatever they count: who comes too early, or
 * while told to wait, is refused and counted. Thread-safe.
 */
public final class Limits {
  private final Pace pace;
  private final Map<String, Instant> waitUntil = new HashMap<>();
  private final Map<String, Integer> violations = new TreeMap<>();
  private boolean resting;

  public Limits(Pace pace) {
    this.pace = pace;
  }

  /** How often each limit was overrun, by its name. */
  public synchronized Map<String, Integer> violations() {
    return new TreeMap<>(violations);
  }

  /** Lets every call pass, while the past is made up. */
  public synchronized void rest(boolean now) {
    resting = now;
  }

  /**
   * Takes a call in.
   *
   * @param name of the limit that it counts against
   * @param wait how long it has to wait at a virtual time; zero if it passes, and then it is
   *     counted
   * @return zero if the call may pass; otherwise after how many whole seconds it may be repeated
   */
  public synchronized Duration admit(String name, Function<Instant, Duration> wait) {
    if (resting) {
      return Duration.ZERO;
    }
    Instant now = pace.virtual();
    Instant penalty = waitUntil.getOrDefault(name, now);
    if (now.isBefore(penalty)) {
      violations.merge(name, 1, Integer::sum);
      return whole(Duration.between(now, penalty));
    }
    Duration early = wait.apply(now);
    if (early.isZero()) {
      return early;
    }
    violations.merge(name, 1, Integer::sum);
    return penalise(name, early);
  }

  /** Refuses further calls for so long, in whole seconds as Retry-After has it. */
  public synchronized Duration penalise(String name, Duration wait) {
    Duration whole = whole(wait);
    waitUntil.put(name, pace.virtual().plus(whole));
    return whole;
  }

  private static Duration whole(Duration wait) {
    return Duration.ofSeconds(Math.max(1, (wait.toMillis() + 999) / 1000));
  }
}
