package io.github.rallybot.teams;

import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.ChatPlatform;
import io.github.rallybot.chat.FileRef;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.chat.PlatformException.Unavailable;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.UpdateTicket;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.chat.card.Span;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Teams as the core sees it. Nothing is tried twice here. Teams gives no way to look for a message,
 * so one whose post was never answered may be posted again.
 *
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages">Proactive
 *     messages</a>
 */
final class TeamsPlatform implements ChatPlatform {

  private static final JsonMapper JSON = new JsonMapper();
  static final String CARD = "application/vnd.microsoft.card.adaptive";

  /** Beyond so many conversations, those opened are opened again. */
  private static final int OPENED = 10_000;

  private final TeamsSettings settings;
  private final TeamsWeb web;
  private final TeamsLogin login;
  private final TeamsReferences references;
  private final TeamsRenderer renderer;
  private final Map<UserRef, ChannelRef> opened = new ConcurrentHashMap<>();

  TeamsPlatform(
      TeamsSettings settings,
      TeamsWeb web,
      TeamsLogin login,
      TeamsReferences references,
      TeamsRenderer renderer) {
    this.settings = settings;
    this.web = web;
    this.login = login;
    this.references = references;
    this.renderer = renderer;
  }

  @Override
  public Platform platform() {
    return Platform.TEAMS;
  }

  @Override
  public String fingerprint(Card card) {
    return renderer.render(card).fingerprint();
  }

  @Override
  public ChannelRef direct(UserRef user) {
    ChannelRef known = opened.get(user);
    if (known != null) {
      return known;
    }
    ObjectNode body = beginning(false);
    body.putArray("members").addObject().put("id", user.id());
    String id =
        web.send(user.id(), post(List.of("v3", "conversations"), body)).path("id").asString("");
    if (id.isBlank()) {
      throw new Unavailable("Teams named no conversation");
    }
    if (opened.size() >= OPENED) {
      opened.clear();
    }
    ChannelRef chat = new ChannelRef(Platform.TEAMS, id);
    opened.put(user, chat);
    return chat;
  }

  @Override
  public MessageRef post(
      ChannelRef channel, Optional<MessageRef> thread, Card card, String intent) {
    ObjectNode activity = activity(card);
    if (thread.isPresent()) {
      String id = sent(TeamsPlaces.conversation(thread.get()), channel, activity);
      return TeamsPlaces.hasThreads(channel)
          ? new MessageRef(channel, TeamsPlaces.root(thread.get()) + "/" + id)
          : new MessageRef(channel, id);
    }
    if (!TeamsPlaces.hasThreads(channel)) {
      return new MessageRef(channel, sent(channel.id(), channel, activity));
    }
    ObjectNode body = beginning(true);
    ((ObjectNode) body.path("channelData")).putObject("channel").put("id", channel.id());
    body.set("activity", activity);
    JsonNode answer = web.send(channel.id(), post(List.of("v3", "conversations"), body));
    return new MessageRef(channel, id(answer.path("activityId")));
  }

  private String sent(String conversation, ChannelRef channel, ObjectNode activity) {
    List<String> path = List.of("v3", "conversations", conversation, "activities");
    return id(web.send(channel.id(), post(path, activity)).path("id"));
  }

  private static String id(JsonNode named) {
    String id = named.asString("");
    if (id.isBlank()) {
      throw new Unavailable("Teams named no message");
    }
    return id;
  }

  @Override
  public boolean update(MessageRef message, Card card, Optional<UpdateTicket> ticket) {
    return unlessGone("PUT", message, Optional.of(activity(card)));
  }

  @Override
  public void delete(MessageRef message) {
    unlessGone("DELETE", message, Optional.empty());
  }

