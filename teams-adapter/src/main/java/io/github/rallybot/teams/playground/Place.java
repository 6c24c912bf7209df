package io.github.rallybot.teams.playground;

import java.util.Optional;

/**
 * Where messages are: a channel of the team, or a person's chat with the bot.
 *
 * @param personal whose chat it is, if it is one
 */
public record Place(String id, String name, Optional<String> personal) {

  private static final String ROOT = ";messageid=";

  static Place channel(String id, String name) {
    return new Place(id, name, Optional.empty());
  }

  public boolean hasThreads() {
    return personal.isEmpty();
  }

  /** The id of the conversation that a message at the top of this place begins, or is in. */
  String conversation(String root) {
    return hasThreads() ? id + ROOT + root : id;
  }

  /** The id of the place in that of a conversation. */
  static String of(String conversation) {
    int end = conversation.indexOf(ROOT);
    return end < 0 ? conversation : conversation.substring(0, end);
  }

  /** The message that a conversation began with, if it is a thread. */
  static Optional<String> root(String conversation) {
    int end = conversation.indexOf(ROOT);
    return end < 0 ? Optional.empty() : Optional.of(conversation.substring(end + ROOT.length()));
  }
}
