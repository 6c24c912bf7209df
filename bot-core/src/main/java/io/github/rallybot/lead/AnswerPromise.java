package io.github.rallybot.lead;

import io.github.rallybot.schedule.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Within how much of the team's working time sales answers a lead. It runs from when the lead came,
 * by the clock and the holidays of the team, whoever takes the lead.
 *
 * @param standard unless the route that takes the lead has its own; zero for no promise
 */
public record AnswerPromise(Duration standard, WorkingHours team) {

  public AnswerPromise {
    if (standard.isNegative()) {
      throw new IllegalArgumentException("no promise is negative: " + standard);
    }
  }

  /** When a lead that came at a moment is to be answered; empty if nothing is promised. */
  Optional<FollowUp.Promise> of(Optional<Route> route, Instant came) {
    Duration within = route.flatMap(Route::promise).orElse(standard);
    if (within.isZero()) {
      return Optional.empty();
    }
    return team.plus(came, within.dividedBy(2))
        .flatMap(half -> team.plus(came, within).map(due -> new FollowUp.Promise(half, due)));
  }

  /** As people read it: "8 working hours"; empty if nothing is promised. */
  public String inWords() {
    if (standard.isZero()) {
      return "";
    }
    long minutes = standard.toMinutes();
    if (minutes % 60 != 0) {
      return minutes == 1 ? "1 working minute" : minutes + " working minutes";
    }
    return minutes == 60 ? "1 working hour" : minutes / 60 + " working hours";
  }
}
