package io.github.rallybot.slack;

import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.ChatPlatform;
import io.github.rallybot.chat.FileRef;
import io.github.rallybot.chat.KeepsPages;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.chat.PlatformException.Rejected;
import io.github.rallybot.chat.PlatformException.Unavailable;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.UpdateTicket;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.delivery.Pace.Quota;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Slack as the core sees it. Every call but opening a form first takes from its quota; nothing is
 * tried twice here.
 *
 * @see <a href="https://docs.slack.dev/apis/web-api/rate-limits">Rate limits</a>
 */
public final class SlackPlatform implements ChatPlatform {

  private static final Set<String> NOT_IN_THE_CHANNEL =
      Set.of("user_not_in_channel", "channel_not_found", "not_in_channel", "is_archived");
  private static final Set<String> NOBODY = Set.of("user_not_found", "user_not_visible");
  private static final JsonMapper JSON = new JsonMapper();

  private final SlackWeb web;
  private final Supplier<Optional<SlackTeam>> team;
  private final Clock clock;
  private final SlackHistory history;
  private final SlackFiles files;
  private final SlackPictures pictures;
  private final SlackCanvases canvases;

  /**
   * @param team the bot's own workspace, once it is known
   */
  public SlackPlatform(SlackWeb web, Supplier<Optional<SlackTeam>> team, Clock clock) {
    this.web = web;
    this.team = team;
    this.clock = clock;
    this.history = new SlackHistory(web);
    this.files = new SlackFiles(web);
    this.pictures = new SlackPictures(files, clock);
    this.canvases = new SlackCanvases(web, team);
  }

  @Override
  public Platform platform() {
    return Platform.SLACK;
  }

  @Override
  public String fingerprint(Card card) {
    return SlackRenderer.render(card).fingerprint();
  }

  @Override
  public ChannelRef direct(UserRef user) {
    JsonNode opened;
    try {
      opened =
          web.call(Quota.perMinute("slack:conversations.open", 50), Map.of("users", user.id()));
    } catch (Blocked e) {
      throw SlackErrors.lacks(SlackScopes.DIRECT, e);
    }
    String id = opened.path("channel").path("id").asString("");
    if (id.isBlank()) {
      throw new Unavailable("conversations.open named no conversation");
    }
    return new ChannelRef(Platform.SLACK, id);
  }

  @Override
  public MessageRef post(
      ChannelRef channel, Optional<MessageRef> thread, Card card, String intent) {
    ObjectNode metadata = JSON.createObjectNode().put("event_type", SlackHistory.METADATA_TYPE);
    metadata.putObject("event_payload").put("id", intent);
    Map<String, String> more = new HashMap<>();
    more.put("metadata", metadata.toString());
    thread.ifPresent(parent -> more.put("thread_ts", parent.id()));
    return post(channel.id(), card, more);
  }

  /** Posts a message that nothing will look for again. */
  void say(ChannelRef channel, Card card) {
    post(channel.id(), card, Map.of());
  }

  /** The same whatever the quota, when the quotas are out of reach too. */
  void sayAtOnce(ChannelRef channel, Card card) {
    web.callAtOnce("chat.postMessage", message(channel.id(), card));
  }

  private MessageRef post(String to, Card card, Map<String, String> more) {
    Quota oneASecond = new Quota("slack:chat.postMessage", to, Duration.ofSeconds(1), 1);
    JsonNode answer =
        pictures.send(
            card,
            drawn -> {
              Map<String, String> arguments = message(to, drawn);
              arguments.putAll(more);
              arguments.put("unfurl_links", "false");
              arguments.put("unfurl_media", "false");
              return web.call(oneASecond, arguments);
            });
    String ts = answer.path("ts").asString("");
    if (ts.isBlank()) {
      throw new Unavailable("chat.postMessage named no message");
    }
    String channel = answer.path("channel").asString("");
    return new MessageRef(new ChannelRef(Platform.SLACK, channel.isBlank() ? to : channel), ts);
  }

  @Override
  public boolean update(MessageRef message, Card card, Optional<UpdateTicket> ticket) {
    Optional<Unavailable> unsure = Optional.empty();
    try {
      // what a ticket replaces is refused in silence, and so would charts be
      if (ticket.isPresent() && !SlackCharts.in(card) && updateBy(ticket.get(), card)) {
        return true;
      }
    } catch (Unavailable noAnswer) {
      unsure = Optional.of(noAnswer);
    }
    if (unsure.isEmpty()) {
      return replace(message, card);
    }
    // whatever becomes of this call: what was not answered may come later and undo what follows
    Unavailable noAnswer = unsure.get();
    try {
      if (!replace(message, card)) {
        return false;
      }
    } catch (PlatformException refused) {
      noAnswer.addSuppressed(refused);
    }
    throw noAnswer;
  }

  private boolean replace(MessageRef message, Card card) {
    return pictures.send(
        card,
        drawn -> {
          Map<String, String> arguments = message(message.channel().id(), drawn);
          arguments.put("ts", message.id());
          return unlessGone("chat.update", arguments);
        });
  }

  /** Replaces the message that a ticket was given for; whether that worked. */
  boolean updateBy(UpdateTicket ticket, Card card) {
    return ticket.uses() > 0
        && clock.instant().isBefore(ticket.until())
        && web.respond(ticket.token(), asResponse(card).put("replace_original", true).toString());
  }

  /**
   * A card as the body of an answer to a command or to a {@code response_url}; charts are tables.
   */
  static ObjectNode asResponse(Card card) {
    SlackRenderer.Message drawn = SlackRenderer.render(card, SlackCharts.Way.TABLES);
    ObjectNode response = JSON.createObjectNode().put("text", drawn.text());
    response.set("blocks", JSON.readTree(drawn.blocks()));
    return response;
  }

