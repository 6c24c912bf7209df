package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.io.IOException;
import java.io.InputStream;
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
    static Outcome of(Carrier.Answer answer) {
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
  private final Events events;
  private final FileStore files;
  private final ViewActs views;
  private final TypedText typed;
  private final Function<String, String> address;

  People(
      Workspace workspace,
      Modals modals,
      Homes homes,
      ResponseUrls responseUrls,
      Callbacks callbacks,
      Payloads payloads,
      Events events,
      FileStore files,
      Function<String, String> address) {
    this.workspace = workspace;
    this.modals = modals;
    this.responseUrls = responseUrls;
    this.callbacks = callbacks;
    this.payloads = payloads;
    this.events = events;
    this.files = files;
    this.views = new ViewActs(modals, homes, callbacks, payloads);
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
    Elements.checkChoice(found.element(), List.of(chosen));
    String url = address.apply(responseUrls.issue(channelId, userId, Optional.of(ts)));
    ObjectNode payload = payloads.blockAction(person, message, found, List.of(chosen), url);
    return send("block_actions", actionId, payload);
  }

  /** Chooses something of the app's in the menu of a message, which may be anybody's. */
  public Outcome shortcut(String userId, String channelId, String ts, String shortcutId) {
    Person person = person(userId);
    Message message =
        workspace
            .message(channelId, ts)
            .filter(found -> found.onlyFor().isEmpty())
            .filter(found -> workspace.channel(channelId).orElseThrow().has(userId))
            .orElseThrow(() -> new IllegalArgumentException("no such message: " + ts));
    MessageShortcut shortcut =
        MessageShortcut.REGISTERED.stream()
            .filter(known -> known.id().equals(shortcutId))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no such shortcut: " + shortcutId));
    String url = address.apply(responseUrls.issue(channelId, userId, Optional.empty()));
    return send(
        "message_action", shortcutId, payloads.messageAction(person, message, shortcut, url));
  }

  private Outcome send(String call, String subject, ObjectNode payload) {
    return Outcome.of(callbacks.send(call, subject, Delivery.interaction(payload)));
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
    Carrier.Answer answer =
        callbacks.send(
            command,
            channelId,
            Delivery.command(
                payloads.command(person, channelId, command, typed.escaped(text), url)));
    if (!answer.accepted()) {
      slackSays(
          channelId, userId, "%s failed with the error \"%s\"".formatted(command, answer.error()));
    } else if (!answer.body().isBlank()) {
      show(channelId, userId, command, answer);
    }
    return Outcome.of(answer);
  }

  private void show(String channelId, String userId, String command, Carrier.Answer answer) {
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
    return say(userId, channelId, Optional.empty(), text);
  }

  /** Posts an ordinary message, or a reply in the thread of one. */
  public Message say(String userId, String channelId, Optional<String> thread, String text) {
    ObjectNode body = Wire.object().put("user", userId).put("text", typed.escaped(text));
    thread.ifPresent(root -> body.put("thread_ts", root));
    Message message = workspace.add(channelId, Optional.empty(), body);
    if (isWithBot(channelId)) {
      events.written(message, Optional.empty());
    }
    return message;
  }

  private boolean isWithBot(String channelId) {
    return workspace.channel(channelId).flatMap(Channel::directWith).isPresent();
  }

  /**
   * Drops a file into a conversation.
   *
   * @throws IllegalArgumentException if the file is larger than Slack takes
   */
  public Message share(String userId, String channelId, String name, InputStream bytes)
      throws IOException {
    person(userId);
    if (workspace.channel(channelId).filter(channel -> channel.has(userId)).isEmpty()) {
      throw new IllegalArgumentException("no such conversation: " + channelId);
    }
    SharedFile file = files.keep(userId, channelId, name, bytes);
    ObjectNode body =
        Wire.object().put("user", userId).put("text", "").put("subtype", "file_share");
    body.putArray("files").add(files.json(file));
    Message message = workspace.add(channelId, Optional.empty(), body);
    if (isWithBot(channelId)) {
      events.written(message, Optional.of(file));
    }
    return message;
  }

  /** Looks into a file of a conversation that this person is in. */
  public String look(String userId, String fileId) throws IOException {
    return files.text(person(userId).id(), fileId);
  }

  /** Opens a tab of the app: {@code home} or {@code messages}. */
  public Outcome open(String userId, String tab) {
    return Outcome.of(events.opened(person(userId).id(), tab));
  }

  /** What this person's home shows; nothing until the bot has published something there. */
  public Optional<JsonNode> home(String userId) {
    return workspace.home(userId).map(JsonNode.class::cast);
  }

  /** The modal that this person has on top, as Slack would hand it out. */
  public Optional<JsonNode> openView(String userId) {
    return modals.top(userId).map(JsonNode.class::cast);
  }

  /** Submits the modal that this person has on top; what is not given keeps its first value. */
  public Outcome submit(String userId, String viewId, Map<String, List<String>> values) {
    return views.submit(person(userId), viewId, values);
  }

  /** Uses an element inside a modal or the home, such as a button or a filter. */
  public Outcome useInView(
      String userId,
      String viewId,
      String actionId,
      List<String> chosen,
      Map<String, List<String>> values) {
    return views.use(person(userId), viewId, actionId, chosen, values);
  }

  /** Closes the modal on top, or all of them. */
  public Outcome closeView(String userId, String viewId, boolean all) {
    return views.close(person(userId), viewId, all);
  }
}
