package io.github.rallybot.chat;

import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Span;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A chat platform, as the core needs it. Every method may throw {@link PlatformException}; none
 * retries by itself.
 */
public interface ChatPlatform {

  Platform platform();

  /**
   * A short code that is the same exactly when the platform would be shown the same picture. Never
   * goes out to the network.
   */
  String fingerprint(Card card);

  /** The direct conversation with a person, opened if need be. The same one each time. */
  ChannelRef direct(UserRef user);

  /**
   * Posts a new message.
   *
   * @param thread the message under which it is posted; empty for the channel itself
   * @param intent an opaque id that is stored with the message where the platform allows it, so
   *     that {@link #find} can see whether a post whose answer never came did arrive
   */
  MessageRef post(ChannelRef channel, Optional<MessageRef> thread, Card card, String intent);

  /**
   * Replaces a message.
   *
   * @return whether the message still exists; people may have deleted it
   */
  boolean update(MessageRef message, Card card, Optional<UpdateTicket> ticket);

  /** Deletes a message of the bot's; one that is gone already is fine. */
  void delete(MessageRef message);

  /**
   * The messages that carry an intent, oldest first.
   *
   * @param thread the thread to look in; empty for the channel itself
   * @param since no such message can be older
   * @return empty if the platform gives no way to look, or not the permission
   */
  Optional<List<MessageRef>> find(
      ChannelRef channel, Optional<MessageRef> thread, String intent, Instant since);

  /** Shows a card to one person only, in a channel or else directly. Best effort. */
  void tell(UserRef user, Optional<ChannelRef> channel, Card card);

  /** Draws a person's home anew; nobody else sees it. */
  void showHome(UserRef user, Card card);

  /**
   * Reads a file that was shared with the bot, as a stream: it may be of any size. The caller
   * closes it.
   *
   * @throws PlatformException if there is nothing to read; {@link PlatformException.Blocked} names
   *     what the bot lacks, {@link PlatformException.Rejected} means that the file is gone or lies
   *     elsewhere
   * @throws IOException if the connection breaks; so may each read
   */
  InputStream read(FileRef file) throws IOException;

  Profile profile(UserRef user);

  /** The person with an e-mail address, if the platform knows one. */
  Optional<UserRef> personWithEmail(String email);

  /** What is known of a channel, or empty if there is none that the bot can see. */
  Optional<ChannelFacts> channel(ChannelRef channel);

  /** How a channel is written so that people can press it. */
  Span mention(ChannelRef channel);

  /**
   * What people do to bring the bot into a channel that it is not in, in the imperative, without a
   * full stop.
   */
  String howToInvite();

  /** Whether files that people share with the bot reach it. */
  boolean takesFiles();

  /** Whether the bot can give people files, with {@link #give}. */
  boolean gives();

  /**
   * Gives a person a file that nobody else sees, in the direct conversation with them. Best effort;
   * a second call gives a second file.
   *
   * @param fileName as the person's computer will name it
   * @param mediaType such as {@code text/csv}
   * @param comment said with it, as plain text
   * @throws PlatformException if it did not work; {@link PlatformException.Blocked} names what the
   *     bot lacks, {@link PlatformException.Rejected} also means a platform that {@link #gives}
   *     none
   */
  void give(UserRef user, String fileName, String mediaType, byte[] content, String comment);

  /** Documents beside the messages, if the platform knows such. */
  default Optional<KeepsPages> pages() {
    return Optional.empty();
  }

  /** What works and what does not, in plain words, each with what to do. */
  List<Check> checks();

  /**
   * One line of a status report.
   *
   * @param well whether it works
   * @param words what, and if it does not work, what to do
   */
  record Check(boolean well, List<Span.Words> words) {

    public Check {
      words = List.copyOf(words);
    }

    public Check(boolean well, String text) {
      this(well, List.of(Span.plain(text)));
    }

    public Check(boolean well, Span.Words... words) {
      this(well, List.of(words));
    }

    /** The words for those who do not read them in chat, commands without what they begin with. */
    public String text() {
      return Span.Words.written(words, command -> command);
    }
  }
}
