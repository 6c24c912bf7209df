package io.github.rallybot.meeting;

import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.LeadCards;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.lead.Listings;
import java.util.Optional;

/** Which lead a message shows, as long as its card stands in chat. */
final class ShownLeads {

  private static final int CHANNELS = 1_000;

  /** Somebody waits for the answer; of older leads it is only looked up when they are erased. */
  private static final int LATELY = 500;

  private final Store store;
  private final Deliveries deliveries;

  ShownLeads(Store store, Deliveries deliveries) {
    this.store = store;
    this.deliveries = deliveries;
  }

  /** The lead whose card a message is, if it is one of the latest {@value #LATELY}. */
  Optional<LeadId> on(MessageRef message) {
    if (!store.newest(Listings.HOMES, CHANNELS).contains(message.channel().code())) {
      return Optional.empty();
    }
    return store.newest(Leads.ALL, LATELY).stream()
        .map(LeadId::new)
        .filter(lead -> on(message, lead))
        .findFirst();
  }

  /** Whether a message is the card of a lead. */
  boolean on(MessageRef message, LeadId lead) {
    return deliveries.shows(message, LeadCards.card(lead));
  }
}
