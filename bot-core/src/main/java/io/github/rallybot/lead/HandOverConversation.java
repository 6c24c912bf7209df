package io.github.rallybot.lead;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.util.List;
import java.util.Optional;

/** Gives a lead to a colleague, with a note. */
public final class HandOverConversation implements Conversation {

  /** Opens the form. */
  public static final String OPEN = "handover.open";

  static final String DONE = "handover.done";

  private static final String TO = "to";

  private final Leads leads;
  private final FollowUps followUps;
  private final Feedback feedback;
  private final Members members;
  private final Platforms platforms;
  private final Aftermath aftermath;

  public HandOverConversation(
      Leads leads,
      FollowUps followUps,
      Feedback feedback,
      Members members,
      Platforms platforms,
      Aftermath aftermath) {
    this.leads = leads;
    this.followUps = followUps;
    this.feedback = feedback;
    this.members = members;
    this.platforms = platforms;
    this.aftermath = aftermath;
  }

  @Override
  public void register(Router router) {
    router.opens(OPEN, this::open);
    router.on(DONE, this::done);
  }

  private Reply open(Interaction press) {
    if (members.introduced(press.user()).member().guest()) {
      return Reply.privately(LeadConversation.GUESTS);
    }
    return leads
        .find(new LeadId(press.action().argument(0)))
        .filter(Lead::present)
        .map(lead -> Reply.open(form(lead)))
        .orElseGet(() -> Reply.privately("This lead is no longer here."));
  }

  private static Form form(Lead lead) {
    return new Form(
        "Hand over",
        Optional.of(Action.of(DONE, lead.id().value())),
        "Hand over",
        List.of(
            LeadForms.about(lead),
            new Form.PeopleInput(
                TO, "To whom?", "They follow it up from now on.", true, List.of(), 1),
            new Form.TextInput(
                LeadForms.NOTE,
                "Note for them",
                "It is posted in the thread of the card, where everybody in the channel can read"
                    + " it. How to reach the lead is told to the new owner only.",
                false,
                LeadForms.NOTE_LENGTH,
                "")));
  }

  private Reply done(Interaction form) {
    Optional<UserRef> to =
        form.values().get(TO) instanceof FormValue.People people
            ? people.people().stream().findFirst()
            : Optional.empty();
    if (to.isEmpty()) {
      return Reply.invalid(TO, "Choose who follows it up.");
    }
    LeadId id = new LeadId(form.action().argument(0));
    if (to.get().equals(form.user())) {
      return take(form, id);
    }
    Member owner;
    try {
      Member chosen = members.introduced(to.get()).member();
      if (!chosen.colleague()) {
        return Reply.invalid(
            TO,
            chosen.leftAt().isPresent()
                ? "They have left. Choose a colleague who is here."
                : "Guests and bots cannot follow up a lead. Choose a colleague instead.");
      }
      owner = members.enrolled(to.get());
    } catch (PlatformException away) {
      return Reply.invalid(TO, "I could not look them up just now. Try again in a moment.");
    }
    Optional<String> note = form.text(LeadForms.NOTE).map(LeadForms::cut);
    LeadDeeds.Result result = followUps.handOver(form, id, owner, note);
    if (result instanceof LeadDeeds.Result.Recorded recorded) {
      aftermath.later(() -> tell(to.get(), recorded, note));
    }
    return refusedAt(TO, aftermath.inForm(form, result), result);
  }

  private Reply take(Interaction form, LeadId id) {
    LeadDeeds.Result result = feedback.take(form, id);
    Reply reply = aftermath.inForm(form, result);
    return result instanceof LeadDeeds.Result.Recorded recorded
        ? Reply.privately(LeadForms.taken(recorded.lead()))
        : refusedAt(TO, reply, result);
  }

  /** A refusal is shown in the form, which keeps what was typed. */
  private static Reply refusedAt(String input, Reply otherwise, LeadDeeds.Result result) {
    return result instanceof LeadDeeds.Result.Refused refused
        ? Reply.invalid(input, refused.why())
        : otherwise;
  }

  private void tell(UserRef to, LeadDeeds.Result.Recorded recorded, Optional<String> note) {
    MemberId from = recorded.by();
    Card card =
        LeadForms.handedOver(
            recorded.lead(), LeadStory.name(members.named(List.of(from)).get(from)), note);
    platforms.get(to.platform()).tell(to, Optional.empty(), card);
  }
}
