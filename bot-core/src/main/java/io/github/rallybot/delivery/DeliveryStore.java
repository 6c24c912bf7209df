package io.github.rallybot.delivery;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UpdateTicket;
import io.github.rallybot.journal.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of the storage that says what is due in which channel, and what was delivered. Whatever
 * a worker writes, it writes under its lease: who lost it writes nothing.
 */
public interface DeliveryStore {

  /** The right to work on one channel, for a time. */
  record Lease(ChannelRef channel, String token) {}

  /**
   * A card that is due.
   *
   * @param mark which mark it was; a newer one keeps the card due
   */
  record Due(String card, String mark, boolean urgent) {

    /** The same, no longer before all others. */
    Due ordinary() {
      return new Due(card, mark, false);
    }
  }

  /** A message that will never be accepted as it is. */
  record DeadLetter(ChannelRef channel, String card, String code, Instant at) {}

  /** A channel or platform that is left alone for a while because somebody has to act. */
  record Pause(String code, Instant since, Instant until) {}

  void mark(Mark mark);

  List<ChannelRef> dueChannels();

  Optional<Lease> lease(ChannelRef channel, Duration time);

  /** Whether the lease was still held, and is now for the time given. */
  boolean renew(Lease lease, Duration time);

  void release(Lease lease);

  /** Ends all leases. Only for who knows that no other worker exists. */
  void endAllLeases();

  /** The urgent card that is due longest, else the one that is due longest, unless on hold. */
  Optional<Due> next(ChannelRef channel, Instant now, boolean urgentOnly);

  /** The cards of a channel that are due and were never begun to be posted there. */
  List<String> notBegun(ChannelRef channel);

  /**
   * The same for those that are due now and not urgent, the longest due first.
   *
   * @param limit only so many of all that are due are looked at
   */
  List<String> notBegun(ChannelRef channel, Instant now, int limit);

  Delivered delivered(ChannelRef channel, String card);

  /** Keeps the record; false if the lease is lost, and then nothing was written. */
  boolean write(Lease lease, String card, Delivered record);

  /** Keeps the record and lets the mark go, unless a newer one came. False if the lease is lost. */
  boolean finish(Lease lease, Due due, Delivered record);

  /** Keeps the record and the mark, which is due again later. False if the lease is lost. */
  boolean postpone(Lease lease, Due due, Delivered record, Instant until);

  /** Like {@link #finish}, and notes that the card cannot be delivered. */
  boolean bury(Lease lease, Due due, Delivered record, String code, Instant now);

  /** Messages that show a card a second time. */
  List<MessageRef> strays(ChannelRef channel, String card);

  void addStray(MessageRef message, String card);

  void removeStray(MessageRef message, String card);

  /** Takes one use of the newest permission to replace a message. */
  Optional<UpdateTicket> takeTicket(MessageRef message, Instant now);

  /** Each stays until its card is delivered after all. */
  List<DeadLetter> deadLetters();

  void pause(Platform platform, Optional<ChannelRef> channel, Pause pause);

  void resume(Platform platform, Optional<ChannelRef> channel);

  /** All pauses by platform or channel code, also those whose time has passed. */
  Map<String, Pause> pauses();

  /** How many cards wait to be delivered, over all channels. */
  long waiting();
}
