package io.github.rallybot.chat;

import io.github.rallybot.chat.card.PlainText;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody chose something of the bot's in the menu of a message, which anybody may have written.
 *
 * @param name of the choice, as the platforms' manifests register it
 * @param id the deed's identity: the same deed delivered twice has the same id, two deeds never do
 * @param at when, by the platform's own clock; empty if it does not say. Comparable with nothing
 *     but other such moments
 * @param user who did it
 * @param stranger whether the platform says that the person belongs to another organisation
 * @param message whose menu it was; the bot need not be where it stands
 * @param text what the message says, as plain text of at most {@value #MAX_TEXT} characters; empty
 *     if it says nothing
 * @param author who wrote the message; empty if that is not known, or was no person
 */
public record Shortcut(
    String name,
    String id,
    Optional<Instant> at,
    UserRef user,
    boolean stranger,
    MessageRef message,
    String text,
    Optional<UserRef> author) {

  /** As much as an input of a form holds. */
  public static final int MAX_TEXT = 3000;

  public Shortcut {
    text = PlainText.cut(PlainText.clean(text).strip(), MAX_TEXT);
  }

  /** Where the message stands. */
  public ChannelRef channel() {
    return message.channel();
  }
}
