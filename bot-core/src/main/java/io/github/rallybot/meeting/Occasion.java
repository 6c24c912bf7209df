package io.github.rallybot.meeting;

/**
 * The meeting that is next, or going on.
 *
 * @param agreed whether the team said when it meets; if not, it is one that might be
 */
public record Occasion(PlannedMeeting planned, boolean agreed) {

  public String period() {
    return planned.period().id();
  }
}
