package io.github.rallybot.queue;

import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.Lead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long after it was called a good fit a lead is asked how it ended; rising. "Still open"
 * silences the question until the next age.
 */
public record Ages(List<Duration> after) {

  private static final int MOST = 10;

  public Ages {
    after = List.copyOf(after);
    boolean rising = true;
    for (int i = 0; i < after.size(); i++) {
      rising &= after.get(i).compareTo(i == 0 ? Duration.ZERO : after.get(i - 1)) > 0;
    }
    if (after.isEmpty() || after.size() > MOST || !rising) {
      throw new IllegalArgumentException(
          "rally.outcome.ask-after needs one to "
              + MOST
              + " ages, each longer than the one before,"
              + " such as 30d, 90d.");
    }
  }

  public static Ages standard() {
    return new Ages(List.of(Duration.ofDays(30), Duration.ofDays(90)));
  }

  Duration first() {
    return after.get(0);
  }

  /** The age from which on "still open" may have run out. */
  Optional<Duration> second() {
    return after.size() > 1 ? Optional.of(after.get(1)) : Optional.empty();
  }

  /** The age for which a lead is to be asked; empty if it is not. */
  public Optional<Duration> due(Lead lead, Instant now) {
    if (!lead.present() || lead.followUp().outcome().isPresent()) {
      return Optional.empty();
    }
    return lead.salesVerdict()
        .filter(verdict -> verdict.judgement() == Judgement.GOOD_FIT)
        .flatMap(
            verdict ->
                after.stream()
                    .filter(age -> !verdict.at().plus(age).isAfter(now))
                    .reduce((one, later) -> later)
                    .filter(age -> !saidSince(lead, verdict.at().plus(age))));
  }

  private static boolean saidSince(Lead lead, Instant asked) {
    return lead.followUp().stillOpenAt().filter(said -> !said.isBefore(asked)).isPresent();
  }
}
