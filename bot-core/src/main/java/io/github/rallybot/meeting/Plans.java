package io.github.rallybot.meeting;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.LeadChannels;
import io.github.rallybot.meeting.MeetingPlan.Version;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Someone;
import io.github.rallybot.schedule.HolidayCalendars;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The front door of the plan: when the team meets, and where what comes of it is posted. */
public final class Plans {

  private final Store store;
  private final Diary diary;
  private final HolidayCalendars calendars;
  private final LeadChannels channels;
  private final Clock clock;

  public Plans(
      Store store, Diary diary, HolidayCalendars calendars, LeadChannels channels, Clock clock) {
    this.store = store;
    this.diary = diary;
    this.calendars = calendars;
    this.channels = channels;
    this.clock = clock;
  }

  public MeetingPlan plan() {
    return store.load(MeetingPlan.ref()).map(Stored::value).orElseGet(MeetingPlan::usual);
  }

  /** When the meetings are, by the plan as it is now. */
  public MeetingTimes times() {
    return new MeetingTimes(plan(), diary.team(), calendars);
  }

  /** Where the digest and the minutes go: the channel that was chosen, or those of leads. */
  public List<ChannelRef> digestChannels() {
    return plan().now().channel().map(List::of).orElseGet(channels::current);
  }

  /**
   * Says how it is from now on. Idempotent: saying the same again changes nothing.
   *
   * @param wish whose author and time are not looked at
   * @return whether anything changed
   */
  public boolean say(Someone by, Version wish) {
    return store.decide(() -> trySay(by.asOf(store), wish));
  }

  /**
   * Says again what was said before the present version.
   *
   * @param since of the version that is taken back
   * @return whether anything changed; not if somebody has changed it meanwhile
   */
  public boolean takeBack(Someone by, Instant since) {
    MeetingPlan plan = plan();
    if (!plan.now().since().equals(since)) {
      return false;
    }
    List<Version> all = plan.versions();
    return say(by, all.size() > 1 ? all.get(all.size() - 2) : MeetingPlan.usual().now());
  }

  private Optional<Boolean> trySay(Someone by, Version wish) {
    Optional<Stored<MeetingPlan>> stored = store.load(MeetingPlan.ref());
    MeetingPlan before = stored.map(Stored::value).orElseGet(MeetingPlan::usual);
    if (wish.same(before.now())) {
      return Optional.of(false);
    }
    Version said = wish.by(by.id(), clock.instant());
    Commit commit = new Commit();
    if (stored.isPresent()) {
      commit.replace(stored.get(), before.with(said));
    } else {
      commit.create(MeetingPlan.ref(), new MeetingPlan(List.of(said)));
    }
    by.joinIn(commit);
    commit.event(Event.of("meeting.planned").with("member", by.id().value()));
    return store.commit(commit) instanceof Outcome.Done ? Optional.of(true) : Optional.empty();
  }
}
