package io.github.rallybot.room;

import io.github.rallybot.digest.StandingOut;
import io.github.rallybot.figures.Caution;
import io.github.rallybot.figures.Figures;
import io.github.rallybot.figures.Finding;
import io.github.rallybot.figures.Findings;
import io.github.rallybot.figures.PastFigures;
import io.github.rallybot.schedule.Period;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The figures of a period with what stands out in them, counted seldom enough for a page that many
 * have open: frozen ones once, others at most every half minute.
 */
public final class FiguresInHand {

  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int MOST = 20;

  private final PastFigures past;
  private final StandingOut standing;
  private final Caution caution;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  public FiguresInHand(PastFigures past, StandingOut standing, Caution caution) {
    this.past = past;
    this.standing = standing;
    this.caution = caution;
  }

  /**
   * What is known of a period.
   *
   * @param before the frozen figures of the periods before, newest first
   * @param minimum of fewer no rate is shown
   */
  record Held(Figures now, boolean frozen, List<Figures> before, List<Finding> found, int minimum) {
    Optional<Finding> finding(String key) {
      return found.stream().filter(one -> one.key().equals(key)).findFirst();
    }
  }

  /**
   * @param at by the clock that measures work, not days
   */
  private record Kept(Held held, long at) {
    boolean fresh() {
      return held.frozen() || System.nanoTime() - at < FRESH.toNanos();
    }
  }

  Held of(Period period) {
    Optional<Kept> known = Optional.ofNullable(kept.get(period.id())).filter(Kept::fresh);
    if (known.isPresent()) {
      return known.get().held();
    }
    Optional<Figures> frozen = past.frozen(period);
    Figures now = frozen.orElseGet(() -> past.of(period));
    List<Figures> before = past.before(period, Findings.EARLIER);
    Held held =
        new Held(now, frozen.isPresent(), before, standing.found(period), caution.minimum());
    if (kept.size() >= MOST) {
      kept.clear();
    }
    kept.put(period.id(), new Kept(held, System.nanoTime()));
    return held;
  }
}
