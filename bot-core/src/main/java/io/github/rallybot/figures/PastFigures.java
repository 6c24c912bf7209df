package io.github.rallybot.figures;

import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.schedule.Period;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The figures of periods, frozen once and for all: what was talked about in a meeting stays what it
 * was. Digest and trends show these.
 */
public final class PastFigures {

  private final Store store;
  private final FiguresReader reader;
  private final Clock clock;

  public PastFigures(Store store, FiguresReader reader, Clock clock) {
    this.store = store;
    this.reader = reader;
    this.clock = clock;
  }

  /** The figures of a period if they are frozen. */
  public Optional<Figures> frozen(Period period) {
    return store.load(Figures.ref(period.id())).map(Stored::value);
  }

  /** The frozen figures of a period, else those that it has now. */
  public Figures of(Period period) {
    return frozen(period).orElseGet(() -> reader.read(period));
  }

  /**
   * Freezes the figures of a period as they are now. Whoever does that first decides; for all
   * others, in any instance, it changes nothing.
   *
   * @return those that are frozen
   */
  public Figures freeze(Period period) {
    return store.decide(
        () -> {
          Optional<Figures> already = frozen(period);
          if (already.isPresent()) {
            return already;
          }
          Figures fresh = reader.read(period);
          return store.commit(new Commit().create(Figures.ref(period.id()), fresh))
                  instanceof Outcome.Done
              ? Optional.of(fresh)
              : Optional.empty();
        });
  }

  /**
   * The figures of the periods before one, newest first. Those that nobody froze though the period
   * after them is over too, since the bot was away or was not there yet, are frozen now; the
   * meeting about a later one may still come. None from before the first lead.
   *
   * @param count so many at most
   */
  public List<Figures> before(Period period, int count) {
    Optional<Instant> first = reader.firstLead();
    List<Figures> past = new ArrayList<>();
    for (int back = 1; back <= count; back++) {
      Period earlier = period.plus(-back);
      if (first.filter(earlier.to()::isAfter).isEmpty()) {
        break;
      }
      past.add(clock.instant().isBefore(earlier.next().to()) ? of(earlier) : freeze(earlier));
    }
    return past;
  }
}
