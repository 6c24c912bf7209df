package io.github.rallybot.digest;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.StorageAway;
import io.github.rallybot.meeting.Meeting;
import io.github.rallybot.meeting.MeetingPlan;
import io.github.rallybot.meeting.MeetingTimes;
import io.github.rallybot.meeting.Meetings;
import io.github.rallybot.meeting.PlannedMeeting;
import io.github.rallybot.meeting.Plans;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Role;
import io.github.rallybot.reminder.Sending;
import io.github.rallybot.schedule.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets each digest go its way when its time comes: draft, post, count anew, freeze. What could not
 * be done is done in the next round, whichever instance that is in. After downtime there is one
 * digest, that of the first meeting which is not over; earlier periods are only counted.
 */
public final class DigestRounds {

  private static final Logger log = LoggerFactory.getLogger(DigestRounds.class);

  /** When a draft comes to a leader, by their own clock. */
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  /** One of them is not over, however many were skipped. */
  private static final int NEXT = 3;

  private static final Duration LONGEST = Duration.ofMinutes(MeetingPlan.LONGEST);

  private final Digests digests;
  private final Plans plans;
  private final Meetings meetings;
  private final Members members;
  private final Diary diary;
  private final Sending sending;

  DigestRounds(
      Digests digests,
      Plans plans,
      Meetings meetings,
      Members members,
      Diary diary,
      Sending sending) {
    this.digests = digests;
    this.plans = plans;
    this.meetings = meetings;
    this.members = members;
    this.diary = diary;
    this.sending = sending;
  }

  /** Does what is due. Run every few seconds, in as many instances as there are. */
  public void run() {
    Instant now = sending.now();
    MeetingTimes times = plans.times();
    for (Digest digest : digests.open()) {
      Period.of(digest.period(), times.zone())
          .ifPresent(period -> apart(period, () -> settle(digest, period, now)));
    }
    current(times, now).ifPresent(meeting -> apart(meeting.period(), () -> advance(meeting, now)));
  }

  /** What goes wrong with one digest keeps no other one back. */
  private static void apart(Period period, Runnable step) {
    try {
      step.run();
    } catch (StorageAway away) {
      throw away;
    } catch (RuntimeException e) {
      log.error("the digest of {} could not go on", period.id(), e);
    }
  }

  private void settle(Digest digest, Period period, Instant now) {
    Optional<PlannedMeeting> planned = plans.times().of(period);
    digests.follow(digest, planned);
    // one that was called off may be planned again, as long as nobody meets about the next period
    Instant offUntil = digest.sent().isPresent() ? digest.startsAt() : period.plus(1).to();
    Instant begins = planned.map(PlannedMeeting::freezesAt).orElse(offUntil);
    if (!now.isBefore(begins)) {
      digests.freeze(digest, period, planned);
    }
  }

  /** The first meeting that is not over. */
  private Optional<PlannedMeeting> current(MeetingTimes times, Instant now) {
    return times.from(now.minus(LONGEST), NEXT).stream()
        .filter(meeting -> now.isBefore(meeting.endsAt()))
        .filter(meeting -> meetings.find(meeting.period().id()).filter(Meeting::over).isEmpty())
        .findFirst();
  }

  private void advance(PlannedMeeting meeting, Instant now) {
    String period = meeting.period().id();
    Optional<Digest> digest = digests.find(period);
    boolean posted = digest.flatMap(Digest::sent).isPresent();
    boolean begun = !now.isBefore(meeting.startsAt());
    Map<MemberId, ChannelRef> people = posted || begun ? Map.of() : people(digest, meeting, now);
    boolean due = !now.isBefore(meeting.draftAt()) || !people.isEmpty();
    if (digest.isEmpty() && !due) {
      return;
    }
    digests.begin(meeting);
    if (!people.isEmpty()) {
      digests.draft(period, people);
    }
    if (!posted && !now.isBefore(meeting.postAt())) {
      digests.post(meeting);
    }
    digests.recount(meeting);
  }

  /** Whose draft is due and has not been written yet, of those who can be written to. */
  private Map<MemberId, ChannelRef> people(
      Optional<Digest> digest, PlannedMeeting meeting, Instant now) {
    Map<MemberId, ChannelRef> people = new LinkedHashMap<>();
    for (Member leader : leaders()) {
      if (digest.filter(one -> one.drafted(leader.id())).isEmpty()
          && !now.isBefore(draftAt(leader, meeting))
          && !diary.away(leader, now)
          && sending.patiently(leader) instanceof Sending.Address.Open open) {
        people.put(leader.id(), open.channel());
      }
    }
    return people;
  }

  private Instant draftAt(Member leader, PlannedMeeting meeting) {
    LocalDate day = LocalDate.ofInstant(meeting.draftAt(), meeting.period().zone());
    Instant morning = day.atTime(MORNING).atZone(diary.zone(leader)).toInstant();
    return morning.isBefore(meeting.postAt()) ? morning : meeting.postAt();
  }

  /** The leaders; before there are any the admins, else whoever said when the team meets. */
  private List<Member> leaders() {
    List<Member> all =
        members.all().stream()
            .map(stored -> stored.value())
            .filter(member -> members.reachable(member).isPresent())
            .toList();
    return Stream.<Predicate<Member>>of(
            member -> member.roles().contains(Role.LEADER), members::isAdmin, this::planner)
        .map(which -> all.stream().filter(which).toList())
        .filter(some -> !some.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private boolean planner(Member member) {
    return plans.plan().now().by().map(members::now).filter(member.id()::equals).isPresent();
  }
}
