package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.Faults;

/** A way in which a call between the bot and Teams can go wrong. */
public enum Fault implements Faults.Kind {
  /** 401, as when a token is taken back before its end. */
  TOKEN_REFUSED,
  /** 412, after which Microsoft wants the same call again; nothing was done. */
  PRECONDITION_FAILED,
  /** 429 with Retry-After, and further calls refused until then. */
  RATE_LIMITED,
  /** HTTP 502, and nothing was done. */
  ERROR_BEFORE,
  /** HTTP 504, although the call was carried out. */
  ERROR_AFTER,
  /** No answer, and nothing was done. */
  SILENCE_BEFORE,
  /** No answer, although the call was carried out. */
  SILENCE_AFTER,
  /** No answer, and the call is carried out after the bot has given up on it. */
  LATE,
  /** An activity reaches the bot twice at the same moment. */
  DUPLICATE_DELIVERY;

  @Override
  public boolean ofCallbacks() {
    return this == DUPLICATE_DELIVERY;
  }
}
