package io.github.rallybot.queue;

import io.github.rallybot.chat.Interaction;
import io.github.rallybot.lead.Feedback;
import io.github.rallybot.lead.FollowUps;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.LeadDeeds;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.member.Members;
import java.time.Clock;
import java.util.Optional;

/** Does what the buttons of the queue say, and takes it back. */
public final class Deeds {

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

  LeadDeeds.Result does(Verb verb, Interaction press, LeadId lead) {
    return switch (verb) {
      case GOOD_FIT -> judge(press, lead, Judgement.GOOD_FIT, Optional.empty());
      case NOT_YET -> judge(press, lead, Judgement.NOT_YET, Optional.empty());
      case NOT_A_FIT -> judge(press, lead, Judgement.NOT_A_FIT, Optional.empty());
      case UNREACHABLE -> judge(press, lead, Judgement.NOT_A_FIT, Optional.of(UNREACHABLE));
      case TRIED -> followUps.tried(press, lead, Optional.empty());
      case NO_ANSWER ->
          followUps.tried(
              press,
              lead,
              Optional.of(
                  diary.businessDaysLater(
                      members.someone(press.user()).member(), clock.instant(), TRY_AGAIN)));
      case REACHED -> followUps.reached(press, lead);
      case TAKE -> feedback.take(press, lead);
      case GIVE_BACK -> feedback.giveBack(press, lead);
      case WON -> followUps.won(press, lead);
      case STILL_OPEN -> followUps.stillOpen(press, lead);
    };
  }

  LeadDeeds.Result undoes(Verb verb, Interaction press, LeadId lead) {
    return switch (verb) {
      case GOOD_FIT, NOT_YET, NOT_A_FIT, UNREACHABLE -> feedback.undo(press, lead);
      case TRIED, NO_ANSWER, REACHED -> followUps.undoAttempt(press, lead);
      case TAKE -> feedback.giveBack(press, lead);
      case GIVE_BACK -> feedback.take(press, lead);
      case WON -> followUps.reopen(press, lead);
      case STILL_OPEN -> followUps.undoStillOpen(press, lead);
    };
  }

  private LeadDeeds.Result judge(
      Interaction press, LeadId lead, Judgement judgement, Optional<String> reason) {
    return feedback.judge(press, lead, judgement, reason, Optional.empty());
  }
}
