package io.github.rallybot.queue;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.UserRef;
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
import io.github.rallybot.member.Members;
import java.time.Clock;
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
  private final Platforms platforms;
  private final Diary diary;
  private final DayOfWeek weekday;
  private final Clock clock;

  /**
   * @param weekday on which a week begins, for this
   */
  public ClosingRounds(
      Store store,
      Queue queue,
      Ages ages,
      Members members,
      Platforms platforms,
      Diary diary,
      DayOfWeek weekday,
      Clock clock) {
    this.store = store;
    this.queue = queue;
    this.ages = ages;
    this.members = members;
    this.platforms = platforms;
    this.diary = diary;
    this.weekday = weekday;
    this.clock = clock;
  }

  /** Asks everybody whose week has begun and who was not asked in it. Run now and then. */
  public void run() {
    Instant now = clock.instant();
    for (Stored<Member> stored : members.all()) {
      Member member = stored.value();
      if (member.guest() || member.profileAt().isEmpty() || member.erasedAt().isPresent()) {
        continue;
      }
      LocalDate week =
          LocalDate.ofInstant(now, Queue.zone(member))
              .with(TemporalAdjusters.previousOrSame(weekday));
      Optional<Instant> start = diary.start(member, week);
      Optional<UserRef> user =
          member.identities().stream().filter(i -> platforms.has(i.platform())).findFirst();
      if (user.isPresent()
          && start.filter(begin -> !begin.isAfter(now)).isPresent()
          && diary.working(member, now)) {
        ask(member, user.get(), week, start.get());
      }
    }
  }

  private void ask(Member member, UserRef user, LocalDate week, Instant start) {
    String id = Closing.id(member.id(), week);
    Claim once = new Claim("closing-week", id);
    if (store.holder(once).isPresent()) {
      return;
    }
    // as of the beginning of the week, so that a bot that was away asks no differently
    if (unasked(queue.toClose(member, start), start).isEmpty()) {
      return;
    }
    ChannelRef channel;
    try {
      channel = platforms.get(user.platform()).direct(user);
    } catch (PlatformException later) {
      log.warn("no weekly question to {}: {}", member.id(), later.getMessage());
      return;
    }
    boolean asked = store.decide(() -> tryAsk(member, id, once, channel, start));
    if (asked) {
      log.info("asked {} how good fits ended", member.id());
    }
  }

  private Optional<Boolean> tryAsk(
      Member member, String id, Claim once, ChannelRef channel, Instant start) {
    List<Lead> all = queue.toClose(member, start);
    Map<LeadId, Claim> claims = unasked(all, start);
    if (claims.isEmpty() || store.holder(once).isPresent()) {
      return Optional.of(false);
    }
    List<Lead> rows =
        all.stream().filter(lead -> claims.containsKey(lead.id())).limit(ROWS).toList();
    Closing closing =
        new Closing(
            id,
            member.id(),
            channel,
            rows.stream().map(Lead::id).toList(),
            (long) claims.size() - rows.size(),
            clock.instant());
    Commit commit = new Commit();
    commit.take(once, "asked", WEEK_REMEMBERED);
    commit.create(Closing.ref(id), closing);
    commit.mark(new Mark(channel, closing.card(), false));
    List<Stored<Lead>> stored = store.load(rows.stream().map(lead -> Lead.ref(lead.id())).toList());
    for (Stored<Lead> lead : stored) {
      Listings.showIn(commit, lead, new CardRef(channel, closing.card()));
    }
    claims.keySet().retainAll(closing.leads());
    claims.values().forEach(asked -> commit.take(asked, id));
    commit.event(
        Event.of("closing.asked")
            .with("member", member.id().value())
            .with("leads", Integer.toString(rows.size())));
    Outcome outcome = store.commit(commit);
    return outcome instanceof Outcome.Done ? Optional.of(true) : Optional.empty();
  }

  /** The leads that were not asked for at their present age, each with what says so afterwards. */
  private Map<LeadId, Claim> unasked(List<Lead> due, Instant start) {
    Map<LeadId, Claim> claims = new LinkedHashMap<>();
    for (Lead lead : due) {
      ages.due(lead, start).ifPresent(age -> claims.put(lead.id(), asked(lead, age)));
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
