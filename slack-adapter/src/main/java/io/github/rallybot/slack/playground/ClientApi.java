package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Faults;
import io.github.rallybot.playground.PageServer;
import io.github.rallybot.playground.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the page asks for: the state as one person sees it, and that person's acts. */
final class ClientApi {
  private final Workspace workspace;
  private final People people;
  private final ClientState state;
  private final Faults<Fault> faults;

  ClientApi(Workspace workspace, People people, ClientState state, Faults<Fault> faults) {
    this.workspace = workspace;
    this.people = people;
    this.state = state;
    this.faults = faults;
  }

  void register(PageServer page) {
    page.handle("/client/state", state::answer);
    page.handle("/client/click", this::click);
    page.handle("/client/command", this::command);
    page.handle("/client/shortcut", this::shortcut);
    page.handle("/client/say", this::say);
    page.handle("/client/upload", this::upload);
    page.handle("/client/look", this::look);
    page.handle("/client/canvas", this::canvas);
    page.handle("/client/open", this::open);
    page.handle("/client/submit", this::submit);
    page.handle("/client/use", this::use);
    page.handle("/client/close", this::close);
    page.handle("/client/delete", this::delete);
    page.handle("/client/fault", faults::order);
    page.handle("/client/fault-reset", this::resetFaults);
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

  private JsonNode shortcut(JsonNode request) {
    return outcome(
        people.shortcut(
            Wire.text(request, "user"),
            Wire.text(request, "channel"),
            Wire.text(request, "ts"),
            Wire.text(request, "shortcut")));
  }

  private JsonNode say(JsonNode request) {
    people.say(
        Wire.text(request, "user"),
        Wire.text(request, "channel"),
        Optional.of(Wire.text(request, "thread")).filter(root -> !root.isEmpty()),
        Wire.text(request, "text"));
    return Wire.ok();
  }

  private JsonNode upload(Map<String, String> about, InputStream bytes) throws IOException {
    people.share(
        about.getOrDefault("user", ""),
        about.getOrDefault("channel", ""),
        about.getOrDefault("name", "file"),
        bytes);
    return Wire.ok();
  }

  private JsonNode look(JsonNode request) {
    try {
      return Wire.ok()
          .put("text", people.look(Wire.text(request, "user"), Wire.text(request, "file")));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** What somebody reads in a canvas, which they may if they are in one of its channels. */
  private JsonNode canvas(JsonNode request) {
    String user = Wire.text(request, "user");
    return workspace
        .canvas(Wire.text(request, "canvas"))
        .filter(
            canvas ->
                canvas.readers().stream()
                    .flatMap(id -> workspace.channel(id).stream())
                    .anyMatch(channel -> channel.has(user)))
        .map(canvas -> Wire.ok().put("title", canvas.title()).put("markdown", canvas.markdown()))
        .orElseThrow(() -> new IllegalArgumentException("You may not read this canvas."));
  }

  private JsonNode open(JsonNode request) {
    return outcome(people.open(Wire.text(request, "user"), Wire.text(request, "tab")));
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
