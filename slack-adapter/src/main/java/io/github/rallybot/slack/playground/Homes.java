package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The home tab of each person, which the bot publishes. Source:
 * docs.slack.dev/reference/methods/views.publish.
 */
final class Homes {
  private final Workspace workspace;

  Homes(Workspace workspace) {
    this.workspace = workspace;
  }

  ObjectNode publish(JsonNode arguments) {
    JsonNode view = Views.checked(arguments, "home");
    String user = Wire.text(arguments, "user_id");
    if (workspace.person(user).filter(person -> !person.is(Person.Trait.BOT)).isEmpty()) {
      throw new SlackError("user_not_found");
    }
    synchronized (workspace) {
      workspace.home(user).ifPresent(before -> Views.checkHash(before, arguments));
      return shown(user, view);
    }
  }

  /** {@code views.update} reaches homes too; nothing if the view is none. */
  Optional<ObjectNode> update(JsonNode arguments) {
    String id = Wire.text(arguments, "view_id");
    for (Person person : workspace.people()) {
      if (id.equals(id(person.id())) && workspace.home(person.id()).isPresent()) {
        JsonNode view = Views.checked(arguments, "home");
        synchronized (workspace) {
          workspace.home(person.id()).ifPresent(before -> Views.checkHash(before, arguments));
          return Optional.of(shown(person.id(), view));
        }
      }
    }
    return Optional.empty();
  }

  private ObjectNode shown(String user, JsonNode view) {
    ObjectNode shown = Views.shown(view, id(user), workspace);
    shown.put("root_view_id", id(user)).putNull("previous_view_id");
    workspace.publish(user, shown);
    return shown;
  }

  /** A home keeps its id from one publication to the next. */
  private static String id(String user) {
    return "VHOME" + user.substring(1);
  }

  /** What this person's home shows, if it is this view. */
  Optional<ObjectNode> of(String user, String viewId) {
    return workspace.home(user).filter(view -> Wire.text(view, "id").equals(viewId));
  }
}
