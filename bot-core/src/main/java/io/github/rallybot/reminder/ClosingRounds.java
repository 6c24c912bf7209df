package io.github.rallybot.reminder;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Listings;
import io.github.rallybot.lead.Verdict;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.queue.Ages;
import io.github.rallybot.queue.Queue;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks once a week how good fits ended: each member in one message when their working week begins,
 * each lead at most once per age, whichever instance of the bot does it. A week that was missed is
 * not made up for; one that has begun is.
 */
public final class ClosingRounds {

  private static final Logger log = LoggerFactory.getLogger(ClosingRounds.class);

  /** So many rows in one message; the rest waits for the next week, or in the queue. */
  private static final int ROWS = 5;

  private static final Duration WEEK_REMEMBERED = Duration.ofDays(30);

  private final Store store;
  private final Queue queue;
  private final Ages ages;
  private final Members members;
  private final Sending sending;
  private final Diary diary;
  private final DayOfWeek weekday;

  /**
   * @param weekday on which a week begins, for this
   */
  public ClosingRounds(
      Store store,
      Queue queue,
      Ages ages,
      Members members,
      Sending sending,
      Diary diary,
      DayOfWeek weekday) {
    this.store = store;
    this.queue = queue;
    this.ages = ages;
    this.members = members;
    this.sending = sending;
    this.diary = diary;
    this.weekday = weekday;
  }

  /** Asks everybody whose week has begun and who was not asked in it. Run now and then. */
  public void run() {
    Instant now = sending.now();
    for (Stored<Member> stored : members.all()) {
      Member member = stored.value();
      if (sending.present(member, now)) {
        begun(member, now).ifPresent(week -> ask(member, week));
      }
    }
  }

  /**
   * A week of somebody's.
   *
   * @param start when their work begins in it
   */
  private record Week(String id, Instant start) {
    Claim once() {
      return new Claim("closing-week", id);
    }
  }

  private Optional<Week> begun(Member member, Instant now) {
    LocalDate first = diary.day(member, now).with(TemporalAdjusters.previousOrSame(weekday));
    return diary
        .start(member, first)
        .filter(start -> !start.isAfter(now))
        .map(start -> new Week(Closing.id(member.id(), first), start));
  }

  private void ask(Member member, Week week) {
    if (store.holder(week.once()).isPresent()
        || unasked(open(member, week, sending.now()), week).isEmpty()) {
      return;
    }
    if (sending.address(member) instanceof Sending.Address.Open open
        && store.decide(() -> tryAsk(member.id(), open.channel()))) {
      log.info("asked {} how good fits ended", member.id());
    }
  }

  /** As of the beginning of the week, so that a bot that was away asks no differently. */
  private List<Lead> open(Member member, Week week, Instant now) {
    return sending.notYetToday(member, queue.toClose(member, week.start()), now);
  }

  private Optional<Boolean> tryAsk(MemberId id, ChannelRef channel) {
    Instant now = sending.now();
    Optional<Stored<Member>> present = sending.present(id, now);
    Optional<Week> week = present.flatMap(member -> begun(member.value(), now));
    if (week.isEmpty() || store.holder(week.get().once()).isPresent()) {
      return Optional.of(false);
    }
    Member member = present.get().value();
    List<Lead> all = open(member, week.get(), now);
    Map<LeadId, Claim> claims = unasked(all, week.get());
    if (claims.isEmpty()) {
      return Optional.of(false);
    }
    List<Lead> rows =
        all.stream().filter(lead -> claims.containsKey(lead.id())).limit(ROWS).toList();
    Closing closing =
        new Closing(
            week.get().id(),
            member.id(),
            channel,
            rows.stream().map(Lead::id).toList(),
            (long) claims.size() - rows.size(),
            now);
    Commit commit = new Commit();
    commit.expect(present.get());
    commit.take(week.get().once(), "asked", WEEK_REMEMBERED);
    commit.create(Closing.ref(closing.id()), closing);
    commit.mark(new Mark(channel, closing.card(), false));
    sending.claim(commit, member, closing.leads(), closing.id(), now);
    List<Stored<Lead>> stored = store.load(rows.stream().map(lead -> Lead.ref(lead.id())).toList());
    for (Stored<Lead> lead : stored) {
      Listings.showIn(commit, lead, new CardRef(channel, closing.card()));
    }
    claims.keySet().retainAll(closing.leads());
    claims.values().forEach(asked -> commit.take(asked, closing.id()));
    commit.event(
        Event.of("closing.asked")
            .with("member", member.id().value())
            .with("leads", Integer.toString(rows.size())));
    return store.commit(commit) instanceof Outcome.Done ? Optional.of(true) : Optional.empty();
  }

  /** The leads that were not asked for at their present age, each with what says so afterwards. */
  private Map<LeadId, Claim> unasked(List<Lead> due, Week week) {
    Map<LeadId, Claim> claims = new LinkedHashMap<>();
    for (Lead lead : due) {
      ages.due(lead, week.start()).ifPresent(age -> claims.put(lead.id(), asked(lead, age)));
    }
    Set<Claim> held = store.holders(new ArrayList<>(claims.values())).keySet();
    claims.values().removeIf(held::contains);
    return claims;
  }

  private static Claim asked(Lead lead, Duration age) {
    long since = lead.salesVerdict().map(Verdict::at).orElse(lead.receivedAt()).toEpochMilli();
    return new Claim("closing-asked", lead.id() + "\n" + since + "\n" + age.toMillis());
  }
}
