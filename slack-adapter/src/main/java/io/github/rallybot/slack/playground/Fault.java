package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Faults;
import java.util.Set;

/** A way in which a call between the bot and Slack can go wrong. */
public enum Fault implements Faults.Kind {
  /** 429 with Retry-After, and further calls refused until then. */
  RATE_LIMITED,
  /** HTTP 500, and nothing was done. */
  ERROR_BEFORE,
  /** HTTP 500, although the call was carried out. */
  ERROR_AFTER,
  /** No answer, and nothing was done. */
  SILENCE_BEFORE,
  /** No answer, although the call was carried out. */
  SILENCE_AFTER,
  /** No answer, and the call is carried out after the bot has given up on it. */
  LATE,
  /** The workspace has no canvases: they are refused, and nothing was done. */
  CANVASES_OFF,
  /** A callback reaches the bot twice at the same moment. */
  DUPLICATE_DELIVERY,
  /** In Socket Mode: the connection breaks right after a delivery, and loses the bot's answer. */
  CONNECTION_DROPPED,
  /** In Socket Mode: Slack announces that it closes the connection, and soon does. */
  CONNECTION_REFRESHED;

  @Override
  public Set<String> strikes() {
    return this == CANVASES_OFF
        ? Set.of("canvases.create", "canvases.edit", "canvases.access.set")
        : Set.of();
  }

  @Override
  public boolean ofCallbacks() {
    return this == DUPLICATE_DELIVERY || this == CONNECTION_DROPPED || this == CONNECTION_REFRESHED;
  }
}
