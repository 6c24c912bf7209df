package io.github.rallybot.slack;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.UpdateTicket;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said and drawn after the acknowledgement; best effort. */
final class SlackAfterwards {

  private static final Logger LOG = LoggerFactory.getLogger(SlackAfterwards.class);

  private final SlackPlatform platform;
  private final Executor after;

  SlackAfterwards(SlackPlatform platform, Executor after) {
    this.platform = platform;
    this.after = after;
  }

  /** Tells one person something. */
  void tell(UserRef user, Optional<ChannelRef> channel, Card card) {
    later(() -> platform.tell(user, channel, card));
  }

  /** Tells the person of a deed something by way of the deed, past the quotas. */
  void answer(UpdateTicket ticket, Card card) {
    later(() -> platform.answer(ticket.token(), card));
  }

  /** Puts a card in the place of the message that was pressed; one that cannot go there is told. */
  void replace(
      Optional<UpdateTicket> ticket, UserRef user, Optional<ChannelRef> channel, Card card) {
    later(
        () -> {
          if (ticket.isEmpty() || !platform.updateBy(ticket.get(), card)) {
            platform.tell(user, channel, card);
          }
        });
  }

  void showHome(UserRef user, Card card) {
    later(() -> platform.showHome(user, card));
  }

  /** Posts a message in a direct conversation. */
  void say(ChannelRef channel, Card card) {
    later(() -> platform.say(channel, card));
  }

  void later(Runnable task) {
    try {
      after.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException e) {
              LOG.warn("something said on slack afterwards did not arrive: {}", e.getMessage());
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.warn("something said on slack afterwards did not arrive: too much is waiting");
    }
  }
}