  private boolean unlessGone(String method, MessageRef message, Optional<ObjectNode> body) {
    List<String> path =
        List.of(
            "v3",
            "conversations",
            TeamsPlaces.conversation(message),
            "activities",
            TeamsPlaces.activity(message));
    try {
      web.send(message.channel().id(), new TeamsWeb.Call(method, references.service(), path, body));
      return true;
    } catch (Blocked e) {
      if (e.code().equals(TeamsWeb.NOT_THERE)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Optional<List<MessageRef>> find(
      ChannelRef channel, Optional<MessageRef> thread, String intent, Instant since) {
    return Optional.empty();
  }

  /** What is meant for one person goes to their personal chat: a channel shows all to everybody. */
  @Override
  public void tell(UserRef user, Optional<ChannelRef> channel, Card card) {
    ChannelRef chat = direct(user);
    sent(chat.id(), chat, activity(card));
  }

  /** Teams has no such place; what it would show is asked for in the personal chat. */
  @Override
  public void showHome(UserRef user, Card card) {}

  @Override
  public InputStream read(FileRef file) {
    throw new Blocked("files from Teams", false);
  }

  @Override
  public Profile profile(UserRef user) {
    JsonNode member;
    try {
      member = member(direct(user), user.id());
    } catch (Blocked e) {
      if (e.code().equals(TeamsWeb.NOT_THERE)) {
        return Profile.ofSomebodyGone();
      }
      throw e;
    }
    String email = member.path("email").asString(member.path("userPrincipalName").asString(""));
    return new Profile(
        PlainText.line(member.path("name").asString("")).strip(),
        Optional.of(email.strip().toLowerCase(Locale.ROOT)).filter(one -> !one.isEmpty()),
        Optional.empty(),
        false,
        !member.path("userRole").asString("user").equals("user"),
        false);
  }

  private JsonNode member(ChannelRef of, String id) {
    List<String> path = List.of("v3", "conversations", of.id(), "members", id);
    return web.call(new TeamsWeb.Call("GET", references.service(), path, Optional.empty()));
  }

  @Override
  public Optional<UserRef> personWithEmail(String email) {
    for (String team : references.teams()) {
      try {
        String id = member(new ChannelRef(Platform.TEAMS, team), email).path("id").asString("");
        if (!id.isBlank()) {
          return Optional.of(new UserRef(Platform.TEAMS, id));
        }
      } catch (Blocked e) {
        if (!e.code().equals(TeamsWeb.NOT_THERE)) {
          throw e;
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<ChannelFacts> channel(ChannelRef channel) {
    if (!TeamsPlaces.hasThreads(channel)) {
      return Optional.of(new ChannelFacts("personal chat", true, false));
    }
    return Optional.ofNullable(channels().get(channel))
        .map(name -> new ChannelFacts(name, true, false));
  }

  /** The channels of all teams that the app is in, with their names. */
  Map<ChannelRef, String> channels() {
    Map<ChannelRef, String> found = new LinkedHashMap<>();
    for (String team : references.teams()) {
      JsonNode answer =
          web.call(
              new TeamsWeb.Call(
                  "GET",
                  references.service(),
                  List.of("v3", "teams", team, "conversations"),
                  Optional.empty()));
      for (JsonNode one : answer.path("conversations")) {
        // the first channel of a team has its id and no name
        found.put(
            new ChannelRef(Platform.TEAMS, one.path("id").asString(team)),
            PlainText.label(one.path("name").asString("General"), 80));
      }
    }
    return found;
  }

  @Override
  public Span mention(ChannelRef channel) {
    return new Span.Channel(channel);
  }

  @Override
  public List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    try {
      String unused = login.token();
      checks.add(new Check(true, "Microsoft lets the bot in"));
    } catch (Blocked refused) {
      checks.add(
          new Check(
              false,
              "Microsoft does not let the bot in ("
                  + refused.code()
                  + "). Check rally.teams.app-id, app-password and tenant-id against the bot's"
                  + " registration"));
    } catch (PlatformException later) {
      checks.add(new Check(false, "Microsoft's login did not answer. It is tried again"));
    }
    checks.add(
        references.teams().isEmpty()
            ? new Check(false, "The app is in no team. In Teams: Apps, Rallybot, Add to a team")
            : new Check(true, "the app is in a team"));
    return checks;
  }

  private ObjectNode beginning(boolean group) {
    ObjectNode body = JSON.createObjectNode().put("isGroup", group);
    body.putObject("bot").put("id", "28:" + settings.appId());
    body.put("tenantId", settings.tenantId());
    body.putObject("channelData").putObject("tenant").put("id", settings.tenantId());
    return body;
  }

  private TeamsWeb.Call post(List<String> path, ObjectNode body) {
    return new TeamsWeb.Call("POST", references.service(), path, Optional.of(body));
  }

  private ObjectNode activity(Card card) {
    TeamsRenderer.Message drawn = renderer.render(card);
    ObjectNode activity =
        JSON.createObjectNode().put("type", "message").put("summary", drawn.summary());
    ObjectNode attachment = activity.putArray("attachments").addObject();
    attachment.put("contentType", CARD);
    attachment.set("content", drawn.content());
    return activity;
  }
}
