package io.github.rallybot.queue;

import java.time.Duration;

/** Durations in a few letters, for lists that are drawn when they are opened. */
public final class Durations {

  private static final int TWO_WEEKS = 14;

  private Durations() {}

  /** "25 min", "3 h", "2 days", "5 weeks"; never less than a minute. */
  public static String inWords(Duration duration) {
    long minutes = Math.max(1, duration.toMinutes());
    if (minutes < 60) {
      return minutes + " min";
    }
    long hours = duration.toHours();
    if (hours < 24) {
      return hours + " h";
    }
    long days = duration.toDays();
    if (days < TWO_WEEKS) {
      return days == 1 ? "1 day" : days + " days";
    }
    return days / 7 + " weeks";
  }
}
