package io.github.rallybot.chat;

/**
 * Somebody opened the bot's home.
 *
 * @param id the same when the same opening is delivered twice
 */
public record HomeOpened(String id, UserRef user) {}
