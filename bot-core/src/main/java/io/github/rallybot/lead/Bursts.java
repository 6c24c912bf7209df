package io.github.rallybot.lead;

/** Summaries: many leads that came at once and share one card. */
final class Bursts {

  /** What the ids of their cards begin with. */
  static final String PREFIX = "burst:";

  private Bursts() {}

  /** The id of a summary's card. */
  static String card(String burst) {
    return PREFIX + burst;
  }
}
