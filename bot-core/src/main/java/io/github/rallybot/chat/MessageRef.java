package io.github.rallybot.chat;

/**
 * A message that exists on a platform.
 *
 * @param id as the platform names it within its channel (Slack: the {@code ts})
 */
public record MessageRef(ChannelRef channel, String id) {

  public MessageRef {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a message needs an id");
    }
  }
}
