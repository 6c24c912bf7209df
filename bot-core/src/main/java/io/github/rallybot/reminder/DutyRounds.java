package io.github.rallybot.reminder;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Listings;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the duty person of a channel, in one message for all of them, of leads that nobody took and
 * half of whose answer promise is over: each lead once, at most one message an hour, within the
 * working hours of whoever is told, whichever instance of the bot sends it.
 */
record DutyRounds(Store store, Sending sending) {

  private static final Logger log = LoggerFactory.getLogger(DutyRounds.class);

  /** No organisation has more channels for leads. */
  private static final int CHANNELS = 200;

  private static final Duration APART = Duration.ofHours(1);

  void run() {
    for (String home : store.newest(Listings.HOMES, CHANNELS)) {
      tell(ChannelRef.parse(home), sending.now());
    }
  }

  private void tell(ChannelRef home, Instant now) {
    Optional<Stored<Duty>> stored = store.load(Duty.ref(home));
    Duty duty = stored.map(Stored::value).orElseGet(() -> Duty.nobody(home));
    if (tooSoon(duty, now) || waiting(duty, now) == 0) {
      return;
    }
    Map<MemberId, ChannelRef> people = sending.reach(covered(duty, now), id -> false);
    if (people.isEmpty()) {
      return;
    }
    boolean told = store.decide(() -> tryTell(home, people));
    if (told) {
      log.info("told {} of leads that wait in {}", people.keySet(), home.code());
    }
  }

  /** Where nobody is on duty, whoever is in the twin of the channel, which shows the same leads. */
  private Duty covered(Duty duty, Instant now) {
    if (duty.person().isPresent()) {
      return duty;
    }
    return first(duty, now).stream()
        .flatMap(lead -> lead.channels().stream().skip(1))
        .findFirst()
        .flatMap(twin -> store.load(Duty.ref(twin)))
        .map(twin -> duty.of(twin.value().person()))
        .orElse(duty);
  }

  private static boolean tooSoon(Duty duty, Instant now) {
    return told(duty, now).filter(last -> last.plus(APART).isAfter(now)).isPresent();
  }

  private static long from(Duty duty, Instant now) {
    return told(duty, now).map(until -> until.toEpochMilli() + 1).orElse(0L);
  }

  /** A moment that is still to come was written by a clock that was wrong. */
  private static Optional<Instant> told(Duty duty, Instant now) {
    return duty.toldUntil().filter(last -> last.isBefore(now.plus(APART)));
  }

  private long waiting(Duty duty, Instant now) {
    return store.countBetween(
        Listings.halfPromise(duty.channel()), from(duty, now), now.toEpochMilli());
  }

  private Optional<Boolean> tryTell(ChannelRef home, Map<MemberId, ChannelRef> people) {
    Instant now = sending.now();
    Optional<Stored<Duty>> stored = store.load(Duty.ref(home));
    Duty duty = covered(stored.map(Stored::value).orElseGet(() -> Duty.nobody(home)), now);
    if (tooSoon(duty, now)) {
      return Optional.of(false);
    }
    long all = waiting(duty, now);
    if (all == 0) {
      return Optional.of(false);
    }
    List<Lead> first = first(duty, now);
    Commit commit = new Commit();
    Map<Member, ChannelRef> there = sending.stillPresent(commit, people, now);
    if (there.isEmpty()) {
      return Optional.of(false);
    }
    Duties.write(
        commit, stored, stored.map(Stored::value).orElseGet(() -> Duty.nobody(home)).told(now));
    Map<Member, Reminder> reminders = new LinkedHashMap<>();
    there.forEach(
        (member, channel) -> {
          List<Lead> rows = sending.notYetToday(member, first, now);
          long left = all - (first.size() - rows.size());
          if (left > 0) {
            reminders.put(member, reminder(duty, member, channel, rows, left, now));
          }
        });
    sending.write(commit, reminders, now);
    return store.commit(commit) instanceof Outcome.Done
        ? Optional.of(!reminders.isEmpty())
        : Optional.empty();
  }

  private Reminder reminder(
      Duty duty, Member member, ChannelRef channel, List<Lead> rows, long all, Instant now) {
    Reminder.Reason reason =
        new Reminder.Reason(
            sending.onDuty(member, duty) ? Reminder.Kind.DUTY : Reminder.Kind.LEADS,
            Optional.of(duty.channel()),
            Optional.empty(),
            Optional.empty());
    String id = member.id().value() + "-duty-" + duty.channel().code() + "-" + now.toEpochMilli();
    return sending.reminder(id, member, channel, reason, rows, all, all, now);
  }

  private List<Lead> first(Duty duty, Instant now) {
    List<Index.Entry> entries =
        store.between(
            Listings.halfPromise(duty.channel()),
            from(duty, now),
            now.toEpochMilli(),
            0,
            Reminder.ROWS);
    return store
        .load(entries.stream().map(entry -> Lead.ref(new LeadId(entry.member()))).toList())
        .stream()
        .map(Stored::value)
        .toList();
  }
}
