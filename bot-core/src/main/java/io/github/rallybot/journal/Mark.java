package io.github.rallybot.journal;

import io.github.rallybot.chat.ChannelRef;
import java.time.Duration;

/**
 * Says that a card in a channel may no longer look as it should.
 *
 * @param card the card's id, such as {@code lead:01J…}
 * @param urgent whether somebody is looking at it right now, having just clicked
 * @param after how long it may wait, so that many changes of a card that shows many things are one
 *     update; an earlier mark stands
 */
public record Mark(ChannelRef channel, String card, boolean urgent, Duration after) {

  /** A card that is due at once. */
  public Mark(ChannelRef channel, String card, boolean urgent) {
    this(channel, card, urgent, Duration.ZERO);
  }
}
