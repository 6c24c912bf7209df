package io.github.rallybot.slack;

import io.github.rallybot.chat.BestEffort;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UpdateTicket;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What is said and drawn after the acknowledgement; best effort. */
final class SlackAfterwards {

  private final SlackPlatform platform;
  private final BestEffort after;

  SlackAfterwards(SlackPlatform platform, Executor after) {
    this.platform = platform;
    this.after = new BestEffort(Platform.SLACK, after);
  }

  /** Tells one person something. */
  void tell(UserRef user, Optional<ChannelRef> channel, Card card) {
    after.later(() -> platform.tell(user, channel, card));
  }

  /** Tells the person of a deed something by way of the deed, past the quotas. */
  void answer(UpdateTicket ticket, Card card) {
    after.later(() -> platform.answer(ticket.token(), card));
  }

  /** Puts a card in the place of the message that was pressed; one that cannot go there is told. */
  void replace(
      Optional<UpdateTicket> ticket, UserRef user, Optional<ChannelRef> channel, Card card) {
    after.later(
        () -> {
          if (ticket.isEmpty() || !platform.updateBy(ticket.get(), card)) {
            platform.tell(user, channel, card);
          }
        });
  }

  void showHome(UserRef user, Card card) {
    after.later(() -> platform.showHome(user, card));
  }

  /** Posts a message in a direct conversation. */
  void say(ChannelRef channel, Card card) {
    after.later(() -> platform.say(channel, card));
  }

  void later(Runnable task) {
    after.later(task);
  }
}
