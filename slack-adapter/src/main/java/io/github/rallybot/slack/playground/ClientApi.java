package io.github.rallybot.slack.playground;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the page asks for: the state as one person sees it, and that person's acts. */
final class ClientApi {
  private static final Duration LONGEST_POLL = Duration.ofSeconds(20);
  private static final int SHOWN = 200;

  private final Workspace workspace;
  private final People people;
  private final Modals modals;
  private final Faults faults;
  private final Rates rates;
  private final CallLog log;

  ClientApi(
      Workspace workspace, People people, Modals modals, Faults faults, Rates rates, CallLog log) {
    this.workspace = workspace;
    this.people = people;
    this.modals = modals;
    this.faults = faults;
    this.rates = rates;
    this.log = log;
  }

  void register(PageServer page) {
    page.handle("/client/state", this::state);
    page.handle("/client/click", this::click);
    page.handle("/client/command", this::command);
    page.handle("/client/say", this::say);
    page.handle("/client/submit", this::submit);
    page.handle("/client/use", this::use);
    page.handle("/client/close", this::close);
    page.handle("/client/delete", this::delete);
    page.handle("/client/fault", this::fault);
    page.handle("/client/fault-reset", this::resetFaults);
  }

  /** Answers at once if anything is new since the version given, else when something is. */
  private JsonNode state(JsonNode request) {
    long version;
    try {
      version = workspace.awaitChange(request.path("since").asLong(0), LONGEST_POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    String user = Wire.text(request, "user");
    ObjectNode state = Wire.object().put("version", version).put("me", user);
    ArrayNode cast = state.putArray("people");
    workspace
        .people()
        .forEach(
            person ->
                cast.addObject()
                    .put("id", person.id())
                    .put("name", person.name())
                    .put("handle", person.handle())
                    .put("title", person.title())
                    .put("bot", person.is(Person.Trait.BOT)));
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
    messages(state.putArray("messages"), Wire.text(request, "channel"), user);
    modals.top(user).ifPresent(view -> state.set("view", view));
    state.put("depth", modals.depth(user));
    state.set("faults", faultState());
    state.set("log", log.json());
    return state;
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
    List<Message> seen = visible(channel.id(), user);
    return Wire.object()
        .put("id", channel.id())
        .put("name", channel.name())
        .put("hidden", channel.hidden())
        .put("archived", channel.archived())
        .put("direct", channel.directWith().isPresent())
        .put("bot", channel.has(Workspace.BOT_USER))
        .put("members", channel.members().size())
        .put("last", seen.isEmpty() ? "" : seen.get(seen.size() - 1).ts());
  }

  private List<Message> visible(String channelId, String user) {
    return workspace.messages(channelId).stream()
        .filter(message -> message.onlyFor().map(user::equals).orElse(true))
        .toList();
  }

  private void messages(ArrayNode json, String channelId, String user) {
    if (workspace.channel(channelId).filter(channel -> channel.has(user)).isEmpty()) {
      return;
    }
    List<Message> seen = visible(channelId, user);
    for (Message message : seen.subList(Math.max(0, seen.size() - SHOWN), seen.size())) {
      json.add(message.json(true).put("ephemeral", message.onlyFor().isPresent()));
    }
  }

  private ObjectNode faultState() {
    ObjectNode state = Wire.object();
    ArrayNode rules = state.putArray("rules");
    for (Faults.Rule rule : faults.rules()) {
      ObjectNode json =
          rules
              .addObject()
              .put("fault", rule.fault().name())
              .put("probability", rule.probability())
              .put("left", rule.left());
      ArrayNode calls = json.putArray("calls");
      rule.calls().forEach(calls::add);
    }
    ObjectNode hits = state.putObject("hits");
    Map<Fault, Integer> counted = faults.hits();
    for (Fault fault : Fault.values()) {
      hits.put(fault.name(), counted.getOrDefault(fault, 0));
    }
    ObjectNode violations = state.putObject("violations");
    rates.violations().forEach(violations::put);
    return state;
  }

  private JsonNode click(JsonNode request) {
    return outcome(
        people.click(
            Wire.text(request, "user"),
            Wire.text(request, "channel"),
            Wire.text(request, "ts"),
            Wire.text(request, "action"),
            strings(request.path("chosen")).toArray(String[]::new)));
  }

  private JsonNode command(JsonNode request) {
    return outcome(
        people.command(
            Wire.text(request, "user"),
            Wire.text(request, "channel"),
            Wire.text(request, "command"),
            Wire.text(request, "text")));
  }

  private JsonNode say(JsonNode request) {
    people.say(
        Wire.text(request, "user"), Wire.text(request, "channel"), Wire.text(request, "text"));
    return Wire.ok();
  }

  private JsonNode submit(JsonNode request) {
    return outcome(
        people.submit(
            Wire.text(request, "user"),
            Wire.text(request, "view"),
            values(request.path("values"))));
  }

  private JsonNode use(JsonNode request) {
    return outcome(
        people.useInView(
            Wire.text(request, "user"),
            Wire.text(request, "view"),
            Wire.text(request, "action"),
            strings(request.path("chosen")),
            values(request.path("values"))));
  }

  private JsonNode close(JsonNode request) {
    return outcome(
        people.closeView(
            Wire.text(request, "user"), Wire.text(request, "view"), Wire.flag(request, "all")));
  }

  private JsonNode delete(JsonNode request) {
    workspace.delete(Wire.text(request, "channel"), Wire.text(request, "ts"));
    return Wire.ok();
  }

  private JsonNode fault(JsonNode request) {
    Fault fault = Fault.valueOf(Wire.text(request, "fault"));
    String[] calls = strings(request.path("calls")).toArray(String[]::new);
    if (request.has("next")) {
      faults.next(fault, request.path("next").asInt(1), calls);
    } else {
      faults.chance(fault, request.path("probability").asDouble(0), calls);
    }
    return Wire.ok();
  }

  private JsonNode resetFaults(JsonNode request) {
    faults.reset();
    return Wire.ok();
  }

  private static JsonNode outcome(People.Outcome outcome) {
    ObjectNode json =
        Wire.object()
            .put("ok", outcome.ok())
            .put("status", outcome.status())
            .put("error", outcome.error());
    ObjectNode errors = json.putObject("fieldErrors");
    outcome.fieldErrors().forEach(errors::put);
    return json;
  }

  private static Map<String, List<String>> values(JsonNode json) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    json.properties().forEach(one -> values.put(one.getKey(), strings(one.getValue())));
    return values;
  }

  private static List<String> strings(JsonNode json) {
    List<String> strings = new ArrayList<>();
    json.forEach(one -> strings.add(one.asString()));
    return strings;
  }
}
