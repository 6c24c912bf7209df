package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.Faults;
import io.github.rallybot.playground.PageServer;
import io.github.rallybot.playground.Wire;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the page asks for: the state as one person sees it, and that person's acts. */
final class ClientApi {
  private final People people;
  private final ClientState state;
  private final Faults<Fault> faults;

  ClientApi(People people, ClientState state, Faults<Fault> faults) {
    this.people = people;
    this.state = state;
    this.faults = faults;
  }

  void register(PageServer page) {
    page.handle("/client/state", state::answer);
    page.handle("/client/say", this::say);
    page.handle("/client/press", this::press);
    page.handle("/client/choose", this::choose);
    page.handle("/client/submit", this::submit);
    page.handle("/client/close", this::close);
    page.handle("/client/fault", faults::order);
    page.handle("/client/fault-reset", this::resetFaults);
  }

  private JsonNode say(JsonNode request) {
    People.Outcome outcome =
        people.say(
            Wire.text(request, "user"),
            Wire.text(request, "place"),
            Optional.of(Wire.text(request, "thread")).filter(root -> !root.isEmpty()),
            Wire.text(request, "text"));
    return Wire.object()
        .put("ok", outcome.ok())
        .put("status", outcome.status())
        .put("error", outcome.text());
  }

  private JsonNode press(JsonNode request) {
    Map<String, String> inputs = new LinkedHashMap<>();
    request
        .path("inputs")
        .properties()
        .forEach(input -> inputs.put(input.getKey(), input.getValue().asString("")));
    return outcome(
        people.press(
            Wire.text(request, "user"),
            Wire.text(request, "place"),
            Wire.text(request, "message"),
            request.path("action"),
            inputs));
  }

  private JsonNode choose(JsonNode request) {
    return outcome(
        people.choose(
            Wire.text(request, "user"),
            Wire.text(request, "place"),
            Wire.text(request, "message"),
            Wire.text(request, "action")));
  }

  private JsonNode submit(JsonNode request) {
    return outcome(
        people.submit(
            Wire.text(request, "user"), Wire.text(request, "dialog"), request.path("data")));
  }

  private JsonNode close(JsonNode request) {
    people.close(Wire.text(request, "user"), Wire.text(request, "dialog"));
    return Wire.ok();
  }

  private JsonNode resetFaults(JsonNode request) {
    faults.reset();
    return Wire.ok();
  }

  private static JsonNode outcome(People.Outcome outcome) {
    return Wire.object()
        .put("ok", outcome.ok())
        .put("status", outcome.status())
        .put("type", outcome.type())
        .put("text", outcome.text());
  }
}
