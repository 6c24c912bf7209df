package io.github.rallybot.queue;

import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Listings;
import io.github.rallybot.lead.Outcome;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/**
 * Small true figures about a member's own answers, for that member only. Never about others, and no
 * median of fewer than five.
 *
 * @param thisWeek leads answered since Monday
 * @param firstAnswer how long half of the leads waited for this member's first answer, of those
 *     answered lately
 */
record Figures(long thisWeek, Optional<Duration> firstAnswer, long open, long won, long lost) {

  /** Fewer say nothing. */
  static final int ENOUGH = 5;

  private static final int LATELY = 50;
  private static final Duration WINDOW = Duration.ofDays(30);

  static Figures of(Store store, Member member, ZoneId zone, Instant now) {
    LocalDate monday =
        LocalDate.ofInstant(now, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    MemberId id = member.id();
    long since = monday.atStartOfDay(zone).toInstant().toEpochMilli();
    return new Figures(
        store.count(Listings.answeredBy(id), since),
        firstAnswer(store, id, now),
        store.count(Listings.goodFitsOpen(id), 0),
        store.count(Listings.goodFits(id, Outcome.Kind.WON), 0),
        store.count(Listings.goodFits(id, Outcome.Kind.LOST), 0));
  }

  private static Optional<Duration> firstAnswer(Store store, MemberId member, Instant now) {
    Instant since = now.minus(WINDOW);
    List<Duration> waits =
        store
            .load(
                store.newest(Listings.answeredBy(member), LATELY).stream()
                    .map(id -> Lead.ref(new LeadId(id)))
                    .toList())
            .stream()
            .map(Stored::value)
            .filter(lead -> !lead.receivedAt().isBefore(since))
            .flatMap(lead -> waited(lead, member).stream())
            .sorted()
            .toList();
    return waits.size() < ENOUGH
        ? Optional.empty()
        : Optional.of(waits.get((waits.size() - 1) / 2));
  }

  private static Optional<Duration> waited(Lead lead, MemberId member) {
    return lead.history().stream()
        .filter(deed -> deed.by().equals(Optional.of(member)))
        .filter(deed -> Judgement.of(deed.what()).isPresent())
        .findFirst()
        .map(deed -> Duration.between(lead.receivedAt(), deed.at()));
  }
}
