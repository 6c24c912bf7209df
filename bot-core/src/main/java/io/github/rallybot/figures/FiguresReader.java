package io.github.rallybot.figures;

import io.github.rallybot.content.Content;
import io.github.rallybot.content.ContentUses;
import io.github.rallybot.content.Contents;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.FollowUp;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.lead.Listings;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.lead.Tries;
import io.github.rallybot.question.Board;
import io.github.rallybot.question.ClosedLoop;
import io.github.rallybot.schedule.Period;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Counts a period as it is known now. Reads what arrived or happened in it and nothing else, so
 * that it takes as long however much there was before.
 */
public final class FiguresReader {

  /** So many leads are in memory at once. */
  private static final int AT_ONCE = 1000;

  private final Store store;
  private final Board board;
  private final Contents contents;
  private final ContentUses uses;
  private final Reasons reasons;
  private final GoodGrade good;
  private final Clock clock;

  /**
   * @param reasons which of them are counted apart
   * @param good which of marketing's grades mean a good lead
   */
  public FiguresReader(
      Store store,
      Board board,
      Contents contents,
      ContentUses uses,
      Reasons reasons,
      GoodGrade good,
      Clock clock) {
    this.store = store;
    this.board = board;
    this.contents = contents;
    this.uses = uses;
    this.reasons = reasons;
    this.good = good;
    this.clock = clock;
  }

  /** The figures of a period as they are now, whether it is over or not. */
  public Figures read(Period period) {
    Instant now = clock.instant();
    Tallies tallies = new Tallies(counting(now));
    each(Leads.ALL, period, tallies::arrived);
    each(Listings.ENDED, period, tallies::ended);
    Map<String, Integer> besides = new HashMap<>();
    attempts(period, besides);
    ClosedLoop loop = ClosedLoop.of(board, period.from(), period.to());
    besides.put(Count.HEARD, loop.heard());
    besides.put(Count.TOLD, loop.told());
    besides.put(Count.AWARENESS_GAPS, loop.awarenessGaps());
    besides.put(Count.CREATION_GAPS, loop.creationGaps());
    besides.put(Count.QUESTIONS_ANSWERED, ClosedLoop.answered(board, period.from(), period.to()));
    Map<String, Integer> sent = sent(period);
    List<String> never = neverSent();
    besides.put(Count.CONTENTS_SENT, sent.size());
    besides.put(Count.CONTENT_SENDINGS, sent.values().stream().mapToInt(Integer::intValue).sum());
    besides.put(Count.CONTENTS_NEVER_SENT, never.size());
    return new Figures(
        period.id(),
        now,
        good,
        tallies.all().plus(new Counts(besides)),
        tallies.groups(),
        tallies.firstAttempts(),
        tallies.firstAnswers(),
        Waits.of(loop.waits()),
        sent,
        never.subList(0, Math.min(never.size(), Figures.MOST)));
  }

  /**
   * The leads behind a figure, as they are known now: those of a group that are in a count, oldest
   * first. Of a period whose figures are frozen they may have changed since.
   *
   * @param count one of {@link Count} that is about leads
   * @param most so many at most
   */
  public List<LeadId> leads(Period period, Group group, String count, int most) {
    boolean ended = count.equals(Count.ENDED) || count.startsWith(Count.ENDED + ":");
    Counting counting = counting(clock.instant());
    List<LeadId> found = new ArrayList<>();
    each(
        ended ? Listings.ENDED : Leads.ALL,
        period,
        lead -> {
          List<String> counts =
              ended
                  ? lead.outcome().map(Counting::ended).orElse(List.of())
                  : counting.arrived(lead);
          if (found.size() < most && lead.counts() && in(group, lead) && counts.contains(count)) {
            found.add(lead.id());
          }
        },
        () -> found.size() >= most);
    return found;
  }

  /** When the first lead came that is known; empty if none did. */
  Optional<Instant> firstLead() {
    return store.between(Leads.ALL, Long.MIN_VALUE, Long.MAX_VALUE, 0, 1).stream()
        .findFirst()
        .map(entry -> Instant.ofEpochMilli(entry.number()));
  }

  private Counting counting(Instant now) {
    return new Counting(reasons, good, now);
  }

  private static boolean in(Group group, LeadFacts lead) {
    return group
        .dimension()
        .map(in -> lead.value(in).orElse(Group.UNKNOWN).equals(group.value()))
        .orElse(true);
  }

  private void each(Index index, Period period, Consumer<LeadFacts> use) {
    each(index, period, use, () -> false);
  }

  private void each(Index index, Period period, Consumer<LeadFacts> use, BooleanSupplier enough) {
    eachEntry(
        index,
        period,
        entries ->
            store
                .look(entries.stream().map(entry -> LeadFacts.ref(entry.member())).toList())
                .forEach(use),
        enough);
  }

  private void eachEntry(
      Index index, Period period, Consumer<List<Index.Entry>> use, BooleanSupplier enough) {
    long from = period.from().toEpochMilli();
    long to = period.to().toEpochMilli() - 1;
    List<Index.Entry> entries;
    int skip = 0;
    do {
      entries = store.between(index, from, to, skip, AT_ONCE);
      use.accept(entries);
      skip += entries.size();
    } while (entries.size() == AT_ONCE && !enough.getAsBoolean());
  }

  private void attempts(Period period, Map<String, Integer> counts) {
    eachEntry(
        Listings.ATTEMPTS,
        period,
        entries ->
            entries.forEach(
                entry ->
                    Tries.kind(entry.member())
                        .ifPresent(
                            kind ->
                                counts.merge(
                                    kind == FollowUp.Attempt.Kind.REACHED
                                        ? Count.ATTEMPTS_REACHED
                                        : Count.ATTEMPTS_TRIED,
                                    1,
                                    Integer::sum))),
        () -> false);
  }

  private Map<String, Integer> sent(Period period) {
    Map<String, Integer> sent = new HashMap<>();
    for (Content content : contents.all()) {
      if (content.lastSentAt().filter(at -> !at.isBefore(period.from())).isPresent()) {
        long times = uses.count(content.id(), period.from(), period.to());
        if (times > 0) {
          sent.put(content.id().value(), (int) times);
        }
      }
    }
    return sent;
  }

  private List<String> neverSent() {
    return contents.neverUsed(Instant.EPOCH).stream().map(one -> one.id().value()).toList();
  }
}
