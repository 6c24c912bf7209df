package io.github.rallybot.config.playground;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.config.playground.SampleAnswers.Deed;
import io.github.rallybot.lead.Feedback;
import io.github.rallybot.lead.FollowUps;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.LeadDeeds;
import io.github.rallybot.lead.LeadId;
import java.util.Map;
import java.util.Optional;

/** The hands of the cast, which do with leads what a press on a card would do. */
final class Hands {

  private final Feedback feedback;
  private final FollowUps followUps;

  Hands(Feedback feedback, FollowUps followUps) {
    this.feedback = feedback;
    this.followUps = followUps;
  }

  static UserRef slack(String person) {
    return new UserRef(Platform.SLACK, person);
  }

  /**
   * Does something with a lead. Idempotent: the same deed again changes nothing.
   *
   * @return whether the bot took it, now or before
   */
  boolean act(Deed deed, LeadId lead) {
    Interaction press = press(deed);
    LeadDeeds.Result result =
        switch (deed.kind()) {
          case TRIED -> followUps.tried(press, lead, Optional.empty());
          case REACHED -> followUps.reached(press, lead);
          case JUDGED ->
              feedback.judge(
                  press,
                  lead,
                  deed.code().flatMap(Judgement::of).orElseThrow(),
                  deed.reason(),
                  Optional.empty());
          case TAKEN -> feedback.take(press, lead);
          case WON -> followUps.won(press, lead);
          case LOST -> followUps.lost(press, lead, deed.code(), deed.reason(), Optional.empty());
        };
    return !(result instanceof LeadDeeds.Result.Refused);
  }

  private static Interaction press(Deed deed) {
    return new Interaction(
        "history " + deed.lead() + " " + deed.person() + " " + deed.kind(),
        Optional.empty(),
        slack(deed.person()),
        false,
        Optional.empty(),
        Optional.empty(),
        Action.of("history"),
        Map.of(),
        Optional.empty());
  }
}
