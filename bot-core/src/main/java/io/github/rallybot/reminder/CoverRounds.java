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
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers the leads that wait for somebody who is away or left to whoever is on duty in their
 * channel, within the working hours of whoever is told: once for each absence, and for those who
 * left what is due each day, as they would have been reminded themselves.
 */
record CoverRounds(Store store, Members members, Queue queue, Diary diary, Sending sending) {

  private static final Logger log = LoggerFactory.getLogger(CoverRounds.class);

  /** Longer than the longest absence. */
  private static final Duration REMEMBERED = Duration.ofDays(500);

  private static final Duration DAY_REMEMBERED = Duration.ofDays(14);

  /**
   * That somebody does not look after their leads.
   *
   * @param name one for each that is to be offered once
   * @param back when they will again; empty if never
   * @param day what is due on it, or before, waits too long
   */
  private record Gap(Member member, String name, Optional<LocalDate> back, LocalDate day) {

    Claim offered(ChannelRef home) {
      return claim("covered", name + "\n" + home.code());
    }

    /** That nothing is left to be offered. */
    Claim done() {
      return claim("covered-all", name);
    }

    private Claim claim(String kind, String of) {
      return new Claim(kind, member.id().value() + "\n" + of);
    }
  }

  void run() {
    Instant now = sending.now();
    Map<Claim, Gap> gaps = new LinkedHashMap<>();
    for (Stored<Member> stored : members.all()) {
      gap(stored.value(), now).ifPresent(gap -> gaps.put(gap.done(), gap));
    }
    Set<Claim> done = store.holders(gaps.keySet()).keySet();
    gaps.forEach(
        (claim, gap) -> {
          if (!done.contains(claim)) {
            offer(gap);
          }
        });
  }

  private Optional<Gap> gap(Member member, Instant now) {
    if (!member.colleague()) {
      LocalDate today = diary.team().day(now);
      return Optional.of(new Gap(member, today.toString(), Optional.empty(), today));
    }
    return member
        .availability()
        .absence()
        .filter(days -> diary.away(member, now))
        .map(
            days ->
                new Gap(
                    member,
                    days.from().toString(),
                    Optional.of(days.back()),
                    days.back().minusDays(1)));
  }

  private void offer(Gap gap) {
    Map<ChannelRef, List<Lead>> homes =
        waiting(gap).stream()
            .filter(lead -> lead.home().isPresent())
            .collect(
                Collectors.groupingBy(this::covering, LinkedHashMap::new, Collectors.toList()));
    if (homes.isEmpty() && gap.back().isEmpty()) {
      store.commit(new Commit().take(gap.done(), "done", DAY_REMEMBERED));
    }
    for (ChannelRef home : homes.keySet()) {
      if (store.holder(gap.offered(home)).isPresent()) {
        continue;
      }
      Map<MemberId, ChannelRef> people = sending.reach(duty(home), gap.member().id()::equals);
      if (!people.isEmpty() && store.decide(() -> tryOffer(gap.member().id(), home, people))) {
        log.info("offered the leads of {}, who is not here", gap.member().id());
      }
    }
  }

  /**
   * The channel in which somebody is on duty for a lead: its home, unless only its twin has one.
   */
  private ChannelRef covering(Lead lead) {
    return lead.channels().stream()
        .filter(channel -> duty(channel).person().isPresent())
        .findFirst()
        .orElseGet(() -> lead.channels().get(0));
  }

  private Duty duty(ChannelRef channel) {
    return store.load(Duty.ref(channel)).map(Stored::value).orElseGet(() -> Duty.nobody(channel));
  }

  /** All that is due before they are back. */
  private List<Lead> waiting(Gap gap) {
    List<Lead> due = queue.dueWhileAway(gap.member(), gap.day());
    return addressIsSomebodyElses(gap.member())
        ? due.stream().filter(lead -> lead.responsible().isPresent()).toList()
        : due;
  }

  /** Whoever came back as somebody new is reminded themselves of what is for their address. */
  private boolean addressIsSomebodyElses(Member gone) {
    return !gone.colleague()
        && gone.email().stream()
            .flatMap(email -> members.withAddress(email).stream())
            .anyMatch(other -> other.value().colleague());
  }

  private Optional<Boolean> tryOffer(
      MemberId absent, ChannelRef home, Map<MemberId, ChannelRef> people) {
    Instant now = sending.now();
    Optional<Stored<Member>> stored = store.load(Member.ref(absent));
    Optional<Gap> gap = stored.flatMap(member -> gap(member.value(), now));
    if (gap.isEmpty() || store.holder(gap.get().offered(home)).isPresent()) {
      return Optional.of(false);
    }
    Commit commit = new Commit().take(gap.get().offered(home), "offered", REMEMBERED);
    commit.expect(stored.get());
    Map<Member, ChannelRef> there = sending.stillPresent(commit, people, now);
    if (there.isEmpty()) {
      return Optional.of(false);
    }
    List<Lead> leads =
        waiting(gap.get()).stream()
            .filter(lead -> lead.channels().contains(home) && covering(lead).equals(home))
            .toList();
    Map<Member, Reminder> reminders = new LinkedHashMap<>();
    there.forEach(
        (member, channel) -> {
          List<Lead> rows = sending.notYetToday(member, leads, now);
          if (!rows.isEmpty()) {
            reminders.put(member, reminder(member, channel, gap.get(), home, rows, now));
          }
        });
    sending.write(commit, reminders, now);
    return store.commit(commit) instanceof Outcome.Done
        ? Optional.of(!reminders.isEmpty())
        : Optional.empty();
  }

  private Reminder reminder(
      Member member, ChannelRef channel, Gap gap, ChannelRef home, List<Lead> leads, Instant now) {
    Reminder.Reason reason =
        new Reminder.Reason(
            Reminder.Kind.COVER, Optional.of(home), Optional.of(gap.member().id()), gap.back());
    String id =
        String.join(
            "-",
            member.id().value(),
            "cover",
            gap.member().id().value(),
            home.code(),
            Long.toString(now.toEpochMilli()));
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
