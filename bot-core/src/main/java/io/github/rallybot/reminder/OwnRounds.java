package io.github.rallybot.reminder;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import io.github.rallybot.queue.Queue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds each member once a business day, when their work begins, of what waits for them: in one
 * direct message, whichever instance of the bot sends it. A bot that was away makes up for it
 * within the working hours of the same day; a day that was missed is not made up for, since what
 * waited then waits still and is in the next message.
 */
record OwnRounds(
    Store store,
    Members members,
    Queue queue,
    Diary diary,
    Duties duties,
    Sending sending,
    Clock clock) {

  private static final Logger log = LoggerFactory.getLogger(OwnRounds.class);

  private static final Duration DAY_REMEMBERED = Duration.ofDays(14);

  void run() {
    Instant now = clock.instant();
    Map<Claim, Member> working = new LinkedHashMap<>();
    for (Stored<Member> stored : members.all()) {
      Member member = stored.value();
      if (duties.reachable(member) && diary.working(member, now)) {
        working.put(today(member, now), member);
      }
    }
    Set<Claim> decided = store.holders(working.keySet()).keySet();
    working.forEach(
        (today, member) -> {
          if (!decided.contains(today)) {
            remind(member, today, now);
          }
        });
  }

  private Claim today(Member member, Instant now) {
    return new Claim("reminded-today", member.id().value() + "\n" + diary.day(member, now));
  }

  private void remind(Member member, Claim today, Instant now) {
    if (due(member, now).isEmpty()) {
      // decided all the same: what they take on today is not thrown back at them today
      store.commit(new Commit().take(today, "nothing", DAY_REMEMBERED));
      return;
    }
    Sending.Address address = sending.address(member);
    if (address instanceof Sending.Address.Never) {
      store.commit(new Commit().take(today, "unreachable", DAY_REMEMBERED));
    } else if (address instanceof Sending.Address.Open open) {
      boolean sent = store.decide(() -> tryRemind(member, today, open.channel(), now));
      if (sent) {
        log.info("reminded {}", member.id());
      }
    }
  }

  private Optional<Boolean> tryRemind(Member member, Claim today, ChannelRef channel, Instant now) {
    if (store.holder(today).isPresent()) {
      return Optional.of(false);
    }
    List<Lead> due = sending.notYetToday(member, due(member, now), now);
    Commit commit = new Commit().take(today, due.isEmpty() ? "nothing" : "sent", DAY_REMEMBERED);
    if (!due.isEmpty()) {
      Reminder reminder =
          sending.reminder(
              member.id().value() + "-" + diary.day(member, now),
              member,
              channel,
              Reminder.Reason.own(),
              due,
              due.stream().filter(Lead::toAnswer).count(),
              due.size(),
              now);
      sending.write(commit, Map.of(member, reminder), now);
    }
    return store.commit(commit) instanceof Outcome.Done
        ? Optional.of(!due.isEmpty())
        : Optional.empty();
  }

  /** As of the beginning of the day's work, so that a bot that was away reminds no differently. */
  private List<Lead> due(Member member, Instant now) {
    LocalDate day = diary.day(member, now);
    Instant start = diary.start(member, day).orElse(now);
    return queue.due(member, start, day.atStartOfDay(diary.zone(member)).toInstant());
  }
}
