package io.github.rallybot.delivery;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.ChatPlatform;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.journal.StorageAway;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through what is due in one channel, for as long as it holds the channel's lease. For each
 * card the desired picture is compared with the one delivered; then the card is posted, replaced,
 * deleted or left alone. Running it twice changes nothing.
 */
final class Lane {

  private static final Logger log = LoggerFactory.getLogger(Lane.class);

  /** So many cards that are due are looked at together. */
  private static final int TOGETHER = 200;

  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(2);
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);

  /** When a repeated post is looked at again, for the copy that may have turned up since. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private final DeliveryStore store;
  private final ChatPlatform platform;
  private final CardSource source;
  private final List<Gathering> gatherings;
  private final Clock clock;
  private final Tempo tempo;
  private final Duration callTimeout;
  private final DeliveryStore.Lease lease;

  /** Until when only clicked cards are worked on, since ordinary calls have to wait. */
  private Instant hold;

  Lane(
      DeliveryStore store,
      ChatPlatform platform,
      CardSource source,
      List<Gathering> gatherings,
      Clock clock,
      Tempo tempo,
      Duration callTimeout,
      Instant hold,
      DeliveryStore.Lease lease) {
    this.store = store;
    this.platform = platform;
    this.source = source;
    this.gatherings = gatherings;
    this.clock = clock;
    this.tempo = tempo;
    this.callTimeout = callTimeout;
    this.hold = hold;
    this.lease = lease;
  }

  /** How long a lease has to last so that it outlives any one call. */
  static Duration leaseTime(Duration callTimeout) {
    return callTimeout.multipliedBy(2).plusSeconds(5);
  }

  /**
   * Works on one card.
   *
   * @return whether there may be more to do right now
   */
  boolean step() {
    Instant now = clock.instant();
    Optional<DeliveryStore.Due> next = store.next(channel(), now, now.isBefore(hold));
    if (next.isEmpty() || !store.renew(lease, leaseTime(callTimeout))) {
      return false;
    }
    DeliveryStore.Due due = next.get();
    Delivered known = store.delivered(channel(), due.card());
    try {
      return work(due, known);
    } catch (PlatformException.RateLimited limited) {
      return wait(due, store.delivered(channel(), due.card()), limited);
    } catch (PlatformException.Unavailable away) {
      Delivered record = store.delivered(channel(), due.card()).failed(lookAgainAt());
      log.warn("{} {}: {}", channel().code(), due.card(), away.getMessage());
      return store.postpone(lease, due, record, clock.instant().plus(backOff(record)));
    } catch (PlatformException.Blocked blocked) {
      Delivered record = store.delivered(channel(), due.card());
      Pauses.begin(store, channel(), blocked, clock.instant(), tempo.real(Pauses.LENGTH));
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

  private boolean work(DeliveryStore.Due due, Delivered before) {
    Delivered known = withStrays(due.card(), before);
    if (known.gone()) {
      return store.finish(lease, due, known);
    }
    Optional<Card> card = source.desired(channel(), due.card());
    if (known.message().isPresent()) {
      return refresh(due, known, card);
    }
    if (known.intent().isPresent()) {
      return resolve(due, known, known.intent().get(), card);
    }
    if (card.isEmpty() || tooLate(due.card())) {
      return store.finish(lease, due, known);
    }
    if (!due.urgent() && gathered(due.card())) {
      return true;
    }
    if (waitsForThread(due.card())) {
      return store.postpone(lease, due, known, clock.instant().plus(FIRST_BACK_OFF));
    }
    return post(due, known, card.get(), Optional.empty());
  }

  private boolean tooLate(String card) {
    return source
        .postableUntil(channel(), card)
        .filter(until -> clock.instant().isAfter(until))
        .isPresent();
  }

  /** Whether cards were put together with this one, which then may not be wanted any more. */
  private boolean gathered(String card) {
    Optional<Gathering> gathering =
        gatherings.stream().filter(one -> card.startsWith(one.prefix())).findFirst();
    if (gathering.isEmpty()) {
      return false;
    }
    List<String> waiting =
        store.notBegun(channel(), clock.instant(), TOGETHER).stream()
            .filter(other -> other.startsWith(gathering.get().prefix()))
            .toList();
    return waiting.contains(card) && gathering.get().gather(lease, waiting);
  }

  /** Whether the card in whose thread it belongs is still to come. */
  private boolean waitsForThread(String card) {
    return source
        .thread(channel(), card)
        .map(parent -> store.delivered(channel(), parent))
        .filter(parent -> parent.message().isEmpty() && !parent.gone())
        .isPresent();
  }

  /** The message in whose thread a card belongs; one that people deleted has no thread. */
  private Optional<MessageRef> thread(String card) {
    return source
        .thread(channel(), card)
        .map(parent -> store.delivered(channel(), parent))
        .filter(parent -> !parent.gone())
        .flatMap(Delivered::message)
        .map(id -> new MessageRef(channel(), id));
  }

  /** There is a message: make it look right. */
  private boolean refresh(DeliveryStore.Due due, Delivered known, Optional<Card> card) {
    MessageRef message = new MessageRef(channel(), known.message().orElseThrow());
    Delivered record = known;
    Optional<Instant> later = known.lookAgain().filter(at -> at.isAfter(clock.instant()));
    if (known.lookAgain().isPresent() && later.isEmpty()) {
      record = lookAgain(due, known, message, card);
    }
    if (card.isEmpty()) {
      platform.delete(message);
      return store.finish(lease, due, record.takenAway());
    }
    String picture = platform.fingerprint(card.get());
    if (!picture.equals(record.fingerprint())) {
      // should the bot die now, the platform may yet carry this out, after a newer picture
      Delivered unsure = record.unsure(record.lookAgain().or(this::lookAgainAt));
      if (!store.renew(lease, leaseTime(callTimeout)) || !store.write(lease, due.card(), unsure)) {
        // looking and deleting took long: whoever has the channel now draws what is newer
        return false;
      }
      boolean there = replace(due, message, card.get(), record);
      Pauses.end(store, channel());
      went(due, there ? "updated" : "was deleted by people");
      record = there ? record.pictured(picture) : record.deletedByPeople();
    }
    return (later.isPresent() && !record.gone())
        ? store.postpone(lease, due, record, later.get())
        : store.finish(lease, due, record);
  }

  private boolean replace(DeliveryStore.Due due, MessageRef message, Card card, Delivered record) {
    try {
      return platform.update(
          message,
          card,
          due.urgent() ? store.takeTicket(message, clock.instant()) : Optional.empty());
    } catch (PlatformException.Unavailable unanswered) {
      throw unanswered;
    } catch (PlatformException refused) {
      store.write(lease, due.card(), record);
      throw refused;
    }
  }

  /** A post was begun and its answer never came: look for it before posting again. */
  private boolean resolve(
      DeliveryStore.Due due, Delivered known, Delivered.Intent intent, Optional<Card> card) {
    Instant settled = intent.at().plus(settling());
    if (clock.instant().isBefore(settled)) {
      return store.postpone(lease, due, known, settled);
    }
    List<MessageRef> found =
        platform.find(channel(), thread(due.card()), intent.id(), intent.first()).orElse(List.of());
    if (found.isEmpty()) {
      return (card.isEmpty() || tooLate(due.card()))
          ? store.finish(lease, due, known.refused())
          : post(due, known, card.get(), Optional.of(intent));
    }
    MessageRef first = found.get(0);
    for (MessageRef copy : found.subList(1, found.size())) {
      drop(copy, card);
    }
    // the tries before the last may still turn up too
    boolean again = intent.at().isAfter(intent.first());
    Delivered adopted = known.showing(first.id(), "", again ? lookAgainAt() : Optional.empty());
    return store.write(lease, due.card(), adopted) && refresh(due, adopted, card);
  }

  private boolean post(
      DeliveryStore.Due due, Delivered known, Card card, Optional<Delivered.Intent> before) {
    boolean again = before.isPresent();
    Instant begun = clock.instant();
    Delivered.Intent intent =
        new Delivered.Intent(
            before.map(Delivered.Intent::id).orElseGet(() -> UlidCreator.getUlid().toString()),
            before.map(Delivered.Intent::first).orElse(begun),
            begun);
    Delivered intending = known.intending(intent);
    if (!store.write(lease, due.card(), intending)) {
      return false;
    }
    MessageRef message;
    try {
      message = platform.post(channel(), thread(due.card()), card, intent.id());
    } catch (PlatformException.Unavailable unsure) {
      throw unsure;
    } catch (PlatformException refused) {
      // nothing was accepted, unless an earlier try of the same intent was
      store.write(lease, due.card(), again ? known : intending.refused());
      throw refused;
    }
    Pauses.end(store, channel());
    went(due, again ? "posted again" : "posted");
    Optional<Instant> look = again ? lookAgainAt() : Optional.empty();
    Delivered record = intending.showing(message.id(), platform.fingerprint(card), look);
    return look.isPresent()
        ? store.postpone(lease, due, record, look.get())
        : store.finish(lease, due, record);
  }

  private Optional<Instant> lookAgainAt() {
    return Optional.of(clock.instant().plus(tempo.real(LOOK_AGAIN)));
  }

  private Delivered lookAgain(
      DeliveryStore.Due due, Delivered known, MessageRef message, Optional<Card> card) {
    known
        .intent()
        .flatMap(
            intent -> platform.find(channel(), thread(due.card()), intent.id(), intent.first()))
        .orElse(List.of())
        .stream()
        .filter(copy -> !copy.equals(message))
        .forEach(copy -> drop(copy, card));
    // a replacement that was given up may have come since, and with an older picture
    return known.lookedAgain();
  }

  /**
   * Somebody used these messages. If the post was never answered, the first one is its answer; all
   * others are copies.
   */
  private Delivered withStrays(String card, Delivered before) {
    Delivered known = before;
    for (MessageRef stray : store.strays(channel(), card)) {
      if (known.message().isEmpty() && known.intent().isPresent()) {
        known = known.showing(stray.id(), "", lookAgainAt());
        store.write(lease, card, known);
      } else if (!known.message().filter(stray.id()::equals).isPresent()) {
        drop(stray, source.desired(channel(), card));
      }
      store.removeStray(stray, card);
    }
    return known;
  }

  /** A copy that must not be deleted, as some workspaces rule, shows at least what is true now. */
  private void drop(MessageRef copy, Optional<Card> card) {
    try {
      platform.delete(copy);
    } catch (PlatformException.Rejected kept) {
      log.warn("a copy in {} cannot be deleted: {}", channel().code(), kept.code());
      card.ifPresent(now -> platform.update(copy, now, Optional.empty()));
    }
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

  private Duration backOff(Delivered record) {
    int doublings = Math.min(record.failures() - 1, 10);
    Duration full = FIRST_BACK_OFF.multipliedBy(1L << Math.max(0, doublings));
    Duration capped = full.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : full;
    double jitter = 0.5 + ThreadLocalRandom.current().nextDouble() / 2;
    Duration wait = tempo.real(Duration.ofMillis((long) (capped.toMillis() * jitter)));
    boolean unsure = record.intent().isPresent() && record.message().isEmpty();
    return unsure && wait.compareTo(settling()) < 0 ? settling() : wait;
  }

  /** After how long a message whose post was not answered can be expected to be found. */
  private Duration settling() {
    return callTimeout.plus(tempo.real(Duration.ofSeconds(10)));
  }

  private void went(DeliveryStore.Due due, String what) {
    log.info("{} {} {}", due.card(), what, channel().code());
  }

  private ChannelRef channel() {
    return lease.channel();
  }
}
