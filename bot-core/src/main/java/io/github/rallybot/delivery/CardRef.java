package io.github.rallybot.delivery;

import io.github.rallybot.chat.ChannelRef;

/**
 * A card in its channel.
 *
 * @param card the card's id, such as {@code reminder:01J…}
 */
public record CardRef(ChannelRef channel, String card) {

  /** One string, {@code slack:C0123/reminder:01J…}; read back by {@link #parse}. */
  public String code() {
    return channel.code() + "/" + card;
  }

  /**
   * Reads what {@link #code} wrote.
   *
   * @throws IllegalArgumentException if it is no such code
   */
  public static CardRef parse(String code) {
    int end = code.indexOf('/');
    if (end < 0) {
      throw new IllegalArgumentException("not a card: " + code);
    }
    return new CardRef(ChannelRef.parse(code.substring(0, end)), code.substring(end + 1));
  }
}
