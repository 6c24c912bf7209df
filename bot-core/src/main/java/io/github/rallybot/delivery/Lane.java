package io.github.rallybot.delivery;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.journal.StorageAway;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through what is due in one channel, for as long as it holds the channel's lease, and
 * decides what becomes of a card that the platform did not take.
 */
final class Lane {

  private static final Logger log = LoggerFactory.getLogger(Lane.class);

  private final CardWork work;
  private final DeliveryStore store;
  private final Clock clock;
  private final Patience patience;
  private final DeliveryStore.Lease lease;

  /** Until when only clicked cards are worked on, since ordinary calls have to wait. */
  private Instant hold;

  Lane(CardWork work, Instant hold) {
    this.work = work;
    this.store = work.store();
    this.clock = work.clock();
    this.patience = work.patience();
    this.lease = work.lease();
    this.hold = hold;
  }

  /**
   * Works on one card.
   *
   * @return whether there may be more to do right now
   */
  boolean step() {
    Instant now = clock.instant();
    Optional<DeliveryStore.Due> next = store.next(channel(), now, now.isBefore(hold));
    if (next.isEmpty() || !store.renew(lease, patience.lease())) {
      return false;
    }
    DeliveryStore.Due due = next.get();
    Delivered known = store.delivered(channel(), due.card());
    try {
      return work.on(due, known);
    } catch (PlatformException.RateLimited limited) {
      return wait(due, store.delivered(channel(), due.card()), limited);
    } catch (PlatformException.Unavailable away) {
      Delivered record = store.delivered(channel(), due.card()).failed(patience.lookAgainAt());
      log.warn("{} {}: {}", channel().code(), due.card(), away.getMessage());
      return store.postpone(lease, due, record, clock.instant().plus(patience.backOff(record)));
    } catch (PlatformException.Blocked blocked) {
      Delivered record = store.delivered(channel(), due.card());
      Pauses.begin(
          store, channel(), blocked, clock.instant(), patience.tempo().real(Pauses.LENGTH));
      log.warn("{} is paused: {}", channel().code(), blocked.code());
      // due at once when the pause ends, but behind what waited before it
      store.postpone(lease, due.ordinary(), record, clock.instant());
      return false;
    } catch (PlatformException.Rejected rejected) {
      Delivered record = store.delivered(channel(), due.card());
      log.error("{} {} was rejected: {}", channel().code(), due.card(), rejected.code());
      return store.bury(lease, due, record, rejected.code(), clock.instant());
    } catch (StorageAway away) {
      throw away;
    } catch (RuntimeException fault) {
      // one card that stumbles must not keep the others of its channel waiting
      Delivered record = store.delivered(channel(), due.card());
      log.error("{} {} cannot be delivered", channel().code(), due.card(), fault);
      return store.bury(lease, due, record, "fault", clock.instant());
    }
  }

  /** When ordinary cards may go again; in the past if they may now. */
  Instant hold() {
    return hold;
  }

  private boolean wait(
      DeliveryStore.Due due, Delivered record, PlatformException.RateLimited limited) {
    Instant until = clock.instant().plus(limited.after());
    if (due.urgent()) {
      return store.postpone(lease, due, record, until);
    }
    hold = until;
    return true;
  }

  private ChannelRef channel() {
    return lease.channel();
  }
}
