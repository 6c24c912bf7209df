package io.github.rallybot.slack.playground;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Acts as the people of the workspace; the page and tests share it. Each act returns once the bot
 * has answered, or failed to for three seconds. Values are named by action id.
 */
public final class People {
  /**
   * How an act ended.
   *
   * @param error empty, or what Slack shows: dispatch_failed, operation_timeout
   * @param fieldErrors what a submission was refused for, by block id
   */
  public record Outcome(boolean ok, int status, String error, Map<String, String> fieldErrors) {
    static Outcome of(Callbacks.Answer answer) {
      return new Outcome(answer.accepted(), answer.status(), answer.error(), Map.of());
    }

    static Outcome done() {
      return new Outcome(true, 200, "", Map.of());
    }

    static Outcome refused(Map<String, String> fieldErrors) {
      return new Outcome(false, 200, "", Map.copyOf(fieldErrors));
    }
  }

  private final Workspace workspace;
  private final Modals modals;
  private final ResponseUrls responseUrls;
  private final Callbacks callbacks;
  private final Payloads payloads;
  private final TypedText typed;
  private final Function<String, String> address;

  People(
      Workspace workspace,
      Modals modals,
      ResponseUrls responseUrls,
      Callbacks callbacks,
      Function<String, String> address) {
    this.workspace = workspace;
    this.modals = modals;
    this.responseUrls = responseUrls;
    this.callbacks = callbacks;
    this.payloads = new Payloads(workspace, modals);
    this.typed = new TypedText(workspace);
    this.address = address;
  }

  private Person person(String userId) {
    return workspace
        .person(userId)
        .orElseThrow(() -> new IllegalArgumentException("no such person: " + userId));
  }

  /** Uses an element of a message: presses a button, or chooses these values. */
  public Outcome click(
      String userId, String channelId, String ts, String actionId, String... chosen) {
    Person person = person(userId);
    Message message =
        workspace
            .message(channelId, ts)
            .filter(found -> found.onlyFor().map(userId::equals).orElse(true))
            .orElseThrow(() -> new IllegalArgumentException("no such message: " + ts));
    Elements.Found found =
        Elements.find(message.blocks(), actionId)
            .orElseThrow(() -> new IllegalArgumentException("no such action: " + actionId));
    String url = address.apply(responseUrls.issue(channelId, userId, Optional.of(ts)));
    ObjectNode payload = payloads.blockAction(person, message, found, List.of(chosen), url);
    return send("block_actions", actionId, payload);
  }

  private Outcome send(String call, String subject, ObjectNode payload) {
    return Outcome.of(callbacks.send(call, subject, Map.of("payload", payload.toString())));
  }

  /** Types a slash command; the text may hold {@code @maya.ross} and {@code #leads}. */
  public Outcome command(String userId, String channelId, String command, String text) {
    Person person = person(userId);
    if (command.equals("/invite")) {
      return invite(person, channelId, text);
    }
    if (workspace.commands().stream().noneMatch(known -> known.name().equals(command))) {
      slackSays(channelId, userId, command + " is not a valid command.");
      return new Outcome(false, 0, "unknown_command", Map.of());
    }
    String url = address.apply(responseUrls.issue(channelId, userId, Optional.empty()));
    Callbacks.Answer answer =
        callbacks.send(
            command,
            channelId,
            payloads.command(person, channelId, command, typed.escaped(text), url));
    if (!answer.accepted()) {
      slackSays(
          channelId, userId, "%s failed with the error \"%s\"".formatted(command, answer.error()));
    } else if (!answer.body().isBlank()) {
      show(channelId, userId, command, answer);
    }
    return Outcome.of(answer);
  }

  private void show(String channelId, String userId, String command, Callbacks.Answer answer) {
    try {
      ObjectNode arguments = Wire.object();
      if (answer.contentType().startsWith("application/json")) {
        arguments.setAll((ObjectNode) Wire.JSON.readTree(answer.body()));
      } else {
        arguments.put("text", answer.body());
      }
      if (!arguments.isEmpty()) {
        responseUrls.say(channelId, userId, arguments);
      }
    } catch (SlackError | JacksonException | ClassCastException malformed) {
      slackSays(channelId, userId, command + " failed with the error \"invalid_response\"");
    }
  }

