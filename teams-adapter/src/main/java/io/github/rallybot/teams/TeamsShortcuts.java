package io.github.rallybot.teams;

import com.microsoft.bot.schema.Activity;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Shortcut;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.StorageAway;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Translates choices in the menu of a message, which Teams calls action commands of a message
 * extension. They can be made wherever somebody reads messages, also where the bot is not.
 *
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module">Action
 *     commands</a>
 */
final class TeamsShortcuts {

  static final String FETCH = "composeExtension/fetchTask";
  static final String SUBMIT = "composeExtension/submitAction";

  private static final Logger log = LoggerFactory.getLogger(TeamsShortcuts.class);

  /** What a form stands for that a shortcut opened. */
  private static final String OPENED = "rally.shortcut";

  private final Function<String, Optional<UserRef>> people;

  /**
   * @param people finds somebody by their id in the directory; may throw a {@link
   *     PlatformException}
   */
  TeamsShortcuts(Function<String, Optional<UserRef>> people) {
    this.people = people;
  }

  /** Whether an activity belongs to a message extension. */
  static boolean isExtension(Activity activity) {
    return String.valueOf(activity.getName()).startsWith("composeExtension/");
  }

  /** What opens the form again that a shortcut opened, together with the message. */
  static Action opener(Shortcut shortcut) {
    return Action.of(OPENED, shortcut.name());
  }

  static boolean isOpener(Action action) {
    return action.name().equals(OPENED);
  }

  /** The shortcut of an activity, its form's submission included; empty if it is none of ours. */
  Optional<Shortcut> shortcut(Activity activity) {
    Map<?, ?> value = map(activity.getValue());
    String name = text(value.get("commandId"));
    String id = text(activity.getId());
    Optional<UserRef> user = TeamsPeople.from(activity);
    Optional<MessageRef> about = message(activity);
    if (name.isBlank() || id.isBlank() || user.isEmpty() || about.isEmpty()) {
      return Optional.empty();
    }
    Map<?, ?> message = map(value.get("messagePayload"));
    return Optional.of(
        new Shortcut(
            name,
            Platform.TEAMS.code() + " " + id,
            Optional.ofNullable(activity.getTimestamp()).map(Instant::from),
            user.get(),
            false,
            about.get(),
            words(map(message.get("body"))),
            author(text(map(map(message.get("from")).get("user")).get("id")), activity)));
  }

  /** The message that a message extension was used on; empty if it was used on none. */
  static Optional<MessageRef> message(Activity activity) {
    Map<?, ?> message = map(map(activity.getValue()).get("messagePayload"));
    String id = text(message.get("id"));
    return id.isBlank() ? Optional.empty() : TeamsPlaces.message(activity, id);
  }

  private static String words(Map<?, ?> body) {
    String content = text(body.get("content"));
    return "text".equals(body.get("contentType")) ? content : TeamsHtml.plain(content);
  }

  /** Whoever cannot be looked up just now stays unknown: the form must not wait for it. */
  private Optional<UserRef> author(String directoryId, Activity activity) {
    if (directoryId.isBlank()) {
      return Optional.empty();
    }
    if (directoryId.equals(text(activity.getFrom().getAadObjectId()))) {
      return TeamsPeople.from(activity);
    }
    try {
      return TeamsDeeds.isDirectoryId(directoryId) ? people.apply(directoryId) : Optional.empty();
    } catch (PlatformException | StorageAway away) {
      log.warn("the author of a message is not known: {}", away.getMessage());
      return Optional.empty();
    }
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }
}
