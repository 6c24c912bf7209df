package io.github.rallybot.journal;

/**
 * The storage did not answer in time. Whether the write in hand happened is unknown; the same deed
 * may be tried again at any time without doing it twice. Translated once, at the edge: people are
 * asked to press again, HTTP callers get 503.
 */
public final class StorageAway extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StorageAway(Throwable cause) {
    super("the storage does not answer", cause);
  }
}
