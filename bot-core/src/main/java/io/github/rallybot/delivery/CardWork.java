package io.github.rallybot.delivery;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.ChatPlatform;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.card.Card;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done with one card of a channel whose lease is held: its desired picture is compared with
 * the one delivered; then it is posted, replaced, deleted or left alone. Doing it twice changes
 * nothing.
 */
record CardWork(
    DeliveryStore store,
    ChatPlatform platform,
    Sources source,
    List<Gathering> gatherings,
    Clock clock,
    Patience patience,
    DeliveryStore.Lease lease) {

  private static final Logger log = LoggerFactory.getLogger(CardWork.class);

  /** So many cards that are due are looked at together. */
  private static final int TOGETHER = 200;

  /**
   * Works on a card.
   *
   * @return whether there may be more to do in the channel right now
   * @throws PlatformException if the platform did not take it
   */
  boolean on(DeliveryStore.Due due, Delivered before) {
    Optional<PageSource> page = source.page(due.card());
    if (page.isPresent()) {
      return new PageWork(store, platform, page.get(), clock, patience, lease).on(due, before);
    }
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
    Optional<Boolean> held = heldBack(due, known, card);
    if (held.isPresent()) {
      return held.get();
    }
    if (!due.urgent() && gathered(due.card())) {
      return true;
    }
    if (waitsForThread(store, source, channel(), due.card())) {
      return store.postpone(lease, due, known, patience.soon());
    }
    return post(due, known, card.get(), Optional.empty());
  }

  /** Leaves a card that nobody has seen alone, for now or for good; empty if it is to be posted. */
  private Optional<Boolean> heldBack(DeliveryStore.Due due, Delivered known, Optional<Card> card) {
    Instant now = clock.instant();
    Optional<Instant> from = card.flatMap(c -> source.postableAt(channel(), due.card(), now));
    if (from.isEmpty()) {
      return Optional.of(store.finish(lease, due, known));
    }
    return from.get().isAfter(now)
        ? Optional.of(store.postpone(lease, due, known, from.get()))
        : Optional.empty();
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
  static boolean waitsForThread(
      DeliveryStore store, CardSource source, ChannelRef channel, String card) {
    return source
        .thread(channel, card)
        .map(parent -> store.delivered(channel, parent))
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
      Delivered unsure = record.unsure(record.lookAgain().or(patience::lookAgainAt));
      if (!store.renew(lease, patience.lease()) || !store.write(lease, due.card(), unsure)) {
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
    Instant settled = intent.at().plus(patience.settling());
    if (clock.instant().isBefore(settled)) {
      return store.postpone(lease, due, known, settled);
    }
    List<MessageRef> found =
        platform.find(channel(), thread(due.card()), intent.id(), intent.first()).orElse(List.of());
    if (found.isEmpty()) {
      return heldBack(due, known.refused(), card)
          .orElseGet(() -> post(due, known, card.orElseThrow(), Optional.of(intent)));
    }
    MessageRef first = found.get(0);
    for (MessageRef copy : found.subList(1, found.size())) {
      drop(copy, card);
    }
    // the tries before the last may still turn up too
    boolean again = intent.at().isAfter(intent.first());
    Delivered adopted =
        known.showing(first.id(), "", again ? patience.lookAgainAt() : Optional.empty());
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
    Optional<Instant> look = again ? patience.lookAgainAt() : Optional.empty();
    Delivered record = intending.showing(message.id(), platform.fingerprint(card), look);
    return look.isPresent()
        ? store.postpone(lease, due, record, look.get())
        : store.finish(lease, due, record);
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
        known = known.showing(stray.id(), "", patience.lookAgainAt());
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
    } catch (PlatformException.Rejected | PlatformException.Blocked kept) {
      log.warn("a copy in {} cannot be deleted: {}", channel().code(), kept.getMessage());
      card.ifPresent(now -> platform.update(copy, now, Optional.empty()));
    }
  }

  private void went(DeliveryStore.Due due, String what) {
    log.info("{} {} {}", due.card(), what, channel().code());
  }

  private ChannelRef channel() {
    return lease.channel();
  }
}
