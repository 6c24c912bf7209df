package io.github.rallybot.chat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One deed of a person on something the bot drew: a control pressed, or a form submitted.
 *
 * @param id the deed's identity: the same deed delivered twice has the same id, two deeds never do
 * @param at when, by the platform's own clock; empty if it does not say. Comparable with nothing
 *     but other such moments
 * @param user who did it
 * @param stranger whether the platform says in the payload itself that the person belongs to
 *     another organisation
 * @param message the message that holds the control, or from which the form was opened
 * @param channel where it happened, when that is known
 * @param action what the control or form was made to do
 * @param values what the form holds, by input key; empty for a press
 * @param ticket permission to replace the message at once, if the platform gave one
 */
public record Interaction(
    String id,
    Optional<Instant> at,
    UserRef user,
    boolean stranger,
    Optional<MessageRef> message,
    Optional<ChannelRef> channel,
    Action action,
    Map<String, FormValue> values,
    Optional<UpdateTicket> ticket) {

  public Interaction {
    values = Map.copyOf(values);
  }

  /** The same person in the same place, pressing something else. */
  public Interaction pressing(Action other) {
    return new Interaction(id, at, user, stranger, message, channel, other, Map.of(), ticket);
  }

  /** The text of an input, trimmed; empty if it was left blank or is no text. */
  public Optional<String> text(String key) {
    return values.get(key) instanceof FormValue.Text text && !text.text().isBlank()
        ? Optional.of(text.text().strip())
        : Optional.empty();
  }
}
