package io.github.rallybot.lead;

import io.github.rallybot.journal.Index;
import io.github.rallybot.member.MemberId;
import java.util.Map;

/** The lists of a summary: what its card counts, and in which order its leads are handed out. */
final class BurstLists {

  /** Stands for the grade of leads that have none. */
  static final String NO_GRADE = "none";

  /** What somebody took comes behind what has an owner, and that behind what is anybody's. */
  private static final long OWNED = 1_000;

  private static final long TAKEN = 2_000;

  private BurstLists() {}

  /** All leads of a summary, by when they came. */
  static Index all(String burst) {
    return new Index("burst", burst);
  }

  /** Those that wait for an answer, in the order in which they are handed out. */
  static Index toAnswer(String burst) {
    return new Index("burst-to-answer", burst);
  }

  /** Those that wait for an answer and were an owner's from the start, the best first. */
  static Index toAnswerBy(String burst, String owner) {
    return new Index("burst-to-answer-by", burst + "\n" + owner);
  }

  /** Those that marketing graded alike, by when they came. */
  static Index graded(String burst, String letter) {
    return new Index("burst-grade", burst + "\n" + letter);
  }

  /** Those of a grade that wait for an answer, by when they came. */
  static Index gradedToAnswer(String burst, String letter) {
    return new Index("burst-grade-to-answer", burst + "\n" + letter);
  }

  /** Those of which sales says the same, by when they came. */
  static Index judged(String burst, Judgement judgement) {
    return new Index("burst-judged", burst + "\n" + judgement.code());
  }

  /** Those that came from one source, by when they came. */
  static Index from(String burst, String source) {
    return new Index("burst-source", burst + "\n" + source);
  }

  /** Those that wait for an answer and were handed to somebody, by until when. */
  static Index held(String burst) {
    return new Index("burst-held", burst);
  }

  /** Those that a member has a verdict on, by when they gave it. */
  static Index answeredBy(String burst, MemberId member) {
    return new Index("burst-answered-by", burst + "\n" + member.value());
  }

  /** Those that a member does not want to be handed before all others, the longest ago first. */
  static Index setAsideBy(String burst, MemberId member) {
    return new Index("burst-aside", burst + "\n" + member.value());
  }

  /** Puts a lead that is present into the lists of the summary that holds it. */
  static void put(Lead lead, String burst, Map<Index, Long> lists) {
    long came = lead.receivedAt().toEpochMilli();
    String letter = lead.brief().grade().map(Grade::letter).orElse(NO_GRADE);
    lists.put(all(burst), came);
    lists.put(graded(burst, letter), came);
    lists.put(from(burst, lead.brief().source()), came);
    lead.salesVerdict().ifPresent(verdict -> lists.put(judged(burst, verdict.judgement()), came));
    lead.verdicts().forEach(v -> lists.put(answeredBy(burst, v.by()), v.at().toEpochMilli()));
    if (lead.toAnswer()) {
      long rank = lead.brief().grade().map(Grade::rank).orElse(Grade.LAST);
      boolean owned = lead.contact().owner().isPresent();
      lists.put(toAnswer(burst), rank + (lead.taken().isPresent() ? TAKEN : owned ? OWNED : 0));
      lists.put(gradedToAnswer(burst, letter), came);
      lead.contact().owner().ifPresent(owner -> lists.put(toAnswerBy(burst, owner), rank));
      lead.place().held().ifPresent(hold -> lists.put(held(burst), hold.until().toEpochMilli()));
    }
  }
}
