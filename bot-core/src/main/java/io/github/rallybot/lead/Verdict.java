package io.github.rallybot.lead;

import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What one member says of a lead at present.
 *
 * @param reason a code of {@link Reasons}
 * @param note in the member's own words
 * @param askAgain when to ask again; only with {@link Judgement#NOT_YET}
 * @param opinion whether it was given by a marketer, and so does not count as sales' verdict
 */
public record Verdict(
    MemberId by,
    Judgement judgement,
    Optional<String> reason,
    Optional<String> note,
    Optional<LocalDate> askAgain,
    Instant at,
    boolean opinion) {

  /**
   * The one verdict of several on a lead that counts for sales: its owner's, else the latest by
   * sales; empty if sales gave none.
   */
  public static Optional<Verdict> ofSales(List<Verdict> verdicts, Optional<MemberId> owner) {
    Verdict latest = null;
    for (Verdict verdict : verdicts) {
      if (!verdict.opinion()) {
        if (owner.filter(verdict.by()::equals).isPresent()) {
          return Optional.of(verdict);
        }
        latest = latest == null || verdict.at().isAfter(latest.at()) ? verdict : latest;
      }
    }
    return Optional.ofNullable(latest);
  }

  Verdict saidBy(MemberId member) {
    return new Verdict(member, judgement, reason, note, askAgain, at, opinion);
  }

  Verdict withNote(Optional<String> newNote) {
    return new Verdict(by, judgement, reason, newNote, askAgain, at, opinion);
  }

  Verdict withAskAgain(LocalDate date) {
    return new Verdict(by, judgement, reason, note, Optional.of(date), at, opinion);
  }
}
