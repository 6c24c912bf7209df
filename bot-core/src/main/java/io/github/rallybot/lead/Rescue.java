package io.github.rallybot.lead;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Takes leads and summaries out of a channel that nothing can be sent to. Every step may be
 * repeated.
 *
 * @param from the channel
 * @param current where leads go at present, by platform
 * @param moved a lead once it is in the channels it is moved to
 */
record Rescue(
    Store store,
    ChannelRef from,
    List<ChannelRef> current,
    BiFunction<Lead, List<ChannelRef>, Lead> moved) {

  private static final int AT_ONCE = 200;

  /** Moves what a card shows. */
  void move(String card) {
    if (card.startsWith(LeadCards.PREFIX)) {
      lead(new LeadId(card.substring(LeadCards.PREFIX.length())), lead -> true);
    } else if (card.startsWith(Bursts.PREFIX)) {
      summary(card.substring(Bursts.PREFIX.length()));
    }
  }

  /** Without the channel: with the present one of its platform, or with any if it had no twin. */
  private List<ChannelRef> without(List<ChannelRef> channels) {
    Optional<ChannelRef> same =
        current.stream().filter(channel -> channel.platform() == from.platform()).findFirst();
    List<ChannelRef> left = new ArrayList<>(channels);
    int at = left.indexOf(from);
    if (same.isPresent()) {
      left.set(at, same.get());
    } else {
      left.remove(at);
    }
    return left.isEmpty() ? List.of(current.get(0)) : left;
  }

  private void lead(LeadId id, Predicate<Lead> still) {
    store.decide(
        () -> {
          Optional<Stored<Lead>> stored =
              store
                  .load(Lead.ref(id))
                  .filter(s -> s.value().channels().contains(from) && still.test(s.value()));
          if (stored.isEmpty()) {
            return Optional.of(true);
          }
          Lead lead = stored.get().value();
          Commit commit = new Commit();
          // in the channel it leaves, a card that was posted meanwhile is taken away
          Listings.replace(
              commit, stored.get(), moved.apply(lead, without(lead.channels())), false);
          return done(commit) ? Optional.of(true) : Optional.empty();
        });
  }

  /** First the summary, whose mark stays due where it was; so what is left undone is seen again. */
  private void summary(String id) {
    store.decide(
        () -> {
          Optional<Stored<Burst>> burst =
              store.load(Burst.ref(id)).filter(b -> b.value().channels().contains(from));
          if (burst.isEmpty()) {
            return Optional.of(true);
          }
          Burst after = burst.get().value().at(without(burst.get().value().channels()));
          Commit commit = new Commit().replace(burst.get(), after);
          after.marks(false).forEach(commit::mark);
          return done(commit) ? Optional.of(true) : Optional.empty();
        });
    List<LeadId> ids = leads(id, 0);
    for (int at = AT_ONCE; !ids.isEmpty(); at += AT_ONCE) {
      ids.forEach(lead -> lead(lead, l -> l.place().burst().equals(Optional.of(id))));
      ids = leads(id, at);
    }
  }

  private List<LeadId> leads(String burst, int from) {
    return store.between(BurstLists.all(burst), 0, Long.MAX_VALUE, from, AT_ONCE).stream()
        .map(entry -> new LeadId(entry.member()))
        .toList();
  }

  private boolean done(Commit commit) {
    return store.commit(commit) instanceof Outcome.Done;
  }
}
