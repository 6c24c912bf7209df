package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.CallLog;
import io.github.rallybot.playground.Faults;
import io.github.rallybot.playground.Wire;
import io.github.rallybot.teams.playground.Person.Trait;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The state of the workspace as one person sees it, for the page. */
final class ClientState {
  private static final Duration LONGEST_POLL = Duration.ofSeconds(20);
  private static final int SHOWN = 200;

  private final Workspace workspace;
  private final Dialogs dialogs;
  private final Faults<Fault> faults;
  private final Rates rates;
  private final CallLog log;

  ClientState(
      Workspace workspace, Dialogs dialogs, Faults<Fault> faults, Rates rates, CallLog log) {
    this.workspace = workspace;
    this.dialogs = dialogs;
    this.faults = faults;
    this.rates = rates;
    this.log = log;
  }

  /** Answers at once if anything is new since the version given, else when something is. */
  JsonNode answer(JsonNode request) {
    long version;
    try {
      version = workspace.awaitChange(request.path("since").asLong(0), LONGEST_POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    String user = Wire.text(request, "user");
    ObjectNode state =
        Wire.object()
            .put("version", version)
            .put("me", user)
            .put("now", workspace.now().toEpochMilli());
    people(state.putArray("people"));
    places(state.putArray("places"), user);
    messages(state.putArray("messages"), Wire.text(request, "place"), user);
    Optional<ObjectNode> dialog = dialogs.of(user).map(Dialogs.Dialog::shown);
    dialog.ifPresentOrElse(shown -> state.set("dialog", shown), () -> state.putNull("dialog"));
    ObjectNode trouble = faults.json();
    ObjectNode violations = trouble.putObject("violations");
    rates.violations().forEach(violations::put);
    state.set("faults", trouble);
    state.set("log", log.json());
    state.putArray("commands");
    ArrayNode actions = state.putArray("actions");
    MessageAction.REGISTERED.forEach(
        action -> actions.addObject().put("id", action.id()).put("title", action.title()));
    return state;
  }

  private void people(ArrayNode json) {
    for (Person person : workspace.people()) {
      json.addObject()
          .put("id", person.id())
          .put("aadObjectId", person.directoryId())
          .put("name", person.name())
          .put("title", person.title())
          .put("zone", person.zone())
          .put("app", !person.is(Trait.WITHOUT_APP));
    }
  }

  private void places(ArrayNode json, String user) {
    for (Place place : workspace.places()) {
      if (workspace.isIn(place.id(), user)) {
        json.addObject()
            .put("id", place.id())
            .put("name", place.hasThreads() ? place.name() : TypedText.BOT_NAME)
            .put("kind", place.hasThreads() ? "channel" : "personal")
            .put("team", place.hasThreads() ? Cast.TEAM_NAME : "")
            .put("last", last(place, user));
      }
    }
  }

  /** What is said in a thread is news of its channel only to those whom it names. */
  private String last(Place place, String user) {
    String last = "";
    for (Message message : workspace.messages(place.id())) {
      if (message.root().isEmpty() || message.body().path("entities").toString().contains(user)) {
        last = message.id();
      }
    }
    return last;
  }

  private void messages(ArrayNode json, String place, String user) {
    if (!workspace.isIn(place, user)) {
      return;
    }
    List<Message> all = workspace.messages(place);
    List<Message> tops = all.stream().filter(message -> message.root().isEmpty()).toList();
    for (Message top : tops.subList(Math.max(0, tops.size() - SHOWN), tops.size())) {
      ObjectNode shown = shown(top, user);
      ArrayNode replies = shown.putArray("replies");
      all.stream()
          .filter(message -> message.root().filter(top.id()::equals).isPresent())
          .forEach(reply -> replies.add(shown(reply, user)));
      json.add(shown);
    }
  }

  private ObjectNode shown(Message message, String user) {
    Optional<JsonNode> own = workspace.view(message.place(), message.id(), user);
    ObjectNode json =
        Wire.object()
            .put("id", message.id())
            .put("from", message.from())
            .put("bot", message.from().startsWith("28:"))
            .put("time", Long.parseLong(message.id()))
            .put("edited", message.edited())
            .put("deleted", message.deleted())
            .put("text", message.text())
            .put("summary", message.summary())
            .put("onlyYours", own.isPresent());
    ArrayNode mentions = json.putArray("mentions");
    for (JsonNode entity : message.body().path("entities")) {
      JsonNode mentioned = entity.path("mentioned");
      mentions
          .addObject()
          .put("tag", Wire.text(entity, "text"))
          .put("id", Wire.text(mentioned, "id"))
          .put("name", Wire.text(mentioned, "name"));
    }
    JsonNode card = own.orElseGet(message::card);
    if (card.isObject()) {
      json.set("card", card);
    } else {
      json.putNull("card");
    }
    return json;
  }
}
