package io.github.rallybot.lead;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.member.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a lead ended: won, or lost at which stage and why. It can be changed and taken back. */
public final class OutcomeConversation implements Conversation {

  /** Opens the form; with {@code lost} as second argument, that is chosen already. */
  public static final String OPEN = "outcome.open";

  static final String DONE = "outcome.done";

  private static final String END = "end";
  private static final String STAGE = "stage";
  private static final String REASON = "reason";
  private static final String STILL_OPEN = "open";
  private static final String WHO_SEES = "Everybody in the channel sees it on the card.";

  private final Leads leads;
  private final FollowUps followUps;
  private final Members members;
  private final Endings endings;
  private final Aftermath aftermath;

  public OutcomeConversation(
      Leads leads, FollowUps followUps, Members members, Endings endings, Aftermath aftermath) {
    this.leads = leads;
    this.members = members;
    this.followUps = followUps;
    this.endings = endings;
    this.aftermath = aftermath;
  }

  @Override
  public void register(Router router) {
    router.opens(OPEN, this::open);
    router.on(DONE, this::done);
  }

  private Reply open(Interaction press) {
    // nobody but a colleague gets to the form, so nothing of it has to be taken back later
    if (members.introduced(press.user()).member().guest()) {
      return Reply.privately(LeadConversation.GUESTS);
    }
    boolean lost =
        press.action().arguments().size() > 1
            && press.action().argument(1).equals(Outcome.Kind.LOST.code());
    return leads
        .find(lead(press))
        .filter(Lead::present)
        .map(lead -> Reply.open(form(lead, lost)))
        .orElseGet(() -> Reply.privately("This lead is no longer here."));
  }

  private Form form(Lead lead, boolean lost) {
    Optional<Outcome> now = lead.followUp().outcome();
    List<Form.Option> ends = new ArrayList<>();
    ends.add(new Form.Option(Outcome.Kind.WON.code(), "Won"));
    ends.add(new Form.Option(Outcome.Kind.LOST.code(), "Lost"));
    if (now.isPresent()) {
      ends.add(new Form.Option(STILL_OPEN, "It is still open: take the outcome away"));
    }
    List<Form.Part> parts = new ArrayList<>();
    parts.add(LeadForms.about(lead));
    parts.add(
        new Form.ChoiceInput(
            END,
            "How did it end?",
            WHO_SEES,
            true,
            ends,
            now.map(end -> end.kind().code())
                .or(() -> lost ? Optional.of(Outcome.Kind.LOST.code()) : Optional.empty())));
    parts.add(choice(STAGE, "At which stage?", endings.stages(), now.flatMap(Outcome::stage)));
    parts.add(choice(REASON, "Why?", endings.reasons(), now.flatMap(Outcome::reason)));
    parts.add(
        new Form.TextInput(
            LeadForms.NOTE,
            "Note",
            WHO_SEES,
            false,
            LeadForms.NOTE_LENGTH,
            now.flatMap(Outcome::note).orElse("")));
    return new Form(
        "Outcome", Optional.of(Action.of(DONE, lead.id().value())), "Save outcome", parts);
  }

  private static Form.ChoiceInput choice(
      String key, String label, Map<String, String> choices, Optional<String> now) {
    List<Form.Option> options = new ArrayList<>();
    choices.forEach((code, text) -> options.add(new Form.Option(code, Words.capital(text))));
    return new Form.ChoiceInput(
        key, label, "Needed if it was lost.", false, options, now.filter(choices::containsKey));
  }

  private Reply done(Interaction form) {
    Optional<String> end = form.text(END);
    Optional<String> note = form.text(LeadForms.NOTE).map(LeadForms::cut);
    LeadId lead = lead(form);
    if (end.isEmpty()) {
      return Reply.invalid(END, "Choose how it ended.");
    }
    return switch (end.get()) {
      case "won" -> aftermath.inForm(form, followUps.won(form, lead, note));
      case STILL_OPEN -> aftermath.inForm(form, followUps.reopen(form, lead));
      case "lost" -> lost(form, lead, note);
      default -> Reply.invalid(END, "That choice is no longer offered. Pick another one.");
    };
  }

  private Reply lost(Interaction form, LeadId lead, Optional<String> note) {
    Optional<String> stage = form.text(STAGE);
    Optional<String> reason = form.text(REASON);
    if (stage.filter(endings.stages()::containsKey).isEmpty()) {
      return Reply.invalid(STAGE, "Choose the stage at which it was lost.");
    }
    if (reason.filter(endings.reasons()::containsKey).isEmpty()) {
      return Reply.invalid(REASON, "Choose why it was lost.");
    }
    if (reason.get().equals(Endings.OTHER) && note.isEmpty()) {
      return Reply.invalid(LeadForms.NOTE, "Say in a few words why it was lost.");
    }
    return aftermath.inForm(form, followUps.lost(form, lead, stage, reason, note));
  }

  private static LeadId lead(Interaction interaction) {
    return new LeadId(interaction.action().argument(0));
  }
}
