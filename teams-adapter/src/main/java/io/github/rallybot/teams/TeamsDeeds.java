package io.github.rallybot.teams;

import com.microsoft.bot.schema.Activity;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.PlatformException.Rejected;
import io.github.rallybot.chat.UserRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Translates what people press and submit. It comes as an invoke of a card or a dialog, or, from an
 * old client, as a message with a value. The activity's id is the deed's: Teams sends a repeat with
 * the same one.
 *
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards">Universal
 *     actions</a>
 */
final class TeamsDeeds {

  /** No answer in a form is longer. */
  private static final int MAX_VALUE = 20_000;

  private static final Pattern DIRECTORY_ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Function<String, Optional<UserRef>> people;

  /**
   * @param people finds somebody by their id in the directory, which a people picker gives; may
   *     throw a {@link PlatformException}
   */
  TeamsDeeds(Function<String, Optional<UserRef>> people) {
    this.people = people;
  }

  /**
   * The deed of an activity; empty if it is none of ours.
   *
   * @throws PlatformException if it names people who cannot be looked up; {@link Rejected} if
   *     somebody is not there
   */
  Optional<Interaction> deed(Activity activity) {
    Map<?, ?> data = data(activity.getValue());
    Optional<Action> action =
        data.get(TeamsControls.DATA) instanceof String encoded ? action(encoded) : Optional.empty();
    Optional<String> id = Optional.ofNullable(activity.getId()).filter(one -> !one.isBlank());
    Optional<UserRef> user = TeamsPeople.from(activity);
    if (action.isEmpty() || id.isEmpty() || user.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Interaction(
            Platform.TEAMS.code() + " " + id.get(),
            Optional.ofNullable(activity.getTimestamp()).map(Instant::from),
            user.get(),
            false,
            TeamsShortcuts.message(activity).or(() -> TeamsPlaces.message(activity)),
            TeamsPlaces.channel(activity),
            action.get(),
            values(data),
            Optional.empty()));
  }

  private static Optional<Action> action(String encoded) {
    try {
      return Optional.of(Action.parse(encoded));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  /** What opened the form that was submitted, if the form says. */
  static Optional<Action> opener(Activity submission) {
    return data(submission.getValue()).get(TeamsForms.OPENER) instanceof String encoded
        ? action(encoded)
        : Optional.empty();
  }

  /** What was in the inputs of a form, by key, as Teams sent it. */
  static Map<String, String> typed(Activity submission) {
    Map<String, String> typed = new HashMap<>();
    data(submission.getValue())
        .forEach(
            (key, value) -> {
              if (key instanceof String name
                  && value instanceof String text
                  && text.length() <= MAX_VALUE
                  && TeamsForms.Kind.of(name).isPresent()) {
                typed.put(TeamsForms.Kind.key(name), text);
              }
            });
    return typed;
  }

  /** What travels with a control: within an action of a card, within a dialog, or by itself. */
  private static Map<?, ?> data(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return Map.of();
    }
    if (map.get("action") instanceof Map<?, ?> action) {
      return action.get("data") instanceof Map<?, ?> data ? data : Map.of();
    }
    return map.get("data") instanceof Map<?, ?> data ? data : map;
  }

  private Map<String, FormValue> values(Map<?, ?> data) {
    Map<String, FormValue> values = new HashMap<>();
    data.forEach(
        (key, value) -> {
          if (key instanceof String name
              && value instanceof String text
              && !text.isBlank()
              && text.length() <= MAX_VALUE) {
            TeamsForms.Kind.of(name)
                .flatMap(kind -> value(kind, text))
                .ifPresent(read -> values.put(TeamsForms.Kind.key(name), read));
          }
        });
    return values;
  }

  private Optional<FormValue> value(TeamsForms.Kind kind, String text) {
    return switch (kind) {
      case TEXT -> Optional.of(new FormValue.Text(text));
      case DATE -> date(text);
      case CHOICES -> Optional.of(new FormValue.Choices(parts(text)));
      case CHANNEL ->
          Optional.of(new FormValue.Channel(new ChannelRef(Platform.TEAMS, text.strip())));
      case PEOPLE -> Optional.of(new FormValue.People(people(text)));
    };
  }

  private List<UserRef> people(String text) {
    return parts(text).stream()
        .flatMap(
            id ->
                isDirectoryId(id)
                    // to leave one out in silence could take a role away
                    ? Stream.of(people.apply(id).orElseThrow(() -> new Rejected("no_such_person")))
                    : Optional.of(new UserRef(Platform.TEAMS, id)).stream())
        .toList();
  }

  static boolean isDirectoryId(String id) {
    return DIRECTORY_ID.matcher(id).matches();
  }

  private static List<String> parts(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(p -> !p.isEmpty()).toList();
  }

  private static Optional<FormValue> date(String text) {
    try {
      return Optional.of(new FormValue.Date(LocalDate.parse(text.strip())));
    } catch (DateTimeParseException noDate) {
      return Optional.empty();
    }
  }
}
