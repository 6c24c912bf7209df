package io.github.rallybot.lead;

import io.github.rallybot.journal.Index;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that is to be done about a lead: what, by whom, and from when on. A pure function of
 * the lead, from which the queue's lists are made.
 *
 * @param at sorts it within its list, and says from when on it is due; {@link Kind} says of what
 */
public record Todo(Kind kind, Whose whose, Instant at) {

  /** What is to be done. */
  public enum Kind {
    /** Sales has said nothing; at: when it came. */
    ANSWER,
    /** The same of a lead that nobody has; at: when the answer promise ran out. */
    OVERDUE,
    /** Somebody wants to try again, or has not tried yet; at: from when on. */
    FOLLOW_UP,
    /** "Not yet", to be asked again; at: the beginning in UTC of a day on the person's calendar. */
    ASK_AGAIN,
    /** A good fit whose end nobody has told; at: when it was called a good fit. */
    CLOSE,
    /** The same, and somebody said that it was still open; at: when it was called a good fit. */
    STILL_OPEN
  }

  /** In whose queue it is: a member's, that of the owner of an e-mail address, or everybody's. */
  public record Whose(String code) {

    public static final Whose NOBODY = new Whose("nobody");

    public static Whose member(MemberId member) {
      return new Whose("member\n" + member.value());
    }

    public static Whose owner(String email) {
      return new Whose("owner\n" + email);
    }
  }

  /** The leads for which this is to be done by somebody, by {@link #at} in milliseconds. */
  public static Index list(Kind kind, Whose whose) {
    return new Index("todo-" + kind.name().toLowerCase(java.util.Locale.ROOT), whose.code());
  }

  /** A day as {@link Kind#ASK_AGAIN} writes it. */
  public static Instant day(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Who has a lead: its taker, the owner that marketing names, or who gave sales' verdict. */
  public static Whose whose(Lead lead) {
    return lead.taken()
        .map(taken -> Whose.member(taken.by()))
        .or(() -> lead.contact().owner().map(Whose::owner))
        .or(() -> lead.salesVerdict().map(verdict -> Whose.member(verdict.by())))
        .orElse(Whose.NOBODY);
  }

  /** All that is to be done about a lead. */
  static List<Todo> of(Lead lead) {
    if (!lead.present() || lead.brief().test() || lead.followUp().outcome().isPresent()) {
      return List.of();
    }
    Optional<Verdict> verdict = lead.salesVerdict();
    return verdict.isEmpty() ? unanswered(lead) : answered(lead, verdict.get());
  }

  private static List<Todo> unanswered(Lead lead) {
    Whose whose = whose(lead);
    Optional<FollowUp.Attempt> again = again(lead);
    if (again.isPresent()) {
      Whose trying = whose.equals(Whose.NOBODY) ? Whose.member(again.get().by()) : whose;
      return List.of(new Todo(Kind.FOLLOW_UP, trying, again.get().again().orElseThrow()));
    }
    List<Todo> all = new ArrayList<>();
    all.add(new Todo(Kind.ANSWER, whose, lead.receivedAt()));
    if (whose.equals(Whose.NOBODY)) {
      lead.followUp()
          .promise()
          .ifPresent(promise -> all.add(new Todo(Kind.OVERDUE, whose, promise.due())));
    }
    return all;
  }

  private static List<Todo> answered(Lead lead, Verdict verdict) {
    Whose whose = whose(lead);
    List<Todo> all = new ArrayList<>();
    if (verdict.judgement() == Judgement.GOOD_FIT) {
      all.add(new Todo(saidOpen(lead) ? Kind.STILL_OPEN : Kind.CLOSE, whose, verdict.at()));
      if (lead.followUp().attempts().isEmpty()) {
        all.add(new Todo(Kind.FOLLOW_UP, whose, verdict.at()));
      }
      again(lead).ifPresent(a -> all.add(new Todo(Kind.FOLLOW_UP, whose, a.again().orElseThrow())));
    } else if (verdict.judgement() == Judgement.NOT_YET && verdict.askAgain().isPresent()) {
      Instant day = day(verdict.askAgain().get());
      if (lead.followUp().lastAttempt().filter(last -> !last.at().isBefore(day)).isEmpty()) {
        all.add(new Todo(Kind.ASK_AGAIN, whose, day));
      } else {
        again(lead)
            .ifPresent(a -> all.add(new Todo(Kind.FOLLOW_UP, whose, a.again().orElseThrow())));
      }
    }
    return all;
  }

  /** The last attempt, if whoever made it wants to try again. */
  private static Optional<FollowUp.Attempt> again(Lead lead) {
    return lead.followUp().lastAttempt().filter(last -> last.again().isPresent());
  }

  /** Whether somebody said that the end is open, of the verdict that stands. */
  private static boolean saidOpen(Lead lead) {
    return lead.followUp()
        .stillOpenAt()
        .filter(said -> lead.salesVerdict().filter(v -> !said.isBefore(v.at())).isPresent())
        .isPresent();
  }
}
