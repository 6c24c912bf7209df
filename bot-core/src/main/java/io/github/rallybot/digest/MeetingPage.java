package io.github.rallybot.digest;

import io.github.rallybot.chat.UserRef;
import java.net.URI;
import java.util.Optional;

/** The page on which a meeting is held. */
public interface MeetingPage {

  /** Whether there is one at all: without a public address there is none. */
  boolean there();

  /** The way to the page of a period for one person and nobody else; empty if there is none. */
  Optional<URI> link(UserRef user, String period);

  static MeetingPage none() {
    return new MeetingPage() {
      @Override
      public boolean there() {
        return false;
      }

      @Override
      public Optional<URI> link(UserRef user, String period) {
        return Optional.empty();
      }
    };
  }
}
