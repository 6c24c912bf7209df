package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.Wire;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody of the organisation, who is in its team.
 *
 * @param id by which Teams names them to this bot; begins with {@code 29:}
 * @param directoryId by which the directory knows them
 * @param title what the person does, shown on the page
 * @param zone the name of a time zone, for example {@code Europe/Berlin}
 */
public record Person(
    String id,
    String directoryId,
    String name,
    String title,
    String email,
    String zone,
    Set<Trait> traits) {

  /** What Teams knows of a person beyond a name. */
  public enum Trait {
    GUEST,
    /** Has not added the app, so that the bot cannot write to them. */
    WITHOUT_APP
  }

  public Person {
    traits = Set.copyOf(traits);
  }

  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** The id of the chat of this person with the bot. */
  public String chat() {
    return "a:" + id.substring("29:".length());
  }

  /** Whether this is one of the names that a member can be asked for by. */
  boolean answersTo(String name) {
    return id.equals(name) || directoryId.equalsIgnoreCase(name) || email.equalsIgnoreCase(name);
  }

  /** The person as an activity names them. */
  ObjectNode account() {
    return Wire.object().put("id", id).put("name", name).put("aadObjectId", directoryId);
  }

  /** The person as the roster shows them. */
  ObjectNode member(String tenantId) {
    int space = name.indexOf(' ');
    return account()
        .put("objectId", directoryId)
        .put("givenName", name.substring(0, space))
        .put("surname", name.substring(space + 1))
        .put("email", email)
        .put("userPrincipalName", email)
        .put("tenantId", tenantId)
        .put("userRole", is(Trait.GUEST) ? "guest" : "user");
  }
}
