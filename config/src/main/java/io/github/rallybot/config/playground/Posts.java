package io.github.rallybot.config.playground;

import io.github.rallybot.slack.playground.Message;
import io.github.rallybot.slack.playground.SlackStandIn;
import java.time.Duration;
import java.util.List;

/** What the bot has posted in the channel of leads on Slack. */
final class Posts {

  private static final String CHANNEL = "C0LEADS";

  /** After a kill the bot looks for a card whose post was not answered for fifteen seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  /** What was just posted is among the newest. */
  private static final int NEWEST = 12;

  private final SlackStandIn standIn;

  Posts(SlackStandIn standIn) {
    this.standIn = standIn;
  }

  /**
   * Waits until something is there.
   *
   * @param words that stand in it, or in its controls: the id of a lead, the name of a period
   * @return false if it did not come in time
   */
  boolean await(String words) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    long seen = 0;
    while (System.nanoTime() < end) {
      if (there(words)) {
        return true;
      }
      seen = standIn.workspace().awaitChange(seen, Duration.ofMillis(500));
    }
    return false;
  }

  private boolean there(String words) {
    List<Message> all = standIn.workspace().messages(CHANNEL);
    return all.subList(Math.max(0, all.size() - NEWEST), all.size()).stream()
        .anyMatch(message -> message.blocks().toString().contains(words));
  }
}
