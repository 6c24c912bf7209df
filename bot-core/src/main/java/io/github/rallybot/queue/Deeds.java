package io.github.rallybot.queue;

import io.github.rallybot.chat.Interaction;
import io.github.rallybot.lead.Feedback;
import io.github.rallybot.lead.FollowUp;
import io.github.rallybot.lead.FollowUps;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadDeeds;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Does what the buttons of the queue say, and takes it back. */
public final class Deeds {

  /** Marks whichever attempt is the last one. */
  static final String LAST = "-";

  private static final String UNREACHABLE = "unreachable";

  /** On which business day from today "no answer yet" comes back. */
  private static final int TRY_AGAIN = 2;

  private final Feedback feedback;
  private final FollowUps followUps;
  private final Members members;
  private final Diary diary;
  private final Clock clock;

  public Deeds(Feedback feedback, FollowUps followUps, Members members, Diary diary, Clock clock) {
    this.feedback = feedback;
    this.followUps = followUps;
    this.members = members;
    this.diary = diary;
    this.clock = clock;
  }

  /** What a button does. Idempotent. */
  public LeadDeeds.Result does(Verb verb, Interaction press, LeadId lead) {
    return switch (verb) {
      case GOOD_FIT -> judge(press, lead, Judgement.GOOD_FIT, Optional.empty());
      case NOT_YET -> judge(press, lead, Judgement.NOT_YET, Optional.empty());
      case NOT_A_FIT -> judge(press, lead, Judgement.NOT_A_FIT, Optional.empty());
      case UNREACHABLE -> judge(press, lead, Judgement.NOT_A_FIT, Optional.of(UNREACHABLE));
      case TRIED -> followUps.tried(press, lead, Optional.empty());
      case NO_ANSWER -> followUps.tried(press, lead, Optional.of(later(press, TRY_AGAIN)));
      case TOMORROW -> followUps.snooze(press, lead, later(press, 1));
      case REACHED -> followUps.reached(press, lead);
      case TAKE -> feedback.take(press, lead);
      case TAKE_OVER -> followUps.takeOver(press, lead, this::away);
      case GIVE_BACK -> feedback.giveBack(press, lead);
      case WON -> followUps.won(press, lead);
      case STILL_OPEN -> followUps.stillOpen(press, lead);
    };
  }

  /**
   * Takes it back. Idempotent.
   *
   * @param attempt of several attempts the one that is meant, as {@link #mark} says
   */
  public LeadDeeds.Result undoes(Verb verb, Interaction press, LeadId lead, String attempt) {
    return switch (verb) {
      case GOOD_FIT, NOT_YET, NOT_A_FIT, UNREACHABLE -> feedback.undo(press, lead);
      case TRIED, NO_ANSWER, REACHED ->
          followUps.undoAttempt(press, lead, Optional.of(attempt).filter(a -> !a.equals(LAST)));
      case TOMORROW -> followUps.undoSnooze(press, lead);
      case TAKE, TAKE_OVER -> feedback.giveBack(press, lead);
      case GIVE_BACK -> feedback.take(press, lead);
      case WON -> followUps.reopen(press, lead);
      case STILL_OPEN -> followUps.undoStillOpen(press, lead);
    };
  }

  /** What says which attempt was the last one, to travel with the control that undoes it. */
  public static String mark(Lead lead) {
    return lead.followUp().lastAttempt().map(FollowUp.Attempt::mark).orElse(LAST);
  }

  /** What {@link #mark} wrote; controls drawn by an older version say nothing. */
  static String attempt(Interaction undo, int argument) {
    List<String> all = undo.action().arguments();
    return all.size() > argument ? all.get(argument) : LAST;
  }

  /** When their work begins on a business day to come. */
  private Instant later(Interaction press, int days) {
    return diary.businessDaysLater(members.someone(press.user()).member(), clock.instant(), days);
  }

  private boolean away(Member member) {
    return !member.colleague() || diary.away(member, clock.instant());
  }

  private LeadDeeds.Result judge(
      Interaction press, LeadId lead, Judgement judgement, Optional<String> reason) {
    return feedback.judge(press, lead, judgement, reason, Optional.empty());
  }
}
