package io.github.rallybot.teams;

import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ChannelAccount;
import com.microsoft.bot.schema.Entity;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UserRef;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who people are in Teams: the id by which Teams names somebody to this bot, which begins with
 * {@code 29:}. Messages, mentions and the member list all name it.
 */
final class TeamsPeople {

  private static final String CLIENT = "clientInfo";

  private TeamsPeople() {}

  /** Whether the bot, whom an activity is sent to, is among some people. */
  static boolean namesBot(@Nullable List<ChannelAccount> people, Activity activity) {
    ChannelAccount bot = activity.getRecipient();
    return people != null
        && bot != null
        && bot.getId() != null
        && people.stream().anyMatch(one -> one != null && bot.getId().equals(one.getId()));
  }

  /** The time zone that the client of whoever did something names; empty if it names none. */
  static Optional<ZoneId> zone(Activity activity) {
    List<Entity> entities = activity.getEntities() == null ? List.of() : activity.getEntities();
    return entities.stream()
        .filter(entity -> entity != null && CLIENT.equals(entity.getType()))
        .map(entity -> entity.getProperties().get("timezone"))
        .filter(zone -> zone != null && zone.isTextual())
        .findFirst()
        .flatMap(zone -> zone(zone.textValue()));
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  /** Who did something; empty if the activity does not say. */
  static Optional<UserRef> from(Activity activity) {
    return activity.getFrom() == null
        ? Optional.empty()
        : Optional.ofNullable(activity.getFrom().getId())
            .filter(id -> !id.isBlank())
            .map(id -> new UserRef(Platform.TEAMS, id));
  }
}
