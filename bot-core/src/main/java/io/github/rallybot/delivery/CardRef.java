package io.github.rallybot.delivery;

import io.github.rallybot.chat.ChannelRef;

/**
 * A card in its channel.
 *
 * @param card the card's id, such as {@code reminder:01J…}
 */
public record CardRef(ChannelRef channel, String card) {}
