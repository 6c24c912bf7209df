package io.github.rallybot.teams;

import io.github.rallybot.delivery.Pace;
import java.time.Duration;

/** Quotas that never run out. */
final class Unlimited implements Pace {

  @Override
  public Duration take(Quota quota) {
    return Duration.ZERO;
  }

  @Override
  public void hold(String method, Duration after) {
    // what is held is tested with the quotas themselves
  }
}
