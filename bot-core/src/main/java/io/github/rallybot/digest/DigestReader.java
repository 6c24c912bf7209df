package io.github.rallybot.digest;

import io.github.rallybot.figures.Figures;
import io.github.rallybot.figures.FiguresReader;
import io.github.rallybot.figures.Group;
import io.github.rallybot.figures.PastFigures;
import io.github.rallybot.figures.Trend;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.meeting.MeetingTimes;
import io.github.rallybot.meeting.PlannedMeeting;
import io.github.rallybot.meeting.Plans;
import io.github.rallybot.schedule.Period;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Looks up digests and figures of any period: the stored ones, else as they are now. */
public final class DigestReader {

  private final Store store;
  private final Digests digests;
  private final Editions editions;
  private final PastFigures past;
  private final FiguresReader figures;
  private final Plans plans;
  private final Clock clock;

  DigestReader(
      Store store,
      Digests digests,
      Editions editions,
      PastFigures past,
      FiguresReader figures,
      Plans plans,
      Clock clock) {
    this.store = store;
    this.digests = digests;
    this.editions = editions;
    this.past = past;
    this.figures = figures;
    this.plans = plans;
    this.clock = clock;
  }

  /**
   * A digest with its figures.
   *
   * @param stored whether it is one that was drafted, and not only looked at
   */
  public record Read(Digest digest, Period period, Figures figures, boolean stored) {}

  /** The period of an id, in the zone in which its meeting is planned; empty if it is none. */
  public Optional<Period> period(String id) {
    MeetingTimes times = plans.times();
    return Period.of(id, times.zone())
        .map(period -> times.of(period).map(PlannedMeeting::period).orElse(period));
  }

  /** The digest of a period, if there is one. */
  Optional<Read> stored(Period period) {
    return digests
        .find(period.id())
        .map(digest -> new Read(digest, period, editions.figures(digest, period), true));
  }

  /**
   * The digest of a period, or what it would say. A period that nobody froze though the next one is
   * over too is frozen by that. Empty if it has not begun.
   */
  public Optional<Read> read(Period period) {
    if (clock.instant().isBefore(period.from())) {
      return Optional.empty();
    }
    return Optional.of(
        stored(period)
            .orElseGet(
                () -> {
                  if (!clock.instant().isBefore(period.next().to())) {
                    past.freeze(period);
                  }
                  Edition edition = editions.of(period);
                  return new Read(
                      Digest.unplanned(period, edition),
                      period,
                      edition.figures().orElseThrow(),
                      false);
                }));
  }

  /** What the digest of a meeting would say now. */
  Read preview(PlannedMeeting meeting) {
    Edition edition = editions.of(meeting);
    return new Read(
        Digest.fresh(meeting, plans.digestChannels(), edition),
        meeting.period(),
        edition.figures().orElseThrow(),
        false);
  }

  /** The frozen figures before a period, newest first. */
  List<Figures> before(Period period) {
    return past.before(period, Trend.AVERAGED);
  }

  boolean frozen(Period period) {
    return past.frozen(period).isPresent();
  }

  /** The leads behind a figure, as they are now, the first first. */
  List<Lead> leads(Period period, Group group, String count, int most) {
    return store
        .load(figures.leads(period, group, count, most).stream().map(Lead::ref).toList())
        .stream()
        .map(Stored::value)
        .toList();
  }
}
