package io.github.rallybot.delivery;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.journal.Mark;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The front door of delivery for the rest of the core: asks for cards to be looked at. */
public final class Deliveries {

  private final DeliveryStore store;
  private final Platforms platforms;
  private final Clock clock;

  public Deliveries(DeliveryStore store, Platforms platforms, Clock clock) {
    this.store = store;
    this.platforms = platforms;
    this.clock = clock;
  }

  /** How delivery stands, for status and health. */
  public record State(
      long waiting,
      List<DeliveryStore.DeadLetter> deadLetters,
      Map<String, DeliveryStore.Pause> pauses) {}

  /** Asks for a card to be compared with what is in chat. */
  public void mark(ChannelRef channel, String card) {
    store.mark(new Mark(channel, card, false));
  }

  /**
   * Somebody used this message of a card. If its post was never answered, this is the proof that it
   * arrived; if another message is known to show the card, this one is a copy and goes.
   */
  public void seen(String card, MessageRef message) {
    Delivered known = store.delivered(message.channel(), card);
    if (known.message().isEmpty() ? known.intent().isPresent() : !shows(known, message)) {
      store.addStray(message, card);
      store.mark(new Mark(message.channel(), card, true));
    }
  }

  /** Whether people deleted the message that showed a card, so that it is not posted again. */
  public boolean gone(ChannelRef channel, String card) {
    return store.delivered(channel, card).gone();
  }

  /** Whether a card was ever begun to be posted in a channel, as far as that is still known. */
  public boolean begun(ChannelRef channel, String card) {
    Delivered known = store.delivered(channel, card);
    return known.intent().isPresent() || known.message().isPresent() || known.gone();
  }

  /** Where people find a page; empty if it is not there yet, not any more, or never will be. */
  public Optional<URI> page(ChannelRef channel, String page) {
    Delivered known = store.delivered(channel, page);
    return known.message().filter(address -> !known.gone()).map(URI::create);
  }

  /** Whether the platform has no place for a page, so that what it says belongs elsewhere. */
  public boolean hasNoPlace(ChannelRef channel, String page) {
    return store.delivered(channel, page).hasNoPlace();
  }

  /** Whether this is the message of a card, as far as that is still known. */
  public boolean shows(MessageRef message, String card) {
    return shows(store.delivered(message.channel(), card), message);
  }

  private static boolean shows(Delivered known, MessageRef message) {
    return known.message().filter(message.id()::equals).isPresent();
  }

  /** Tries every dead letter again. Returns how many there were. */
  public int replay() {
    List<DeliveryStore.DeadLetter> letters = store.deadLetters();
    letters.forEach(letter -> mark(letter.channel(), letter.card()));
    return letters.size();
  }

  /** Lets everything that is paused be tried at once, since somebody says it is mended. */
  public void resumeAll() {
    java.time.Instant now = clock.instant();
    store
        .pauses()
        .forEach(
            (code, pause) -> {
              if (pause.until().isAfter(now)) {
                Pauses.resume(store, code);
              }
            });
  }

  /** The cards that were to go to a channel which nothing can be sent to, and never went. */
  public Map<ChannelRef, List<String>> stranded() {
    Map<ChannelRef, List<String>> stranded = new HashMap<>();
    for (ChannelRef channel : store.dueChannels()) {
      if (!platforms.has(channel.platform()) || store.pauses().containsKey(channel.code())) {
        stranded.put(channel, store.notBegun(channel));
      }
    }
    return stranded;
  }

  /** A pause of a channel for which nothing waits any more is over, and left out. */
  public State state() {
    List<String> due = store.dueChannels().stream().map(ChannelRef::code).toList();
    Map<String, DeliveryStore.Pause> pauses = new HashMap<>(store.pauses());
    pauses.keySet().removeIf(code -> code.contains(":") && !due.contains(code));
    return new State(store.waiting(), store.deadLetters(), pauses);
  }
}
