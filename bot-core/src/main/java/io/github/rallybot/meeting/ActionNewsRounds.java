package io.github.rallybot.meeting;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.reminder.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those on whose verdicts a finding rests that what was agreed on because of it is done: each
 * of them once for each action, in their working hours, whichever instance of the bot does it.
 * Whoever did it knows.
 */
public final class ActionNewsRounds {

  private static final Logger log = LoggerFactory.getLogger(ActionNewsRounds.class);

  /** Time to undo what was pressed by mistake. */
  private static final Duration SETTLED = Duration.ofMinutes(5);

  /** Older, it is no news. */
  private static final Duration LATELY = Duration.ofDays(14);

  private static final int LATEST = 500;

  /** For so long it is not counted again on whose verdicts a finding rests. */
  private static final Duration KEPT = Duration.ofMinutes(30);

  private final Store store;
  private final Members members;
  private final Actions actions;
  private final Evidence evidence;
  private final Sending sending;
  private final Map<ActionId, Behind> known = new ConcurrentHashMap<>();

  /** On whose verdicts the finding of an action rested lately. */
  private record Behind(Set<MemberId> members, Instant at) {}

  public ActionNewsRounds(
      Store store, Members members, Actions actions, Evidence evidence, Sending sending) {
    this.store = store;
    this.members = members;
    this.actions = actions;
    this.evidence = evidence;
    this.sending = sending;
  }

  /** Tells what is to be told. Run now and then, in as many instances as there are. */
  public void run() {
    Instant now = sending.now();
    known.values().removeIf(one -> now.isBefore(one.at()) || !now.isBefore(one.at().plus(KEPT)));
    for (AgreedAction action : actions.latest(LATEST)) {
      Optional<String> finding = action.origin().evidence().flatMap(Pointer::finding);
      if (finding.isPresent() && news(action, now)) {
        members
            .named(behind(action, finding.get(), now))
            .values()
            .forEach(member -> tell(member, action, now));
      }
    }
  }

  private Set<MemberId> behind(AgreedAction action, String finding, Instant now) {
    return known
        .computeIfAbsent(
            action.id(), id -> new Behind(evidence.behind(finding, action.origin().period()), now))
        .members();
  }

  private static boolean news(AgreedAction action, Instant now) {
    Instant at = action.now().at();
    return action.now().state() == AgreedAction.State.DONE
        && !at.plus(SETTLED).isAfter(now)
        && at.plus(LATELY).isAfter(now);
  }

  private void tell(Member member, AgreedAction action, Instant now) {
    boolean own =
        members.now(action.now().owner()).equals(member.id())
            || members.now(action.now().by()).equals(member.id());
    if (!own
        && store.holder(once(member.id(), action.id())).isEmpty()
        && sending.present(member, now)
        && sending.address(member) instanceof Sending.Address.Open open
        && store.decide(() -> tryTell(member.id(), action.id(), open.channel()))) {
      log.info("told {} what their verdicts led to", member.id());
    }
  }

  private static Claim once(MemberId member, ActionId action) {
    return new Claim("action-told", member.value() + "\n" + action.value());
  }

  private Optional<Boolean> tryTell(MemberId id, ActionId action, ChannelRef channel) {
    Instant now = sending.now();
    Optional<Stored<Member>> present = sending.present(id, now);
    Optional<Stored<AgreedAction>> stored =
        store.load(AgreedAction.ref(action)).filter(one -> news(one.value(), now));
    if (present.isEmpty() || stored.isEmpty() || store.holder(once(id, action)).isPresent()) {
      return Optional.of(false);
    }
    ActionNews news = new ActionNews(MeetingDeeds.freshId(now), id, channel, action, now);
    Commit commit = new Commit().expect(present.get()).expect(stored.get());
    commit.take(once(id, action), news.id());
    news.create(commit);
    commit.event(Event.of("action.told").with("member", id.value()).with("action", action.value()));
    return store.commit(commit) instanceof Outcome.Done ? Optional.of(true) : Optional.empty();
  }
}
