package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.Wire;
import io.github.rallybot.teams.playground.Person.Trait;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Acts as the people of the team; the page and tests share it. Each act returns once the bot has
 * answered, or has failed to in the time that Teams gives it. Somebody or something that is not
 * there is an {@link IllegalArgumentException}.
 *
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards">Universal
 *     actions</a>
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots">Dialogs</a>
 */
public final class People {
  private static final Set<String> SUBMISSIONS =
      Set.of("task/submit", "composeExtension/submitAction");
  private static final String UNREACHABLE = "Unable to reach app. Please try again.";

  /**
   * How an act ended.
   *
   * @param status of the bot's answer; 0 if there was none
   * @param type what the person sees: {@code message}, {@code card}, {@code dialog}, {@code
   *     closed}, {@code error} or {@code none}
   * @param text of the message or the error
   */
  public record Outcome(boolean ok, int status, String type, String text) {
    private static Outcome shown(Courier.Answer answer, String type, String text) {
      return new Outcome(true, answer.status(), type, text);
    }

    private static Outcome error(Courier.Answer answer, String text) {
      return new Outcome(false, answer.status(), "error", text);
    }

    private static Outcome heard(Courier.Answer answer) {
      return answer.accepted() ? shown(answer, "none", "") : error(answer, UNREACHABLE);
    }
  }

  private final Workspace workspace;
  private final Dialogs dialogs;
  private final Activities activities;
  private final Courier courier;
  private final TypedText typed;

  People(
      Workspace workspace,
      Dialogs dialogs,
      Activities activities,
      Courier courier,
      TypedText typed) {
    this.workspace = workspace;
    this.dialogs = dialogs;
    this.activities = activities;
    this.courier = courier;
    this.typed = typed;
  }

  /**
   * Adds the app to the team and to the chats of all who have it, as far as it was not added there
   * before. In any case the bot hears from Teams, and so where Teams is to be reached.
   */
  public void addApp() {
    Person admin = person(Cast.ADMIN);
    Place team = place(Workspace.TEAM_ID, admin.id());
    Courier.Answer unused =
        courier.send("installationUpdate", activities.added("installationUpdate", admin, team));
    add(admin, team);
    for (Person person : workspace.people()) {
      if (!person.is(Trait.WITHOUT_APP)) {
        addApp(person.id());
      }
    }
  }

  /** Somebody adds the app for themselves, unless they did before. */
  public void addApp(String userId) {
    Person person = person(userId);
    add(person, workspace.place(person.chat()).orElseThrow());
  }

  private void add(Person person, Place place) {
    if (!workspace.wasAdded(place.id())) {
      Courier.Answer answer =
          courier.send("conversationUpdate", activities.added("conversationUpdate", person, place));
      if (answer.accepted()) {
        workspace.adds(place.id());
      }
    }
  }

  private Person person(String userId) {
    return workspace
        .person(userId)
        .orElseThrow(() -> new IllegalArgumentException("no such person: " + userId));
  }

  private Place place(String placeId, String userId) {
    return workspace
        .place(placeId)
        .filter(place -> workspace.isIn(place.id(), userId))
        .orElseThrow(() -> new IllegalArgumentException("no such place: " + placeId));
  }

  private Message message(Place place, String id) {
    return workspace
        .message(place.id(), id)
        .filter(message -> !message.deleted())
        .orElseThrow(() -> new IllegalArgumentException("no such message: " + id));
  }

  /**
   * Writes a message, at the top of a channel or in the thread of a message. The bot hears of it in
   * its chats, and in channels where {@code @Rallybot} names it.
   */
  public Outcome say(String userId, String placeId, Optional<String> thread, String text) {
    Person person = person(userId);
    Place place = place(placeId, userId);
    Optional<String> root = thread.map(id -> message(place, id).top());
    if (root.isPresent() && !place.hasThreads()) {
      throw new IllegalArgumentException("a chat has no threads");
    }
    ObjectNode body = typed.read(text);
    Message message = workspace.add(place.id(), root, userId, body);
    if (place.hasThreads() && !typed.isForBot(body)) {
      return new Outcome(true, 200, "none", "");
    }
    return Outcome.heard(courier.send("message", activities.message(person, place, message)));
  }

