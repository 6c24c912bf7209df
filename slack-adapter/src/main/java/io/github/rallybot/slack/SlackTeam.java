package io.github.rallybot.slack;

import java.net.URI;

/**
 * The workspace that the bot's token belongs to.
 *
 * @param id such as {@code T0123}
 * @param name as people know it
 * @param url where people use it, such as {@code https://acme.slack.com/}
 */
public record SlackTeam(String id, String name, URI url) {}
