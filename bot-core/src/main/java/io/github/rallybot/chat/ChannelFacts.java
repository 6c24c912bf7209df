package io.github.rallybot.chat;

/**
 * What a platform says of a channel.
 *
 * @param name without a leading sign
 * @param direct whether it is the conversation of one person with the bot
 * @param member whether the bot is in it
 * @param archived whether nobody can post any more
 */
public record ChannelFacts(String name, boolean direct, boolean member, boolean archived) {

  /** A channel of several people. */
  public ChannelFacts(String name, boolean member, boolean archived) {
    this(name, false, member, archived);
  }
}
