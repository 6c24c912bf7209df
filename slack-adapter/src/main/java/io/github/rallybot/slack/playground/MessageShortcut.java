package io.github.rallybot.slack.playground;

import java.util.List;

/**
 * A choice in the menu of messages that the app's manifest registers.
 *
 * @param id its {@code callback_id}
 */
record MessageShortcut(String id, String name) {
  static final List<MessageShortcut> REGISTERED =
      List.of(
          new MessageShortcut("heard", "Log buyer question"),
          new MessageShortcut("agenda", "Put on the agenda"));
}
