package io.github.rallybot.teams;

import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ChannelAccount;
import com.microsoft.bot.schema.Entity;
import com.microsoft.bot.schema.Mention;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Command.Word;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UserRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Translates what people write to the bot: {@code @Rallybot here duty @Maya}. Teams writes mentions
 * as {@code <at>} tags around a name and says beside the text whom each of them means, in the same
 * order. A tag that means nobody is a plain word. In the personal chat Teams offers no mention of
 * the bot: its name in front may be typed there as plain words too.
 *
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations#work-with-mentions">Work
 *     with mentions</a>
 */
final class TeamsCommands {

  /** All words of the bot are understood without a slash command of their own. */
  private static final String NAME = "rally";

  private static final String BOT = "@Rallybot";

  private static final Pattern WORD = Pattern.compile("<at[^>]*>([^<]*)</at>|([^\\s<\u00A0]+|<)");
  private static final Pattern MENTION = Pattern.compile("<at[^>]*>([^<]*)</at>");
  private static final Pattern LETTER = Pattern.compile("&(lt|gt|amp|quot|nbsp|#39);");
  private static final Map<String, String> LETTERS =
      Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "nbsp", " ", "#39", "'");

  /** What a press stands for that types a command again, to open its form. */
  private static final String TYPED = "rally.typed";

  private TeamsCommands() {}

  /**
   * How a command is typed, in a channel and in the personal chat alike.
   *
   * @param command its words
   */
  static String written(String command) {
    return BOT + " " + command;
  }

  /**
   * A press that does the same as a command: a form is opened from a card only, not from a message.
   *
   * @return empty if a word of it may not travel
   * @see <a
   *     href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/what-are-task-modules">Dialogs</a>
   */
  static Optional<Action> again(Command command) {
    List<String> words = new ArrayList<>();
    for (Word word : command.words()) {
      if (!(word instanceof Word.Plain plain)) {
        return Optional.empty();
      }
      words.add(plain.text());
    }
    try {
      return Optional.of(new Action(TYPED, words));
    } catch (IllegalArgumentException noCodes) {
      return Optional.empty();
    }
  }

  static boolean isTyped(Action action) {
    return action.name().equals(TYPED);
  }

  /** The command that a press stands for; empty if it stands for none, or nowhere. */
  static Optional<Command> typed(Interaction press) {
    return press
        .channel()
        .filter(channel -> isTyped(press.action()))
        .map(
            channel ->
                new Command(
                    press.id(),
                    press.user(),
                    press.stranger(),
                    channel,
                    NAME,
                    press.action().arguments().stream().<Word>map(Word.Plain::new).toList(),
                    String.join(" ", press.action().arguments())));
  }

  /** The command that a message is; empty if nobody wrote it, or nowhere. */
  static Optional<Command> command(Activity message) {
    return TeamsPeople.from(message)
        .flatMap(
            user ->
                TeamsPlaces.channel(message)
                    .map(
                        channel ->
                            new Command(
                                "command " + channel.id() + " " + message.getId(),
                                user,
                                false,
                                channel,
                                NAME,
                                words(message),
                                text(message))));
  }

  /** As people read it, without the bot's name. */
  static String text(Activity message) {
    String text = message.getText() == null ? "" : message.getText();
    for (Map.Entry<String, Deque<ChannelAccount>> tag : mentioned(message).entrySet()) {
      if (!tag.getKey().isEmpty() && isBot(tag.getValue().getFirst(), message)) {
        text = text.replace(tag.getKey(), " ");
      }
    }
    return decoded(MENTION.matcher(text).replaceAll("$1"))
        .strip()
        .replaceFirst("(?i)^" + BOT + "\\s+", "")
        .replaceFirst("(?i)^/(?=\\S)(" + NAME + "(\\s+|$))?", "");
  }

  static List<Word> words(Activity message) {
    List<Word> words = new ArrayList<>();
    Map<String, Deque<ChannelAccount>> mentioned = mentioned(message);
    String text = message.getText() == null ? "" : message.getText();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      if (matcher.group(2) != null) {
        plain(words, matcher.group(2));
        continue;
      }
      Deque<ChannelAccount> accounts = mentioned.getOrDefault(matcher.group(), new ArrayDeque<>());
      Optional<ChannelAccount> account = Optional.ofNullable(accounts.poll());
      if (account.isEmpty()) {
        plain(words, matcher.group(1));
      } else if (!isBot(account.get(), message)) {
        words.add(new Word.Person(new UserRef(Platform.TEAMS, account.get().getId())));
      }
    }
    boolean named =
        !words.isEmpty()
            && words.get(0) instanceof Word.Plain first
            && first.text().equalsIgnoreCase(BOT);
    return likeSlash(named ? words.subList(1, words.size()) : words);
  }

  /** Whoever knows Slack types its slash: "/rally status", "/heard does it work offline?". */
  private static List<Word> likeSlash(List<Word> words) {
    if (words.isEmpty()
        || !(words.get(0) instanceof Word.Plain first)
        || !first.text().startsWith("/")
        || first.text().length() == 1) {
      return words;
    }
    String name = first.text().substring(1);
    List<Word> meant = new ArrayList<>(words.subList(1, words.size()));
    if (!name.equalsIgnoreCase(NAME)) {
      meant.add(0, new Word.Plain(name));
    }
    return meant;
  }

  private static boolean isBot(ChannelAccount account, Activity message) {
    ChannelAccount bot = message.getRecipient();
    return bot != null && account.getId().equals(bot.getId());
  }

  /** Whom the tags mean, by tag; the same tag twice may mean two people of one name. */
  private static Map<String, Deque<ChannelAccount>> mentioned(Activity message) {
    Map<String, Deque<ChannelAccount>> found = new HashMap<>();
    List<Entity> entities = message.getEntities() == null ? List.of() : message.getEntities();
    for (Entity entity : entities) {
      Optional<Mention> mention = mention(entity);
      if (mention.isPresent() && hasId(mention.get().getMentioned())) {
        found
            .computeIfAbsent(orEmpty(mention.get().getText()), tag -> new ArrayDeque<>())
            .add(mention.get().getMentioned());
      }
    }
    return found;
  }

  private static Optional<Mention> mention(@Nullable Entity entity) {
    try {
      return entity != null && "mention".equals(entity.getType())
          ? Optional.ofNullable(entity.getAs(Mention.class))
          : Optional.empty();
    } catch (RuntimeException unreadable) {
      // the SDK says in its own way that an entity is no such thing
      return Optional.empty();
    }
  }

  private static boolean hasId(@Nullable ChannelAccount account) {
    return account != null && account.getId() != null && !account.getId().isBlank();
  }

  private static void plain(List<Word> words, String text) {
    for (String word : decoded(text).split("\\s+", -1)) {
      if (!word.isEmpty()) {
        words.add(new Word.Plain(word));
      }
    }
  }

  private static String decoded(String text) {
    return LETTER.matcher(text).replaceAll(m -> LETTERS.get(m.group(1)));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
