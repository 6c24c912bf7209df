package io.github.rallybot.lead;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.util.Optional;

/** How the cards of summaries should look, from what is stored. One that holds no lead is away. */
public final class BurstCards implements CardSource {

  private final Store store;

  public BurstCards(Store store) {
    this.store = store;
  }

  @Override
  public String prefix() {
    return Bursts.PREFIX;
  }

  @Override
  public Optional<Card> desired(ChannelRef channel, String card) {
    Optional<Burst> burst =
        store
            .load(Burst.ref(card.substring(Bursts.PREFIX.length())))
            .map(Stored::value)
            .filter(known -> known.channels().contains(channel));
    if (burst.isEmpty()) {
      return Optional.empty();
    }
    BurstCount count = BurstCount.of(store, burst.get());
    return count.all() == 0 ? Optional.empty() : Optional.of(BurstCard.draw(burst.get(), count));
  }
}
