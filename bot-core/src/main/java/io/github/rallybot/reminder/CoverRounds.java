package io.github.rallybot.reminder;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.member.Availability;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import io.github.rallybot.queue.Queue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers the leads that wait for somebody who is away to whoever is on duty in their channel: once
 * for each absence and channel, within the working hours of whoever is told.
 */
record CoverRounds(
    Store store,
    Members members,
    Queue queue,
    Diary diary,
    Duties duties,
    Sending sending,
    Clock clock) {

  private static final Logger log = LoggerFactory.getLogger(CoverRounds.class);

  /** Longer than the longest absence. */
  private static final Duration REMEMBERED = Duration.ofDays(500);

  void run() {
    Instant now = clock.instant();
    for (Stored<Member> stored : members.all()) {
      Member absent = stored.value();
      if (absent.erasedAt().isEmpty() && diary.away(absent, now)) {
        absent.availability().absence().ifPresent(days -> offer(absent, days, now));
      }
    }
  }

  private void offer(Member absent, Availability.Absence days, Instant now) {
    Map<ChannelRef, List<Lead>> homes =
        waiting(absent, days).stream()
            .filter(lead -> lead.home().isPresent())
            .collect(
                Collectors.groupingBy(
                    lead -> lead.home().orElseThrow(), LinkedHashMap::new, Collectors.toList()));
    for (ChannelRef home : homes.keySet()) {
      Claim once =
          new Claim("covered", absent.id().value() + "\n" + days.from() + "\n" + home.code());
      if (store.holder(once).isPresent()) {
        continue;
      }
      Duty duty = store.load(Duty.ref(home)).map(Stored::value).orElseGet(() -> Duty.nobody(home));
      Map<Member, ChannelRef> people = sending.reach(duties, duty, absent.id()::equals, now);
      if (!people.isEmpty()
          && store.decide(() -> tryOffer(absent, days, home, once, people, now))) {
        log.info("offered the leads of {}, who is away", absent.id());
      }
    }
  }

  /** All that is due before they are back. */
  private List<Lead> waiting(Member absent, Availability.Absence days) {
    Instant back = days.back().atStartOfDay(diary.zone(absent)).toInstant();
    return queue.due(absent, back, back);
  }

  private Optional<Boolean> tryOffer(
      Member absent,
      Availability.Absence days,
      ChannelRef home,
      Claim once,
      Map<Member, ChannelRef> people,
      Instant now) {
    if (store.holder(once).isPresent()) {
      return Optional.of(false);
    }
    List<Lead> leads =
        waiting(absent, days).stream()
            .filter(lead -> lead.home().equals(Optional.of(home)))
            .toList();
    Map<Member, Reminder> reminders = new LinkedHashMap<>();
    people.forEach(
        (member, channel) -> {
          List<Lead> rows = sending.notYetToday(member, leads, now);
          if (!rows.isEmpty()) {
            reminders.put(member, reminder(member, channel, absent, days, home, rows, now));
          }
        });
    Commit commit = new Commit().take(once, "offered", REMEMBERED);
    sending.write(commit, reminders, now);
    return store.commit(commit) instanceof Outcome.Done
        ? Optional.of(!reminders.isEmpty())
        : Optional.empty();
  }

  private Reminder reminder(
      Member member,
      ChannelRef channel,
      Member absent,
      Availability.Absence days,
      ChannelRef home,
      List<Lead> leads,
      Instant now) {
    Reminder.Reason reason =
        new Reminder.Reason(
            Reminder.Kind.COVER,
            Optional.of(home),
            Optional.of(absent.id()),
            Optional.of(days.back()));
    String id =
        member.id().value()
            + "-cover-"
            + absent.id().value()
            + "-"
            + home.code()
            + "-"
            + now.toEpochMilli();
    return sending.reminder(
        id,
        member,
        channel,
        reason,
        leads,
        leads.stream().filter(Lead::toAnswer).count(),
        leads.size(),
        now);
  }
}
