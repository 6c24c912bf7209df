package io.github.rallybot.delivery;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Page;
import java.util.List;
import java.util.Optional;

/**
 * Knows what pages of one sort say: documents beside the messages of a channel, on platforms that
 * keep such. A page is due in its channel like a card, and held back like one: also until the card
 * that it belongs to, as {@link #thread} names it, is there or was rejected.
 */
public interface PageSource extends CardSource {

  /** What a page says now; empty if there should be none. */
  Optional<Page> page(ChannelRef channel, String page);

  /** The cards of its channel that tell where a page is, or say the same where there is none. */
  List<String> beside(String page);

  /** A page is no message. */
  @Override
  default Optional<Card> desired(ChannelRef channel, String page) {
    return Optional.empty();
  }
}
