package io.github.rallybot.teams;

import io.github.rallybot.chat.BestEffort;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What is said after the acknowledgement; best effort. */
final class TeamsAfterwards {

  private final TeamsPlatform platform;
  private final BestEffort after;

  TeamsAfterwards(TeamsPlatform platform, Executor after) {
    this.platform = platform;
    this.after = new BestEffort(Platform.TEAMS, after);
  }

  /** Tells one person something, in their personal chat. */
  void tell(UserRef user, Card card) {
    after.later(() -> platform.tell(user, Optional.empty(), card));
  }

  /** Whether one person can be shown something in a channel. */
  boolean whispers() {
    return platform.settings().targetedReplies();
  }

  /** Shows somebody something in a channel; in their personal chat, if Teams takes it nowhere. */
  void whisper(UserRef user, ChannelRef channel, Optional<MessageRef> thread, Card card) {
    after.later(
        () -> {
          try {
            platform.whisper(user, channel, thread, card);
          } catch (PlatformException notThere) {
            platform.tell(user, Optional.empty(), card);
          }
        });
  }

  /** Posts a message where everybody in the conversation sees it. */
  void say(ChannelRef channel, Optional<MessageRef> thread, Card card) {
    after.later(
        () -> {
          MessageRef unused = platform.post(channel, thread, card, "");
        });
  }
}
