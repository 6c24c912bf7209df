package io.github.rallybot.lead;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.delivery.CardRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a lead is in chat. It has one home: a card of its own in its channel, or a line in one
 * summary there.
 *
 * @param home the channel; empty until there is one
 * @param burst the summary that holds it instead of a card of its own
 * @param pinned whether somebody asked for a card of its own, so that no summary takes it any more
 * @param shownIn cards in direct conversations that show it too, the newest last
 */
public record Place(
    Optional<ChannelRef> home, Optional<String> burst, boolean pinned, List<CardRef> shownIn) {

  /** As many as are kept up to date; older ones keep their last picture. */
  private static final int SHOWN_IN = 5;

  public Place {
    shownIn = List.copyOf(shownIn);
  }

  static Place of(Optional<ChannelRef> home) {
    return new Place(home, Optional.empty(), false, List.of());
  }

  Place at(ChannelRef channel) {
    return new Place(Optional.of(channel), burst, pinned, shownIn);
  }

  Place in(Optional<String> summary) {
    return new Place(home, summary, pinned, shownIn);
  }

  Place pinnedAlone() {
    return new Place(home, Optional.empty(), true, shownIn);
  }

  Place shownAlsoIn(CardRef card) {
    List<CardRef> all = new ArrayList<>(shownIn);
    all.remove(card);
    all.add(card);
    return new Place(home, burst, pinned, Leads.last(all, SHOWN_IN));
  }
}
