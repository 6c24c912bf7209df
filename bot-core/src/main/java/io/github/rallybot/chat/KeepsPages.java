package io.github.rallybot.chat;

import io.github.rallybot.chat.card.Page;
import java.net.URI;
import java.util.Optional;

/**
 * What a platform can do that keeps documents beside its messages. A page is known by its address.
 * It is the bot's own: people read it and do not write in it, so that nothing of theirs is lost
 * when it is written anew. Every method may throw {@link PlatformException}; none retries by
 * itself.
 */
public interface KeepsPages {

  /** What people call such a page, after "a". */
  String called();

  /**
   * Begins a page with nothing on it, which nobody but the bot sees. A second call begins a second
   * one, so that only the one that is written later is ever seen.
   *
   * @return its address; empty if there is no place for pages: not in what the workspace pays for,
   *     or not in what the bot may do
   */
  Optional<URI> begin(String title);

  /** What became of a page. */
  enum Written {
    DONE,
    /** People deleted it. */
    GONE,
    /** There is no place for pages any more. */
    REFUSED
  }

  /**
   * Replaces all that a page says. Idempotent.
   *
   * @param address as {@link #begin} named it
   */
  Written write(URI address, Page page);

  /**
   * Lets those in a channel read a page. Idempotent, and needed once: whom people let in or shut
   * out afterwards is theirs to say.
   *
   * @param address as {@link #begin} named it
   * @throws PlatformException.Blocked also if the bot cannot reach the channel for now
   */
  Written show(URI address, ChannelRef readers);

  /**
   * Takes a page away from everybody who could read it. Idempotent: one that is not there is
   * removed.
   *
   * @param address as {@link #begin} named it
   * @throws PlatformException.Unavailable also if the bot may not do so: people can still read the
   *     page, so that it is tried until it works
   */
  void remove(URI address);
}
