package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Slack's Web API: token, scope and rate first, then the method itself. */
final class WebApi {
  /** What a call is answered with. */
  record Reply(int status, Map<String, String> headers, JsonNode body) {
    static Reply ok(JsonNode body) {
      return new Reply(200, Map.of(), body);
    }

    static Reply rateLimited(Duration wait) {
      return new Reply(
          429,
          Map.of("Retry-After", Long.toString(wait.toSeconds())),
          new SlackError("ratelimited").body());
    }
  }

  /** What callers have to bring: the bot's token, or the app's to open a connection. */
  record Tokens(String bot, Optional<String> app) {}

  private static final String CONNECT = "apps.connections.open";

  private record Method(String scope, Function<JsonNode, ObjectNode> action) {}

  private final Workspace workspace;
  private final Rates rates;
  private final Tokens tokens;
  private final Map<String, Method> methods;

  WebApi(
      Workspace workspace,
      Rates rates,
      Modals modals,
      Homes homes,
      Content content,
      FileStore files,
      Uploads uploads,
      Tokens tokens,
      Optional<SocketCarrier> socket) {
    this.workspace = workspace;
    this.rates = rates;
    this.tokens = tokens;
    ChatMethods chat = new ChatMethods(workspace, content);
    ReadMethods read = new ReadMethods(workspace);
    Canvases canvases = new Canvases(workspace, files);
    this.methods =
        Map.ofEntries(
            method(
                CONNECT,
                "",
                arguments ->
                    socket.orElseThrow(() -> new SlackError("socket_mode_not_enabled")).address()),
            method("auth.test", "", arguments -> read.authTest()),
            method("chat.postMessage", "chat:write", chat::post),
            method("chat.postEphemeral", "chat:write", chat::postEphemeral),
            method("chat.update", "chat:write", chat::update),
            method("chat.delete", "chat:write", chat::delete),
            method("conversations.info", ":read", read::conversation),
            method("conversations.history", ":history", read::history),
            method("conversations.replies", ":history", read::replies),
            method("conversations.open", "im:write", read::open),
            method("files.info", "files:read", files::info),
            method("files.getUploadURLExternal", "files:write", uploads::address),
            method("files.completeUploadExternal", "files:write", uploads::complete),
            method("canvases.create", "canvases:write", canvases::create),
            method("canvases.edit", "canvases:write", canvases::edit),
            method("canvases.access.set", "canvases:write", canvases::access),
            method("canvases.delete", "canvases:write", canvases::delete),
            method("users.info", "users:read", read::user),
            method("users.lookupByEmail", "users:read.email", read::userByEmail),
            method("views.open", "", arguments -> view(modals.open(arguments))),
            method("views.push", "", arguments -> view(modals.push(arguments))),
            method("views.publish", "", arguments -> view(homes.publish(arguments))),
            method(
                "views.update",
                "",
                arguments ->
                    view(homes.update(arguments).orElseGet(() -> modals.update(arguments)))));
  }

  private static Map.Entry<String, Method> method(
      String name, String scope, Function<JsonNode, ObjectNode> action) {
    return Map.entry(name, new Method(scope, action));
  }

  private static ObjectNode view(ObjectNode shown) {
    ObjectNode answer = Wire.ok();
    answer.set("view", shown);
    return answer;
  }

  /** The conversation that a call is about, or nothing. */
  String conversation(JsonNode arguments) {
    return workspace.conversationId(Wire.text(arguments, "channel"));
  }

  /**
   * Takes a call in: it counts against its limit now, whenever it is carried out.
   *
   * @return what carries it out and answers it
   */
  Supplier<Reply> take(String name, String token, JsonNode arguments) {
    Method method = methods.get(name);
    if (method == null) {
      return () -> Reply.ok(new SlackError("unknown_method").body());
    }
    Optional<String> refusal = refuse(name, token);
    if (refusal.isPresent()) {
      return () -> Reply.ok(new SlackError(refusal.get()).body());
    }
    Duration wait = rates.admit(name, conversation(arguments));
    return wait.isZero() ? () -> carryOut(method, arguments) : () -> Reply.rateLimited(wait);
  }

  private Reply carryOut(Method method, JsonNode arguments) {
    String needed = needed(method.scope(), Wire.text(arguments, "channel"));
    Map<String, String> headers =
        Map.of("x-oauth-scopes", String.join(",", new TreeSet<>(workspace.scopes())));
    if (!needed.isEmpty() && !workspace.scopes().contains(needed)) {
      ObjectNode lacking =
          new SlackError("missing_scope")
              .body()
              .put("needed", needed)
              .put("provided", headers.get("x-oauth-scopes"));
      return new Reply(200, headers, lacking);
    }
    try {
      return new Reply(200, headers, method.action().apply(arguments));
    } catch (SlackError refused) {
      return new Reply(200, headers, refused.body());
    }
  }

  private Optional<String> refuse(String name, String token) {
    if (token.isEmpty()) {
      return Optional.of("not_authed");
    }
    boolean isApps = tokens.app().filter(token::equals).isPresent();
    if (!isApps && !token.equals(tokens.bot())) {
      return Optional.of("invalid_auth");
    }
    return name.equals(CONNECT) == isApps
        ? Optional.empty()
        : Optional.of("not_allowed_token_type");
  }

  /** The scopes for conversations differ by their kind. */
  private String needed(String scope, String channelId) {
    if (!scope.startsWith(":")) {
      return scope;
    }
    if (channelId.startsWith("D")) {
      return "im" + scope;
    }
    boolean hidden = workspace.channel(channelId).filter(Channel::hidden).isPresent();
    return (hidden ? "groups" : "channels") + scope;
  }
}
