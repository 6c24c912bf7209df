package io.github.rallybot.slack;

import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.model.Message;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Shortcut;
import io.github.rallybot.chat.UserRef;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Translates choices in the menu of a message. Slack sends the message's words in its own markup;
 * to the core they are plain text.
 *
 * @see <a
 *     href="https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload">
 *     Shortcuts payload</a>
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Formatting text</a>
 */
final class SlackShortcuts {

  private static final Pattern REFERENCE = Pattern.compile("<([@#!]?)([^<>|]*)(?:\\|([^<>]*))?>");

  private SlackShortcuts() {}

  /** The shortcut of a payload; empty if the payload lacks what every one has. */
  static Optional<Shortcut> shortcut(MessageShortcutPayload payload, String ourTeam) {
    Message message = payload.getMessage();
    if (message == null || payload.getUser() == null || payload.getChannel() == null) {
      return Optional.empty();
    }
    String ts = orEmpty(message.getTs()).isBlank() ? payload.getMessageTs() : message.getTs();
    SlackForms.Place place =
        SlackForms.Place.of(orEmpty(payload.getChannel().getId()), orEmpty(ts));
    String user = orEmpty(payload.getUser().getId());
    String name = orEmpty(payload.getCallbackId());
    if (place.message().isEmpty() || user.isBlank() || name.isBlank()) {
      return Optional.empty();
    }
    return place
        .message()
        .map(
            about ->
                new Shortcut(
                    name,
                    identity(payload, about, user, name),
                    SlackDeeds.moment(orEmpty(payload.getActionTs())),
                    new UserRef(Platform.SLACK, user),
                    SlackDeeds.isElsewhere(payload.getUser().getTeamId(), ourTeam),
                    about,
                    plain(orEmpty(message.getText())),
                    author(message)));
  }

  /** Some payloads have no time of the deed; its trigger is its own as well. */
  private static String identity(
      MessageShortcutPayload payload, MessageRef about, String user, String name) {
    String once = orEmpty(payload.getActionTs());
    return SlackDeeds.identity(
        user,
        about.channel().id(),
        about.id(),
        name,
        once.isBlank() ? orEmpty(payload.getTriggerId()) : once);
  }

  private static Optional<UserRef> author(Message message) {
    boolean bot = !orEmpty(message.getBotId()).isBlank();
    return Optional.ofNullable(message.getUser())
        .filter(user -> !bot && !user.isBlank())
        .map(user -> new UserRef(Platform.SLACK, user));
  }

  /** Slack's markup as people read it; whoever is named by an id only stays unnamed. */
  static String plain(String markup) {
    return REFERENCE
        .matcher(markup)
        .replaceAll(found -> Matcher.quoteReplacement(words(found)))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static String words(MatchResult reference) {
    String target = reference.group(2);
    String label = orEmpty(reference.group(3));
    return switch (reference.group(1)) {
      case "@" -> "@" + (label.isBlank() ? "somebody" : label);
      case "#" -> "#" + (label.isBlank() ? "channel" : label);
      case "!" -> label.isBlank() ? "@" + target : label;
      default -> label.isBlank() || label.equals(target) ? target : label + " (" + target + ")";
    };
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
