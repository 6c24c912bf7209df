package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people do in modals and in their home. */
final class ViewActs {
  private final Modals modals;
  private final Homes homes;
  private final Callbacks callbacks;
  private final Payloads payloads;

  ViewActs(Modals modals, Homes homes, Callbacks callbacks, Payloads payloads) {
    this.modals = modals;
    this.homes = homes;
    this.callbacks = callbacks;
    this.payloads = payloads;
  }

  /** Submits the modal that this person has on top; what is not given keeps its first value. */
  People.Outcome submit(Person person, String viewId, Map<String, List<String>> values) {
    ObjectNode view = modal(person, viewId);
    ObjectNode payload = payloads.submission(person, view, values);
    values.forEach(
        (action, chosen) ->
            Elements.find(view.path("blocks"), action)
                .ifPresent(found -> Elements.checkChoice(found.element(), chosen)));
    Map<String, String> missing = missing(payload.path("view"));
    if (!missing.isEmpty()) {
      return People.Outcome.refused(missing);
    }
    Carrier.Answer answer =
        callbacks.send("view_submission", viewId, Delivery.interaction(payload));
    if (!answer.accepted()) {
      return People.Outcome.of(answer);
    }
    try {
      return follow(person.id(), view, answer);
    } catch (SlackError | JacksonException malformed) {
      return new People.Outcome(false, answer.status(), "invalid_response", Map.of());
    }
  }

  private People.Outcome follow(String userId, ObjectNode view, Carrier.Answer answer) {
    JsonNode response = answer.body().isBlank() ? Wire.object() : Wire.JSON.readTree(answer.body());
    switch (Wire.text(response, "response_action")) {
      case "errors" -> {
        Map<String, String> errors = new LinkedHashMap<>();
        response
            .path("errors")
            .properties()
            .forEach(field -> errors.put(field.getKey(), field.getValue().asString("")));
        return People.Outcome.refused(errors);
      }
      case "update" -> modals.replace(userId, Wire.text(view, "id"), response.path("view"));
      case "push" -> modals.pushOnto(userId, response.path("view"));
      case "clear" -> modals.clear(userId);
      default -> modals.close(userId, Wire.text(view, "id"));
    }
    return People.Outcome.done();
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
  People.Outcome use(
      Person person,
      String viewId,
      String actionId,
      List<String> chosen,
      Map<String, List<String>> values) {
    ObjectNode view = homes.of(person.id(), viewId).orElseGet(() -> modal(person, viewId));
    Elements.Found found =
        Elements.find(view.path("blocks"), actionId)
            .orElseThrow(() -> new IllegalArgumentException("no such action: " + actionId));
    Elements.checkChoice(found.element(), chosen);
    Map<String, List<String>> now = new LinkedHashMap<>(values);
    now.put(actionId, chosen);
    ObjectNode payload = payloads.viewAction(person, view, found, chosen, now);
    return send("block_actions", actionId, payload);
  }

  /** Closes the modal on top, or all of them. */
  People.Outcome close(Person person, String viewId, boolean all) {
    ObjectNode view = modal(person, viewId);
    if (all || Wire.flag(view, "clear_on_close")) {
      modals.clear(person.id());
    } else {
      modals.close(person.id(), viewId);
    }
    if (!Wire.flag(view, "notify_on_close")) {
      return People.Outcome.done();
    }
    return send("view_closed", viewId, payloads.closed(person, view, all));
  }

  private People.Outcome send(String call, String subject, ObjectNode payload) {
    return People.Outcome.of(callbacks.send(call, subject, Delivery.interaction(payload)));
  }

  private ObjectNode modal(Person person, String viewId) {
    return modals
        .top(person.id(), viewId)
        .orElseThrow(() -> new IllegalArgumentException("no such view on top: " + viewId));
  }
}
