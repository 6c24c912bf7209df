package io.github.rallybot.chat;

/** A feature that people talk to: it says which deeds it answers. */
public interface Conversation {

  /** Registers what it answers. Called once, at start. */
  void register(Router router);
}
