package io.github.rallybot.chat;

import com.github.f4b6a3.ulid.UlidCreator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A typed command.
 *
 * @param id the deed's identity: the same command delivered twice has the same id
 * @param user who typed it
 * @param stranger whether the platform says that the person belongs to another organisation
 * @param channel where it was typed
 * @param name the command without its slash, such as {@code rally}
 * @param words what followed, split at white space
 * @param text the same as it was typed, line breaks and all; people and channels by their names, if
 *     those were typed
 */
public record Command(
    String id,
    UserRef user,
    boolean stranger,
    ChannelRef channel,
    String name,
    List<Word> words,
    String text) {

  public Command {
    words = List.copyOf(words);
  }

  /** A command of which no more is known than its words, and that is delivered once. */
  public Command(
      UserRef user, boolean stranger, ChannelRef channel, String name, List<Word> words) {
    this(UlidCreator.getUlid().toString(), user, stranger, channel, name, words, plain(words));
  }

  private static String plain(List<Word> words) {
    return words.stream()
        .map(word -> word instanceof Word.Plain plain ? plain.text() : "")
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** One word of a command: plain, or a person or channel that the platform has resolved. */
  public sealed interface Word {
    record Plain(String text) implements Word {}

    record Person(UserRef user) implements Word {}

    record Channel(ChannelRef channel) implements Word {}
  }

  /** The plain word at a place in lower case, or an empty string. */
  public String word(int index) {
    return index < words.size() && words.get(index) instanceof Word.Plain plain
        ? plain.text().toLowerCase(java.util.Locale.ROOT)
        : "";
  }

  /** The same command without its first word, which has been understood. */
  public Command rest() {
    return new Command(
        id,
        user,
        stranger,
        channel,
        name,
        words.isEmpty() ? words : words.subList(1, words.size()),
        text.strip().replaceFirst("^\\S+\\s*", ""));
  }
}
