package io.github.rallybot.journal;

import io.github.rallybot.chat.ChannelRef;

/**
 * Says that a card in a channel may no longer look as it should.
 *
 * @param card the card's id, such as {@code lead:01J…}
 * @param urgent whether somebody is looking at it right now, having just clicked
 */
public record Mark(ChannelRef channel, String card, boolean urgent) {}
