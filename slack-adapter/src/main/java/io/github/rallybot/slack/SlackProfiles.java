package io.github.rallybot.slack;

import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.PlainText;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads the user objects of the Web API.
 *
 * @see <a href="https://docs.slack.dev/reference/objects/user-object">User object</a>
 */
final class SlackProfiles {

  private SlackProfiles() {}

  /**
   * @param allowExternal whether guests and people from elsewhere are colleagues here
   */
  static Profile profile(
      JsonNode user, UserRef ref, Optional<SlackTeam> ours, boolean allowExternal) {
    JsonNode profile = user.path("profile");
    // the full name first: display names are often handles, and cards say "Maya R."
    return new Profile(
        firstFilled(
            profile.path("real_name").asString(""),
            user.path("real_name").asString(""),
            profile.path("display_name").asString(""),
            user.path("name").asString(""),
            ref.id()),
        Optional.of(profile.path("email").asString("").strip().toLowerCase(Locale.ROOT))
            .filter(email -> !email.isEmpty()),
        zone(user.path("tz").asString("")),
        is(user, "is_admin") || is(user, "is_owner") || is(user, "is_primary_owner"),
        // a bot can look, but follow nothing up
        is(user, "is_bot") || (!allowExternal && external(user, ours)),
        is(user, "deleted"));
  }

  private static boolean external(JsonNode user, Optional<SlackTeam> ours) {
    return is(user, "is_restricted")
        || is(user, "is_ultra_restricted")
        || is(user, "is_stranger")
        || ours.map(team -> belongsElsewhere(user, team.id())).orElse(false);
  }

  /** In an Enterprise organisation a full member's home may be another of its workspaces. */
  private static boolean belongsElsewhere(JsonNode user, String ours) {
    String home = user.path("team_id").asString("");
    if (home.isEmpty() || home.equals(ours)) {
      return false;
    }
    for (JsonNode team : user.path("enterprise_user").path("teams")) {
      if (team.asString("").equals(ours)) {
        return false;
      }
    }
    return true;
  }

  private static boolean is(JsonNode user, String flag) {
    return user.path(flag).asBoolean(false);
  }

  private static String firstFilled(String... names) {
    return List.of(names).stream()
        .map(name -> PlainText.line(name).strip())
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return name.isBlank() ? Optional.empty() : Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
