package io.github.rallybot.teams;

import com.microsoft.bot.schema.Activity;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has to be known of Teams to write there first: the service that wrote last, which Microsoft
 * may move, the teams that the app was added to, whose chats are whose, and who cannot be written
 * to.
 *
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages#get-the-conversation-id-team-id-or-channel-id">What
 *     to keep</a>
 */
final class TeamsReferences {

  private static final Index TEAMS = Index.all("teams-teams");
  private static final Index OUT_OF_REACH = Index.all("teams-out-of-reach");
  private static final int MOST = 1_000;

  private final Store store;
  private final String tenant;

  TeamsReferences(Store store, String tenant) {
    this.store = store;
    this.tenant = tenant;
  }

  /** The service of the tenant. */
  record Service(URI url) {}

  /** Whose personal chat with the bot a conversation is. */
  record Chat(UserRef with) {}

  /** The time zone that somebody's client named last. */
  record Zone(ZoneId zone) {}

  private static DocRef<Chat> chat(String id) {
    return new DocRef<>("teams-chat", id, Chat.class);
  }

  private static DocRef<Zone> zone(UserRef user) {
    return new DocRef<>("teams-zone", user.id(), Zone.class);
  }

  private DocRef<Service> service(String of) {
    return new DocRef<>("teams-service", of, Service.class);
  }

  /** Keeps what an activity says, which the gate has let in. Idempotent. */
  void seen(Activity activity) {
    keep(service(tenant), new Service(URI.create(activity.getServiceUrl())));
    TeamsPeople.from(activity)
        .ifPresent(
            user -> TeamsPeople.zone(activity).ifPresent(now -> keep(zone(user), new Zone(now))));
    // people use a message extension also where the app is not
    if (!TeamsShortcuts.isExtension(activity)) {
      team(activity).ifPresent(id -> member(activity, id));
    }
  }

  private <T> void keep(DocRef<T> ref, T now) {
    store.decide(
        () -> {
          Optional<Stored<T>> before = store.load(ref);
          if (before.filter(known -> known.value().equals(now)).isPresent()) {
            return Optional.of(true);
          }
          Commit commit = new Commit();
          before.ifPresentOrElse(
              known -> commit.replace(known, now), () -> commit.create(ref, now));
          return done(store.commit(commit));
        });
  }

  /** The zone that somebody's client named, as far as they wrote or pressed anything yet. */
  Optional<ZoneId> zoneOf(UserRef user) {
    return store.load(zone(user)).map(known -> known.value().zone());
  }

  /** A personal chat was opened, so that somebody can be written to. Idempotent. */
  void opened(UserRef user, ChannelRef chat) {
    keep(chat(chat.id()), new Chat(user));
    reached(user);
  }

  /** Whose personal chat it is, as far as the bot opened it. */
  Optional<UserRef> owner(ChannelRef chat) {
    return store.load(chat(chat.id())).map(known -> known.value().with());
  }

  /** Teams lets the bot not write to somebody. Idempotent. */
  void outOfReach(UserRef user, Instant now) {
    store.commit(new Commit().add(OUT_OF_REACH, user.id(), now.toEpochMilli()));
  }

  /** Something was written to somebody. Idempotent. */
  void reached(UserRef user) {
    if (outOfReach().contains(user)) {
      store.commit(new Commit().remove(OUT_OF_REACH, user.id()));
    }
  }

  /** Who could not be written to, the latest first. */
  List<UserRef> outOfReach() {
    return store.newest(OUT_OF_REACH, MOST).stream()
        .map(id -> new UserRef(Platform.TEAMS, id))
        .toList();
  }

  private void member(Activity activity, String team) {
    if (TeamsPeople.namesBot(activity.getMembersRemoved(), activity)) {
      left(team);
    } else if (!teams().contains(team)) {
      // whatever comes from a team shows that the app is in it
      store.commit(new Commit().add(TEAMS, team, 0));
    }
  }

  /** The app is not in a team any more. Idempotent; whatever comes from there brings it back. */
  void left(String team) {
    store.commit(new Commit().remove(TEAMS, team));
  }

  private static Optional<String> team(Activity activity) {
    return activity.getChannelData() instanceof Map<?, ?> data
            && data.get("team") instanceof Map<?, ?> team
            && team.get("id") instanceof String id
            && !id.isBlank()
        ? Optional.of(id)
        : Optional.empty();
  }

  /**
   * The service to call.
   *
   * @throws Blocked if Teams has never written
   */
  URI service() {
    return store
        .load(service(tenant))
        .map(known -> known.value().url())
        .orElseThrow(() -> new Blocked("the app was not added to any team or chat yet", true));
  }

  /** The ids of the teams that the app is in. */
  List<String> teams() {
    return store.newest(TEAMS, MOST);
  }

  private static Optional<Boolean> done(Outcome outcome) {
    return outcome instanceof Outcome.Done ? Optional.of(true) : Optional.empty();
  }
}
