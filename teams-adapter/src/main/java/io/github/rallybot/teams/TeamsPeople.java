package io.github.rallybot.teams;

import com.microsoft.bot.schema.Activity;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UserRef;
import java.util.Optional;

/**
 * Who people are in Teams: the id by which Teams names somebody to this bot, which begins with
 * {@code 29:}. Messages, mentions and the member list all name it.
 */
final class TeamsPeople {

  private TeamsPeople() {}

  /** Who did something; empty if the activity does not say. */
  static Optional<UserRef> from(Activity activity) {
    return activity.getFrom() == null
        ? Optional.empty()
        : Optional.ofNullable(activity.getFrom().getId())
            .filter(id -> !id.isBlank())
            .map(id -> new UserRef(Platform.TEAMS, id));
  }
}
