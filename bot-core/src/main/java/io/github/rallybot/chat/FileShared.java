package io.github.rallybot.chat;

/**
 * Somebody shared a file with the bot, in a direct conversation with it. Several files shared at
 * once are several of these.
 *
 * @param id the deed's identity: the same file shared once and delivered twice has the same id
 * @param user who shared it
 * @param stranger whether the platform says that the person belongs to another organisation
 * @param channel the conversation
 * @param message the message that brought it
 * @param name as the person's computer named it; a person's words, so never logged
 * @param size in bytes as the platform says; 0 if it does not say
 */
public record FileShared(
    String id,
    UserRef user,
    boolean stranger,
    ChannelRef channel,
    MessageRef message,
    FileRef file,
    String name,
    long size) {}
