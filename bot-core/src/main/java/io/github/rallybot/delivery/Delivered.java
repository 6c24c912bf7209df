package io.github.rallybot.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a card in its channel.
 *
 * @param message the platform's id of the message that shows it; of a page, its address
 * @param fingerprint of the picture last accepted; empty if unsure
 * @param intent a post that was begun and whose answer has not come; of a page, that it was begun
 *     and not written yet, or has no place any more and is not removed yet
 * @param lookAgain when to look once more, after a call whose answer never came: for a second copy,
 *     and for an older picture
 * @param failures in a row, for the back-off
 * @param gone whether people deleted the message, or there is no place for the page; it is not
 *     posted again
 */
public record Delivered(
    Optional<String> message,
    String fingerprint,
    Optional<Intent> intent,
    Optional<Instant> lookAgain,
    int failures,
    boolean gone) {

  /**
   * A post that was begun.
   *
   * @param id travels with the message, so that it can be looked for; of a page, its address
   * @param first when it was first tried
   * @param at when it was last tried
   */
  public record Intent(String id, Instant first, Instant at) {}

  /** A card that was never delivered. */
  public static Delivered nothing() {
    return new Delivered(Optional.empty(), "", Optional.empty(), Optional.empty(), 0, false);
  }

  Delivered intending(Intent begun) {
    return new Delivered(message, fingerprint, Optional.of(begun), lookAgain, failures, gone);
  }

  Delivered refused() {
    return new Delivered(message, fingerprint, Optional.empty(), lookAgain, failures, gone);
  }

  /** Posted or found; the intent is kept for as long as a copy may still turn up. */
  Delivered showing(String id, String picture, Optional<Instant> again) {
    return new Delivered(
        Optional.of(id), picture, again.isPresent() ? intent : Optional.empty(), again, 0, false);
  }

  Delivered pictured(String picture) {
    return new Delivered(message, picture, intent, lookAgain, 0, gone);
  }

  /** A replacement is on its way: nobody knows what is shown until it is answered. */
  Delivered unsure(Optional<Instant> again) {
    return new Delivered(message, "", intent, again, failures, gone);
  }

  /** Nobody knows what is shown; and what was given up may still be carried out later. */
  Delivered failed(Optional<Instant> again) {
    return new Delivered(
        message, "", intent, message.isPresent() ? again : lookAgain, failures + 1, gone);
  }

  /** No copy is left; the picture is sent once more. */
  Delivered lookedAgain() {
    return new Delivered(message, "", Optional.empty(), Optional.empty(), failures, gone);
  }

  /** The bot took it away; should it be wanted again, it is posted anew if there is a place. */
  Delivered takenAway() {
    return hasNoPlace() ? nothing().withoutPlace() : nothing();
  }

  /** The platform has no place for it, and is not asked again. What was begun has still to go. */
  Delivered withoutPlace() {
    return new Delivered(Optional.empty(), "", intent, Optional.empty(), 0, true);
  }

  /** Gone, though nobody deleted it. */
  boolean hasNoPlace() {
    return gone && message.isEmpty();
  }

  Delivered deletedByPeople() {
    return new Delivered(message, fingerprint, Optional.empty(), Optional.empty(), 0, true);
  }
}
