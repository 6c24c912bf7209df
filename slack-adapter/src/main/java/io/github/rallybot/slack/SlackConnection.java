package io.github.rallybot.slack;

import io.github.rallybot.chat.ChatPlatform.Check;
import java.time.Instant;
import java.util.Optional;

/** Whether Socket Mode is connected, since when, and else why not; for the status. Thread-safe. */
final class SlackConnection {

  private record State(Optional<Instant> since, String trouble) {}

  private volatile State state = new State(Optional.empty(), "it is still being opened");

  void up(Instant now) {
    state = new State(Optional.of(now), "");
  }

  /**
   * It is not, or no longer, connected.
   *
   * @param trouble why, for whoever runs the bot
   */
  void down(String trouble) {
    state = new State(Optional.empty(), trouble);
  }

  /** Since when it is connected; empty if it is not. */
  Optional<Instant> since() {
    return state.since();
  }

  Check check() {
    State now = state;
    return now.since()
        .map(
            since ->
                new Check(
                    true, "Slack: connected by Socket Mode since " + SlackStart.UTC.format(since)))
        .orElseGet(
            () ->
                new Check(
                    false,
                    "Slack: not connected by Socket Mode, so that nothing people press or type"
                        + " arrives: "
                        + now.trouble()
                        + ". It is tried again by itself"));
  }
}
