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
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.queue.Queue;
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
record OwnRounds(Store store, Members members, Queue queue, Diary diary, Sending sending) {

  private static final Logger log = LoggerFactory.getLogger(OwnRounds.class);

  private static final Duration DAY_REMEMBERED = Duration.ofDays(14);

  void run() {
    Instant now = sending.now();
    Map<Claim, Member> working = new LinkedHashMap<>();
    for (Stored<Member> stored : members.all()) {
      if (sending.present(stored.value(), now)) {
        working.put(today(stored.value(), now), stored.value());
      }
    }
    Set<Claim> decided = store.holders(working.keySet()).keySet();
    working.forEach(
        (today, member) -> {
          if (!decided.contains(today)) {
            remind(member, now);
          }
        });
  }

  private Claim today(Member member, Instant now) {
    return new Claim("reminded-today", member.id().value() + "\n" + diary.day(member, now));
  }

  private void remind(Member member, Instant now) {
    if (due(member, now).isEmpty()) {
      // decided all the same: what they take on today is not thrown back at them today
      decide(member, now, "nothing");
      return;
    }
    Sending.Address address = sending.address(member);
    if (address instanceof Sending.Address.Never) {
      decide(member, now, "unreachable");
    } else if (address instanceof Sending.Address.Open open
        && store.decide(() -> tryRemind(member.id(), open.channel()))) {
      log.info("reminded {}", member.id());
    }
  }

  private void decide(Member member, Instant now, String what) {
    store.commit(new Commit().take(today(member, now), what, DAY_REMEMBERED));
  }

  private Optional<Boolean> tryRemind(MemberId id, ChannelRef channel) {
    Instant now = sending.now();
    Optional<Stored<Member>> present = sending.present(id, now);
    if (present.isEmpty()) {
      return Optional.of(false);
    }
    Member member = present.get().value();
    Claim today = today(member, now);
    if (store.holder(today).isPresent()) {
      return Optional.of(false);
    }
    List<Lead> due = sending.notYetToday(member, due(member, now), now);
    Commit commit = new Commit().take(today, due.isEmpty() ? "nothing" : "sent", DAY_REMEMBERED);
    commit.expect(present.get());
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
    return queue.due(member, day, diary.start(member, day).orElse(now));
  }
}
