package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The payloads that Slack sends to the bot, in the shape Slack gives them. */
final class Payloads {
  private static final String DOMAIN = "rally-playground";
  private static final String TOKEN = "playground-verification-token";

  private final Workspace workspace;
  private final Modals modals;

  Payloads(Workspace workspace, Modals modals) {
    this.workspace = workspace;
    this.modals = modals;
  }

  private ObjectNode payload(String type, Person person) {
    ObjectNode payload = Wire.object().put("type", type);
    ObjectNode user = payload.putObject("user");
    user.put("id", person.id())
        .put("username", person.handle())
        .put("name", person.handle())
        .put("team_id", Workspace.TEAM_ID);
    payload.put("api_app_id", Workspace.APP_ID).put("token", TOKEN);
    payload.putObject("team").put("id", Workspace.TEAM_ID).put("domain", DOMAIN);
    payload.putNull("enterprise").put("is_enterprise_install", false);
    return payload;
  }

  ObjectNode blockAction(
      Person person, Message message, Elements.Found found, List<String> chosen, String url) {
    boolean ephemeral = message.onlyFor().isPresent();
    ObjectNode payload = payload("block_actions", person);
    payload
        .putObject("container")
        .put("type", "message")
        .put("message_ts", message.ts())
        .put("channel_id", message.channel())
        .put("is_ephemeral", ephemeral);
    message
        .repliesTo()
        .ifPresent(root -> ((ObjectNode) payload.path("container")).put("thread_ts", root));
    payload.put("trigger_id", modals.trigger(person.id()));
    payload
        .putObject("channel")
        .put("id", message.channel())
        .put("name", channelName(message.channel()));
    if (!ephemeral) {
      payload.set("message", message.json(true));
    }
    payload
        .putObject("state")
        .set("values", Elements.state(message.blocks(), Map.of(actionId(found), chosen)));
    payload.put("response_url", url);
    payload.putArray("actions").add(Elements.action(found, chosen, workspace.nextTs()));
    return payload;
  }

  ObjectNode messageAction(Person person, Message message, MessageShortcut shortcut, String url) {
    ObjectNode payload = payload("message_action", person);
    payload.put("callback_id", shortcut.id()).put("action_ts", workspace.nextTs());
    payload.put("trigger_id", modals.trigger(person.id())).put("message_ts", message.ts());
    payload
        .putObject("channel")
        .put("id", message.channel())
        .put("name", channelName(message.channel()));
    payload.set("message", message.json(true));
    return payload.put("response_url", url);
  }

  ObjectNode viewAction(
      Person person,
      ObjectNode view,
      Elements.Found found,
      List<String> chosen,
      Map<String, List<String>> values) {
    ObjectNode payload = payload("block_actions", person);
    payload.putObject("container").put("type", "view").put("view_id", Wire.text(view, "id"));
    payload.put("trigger_id", modals.trigger(person.id()));
    payload.set("view", filled(view, values));
    payload.putArray("actions").add(Elements.action(found, chosen, workspace.nextTs()));
    return payload;
  }

  ObjectNode submission(Person person, ObjectNode view, Map<String, List<String>> values) {
    ObjectNode payload = payload("view_submission", person);
    payload.put("trigger_id", modals.trigger(person.id()));
    payload.set("view", filled(view, values));
    payload.putArray("response_urls");
    return payload;
  }

  ObjectNode closed(Person person, ObjectNode view, boolean all) {
    ObjectNode payload = payload("view_closed", person);
    payload.set("view", view.deepCopy());
    return payload.put("is_cleared", all);
  }

  /** An event in the envelope of the Events API; its id stays the same when it is sent again. */
  ObjectNode event(ObjectNode event) {
    String id = "Ev" + workspace.nextTs().replace(".", "");
    ObjectNode payload =
        Wire.object()
            .put("token", TOKEN)
            .put("team_id", Workspace.TEAM_ID)
            .put("api_app_id", Workspace.APP_ID)
            .put("type", "event_callback")
            .put("event_id", id)
            .put("event_time", workspace.now().getEpochSecond());
    payload.set("event", event);
    payload
        .putArray("authorizations")
        .addObject()
        .putNull("enterprise_id")
        .put("team_id", Workspace.TEAM_ID)
        .put("user_id", Workspace.BOT_USER)
        .put("is_bot", true)
        .put("is_enterprise_install", false);
    return payload.put("is_ext_shared_channel", false).put("event_context", "4-" + id);
  }

  private static String actionId(Elements.Found found) {
    return Wire.text(found.element(), "action_id");
  }

  private static ObjectNode filled(ObjectNode view, Map<String, List<String>> values) {
    ObjectNode filled = view.deepCopy();
    filled.putObject("state").set("values", Elements.state(filled.path("blocks"), values));
    return filled;
  }

  Map<String, String> command(
      Person person, String channelId, String command, String text, String url) {
    return Map.ofEntries(
        Map.entry("token", TOKEN),
        Map.entry("team_id", Workspace.TEAM_ID),
        Map.entry("team_domain", DOMAIN),
        Map.entry("channel_id", channelId),
        Map.entry("channel_name", channelName(channelId)),
        Map.entry("user_id", person.id()),
        Map.entry("user_name", person.handle()),
        Map.entry("command", command),
        Map.entry("text", text),
        Map.entry("api_app_id", Workspace.APP_ID),
        Map.entry("is_enterprise_install", "false"),
        Map.entry("response_url", url),
        Map.entry("trigger_id", modals.trigger(person.id())));
  }

  private String channelName(String channelId) {
    Optional<Channel> channel = workspace.channel(channelId);
    if (channel.flatMap(Channel::directWith).isPresent()) {
      return "directmessage";
    }
    return channel.map(Channel::name).orElse("");
  }
}
