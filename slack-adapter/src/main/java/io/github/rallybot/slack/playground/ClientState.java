package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.CallLog;
import io.github.rallybot.playground.Faults;
import io.github.rallybot.playground.Wire;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The state of the workspace as one person sees it, for the page. */
final class ClientState {
  private static final Duration LONGEST_POLL = Duration.ofSeconds(20);
  private static final int SHOWN = 200;

  private final Workspace workspace;
  private final Modals modals;
  private final Faults<Fault> faults;
  private final Rates rates;
  private final CallLog log;
  private final boolean socket;
  private volatile String notice = "";

  ClientState(
      Workspace workspace,
      Modals modals,
      Faults<Fault> faults,
      Rates rates,
      CallLog log,
      boolean socket) {
    this.workspace = workspace;
    this.modals = modals;
    this.faults = faults;
    this.rates = rates;
    this.log = log;
    this.socket = socket;
  }

  /** A line above everything else; an empty one takes it away. */
  void notice(String text) {
    notice = text;
    workspace.touch();
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
            .put("now", workspace.now().toEpochMilli())
            .put("notice", notice)
            .put("socket", socket);
    people(state.putArray("people"));
    channels(state.putArray("channels"), user);
    ArrayNode commands = state.putArray("commands");
    workspace
        .commands()
        .forEach(
            command ->
                commands
                    .addObject()
                    .put("name", command.name())
                    .put("description", command.description())
                    .put("hint", command.usageHint()));
    ArrayNode shortcuts = state.putArray("shortcuts");
    MessageShortcut.REGISTERED.forEach(
        shortcut -> shortcuts.addObject().put("id", shortcut.id()).put("name", shortcut.name()));
    String channel = Wire.text(request, "channel");
    if (workspace.channel(channel).filter(here -> here.has(user)).isPresent()) {
      messages(state.putArray("messages"), channel, user);
      thread(state, channel, Wire.text(request, "thread"), user);
    } else {
      state.putArray("messages");
    }
    modals.top(user).ifPresent(view -> state.set("view", view));
    state.put("depth", modals.depth(user));
    workspace.home(user).ifPresent(view -> state.set("home", view));
    state.set("faults", faultState());
    state.set("log", log.json());
    return state;
  }

  private void people(ArrayNode json) {
    workspace
        .people()
        .forEach(
            person ->
                json.addObject()
                    .put("id", person.id())
                    .put("name", person.name())
                    .put("handle", person.handle())
                    .put("title", person.title())
                    .put("zone", person.zone())
                    .put("bot", person.is(Person.Trait.BOT)));
  }

  private void channels(ArrayNode json, String user) {
    for (Channel channel : workspace.channels()) {
      if (channel.directWith().isEmpty() && channel.has(user)) {
        json.add(summary(channel, user));
      }
    }
    workspace
        .person(user)
        .filter(person -> !person.is(Person.Trait.BOT))
        .ifPresent(person -> json.add(summary(workspace.directWith(user), user)));
  }

  private ObjectNode summary(Channel channel, String user) {
    List<Message> messages = workspace.messages(channel.id());
    String last = "";
    for (int i = messages.size() - 1; i >= 0 && last.isEmpty(); i--) {
      Message message = messages.get(i);
      if (isFor(message, user) && isNews(message, user)) {
        last = message.ts();
      }
    }
    return Wire.object()
        .put("id", channel.id())
        .put("name", channel.name())
        .put("hidden", channel.hidden())
        .put("archived", channel.archived())
        .put("direct", channel.directWith().isPresent())
        .put("bot", channel.has(Workspace.BOT_USER))
        .put("members", channel.members().size())
        .put("last", last);
  }

  /** What is said in a thread is news of its channel only to those whom it names. */
  private static boolean isNews(Message message, String user) {
    return message.repliesTo().isEmpty() || message.body().toString().contains("<@" + user);
  }

  private static boolean isFor(Message message, String user) {
    return message.onlyFor().map(user::equals).orElse(true);
  }

  private void messages(ArrayNode json, String channelId, String user) {
    List<Message> seen =
        workspace.messages(channelId).stream()
            .filter(message -> isFor(message, user) && message.repliesTo().isEmpty())
            .toList();
    for (Message message : seen.subList(Math.max(0, seen.size() - SHOWN), seen.size())) {
      json.add(shown(message));
    }
  }

  private void thread(ObjectNode state, String channelId, String rootTs, String user) {
    workspace
        .message(channelId, rootTs)
        .filter(root -> isFor(root, user))
        .ifPresent(
            root -> {
              ArrayNode thread = state.putObject("thread").put("ts", rootTs).putArray("messages");
              thread.add(shown(root));
              workspace.replies(channelId, rootTs).stream()
                  .filter(reply -> isFor(reply, user))
                  .forEach(reply -> thread.add(shown(reply)));
            });
  }

  private ObjectNode shown(Message message) {
    return Threads.shown(workspace, message, true).put("ephemeral", message.onlyFor().isPresent());
  }

  private ObjectNode faultState() {
    ObjectNode state = faults.json();
    ObjectNode violations = state.putObject("violations");
    rates.violations().forEach(violations::put);
    return state;
  }
}