  @Override
  public void delete(MessageRef message) {
    unlessGone(
        "chat.delete",
        new HashMap<>(Map.of("channel", message.channel().id(), "ts", message.id())));
  }

  private boolean unlessGone(String method, Map<String, String> arguments) {
    try {
      web.call(Quota.perMinute("slack:" + method, 50), arguments);
      return true;
    } catch (Rejected e) {
      if (e.code().equals("message_not_found")) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Optional<List<MessageRef>> find(
      ChannelRef channel, Optional<MessageRef> thread, String intent, Instant since) {
    return history.find(channel, thread, intent, since);
  }

  @Override
  public void tell(UserRef user, Optional<ChannelRef> channel, Card card) {
    if (channel.isPresent()) {
      Map<String, String> arguments = message(channel.get().id(), card);
      arguments.put("user", user.id());
      try {
        web.call(Quota.perMinute("slack:chat.postEphemeral", 100), arguments);
        return;
      } catch (Blocked | Rejected e) {
        if (!NOT_IN_THE_CHANNEL.contains(SlackErrors.code(e))) {
          throw e;
        }
      }
    }
    post(user.id(), card, Map.of());
  }

  private static Map<String, String> message(String to, Card card) {
    return message(to, SlackRenderer.render(card, SlackCharts.Way.TABLES));
  }

  private static Map<String, String> message(String to, SlackRenderer.Message drawn) {
    Map<String, String> arguments = new HashMap<>();
    arguments.put("channel", to);
    arguments.put("text", drawn.text());
    arguments.put("blocks", drawn.blocks());
    return arguments;
  }

  @Override
  public void showHome(UserRef user, Card card) {
    web.call(Quota.perMinute("slack:views.publish", 100), home(user, card));
  }

  /** The same whatever the quota, when the quotas are out of reach too. */
  void showHomeAtOnce(UserRef user, Card card) {
    web.callAtOnce("views.publish", home(user, card));
  }

  private static Map<String, String> home(UserRef user, Card card) {
    return Map.of("user_id", user.id(), "view", SlackRenderer.home(card).toString());
  }

  @Override
  public InputStream read(FileRef file) throws IOException {
    return files.read(file);
  }

  @Override
  public Profile profile(UserRef user) {
    try {
      JsonNode found =
          web.call(Quota.perMinute("slack:users.info", 100), Map.of("user", user.id()))
              .path("user");
      return SlackProfiles.profile(found, user, team.get(), web.settings().allowExternal());
    } catch (Rejected refused) {
      if (NOBODY.contains(refused.code())) {
        return Profile.ofSomebodyGone();
      }
      throw refused;
    }
  }

  @Override
  public Optional<UserRef> personWithEmail(String email) {
    try {
      JsonNode found =
          web.call(Quota.perMinute("slack:users.lookupByEmail", 50), Map.of("email", email))
              .path("user");
      String id = found.path("id").asString("");
      boolean nobody =
          id.isBlank()
              || found.path("deleted").asBoolean(false)
              || found.path("is_bot").asBoolean(false);
      return nobody ? Optional.empty() : Optional.of(new UserRef(Platform.SLACK, id));
    } catch (Blocked | Rejected e) {
      if (Set.of("users_not_found", "missing_scope").contains(SlackErrors.code(e))) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Optional<ChannelFacts> channel(ChannelRef channel) {
    try {
      JsonNode found =
          web.call(Quota.perMinute("slack:conversations.info", 50), Map.of("channel", channel.id()))
              .path("channel");
      boolean direct = found.path("is_im").asBoolean(false);
      return Optional.of(
          new ChannelFacts(
              direct ? "direct message" : found.path("name").asString(channel.id()),
              direct,
              direct || found.path("is_member").asBoolean(false),
              found.path("is_archived").asBoolean(false)));
    } catch (Blocked e) {
      if (e.code().equals("channel_not_found")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Span mention(ChannelRef channel) {
    return new Span.Channel(channel);
  }

  @Override
  public String howToInvite() {
    return "type /invite @Rallybot in that channel";
  }

  @Override
  public boolean takesFiles() {
    return true;
  }

  @Override
  public boolean gives() {
    return true;
  }

  @Override
  public void give(
      UserRef user, String fileName, String mediaType, byte[] content, String comment) {
    files.give(direct(user), fileName, mediaType, content, comment);
  }

  @Override
  public Optional<KeepsPages> pages() {
    return Optional.of(canvases);
  }

  @Override
  public List<Check> checks() {
    return SlackStart.checks(web);
  }

  /**
   * Opens a form. One attempt, at once: a trigger lives three seconds.
   *
   * @throws PlatformException if it did not open
   */
  void open(String triggerId, ObjectNode view) {
    web.callAtOnce("views.open", Map.of("trigger_id", triggerId, "view", view.toString()));
  }

  /**
   * Puts another form in the place of one that is open. One attempt, at once: somebody waits.
   *
   * @throws PlatformException if it did not, for example because the form was closed or has changed
   *     meanwhile
   */
  void updateForm(SlackDeeds.OpenView form, ObjectNode view) {
    web.callAtOnce(
        "views.update", Map.of("view_id", form.id(), "hash", form.hash(), "view", view.toString()));
  }

  /** Sends a card that only the person of a deed sees, straight to the deed's address. */
  boolean answer(String responseUrl, Card card) {
    return web.respond(
        responseUrl,
        asResponse(card)
            .put("response_type", "ephemeral")
            .put("replace_original", false)
            .toString());
  }
}
