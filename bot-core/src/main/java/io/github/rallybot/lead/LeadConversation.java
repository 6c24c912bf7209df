package io.github.rallybot.lead;

import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.member.Members;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

/** What each control on a lead's card does. */
public final class LeadConversation implements Conversation {

  static final String JUDGE = "lead.judge";
  static final String REASON = "lead.reason";
  static final String OTHER = "lead.other";
  static final String OTHER_DONE = "lead.other-done";
  static final String ASK_AGAIN = "lead.ask";
  static final String ASK_DATE = "lead.ask-date";
  static final String ASK_DONE = "lead.ask-done";
  static final String NOTE = "lead.note";
  static final String NOTE_DONE = "lead.note-done";
  static final String UNDO = "lead.undo";
  static final String TAKE = "lead.take";
  static final String GIVE_BACK = "lead.give-back";
  static final String CONTACT = "lead.contact";
  static final String HISTORY = "lead.history";

  /** Opens the form for what the lead asked; whoever knows of buyer questions answers it. */
  public static final String HEARD = "lead.heard";

  /** What guests are told. */
  public static final String GUESTS =
      "Guests and people from other organisations can look here, but not answer.";

  private final Leads leads;
  private final LeadCards cards;
  private final Feedback feedback;
  private final Members members;
  private final Reasons reasons;
  private final Endings endings;
  private final Aftermath aftermath;
  private final Clock clock;

  public LeadConversation(
      Leads leads,
      LeadCards cards,
      Feedback feedback,
      Members members,
      Reasons reasons,
      Endings endings,
      Aftermath aftermath,
      Clock clock) {
    this.leads = leads;
    this.cards = cards;
    this.feedback = feedback;
    this.members = members;
    this.reasons = reasons;
    this.endings = endings;
    this.aftermath = aftermath;
    this.clock = clock;
  }

  @Override
  public void register(Router router) {
    router.on(JUDGE, this::judge);
    router.on(REASON, this::reason);
    router.opens(OTHER, press -> open(press, LeadForms::otherReason));
    router.on(OTHER_DONE, this::otherReason);
    router.on(ASK_AGAIN, this::askAgain);
    router.opens(
        ASK_DATE, press -> open(press, lead -> LeadForms.askAgain(lead, today().plusMonths(3))));
    router.on(ASK_DONE, this::askAgainOn);
    router.opens(NOTE, this::openNote);
    router.on(NOTE_DONE, this::note);
    router.on(UNDO, press -> done(press, feedback.undo(press, lead(press))));
    router.on(TAKE, this::take);
    router.on(GIVE_BACK, press -> done(press, feedback.giveBack(press, lead(press))));
    router.opens(CONTACT, this::contact);
    router.opens(
        HISTORY,
        press -> open(press, lead -> LeadHistory.form(lead, cards.people(lead), reasons, endings)));
  }

  private Reply judge(Interaction press) {
    Optional<Judgement> judgement = Judgement.of(press.action().argument(1));
    return judgement.isEmpty()
        ? outdated()
        : done(
            press,
            feedback.judge(
                press, lead(press), judgement.get(), Optional.empty(), Optional.empty()));
  }

  private Reply reason(Interaction press) {
    String code = press.action().argument(1);
    Optional<Judgement> judgement = reasons.judgement(code);
    return judgement.isEmpty()
        ? outdated()
        : done(
            press,
            feedback.judge(
                press, lead(press), judgement.get(), Optional.of(code), Optional.empty()));
  }

  private Reply otherReason(Interaction form) {
    Optional<String> note = form.text(LeadForms.NOTE);
    if (note.isEmpty()) {
      return Reply.invalid(LeadForms.NOTE, "Say in a few words what it is.");
    }
    return done(
        form,
        feedback.judge(
            form,
            lead(form),
            Judgement.NOT_A_FIT,
            Optional.of(Reasons.OTHER),
            note.map(LeadForms::cut)));
  }

  private Reply askAgain(Interaction press) {
    LocalDate date =
        switch (press.action().argument(1)) {
          case "1" -> today().plusMonths(1);
          case "6" -> today().plusMonths(6);
          default -> today().plusMonths(3);
        };
    return done(press, feedback.askAgain(press, lead(press), date));
  }

  private Reply askAgainOn(Interaction form) {
    if (!(form.values().get(LeadForms.DATE) instanceof FormValue.Date date)) {
      return Reply.invalid(LeadForms.DATE, "Choose a date.");
    }
    if (!date.date().isAfter(today())) {
      return Reply.invalid(LeadForms.DATE, "Choose a date after today.");
    }
    if (date.date().isAfter(today().plusYears(5))) {
      return Reply.invalid(LeadForms.DATE, "Choose a date within five years.");
    }
    return done(form, feedback.askAgain(form, lead(form), date.date()));
  }

  private Reply openNote(Interaction press) {
    Optional<Lead> lead = leads.find(lead(press));
    Optional<Verdict> verdict = lead.flatMap(l -> l.verdictOf(members.someone(press.user()).id()));
    if (lead.isPresent() && lead.get().erasedAt().isEmpty() && verdict.isEmpty()) {
      return Reply.privately(LeadForms.VERDICT_FIRST);
    }
    return open(press, l -> LeadForms.note(l, verdict.flatMap(Verdict::note)));
  }

  private Reply note(Interaction form) {
    return done(
        form, feedback.note(form, lead(form), form.text(LeadForms.NOTE).map(LeadForms::cut)));
  }

  /** Guests may look at cards, but not at how to reach people. */
  private Reply contact(Interaction press) {
    try {
      return members.introduced(press.user()).member().guest()
          ? Reply.privately(GUESTS)
          : open(press, LeadForms::contact);
    } catch (PlatformException away) {
      return Reply.privately("I could not look up who you are just now. Try again in a moment.");
    }
  }

  private Reply take(Interaction press) {
    LeadDeeds.Result result = feedback.take(press, lead(press));
    Reply reply = done(press, result);
    return result instanceof LeadDeeds.Result.Recorded recorded
        ? Reply.privately(LeadForms.taken(recorded.lead()))
        : reply;
  }

  private Reply open(Interaction press, Function<Lead, io.github.rallybot.chat.card.Form> form) {
    Optional<Lead> lead = leads.find(lead(press));
    if (lead.isEmpty()) {
      return Reply.privately("This lead is no longer here.");
    }
    return lead.get().erasedAt().isPresent()
        ? Reply.privately("This lead was erased.")
        : Reply.open(form.apply(lead.get()));
  }

  private Reply done(Interaction deed, LeadDeeds.Result result) {
    return aftermath.onCard(deed, result);
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(ZoneOffset.UTC));
  }

  private static LeadId lead(Interaction interaction) {
    return new LeadId(interaction.action().argument(0));
  }

  private static Reply outdated() {
    return Reply.privately("That choice is no longer offered. Pick another one.");
  }
}
