package io.github.rallybot.delivery;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.card.Card;
import java.time.Instant;
import java.util.Optional;

/** Knows how cards of one sort should look. A function of the stored state, never of the clock. */
public interface CardSource {

  /** What the ids of its cards begin with, such as {@code lead:}. */
  String prefix();

  /** How a card should look in a channel now; empty if it should not be there at all. */
  Optional<Card> desired(ChannelRef channel, String card);

  /**
   * The card in whose thread a card is posted, in the same channel; empty if it stands by itself.
   * It waits until that one is there.
   */
  default Optional<String> thread(ChannelRef channel, String card) {
    return Optional.empty();
  }

  /**
   * From when on a card that nobody has seen yet may be posted, at the earliest {@code now}; empty
   * if it is not worth posting any more. One that could not be posted in time, since the platform
   * was away or blocked, should come neither late nor at night.
   */
  default Optional<Instant> postableAt(ChannelRef channel, String card, Instant now) {
    return Optional.of(now);
  }
}
