package io.github.rallybot.teams;

import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ActivityTypes;
import com.microsoft.bot.schema.ChannelAccount;
import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where Teams is to be reached without having written first: the service that wrote last, which
 * Microsoft may move, and the teams that the app was added to.
 *
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages#get-the-conversation-id-team-id-or-channel-id">What
 *     to keep</a>
 */
final class TeamsReferences {

  private static final Index TEAMS = Index.all("teams-teams");
  private static final int MOST = 1_000;

  private final Store store;
  private final String tenant;

  TeamsReferences(Store store, String tenant) {
    this.store = store;
    this.tenant = tenant;
  }

  /** The service of the tenant. */
  record Service(URI url) {}

  private DocRef<Service> service(String of) {
    return new DocRef<>("teams-service", of, Service.class);
  }

  /** Keeps what an activity says, which the gate has let in. Idempotent. */
  void seen(Activity activity) {
    URI url = URI.create(activity.getServiceUrl());
    store.decide(
        () -> {
          Optional<Stored<Service>> before = store.load(service(tenant));
          if (before.filter(known -> known.value().url().equals(url)).isPresent()) {
            return Optional.of(true);
          }
          Commit commit = new Commit();
          Service now = new Service(url);
          before.ifPresentOrElse(
              known -> commit.replace(known, now), () -> commit.create(service(tenant), now));
          return done(store.commit(commit));
        });
    if (ActivityTypes.CONVERSATION_UPDATE.equals(activity.getType())) {
      team(activity).ifPresent(id -> member(activity, id));
    }
  }

  private void member(Activity activity, String team) {
    if (names(activity.getMembersAdded(), activity)) {
      store.commit(new Commit().add(TEAMS, team, 0));
    } else if (names(activity.getMembersRemoved(), activity)) {
      store.commit(new Commit().remove(TEAMS, team));
    }
  }

  /** Whether the bot is among those who came or went. */
  private static boolean names(@Nullable List<ChannelAccount> people, Activity activity) {
    ChannelAccount bot = activity.getRecipient();
    return people != null
        && bot != null
        && people.stream().anyMatch(one -> bot.getId().equals(one.getId()));
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
