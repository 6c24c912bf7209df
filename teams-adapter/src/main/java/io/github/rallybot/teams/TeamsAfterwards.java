package io.github.rallybot.teams;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said after the acknowledgement; best effort. */
final class TeamsAfterwards {

  private static final Logger log = LoggerFactory.getLogger(TeamsAfterwards.class);

  private final TeamsPlatform platform;
  private final Executor after;

  TeamsAfterwards(TeamsPlatform platform, Executor after) {
    this.platform = platform;
    this.after = after;
  }

  /** Tells one person something, in their personal chat. */
  void tell(UserRef user, Card card) {
    later(() -> platform.tell(user, Optional.empty(), card));
  }

  /** Posts a message where everybody in the conversation sees it. */
  void say(ChannelRef channel, Optional<MessageRef> thread, Card card) {
    later(
        () -> {
          MessageRef unused = platform.post(channel, thread, card, "");
        });
  }

  void later(Runnable task) {
    try {
      after.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException e) {
              log.warn("something said on teams afterwards did not arrive: {}", e.getMessage());
            }
          });
    } catch (RejectedExecutionException e) {
      log.warn("something said on teams afterwards did not arrive: too much is waiting");
    }
  }
}
