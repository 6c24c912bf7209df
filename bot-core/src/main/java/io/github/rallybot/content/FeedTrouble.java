package io.github.rallybot.content;

import java.io.IOException;

/** A feed could not be read; the message says what and what to do, for the operator. */
final class FeedTrouble extends IOException {

  private static final long serialVersionUID = 1L;

  FeedTrouble(String message) {
    super(message);
  }
}
