package io.github.rallybot.figures;

import io.github.rallybot.journal.DocRef;
import io.github.rallybot.lead.Deed;
import io.github.rallybot.lead.FollowUp;
import io.github.rallybot.lead.Grade;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Outcome;
import io.github.rallybot.lead.Verdict;
import io.github.rallybot.member.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What figures need of a lead: some of the fields of its document, read without the others. Nobody
 * is in it.
 */
record LeadFacts(
    LeadId id,
    Instant receivedAt,
    String source,
    Optional<String> campaign,
    Optional<String> persona,
    Optional<String> country,
    Optional<Grade> grade,
    boolean test,
    Optional<Owner> taken,
    List<Verdict> verdicts,
    Optional<Promise> promise,
    List<Attempt> attempts,
    Optional<End> outcome,
    List<Done> history,
    Optional<Instant> withdrawnAt,
    Optional<Instant> erasedAt) {

  /** Whose it is. */
  record Owner(MemberId by) {}

  /** By when it was to be answered. */
  record Promise(Instant due) {}

  /** That somebody tried to reach the person. */
  record Attempt(FollowUp.Attempt.Kind kind, Instant at) {}

  /** How it ended. */
  record End(Outcome.Kind kind, Optional<String> stage, Optional<String> reason, Instant at) {}

  /** That somebody did something about it, by the code of a {@link Deed}. */
  record Done(Instant at, Optional<MemberId> by, String what) {
    boolean saidBy(MemberId member) {
      return by.filter(member::equals).isPresent() && Judgement.of(what).isPresent();
    }
  }

  LeadFacts {
    verdicts = List.copyOf(verdicts);
    attempts = List.copyOf(attempts);
    history = List.copyOf(history);
  }

  static DocRef<LeadFacts> ref(String id) {
    return new DocRef<>("lead", id, LeadFacts.class);
  }

  boolean counts() {
    return !test && withdrawnAt.isEmpty();
  }

  Optional<String> value(Dimension dimension) {
    return switch (dimension) {
      case SOURCE -> Optional.of(source);
      case CAMPAIGN -> campaign;
      case PERSONA -> persona;
      case COUNTRY -> country;
    };
  }

  Optional<Verdict> salesVerdict() {
    return Verdict.ofSales(verdicts, taken.map(Owner::by));
  }

  /**
   * When sales first answered: the first verdict of any member whose verdict stands and is no
   * opinion. A verdict that was changed was an answer when it was first given.
   */
  Optional<Instant> firstAnswer() {
    Instant first = null;
    for (Verdict verdict : verdicts) {
      if (!verdict.opinion()) {
        first = earlier(first, verdict.at());
        for (Done done : history) {
          if (done.saidBy(verdict.by())) {
            first = earlier(first, done.at());
          }
        }
      }
    }
    return Optional.ofNullable(first);
  }

  Optional<Instant> firstAttempt() {
    Instant first = null;
    for (Attempt attempt : attempts) {
      first = earlier(first, attempt.at());
    }
    return Optional.ofNullable(first);
  }

  private static Instant earlier(@Nullable Instant one, Instant other) {
    return one == null || other.isBefore(one) ? other : one;
  }

  /** How long it waited for something. */
  Duration waited(Instant until) {
    return Duration.between(receivedAt, until);
  }

  /** From when on nobody waits for an answer any more. */
  Optional<Instant> settled() {
    Instant first = firstAnswer().orElse(null);
    first = outcome.isPresent() ? earlier(first, outcome.get().at()) : first;
    return Optional.ofNullable(erasedAt.isPresent() ? earlier(first, erasedAt.get()) : first);
  }
}
