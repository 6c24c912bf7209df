package io.github.rallybot.figures;

import io.github.rallybot.journal.DocRef;
import io.github.rallybot.lead.Deed;
import io.github.rallybot.lead.FollowUp;
import io.github.rallybot.lead.Grade;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Outcome;
import io.github.rallybot.lead.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    Optional<Lead.Taken> taken,
    List<Verdict> verdicts,
    Optional<FollowUp.Promise> promise,
    List<FollowUp.Attempt> attempts,
    Optional<Outcome> outcome,
    List<Deed> history,
    Optional<Instant> withdrawnAt,
    Optional<Instant> erasedAt) {

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
    return Verdict.ofSales(verdicts, taken.map(Lead.Taken::by));
  }

  /**
   * When sales first answered: the first verdict of any member whose verdict stands and is no
   * opinion. A verdict that was changed was an answer when it was first given.
   */
  Optional<Instant> firstAnswer() {
    return verdicts.stream()
        .filter(verdict -> !verdict.opinion())
        .flatMap(verdict -> Stream.concat(Stream.of(verdict.at()), saidBefore(verdict)))
        .min(Comparator.naturalOrder());
  }

  private Stream<Instant> saidBefore(Verdict verdict) {
    return history.stream()
        .filter(deed -> deed.by().equals(Optional.of(verdict.by())))
        .filter(deed -> Judgement.of(deed.what()).isPresent())
        .map(Deed::at);
  }

  Optional<Instant> firstAttempt() {
    return attempts.stream().map(FollowUp.Attempt::at).min(Comparator.naturalOrder());
  }

  /** How long it waited for something. */
  Duration waited(Instant until) {
    return Duration.between(receivedAt, until);
  }

  /** From when on nobody waits for an answer any more. */
  Optional<Instant> settled() {
    return Stream.of(firstAnswer(), outcome.map(Outcome::at), erasedAt)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }
}
