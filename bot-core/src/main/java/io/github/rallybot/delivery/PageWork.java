package io.github.rallybot.delivery;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.ChatPlatform;
import io.github.rallybot.chat.Digest;
import io.github.rallybot.chat.KeepsPages;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.card.Page;
import io.github.rallybot.journal.Mark;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done with one page of a channel whose lease is held. A page is begun empty and unseen;
 * its address is kept; only then is it written and people are let in. So a page whose address was
 * lost, because the bot died or no answer came, is one that nobody ever sees. Doing it twice
 * changes nothing.
 */
record PageWork(
    DeliveryStore store,
    ChatPlatform platform,
    PageSource source,
    Clock clock,
    Patience patience,
    DeliveryStore.Lease lease) {

  private static final Logger log = LoggerFactory.getLogger(PageWork.class);

  /** For so long a page waits for a channel that lets nobody see it, before it has no place. */
  private static final Duration UNSEEN = Duration.ofHours(1);

  /**
   * Works on a page.
   *
   * @return whether there may be more to do in the channel right now
   */
  boolean on(DeliveryStore.Due due, Delivered known) {
    Optional<KeepsPages> pages = platform.pages();
    Optional<Page> page = source.page(channel(), due.card());
    if (pages.isEmpty()) {
      return done(due, known);
    }
    if (page.isEmpty() || known.gone()) {
      return remove(due, known, pages.get());
    }
    Delivered begun = known;
    if (known.message().isEmpty() && known.intent().isEmpty()) {
      Instant now = clock.instant();
      Optional<Instant> from = source.postableAt(channel(), due.card(), now);
      if (from.isEmpty() || from.get().isAfter(now)) {
        return from.isEmpty() ? done(due, known) : store.postpone(lease, due, known, from.get());
      }
      if (waits(due.card())) {
        return store.postpone(lease, due, known, patience.soon());
      }
      Optional<URI> address = pages.get().begin(page.get().title());
      if (address.isEmpty()) {
        log.info("{} has no place in {}", due.card(), channel().code());
        return done(due, known.withoutPlace());
      }
      begun = known.intending(new Delivered.Intent(address.get().toString(), now, now));
    }
    return write(due, begun, pages.get(), page.get());
  }

  /** Whether the card that a page belongs to is still to come; one that was rejected is not. */
  private boolean waits(String page) {
    return CardWork.waitsForThread(store, source, channel(), page)
        && store.deadLetters().stream()
            .filter(letter -> letter.channel().equals(channel()))
            .map(DeliveryStore.DeadLetter::card)
            .noneMatch(card -> source.thread(channel(), page).filter(card::equals).isPresent());
  }

  private boolean write(DeliveryStore.Due due, Delivered known, KeepsPages pages, Page page) {
    String address =
        known.message().or(() -> known.intent().map(Delivered.Intent::id)).orElseThrow();
    Optional<Instant> later = known.lookAgain().filter(at -> at.isAfter(clock.instant()));
    String picture = Digest.of(page.toString());
    Delivered record = known;
    // what was not answered may have been carried out since, and with an older picture
    boolean overtaken = known.lookAgain().isPresent() && later.isEmpty();
    if (overtaken || !picture.equals(known.fingerprint())) {
      // keeps the address of a page that was just begun, before anybody can see it
      Delivered unsure = known.unsure(later.or(patience::lookAgainAt));
      if (!store.renew(lease, patience.lease()) || !store.write(lease, due.card(), unsure)) {
        return false;
      }
      KeepsPages.Written written = put(URI.create(address), page, known, pages);
      log.info("{} in {}: {}", due.card(), channel().code(), written);
      record =
          switch (written) {
            case DONE -> known.showing(address, picture, later);
            case GONE -> known.showing(address, "", Optional.empty()).deletedByPeople();
            case REFUSED -> refused(known, address);
          };
    }
    if (!tell(due, record)) {
      return false;
    }
    if (record.hasNoPlace()) {
      return remove(due, record, pages);
    }
    return (later.isPresent() && !record.gone())
        ? store.postpone(lease, due, record, later.get())
        : store.finish(lease, due, record);
  }

  /** Writes a page, and lets people in if none could see it before. */
  private KeepsPages.Written put(URI address, Page page, Delivered known, KeepsPages pages) {
    KeepsPages.Written written = pages.write(address, page);
    if (written != KeepsPages.Written.DONE || known.message().isPresent()) {
      return written;
    }
    try {
      return pages.show(address, channel());
    } catch (PlatformException.Blocked blocked) {
      if (blocked.wholePlatform()) {
        throw blocked;
      }
      Instant given = known.intent().orElseThrow().first().plus(patience.tempo().real(UNSEEN));
      if (given.isBefore(clock.instant())) {
        return KeepsPages.Written.REFUSED;
      }
      // cards may get through all the same, and find out by themselves if they do not
      throw new PlatformException.Unavailable("no page can be shown: " + blocked.code(), blocked);
    }
  }

  /** Its address is kept for as long as people may still read there what is not true any more. */
  private Delivered refused(Delivered known, String address) {
    Instant now = clock.instant();
    return known.intending(new Delivered.Intent(address, now, now)).withoutPlace();
  }

  /** Takes away what is still there of a page that nobody is to find any more. */
  private boolean remove(DeliveryStore.Due due, Delivered known, KeepsPages pages) {
    Optional<String> left =
        known
            .message()
            .filter(address -> !known.gone())
            .or(() -> known.intent().map(Delivered.Intent::id));
    if (left.isEmpty()) {
      return done(due, known);
    }
    if (!store.renew(lease, patience.lease())) {
      return false;
    }
    pages.remove(URI.create(left.get()));
    log.info("{} in {}: removed", due.card(), channel().code());
    return done(due, known.takenAway());
  }

  private boolean done(DeliveryStore.Due due, Delivered record) {
    return tell(due, record) && store.finish(lease, due, record);
  }

  /** Whoever tells of the page looks at its record, which therefore comes first. */
  private boolean tell(DeliveryStore.Due due, Delivered record) {
    if (!store.write(lease, due.card(), record)) {
      return false;
    }
    source.beside(due.card()).forEach(card -> store.mark(new Mark(channel(), card, false)));
    return true;
  }

  private ChannelRef channel() {
    return lease.channel();
  }
}
