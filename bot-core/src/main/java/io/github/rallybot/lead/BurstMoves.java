package io.github.rallybot.lead;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Takes summaries out of channels that nothing can be sent to. */
final class BurstMoves {

  private static final int AT_ONCE = 200;

  private final Store store;
  private final UnaryOperator<Lead> arrived;

  /**
   * @param arrived a lead once it is in the channel it is moved to
   */
  BurstMoves(Store store, UnaryOperator<Lead> arrived) {
    this.store = store;
    this.arrived = arrived;
  }

  /**
   * Gives another channel to summaries whose own one nothing can be sent to, with all their leads.
   * Idempotent.
   *
   * @param stranded cards by the channel that they never got to
   * @param channel the channel that leads go to at present
   */
  void rescue(Map<ChannelRef, List<String>> stranded, ChannelRef channel) {
    stranded.forEach(
        (from, cards) -> {
          if (!from.equals(channel)) {
            cards.stream()
                .filter(card -> card.startsWith(Bursts.PREFIX))
                .forEach(card -> move(card.substring(Bursts.PREFIX.length()), from, channel));
          }
        });
  }

  /** First the summary, whose mark stays due where it was; so what is left undone is seen again. */
  private void move(String id, ChannelRef from, ChannelRef to) {
    boolean moved =
        store.decide(
            () -> {
              Optional<Stored<Burst>> burst = store.load(Burst.ref(id));
              if (burst.filter(b -> b.value().channel().equals(from)).isEmpty()) {
                return burst.map(b -> b.value().channel().equals(to)).or(() -> Optional.of(false));
              }
              Commit commit = new Commit().replace(burst.get(), burst.get().value().at(to));
              commit.mark(new Mark(to, Bursts.card(id), false));
              return done(commit) ? Optional.of(true) : Optional.empty();
            });
    for (int at = 0; moved; at += AT_ONCE) {
      List<LeadId> ids =
          store.between(BurstLists.all(id), 0, Long.MAX_VALUE, at, AT_ONCE).stream()
              .map(entry -> new LeadId(entry.member()))
              .toList();
      ids.forEach(lead -> settle(lead, id, to));
      moved = !ids.isEmpty();
    }
  }

  private void settle(LeadId lead, String burst, ChannelRef to) {
    store.decide(
        () -> {
          Optional<Stored<Lead>> stored =
              store
                  .load(Lead.ref(lead))
                  .filter(s -> s.value().place().burst().equals(Optional.of(burst)))
                  .filter(s -> !s.value().home().equals(Optional.of(to)));
          if (stored.isEmpty()) {
            return Optional.of(true);
          }
          Commit commit = new Commit();
          Listings.replace(commit, stored.get(), arrived.apply(stored.get().value()), false);
          return done(commit) ? Optional.of(true) : Optional.empty();
        });
  }

  private boolean done(Commit commit) {
    return store.commit(commit) instanceof Outcome.Done;
  }
}