  /**
   * Presses a button of a message's card, as this person sees it.
   *
   * @param action as the card has it
   * @param inputs what is in the card's inputs, by id
   */
  public Outcome press(
      String userId,
      String placeId,
      String messageId,
      JsonNode action,
      Map<String, String> inputs) {
    Person person = person(userId);
    Place place = place(placeId, userId);
    Message message = message(place, messageId);
    JsonNode card = workspace.view(placeId, messageId, userId).orElseGet(message::card);
    if (!CardActions.has(card, action)) {
      throw new IllegalArgumentException("no such action");
    }
    ObjectNode data = CardActions.data(action, inputs);
    String type = Wire.text(action, "type");
    if (type.equals("Action.Execute")) {
      return execute(person, place, message, action, data);
    } else if (!type.equals("Action.Submit")) {
      throw new IllegalArgumentException("the bot hears nothing of " + type);
    } else if (Wire.text(action.path("data").path("msteams"), "type").equals("task/fetch")) {
      return task("task/fetch", person, place, message, Optional.empty(), data);
    }
    return Outcome.heard(
        courier.send("message (value)", activities.submitted(person, place, message, data)));
  }

  private Outcome execute(
      Person person, Place place, Message message, JsonNode action, ObjectNode data) {
    ObjectNode value = Wire.object().put("trigger", "manual");
    ObjectNode pressed = value.putObject("action").put("type", "Action.Execute");
    pressed.put("title", Wire.text(action, "title")).put("verb", Wire.text(action, "verb"));
    pressed.set("data", data);
    String name = "adaptiveCard/action";
    Courier.Answer answer =
        courier.send(name, activities.invoke(name, person, place, message, value));
    JsonNode said = answer.body().path("value");
    return switch (answer.accepted() ? Wire.text(answer.body(), "type") : "") {
      case "application/vnd.microsoft.activity.message" ->
          Outcome.shown(answer, "message", said.asString(""));
      case CardRules.CARD -> {
        List<String> findings = new CardRules().card(said);
        if (!findings.isEmpty()) {
          yield Outcome.error(answer, String.join("; ", findings));
        }
        workspace.show(message.place(), message.id(), person.id(), said);
        yield Outcome.shown(answer, "card", "");
      }
      case "application/vnd.microsoft.error" -> Outcome.error(answer, Wire.text(said, "message"));
      default -> Outcome.error(answer, UNREACHABLE);
    };
  }

  /** Chooses something of the app's in the menu of a message, which may be anybody's. */
  public Outcome choose(String userId, String placeId, String messageId, String actionId) {
    Person person = person(userId);
    Place place = place(placeId, userId);
    Message message = message(place, messageId);
    return task(
        "composeExtension/fetchTask",
        person,
        place,
        message,
        Optional.of(MessageAction.of(actionId)),
        Wire.object());
  }

  /** Submits the dialog that this person has open. */
  public Outcome submit(String userId, String dialogId, JsonNode data) {
    Person person = person(userId);
    Dialogs.Dialog dialog =
        dialogs
            .of(userId)
            .filter(open -> open.id().equals(dialogId))
            .orElseThrow(() -> new IllegalArgumentException("no such dialog: " + dialogId));
    Place place = place(dialog.about().place(), userId);
    String name = dialog.action().isPresent() ? "composeExtension/submitAction" : "task/submit";
    return task(name, person, place, dialog.about(), dialog.action(), data);
  }

  private Outcome task(
      String name,
      Person person,
      Place place,
      Message message,
      Optional<MessageAction> action,
      JsonNode data) {
    ObjectNode value =
        action
            .map(chosen -> chosen.value(message, workspace.person(message.from())))
            .orElseGet(Wire::object);
    value.set("data", data);
    value.putObject("context").put("theme", "default");
    Courier.Answer answer =
        courier.send(name, activities.invoke(name, person, place, message, value));
    if (!answer.accepted()) {
      return Outcome.error(answer, UNREACHABLE);
    }
    JsonNode task = answer.body().path("task");
    if (Wire.text(task, "type").equals("continue")) {
      List<String> findings = dialogs.show(person.id(), message, action, task.path("value"));
      return findings.isEmpty()
          ? Outcome.shown(answer, "dialog", "")
          : Outcome.error(answer, String.join("; ", findings));
    } else if (Wire.text(task, "type").equals("message")) {
      dialogs.close(person.id());
      return Outcome.shown(answer, "message", Wire.text(task, "value"));
    } else if (task.isMissingNode() && SUBMISSIONS.contains(name)) {
      dialogs.close(person.id());
      return Outcome.shown(answer, "closed", "");
    }
    return Outcome.error(answer, UNREACHABLE);
  }

  /** What this person's dialog shows: {@code id}, {@code title}, sizes and {@code card}. */
  public Optional<JsonNode> dialog(String userId) {
    return dialogs.of(userId).map(Dialogs.Dialog::shown);
  }

  /** Closes the dialog that this person has open, of which the bot hears nothing. */
  public void close(String userId, String dialogId) {
    if (dialogs.of(userId).filter(open -> open.id().equals(dialogId)).isPresent()) {
      dialogs.close(userId);
    }
  }
}
