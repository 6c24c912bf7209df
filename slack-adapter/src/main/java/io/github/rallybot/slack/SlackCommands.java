package io.github.rallybot.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Command.Word;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UserRef;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Translates slash commands, those that come and those that people are told to type. Slack names
 * people, channels and links in angle brackets (the manifest asks for it with {@code
 * should_escape}) and escapes three characters in everything else.
 *
 * @see <a href="https://docs.slack.dev/interactivity/implementing-slash-commands">Slash
 *     commands</a>
 */
final class SlackCommands {

  /** The words that the manifest makes slash commands of their own. */
  static final List<String> OWN = List.of("leads", "heard", "questions", "agenda", "digest");

  private static final Pattern WORD =
      Pattern.compile("<([@#!]?)([^>|]*)(?:\\|([^>]*))?>|([^\\s<]+|<)");
  private static final Pattern BRACKETED = Pattern.compile("<([@#!]?)([^>|]*)(?:\\|([^>]*))?>");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern ID = Pattern.compile("[A-Z0-9]+");

  private SlackCommands() {}

  /**
   * How a command is typed.
   *
   * @param command its words
   */
  static String typed(String command) {
    String first = command.split(" ", 2)[0];
    return OWN.contains(first) ? "/" + command : "/rally " + command;
  }

  /** The payload does not say whether somebody is a stranger: no stranger gets to type commands. */
  static Command command(SlashCommandPayload payload) {
    return new Command(
        "command " + payload.getTriggerId(),
        new UserRef(Platform.SLACK, payload.getUserId()),
        false,
        new ChannelRef(Platform.SLACK, payload.getChannelId()),
        payload.getCommand().replaceFirst("^/", ""),
        words(payload.getText()),
        text(payload.getText()));
  }

  /** As people read it. */
  static String text(@Nullable String text) {
    return text == null
        ? ""
        : decoded(
            BRACKETED
                .matcher(text)
                .replaceAll(
                    match -> {
                      String label = match.group(3);
                      boolean link = match.group(1).isEmpty();
                      return Matcher.quoteReplacement(
                          label == null || label.isBlank()
                              ? link ? match.group(2) : ""
                              : match.group(1) + label);
                    }));
  }

  static List<Word> words(@Nullable String text) {
    List<Word> words = new ArrayList<>();
    if (text != null) {
      Matcher matcher = WORD.matcher(text);
      while (matcher.find()) {
        if (matcher.group(4) != null) {
          words.add(new Word.Plain(decoded(matcher.group(4))));
        } else {
          bracketed(words, matcher.group(1), matcher.group(2), matcher.group(3));
        }
      }
    }
    return words;
  }

  private static void bracketed(
      List<Word> words, String sign, String target, @Nullable String label) {
    if (sign.equals("@") && ID.matcher(target).matches()) {
      words.add(new Word.Person(new UserRef(Platform.SLACK, target)));
    } else if (sign.equals("#") && ID.matcher(target).matches()) {
      words.add(new Word.Channel(new ChannelRef(Platform.SLACK, target)));
    } else {
      String shown = label == null || label.isBlank() ? target : label;
      SPACES
          .splitAsStream(decoded(shown))
          .filter(word -> !word.isEmpty())
          .forEach(word -> words.add(new Word.Plain(word)));
    }
  }

  private static String decoded(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
