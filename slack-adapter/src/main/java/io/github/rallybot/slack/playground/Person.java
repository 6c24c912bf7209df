package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * A user of the workspace.
 *
 * @param handle what mentions are typed with, without the at sign
 * @param title what the person does, shown on the page and in the profile
 * @param zone the name of a time zone, for example {@code Europe/Berlin}
 */
public record Person(
    String id,
    String handle,
    String name,
    String title,
    String email,
    String zone,
    Set<Trait> traits) {

  /** What Slack knows of a user beyond a name. */
  public enum Trait {
    ADMIN,
    OWNER,
    /** A guest who may use a single channel. */
    GUEST,
    /** Somebody of another workspace, met in a shared channel. */
    STRANGER,
    BOT,
    DEACTIVATED
  }

  public Person {
    traits = Set.copyOf(traits);
  }

  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** The user as {@code users.info} shows it. */
  ObjectNode json(boolean withEmail) {
    ObjectNode user =
        Wire.object()
            .put("id", id)
            .put("team_id", is(Trait.STRANGER) ? "T0OTHER" : Workspace.TEAM_ID)
            .put("name", handle)
            .put("real_name", name)
            .put("deleted", is(Trait.DEACTIVATED))
            .put("tz", zone)
            .put("is_admin", is(Trait.ADMIN) || is(Trait.OWNER))
            .put("is_owner", is(Trait.OWNER))
            .put("is_primary_owner", false)
            .put("is_restricted", is(Trait.GUEST))
            .put("is_ultra_restricted", is(Trait.GUEST))
            .put("is_stranger", is(Trait.STRANGER))
            .put("is_bot", is(Trait.BOT))
            .put("is_app_user", false);
    ObjectNode profile =
        user.putObject("profile")
            .put("real_name", name)
            .put("real_name_normalized", name)
            .put("display_name", handle)
            .put("display_name_normalized", handle)
            .put("title", title)
            .put("team", Workspace.TEAM_ID);
    if (withEmail && !is(Trait.BOT)) {
      profile.put("email", email);
    }
    return user;
  }

  ObjectNode stored() {
    ObjectNode stored =
        Wire.object()
            .put("id", id)
            .put("handle", handle)
            .put("name", name)
            .put("title", title)
            .put("email", email)
            .put("zone", zone);
    var list = stored.putArray("traits");
    traits.forEach(trait -> list.add(trait.name()));
    return stored;
  }
}
