package io.github.rallybot.chat;

/**
 * What a platform says of a channel.
 *
 * @param name without a leading sign
 * @param member whether the bot is in it
 * @param archived whether nobody can post any more
 */
public record ChannelFacts(String name, boolean member, boolean archived) {}
