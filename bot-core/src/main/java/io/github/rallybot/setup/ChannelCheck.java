package io.github.rallybot.setup;

import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Platforms;
import java.util.Optional;

/** Looks whether the bot can post in a channel. */
public record ChannelCheck(Platforms platforms) {

  /** Why not, with what to do; empty if it can. */
  public Optional<String> obstacle(ChannelRef channel) {
    Optional<ChannelFacts> facts;
    try {
      facts = platforms.get(channel.platform()).channel(channel);
    } catch (PlatformException away) {
      return Optional.of("I could not look at that channel just now. Try again in a moment.");
    }
    if (facts.isEmpty() || !facts.get().member()) {
      return Optional.of(
          "Invite me there first: "
              + platforms.get(channel.platform()).howToInvite()
              + ", then try again.");
    }
    return facts.get().archived()
        ? Optional.of("That channel is archived. Choose another one.")
        : Optional.empty();
  }
}
