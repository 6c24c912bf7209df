package io.github.rallybot.teams;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.PlainText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Who and what is there: people, and the channels of the teams that the app is in. Teams names
 * nobody whom the bot shares no team or chat with.
 *
 * @see <a href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context">
 *     Context of a team</a>
 */
final class TeamsDirectory {

  private static final Logger log = LoggerFactory.getLogger(TeamsDirectory.class);

  /** Names that were not to be had are asked for again after so long. */
  private static final Duration ASKED_AGAIN = Duration.ofMinutes(1);

  private final TeamsWeb web;
  private final TeamsReferences references;
  private final Clock clock;
  private final Map<ChannelRef, String> names = new ConcurrentHashMap<>();

  private Instant asked = Instant.MIN;

  TeamsDirectory(TeamsWeb web, TeamsReferences references, Clock clock) {
    this.web = web;
    this.references = references;
    this.clock = clock;
  }

  /**
   * Somebody's profile.
   *
   * @param chat their personal chat with the bot
   */
  Profile profile(UserRef user, ChannelRef chat) {
    JsonNode member;
    try {
      member = member(chat.id(), user.id());
    } catch (Blocked e) {
      if (isMemberGone(e)) {
        return Profile.ofSomebodyGone();
      }
      throw e;
    }
    String email = member.path("email").asString(member.path("userPrincipalName").asString(""));
    return new Profile(
        PlainText.line(member.path("name").asString("")).strip(),
        Optional.of(email.strip().toLowerCase(Locale.ROOT)).filter(one -> !one.isEmpty()),
        references.zoneOf(user),
        false,
        !member.path("userRole").asString("user").equals("user"),
        false);
  }

  /**
   * Looks for somebody in the teams that the app is in.
   *
   * @param by an e-mail address, or an id in the directory of the organisation
   */
  Optional<UserRef> person(String by) {
    for (String team : references.teams()) {
      try {
        String id = member(team, by).path("id").asString("");
        if (!id.isBlank()) {
          return Optional.of(new UserRef(Platform.TEAMS, id));
        }
      } catch (Blocked e) {
        if (!isMemberGone(e)) {
          shut(team, e);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether it is the person that is not there, and not the chat or team that was asked. */
  private static boolean isMemberGone(Blocked e) {
    return TeamsWeb.isNotThere(e, "") && !TeamsWeb.isNotThere(e, "Conversation");
  }

  /** One team that lets the bot in no more must not keep it from the others. */
  private void shut(String team, Blocked e) {
    if (e.wholePlatform()) {
      throw e;
    }
    log.warn("the app is not in a team any more: {}", e.code());
    references.left(team);
  }

  private JsonNode member(String of, String id) {
    return get("v3", "conversations", of, "members", id);
  }

  private JsonNode get(String... path) {
    return web.call(
        new TeamsWeb.Call("GET", references.service(), List.of(path), Optional.empty()));
  }

  /** The channels of all teams that the app is in, with their names. */
  Map<ChannelRef, String> channels() {
    Map<ChannelRef, String> found = new LinkedHashMap<>();
    for (String team : references.teams()) {
      try {
        for (JsonNode one : get("v3", "teams", team, "conversations").path("conversations")) {
          // the first channel of a team has its id and no name
          found.put(
              new ChannelRef(Platform.TEAMS, one.path("id").asString(team)),
              PlainText.label(one.path("name").asString("General"), 80));
        }
      } catch (Blocked e) {
        shut(team, e);
      }
    }
    names.putAll(found);
    return found;
  }

  /** The same, as far as they can be had just now. */
  Map<ChannelRef, String> channelsIfAnswered() {
    try {
      return channels();
    } catch (PlatformException away) {
      log.warn("the channels on teams could not be read: {}", away.getMessage());
      return Map.copyOf(names);
    }
  }

  /** The name of a channel; one that is not known is asked for, but not again and again. */
  Optional<String> nameOf(ChannelRef channel) {
    if (!names.containsKey(channel) && mayAsk()) {
      channelsIfAnswered();
    }
    return Optional.ofNullable(names.get(channel));
  }

  private synchronized boolean mayAsk() {
    Instant now = clock.instant();
    boolean may = asked.isBefore(now.minus(ASKED_AGAIN)) || asked.isAfter(now);
    if (may) {
      asked = now;
    }
    return may;
  }
}
