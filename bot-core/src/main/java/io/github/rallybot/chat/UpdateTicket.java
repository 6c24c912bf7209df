package io.github.rallybot.chat;

import java.time.Instant;

/**
 * A platform's short-lived permission, given with a click, to replace the clicked message outside
 * the ordinary quota (Slack: the {@code response_url}). Opaque to the core, which only keeps it
 * until it ends.
 *
 * @param token the permission itself; a secret, never logged
 * @param until when it ends
 * @param uses how often it may be used
 */
public record UpdateTicket(String token, Instant until, int uses) {

  @Override
  public String toString() {
    return "UpdateTicket[****, until=" + until + ", uses=" + uses + "]";
  }
}
