package io.github.rallybot.slack;

/**
 * The workspace that the bot's token belongs to.
 *
 * @param id such as {@code T0123}
 * @param name as people know it
 */
public record SlackTeam(String id, String name) {}
