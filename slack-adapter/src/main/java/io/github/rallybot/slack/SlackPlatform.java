package io.github.rallybot.slack;

import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.ChatPlatform;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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

  static final String METADATA_TYPE = "rallybot_card";

  private static final Set<String> NOT_IN_THE_CHANNEL =
      Set.of("user_not_in_channel", "channel_not_found", "not_in_channel", "is_archived");
  private static final int PAGE = 200;
  private static final int MAX_PAGES = 5;

  /** Beyond what the gate tolerates of what Slack sends, so that a copy is found all the same. */
  private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(6);

  private static final JsonMapper JSON = new JsonMapper();

  private final SlackWeb web;
  private final Supplier<Optional<SlackTeam>> team;
  private final Clock clock;

  /**
   * @param team the bot's own workspace, once it is known
   */
  public SlackPlatform(SlackWeb web, Supplier<Optional<SlackTeam>> team, Clock clock) {
    this.web = web;
    this.team = team;
    this.clock = clock;
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
  public MessageRef post(ChannelRef channel, Card card, String intent) {
    ObjectNode metadata = JSON.createObjectNode().put("event_type", METADATA_TYPE);
    metadata.putObject("event_payload").put("id", intent);
    return post(channel.id(), card, Map.of("metadata", metadata.toString()));
  }

  private MessageRef post(String to, Card card, Map<String, String> more) {
    Map<String, String> arguments = message(to, card);
    arguments.putAll(more);
    arguments.put("unfurl_links", "false");
    arguments.put("unfurl_media", "false");
    Quota oneASecond = new Quota("slack:chat.postMessage", to, Duration.ofSeconds(1), 1);
    JsonNode answer = web.call(oneASecond, arguments);
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
      if (ticket.isPresent() && updateBy(ticket.get(), card)) {
        return true;
      }
    } catch (Unavailable noAnswer) {
      unsure = Optional.of(noAnswer);
    }
    Map<String, String> arguments = message(message.channel().id(), card);
    arguments.put("ts", message.id());
    boolean there = unlessGone("chat.update", arguments);
    if (there && unsure.isPresent()) {
      // the card is right now, but what was not answered may come later and undo what follows
      throw unsure.get();
    }
    return there;
  }

  private boolean updateBy(UpdateTicket ticket, Card card) {
    return ticket.uses() > 0
        && clock.instant().isBefore(ticket.until())
        && web.respond(ticket.token(), asResponse(card).put("replace_original", true).toString());
  }

  /** A card as the body of an answer to a command or to a {@code response_url}. */
  static ObjectNode asResponse(Card card) {
    SlackRenderer.Message drawn = SlackRenderer.render(card);
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
  public Optional<List<MessageRef>> find(ChannelRef channel, String intent, Instant since) {
    // without this scope Slack may leave the metadata out, and every message would look strange
    if (web.scopes().isPresent() && !web.scopes().get().contains(SlackScopes.METADATA)) {
      return Optional.empty();
    }
    Map<String, String> arguments = new HashMap<>();
    arguments.put("channel", channel.id());
    arguments.put("oldest", since.minus(CLOCK_DIFFERENCE).getEpochSecond() + ".000000");
    arguments.put("inclusive", "true");
    arguments.put("include_all_metadata", "true");
    arguments.put("limit", String.valueOf(PAGE));
    List<MessageRef> found = new ArrayList<>();
    String cursor = "";
    for (int page = 0; page < MAX_PAGES; page++) {
      if (!cursor.isEmpty()) {
        arguments.put("cursor", cursor);
      }
      JsonNode history;
      try {
        history = web.call(Quota.perMinute("slack:conversations.history", 50), arguments);
      } catch (Blocked e) {
        if (e.code().equals("missing_scope")) {
          return Optional.empty();
        }
        throw e;
      }
      for (JsonNode message : history.path("messages")) {
        if (carries(message, intent)) {
          found.add(new MessageRef(channel, message.path("ts").asString("")));
        }
      }
      cursor = history.path("response_metadata").path("next_cursor").asString("");
      if (cursor.isEmpty()) {
        Collections.reverse(found);
        return Optional.of(found);
      }
    }
    Collections.reverse(found);
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private static boolean carries(JsonNode message, String intent) {
    JsonNode metadata = message.path("metadata");
    return metadata.path("event_type").asString("").equals(METADATA_TYPE)
        && metadata.path("event_payload").path("id").asString("").equals(intent)
        && !message.path("ts").asString("").isBlank();
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
    SlackRenderer.Message drawn = SlackRenderer.render(card);
    Map<String, String> arguments = new HashMap<>();
    arguments.put("channel", to);
    arguments.put("text", drawn.text());
    arguments.put("blocks", drawn.blocks());
    return arguments;
  }

  @Override
  public Profile profile(UserRef user) {
    JsonNode found =
        web.call(Quota.perMinute("slack:users.info", 100), Map.of("user", user.id())).path("user");
    return SlackProfiles.profile(found, user, team.get(), web.settings().allowExternal());
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
