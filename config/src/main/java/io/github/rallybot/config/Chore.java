package io.github.rallybot.config;

import java.time.Duration;

/**
 * Something that is looked at now and then: what is due, and what a process that ended too early or
 * a platform that was away left undone. Idempotent, and fine to run in several instances at once.
 *
 * @param every how long after one look the next one comes
 */
record Chore(Duration every, Runnable work) {

  /** What hardly ever is there to do. */
  static Chore seldom(Runnable work) {
    return new Chore(Duration.ofMinutes(5), work);
  }

  /** What people wait for. */
  static Chore often(Runnable work) {
    return new Chore(Duration.ofSeconds(10), work);
  }
}
