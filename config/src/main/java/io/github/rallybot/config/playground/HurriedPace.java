package io.github.rallybot.config.playground;

import io.github.rallybot.delivery.Pace;
import java.time.Duration;

/** The bot's quotas, which can rest while the playground's past is made up. */
final class HurriedPace implements Pace {

  private final Pace pace;
  private volatile boolean hurried;

  HurriedPace(Pace pace) {
    this.pace = pace;
  }

  void hurry(boolean now) {
    hurried = now;
  }

  @Override
  public Duration take(Quota quota) {
    return hurried ? Duration.ZERO : pace.take(quota);
  }

  @Override
  public void hold(String method, Duration after) {
    pace.hold(method, after);
  }
}