  private Outcome invite(Person person, String channelId, String text) {
    String wanted = text.strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
    Optional<Person> invited =
        workspace.people().stream().filter(one -> one.handle().equals(wanted)).findFirst();
    if (invited.isEmpty()) {
      slackSays(channelId, person.id(), "We couldn’t find anyone called " + wanted + ".");
      return new Outcome(false, 0, "user_not_found", Map.of());
    }
    workspace.invite(channelId, invited.get().id());
    workspace.add(
        channelId,
        Optional.empty(),
        Wire.object()
            .put("user", invited.get().id())
            .put("subtype", "channel_join")
            .put("inviter", person.id())
            .put("text", "was added by <@%s>".formatted(person.id())));
    return Outcome.done();
  }

  private void slackSays(String channelId, String userId, String text) {
    workspace.add(channelId, Optional.of(userId), Content.bySlack(text));
  }

  /** Posts an ordinary message. */
  public Message say(String userId, String channelId, String text) {
    ObjectNode body = Wire.object().put("user", userId).put("text", typed.escaped(text));
    return workspace.add(channelId, Optional.empty(), body);
  }

  /** The modal that this person has on top, as Slack would hand it out. */
  public Optional<JsonNode> openView(String userId) {
    return modals.top(userId).map(JsonNode.class::cast);
  }

  /** Submits the modal that this person has on top; what is not given keeps its first value. */
  public Outcome submit(String userId, String viewId, Map<String, List<String>> values) {
    ObjectNode view = view(userId, viewId);
    ObjectNode payload = payloads.submission(person(userId), view, values);
    Map<String, String> missing = missing(payload.path("view"));
    if (!missing.isEmpty()) {
      return Outcome.refused(missing);
    }
    Callbacks.Answer answer =
        callbacks.send("view_submission", viewId, Map.of("payload", payload.toString()));
    if (!answer.accepted()) {
      return Outcome.of(answer);
    }
    try {
      return follow(userId, view, answer);
    } catch (SlackError | JacksonException malformed) {
      return new Outcome(false, answer.status(), "invalid_response", Map.of());
    }
  }

  private Outcome follow(String userId, ObjectNode view, Callbacks.Answer answer) {
    JsonNode response = answer.body().isBlank() ? Wire.object() : Wire.JSON.readTree(answer.body());
    switch (Wire.text(response, "response_action")) {
      case "errors" -> {
        Map<String, String> errors = new LinkedHashMap<>();
        response
            .path("errors")
            .properties()
            .forEach(field -> errors.put(field.getKey(), field.getValue().asString("")));
        return Outcome.refused(errors);
      }
      case "update" -> modals.replace(userId, Wire.text(view, "id"), response.path("view"));
      case "push" -> modals.pushOnto(userId, response.path("view"));
      case "clear" -> modals.clear(userId);
      default -> modals.close(userId, Wire.text(view, "id"));
    }
    return Outcome.done();
  }

  private static Map<String, String> missing(JsonNode view) {
    Map<String, String> missing = new LinkedHashMap<>();
    JsonNode state = view.path("state").path("values");
    for (JsonNode block : view.path("blocks")) {
      String id = Wire.text(block, "block_id");
      if (Wire.text(block, "type").equals("input") && !Wire.flag(block, "optional")) {
        JsonNode value = state.path(id).path(Wire.text(block.path("element"), "action_id"));
        if (Elements.isEmpty(value)) {
          missing.put(id, "Please complete this required field.");
        }
      }
    }
    return missing;
  }

  /** Uses an element inside a modal, such as a button or a filter. */
  public Outcome useInView(
      String userId,
      String viewId,
      String actionId,
      List<String> chosen,
      Map<String, List<String>> values) {
    ObjectNode view = view(userId, viewId);
    Elements.Found found =
        Elements.find(view.path("blocks"), actionId)
            .orElseThrow(() -> new IllegalArgumentException("no such action: " + actionId));
    Map<String, List<String>> now = new LinkedHashMap<>(values);
    now.put(actionId, chosen);
    ObjectNode payload = payloads.viewAction(person(userId), view, found, chosen, now);
    return send("block_actions", actionId, payload);
  }

  /** Closes the modal on top, or all of them. */
  public Outcome closeView(String userId, String viewId, boolean all) {
    ObjectNode view = view(userId, viewId);
    if (all || Wire.flag(view, "clear_on_close")) {
      modals.clear(userId);
    } else {
      modals.close(userId, viewId);
    }
    if (!Wire.flag(view, "notify_on_close")) {
      return Outcome.done();
    }
    return send("view_closed", viewId, payloads.closed(person(userId), view, all));
  }

  private ObjectNode view(String userId, String viewId) {
    return modals
        .top(userId, viewId)
        .orElseThrow(() -> new IllegalArgumentException("no such view on top: " + viewId));
  }
}
