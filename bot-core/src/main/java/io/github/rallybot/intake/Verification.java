package io.github.rallybot.intake;

import java.time.Instant;
import java.util.Optional;

/**
 * How a source shows that what it sends is its own. There is no way to do without: an address that
 * takes leads from anybody fills the channel with spam.
 */
public sealed interface Verification
    permits HmacSignature, HubSpotSignature, SharedSecret, StandardWebhooks {

  /**
   * Why a webhook may not come in; empty if it may. Looks at the bytes as they came, and compares
   * in constant time.
   */
  Optional<Trouble> refuse(Incoming incoming, Instant now);

  /** The sender's own id of a message, the same for each try, if the scheme has one. */
  default Optional<String> messageId(Incoming incoming) {
    return Optional.empty();
  }
}
