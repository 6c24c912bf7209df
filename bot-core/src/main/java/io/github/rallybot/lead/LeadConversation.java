package io.github.rallybot.lead;

import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What each control on a lead's card does. */
public final class LeadConversation {

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

  /** What guests are told. */
  public static final String GUESTS =
      "Guests and people from other organisations can look here, but not answer.";

  private static final Logger log = LoggerFactory.getLogger(LeadConversation.class);

  private final Leads leads;
  private final LeadCards cards;
  private final Feedback feedback;
  private final Members members;
  private final Platforms platforms;
  private final Deliveries deliveries;
  private final Guests guests;
  private final Reasons reasons;
  private final Clock clock;
  private final Executor afterwards;

  /**
   * @param afterwards runs what is done after the acknowledgement, best effort
   */
  public LeadConversation(
      Leads leads,
      LeadCards cards,
      Feedback feedback,
      Members members,
      Platforms platforms,
      Deliveries deliveries,
      Guests guests,
      Reasons reasons,
      Clock clock,
      Executor afterwards) {
    this.leads = leads;
    this.cards = cards;
    this.feedback = feedback;
    this.members = members;
    this.platforms = platforms;
    this.deliveries = deliveries;
    this.guests = guests;
    this.reasons = reasons;
    this.clock = clock;
    this.afterwards = afterwards;
  }

  /** Registers what leads answer. */
  public void register(Router router) {
    router.on(JUDGE, this::judge);
    router.on(REASON, this::reason);
    router.on(OTHER, press -> open(press, LeadForms::otherReason));
    router.on(OTHER_DONE, this::otherReason);
    router.on(ASK_AGAIN, this::askAgain);
    router.on(
        ASK_DATE, press -> open(press, lead -> LeadForms.askAgain(lead, today().plusMonths(3))));
    router.on(ASK_DONE, this::askAgainOn);
    router.on(NOTE, this::openNote);
    router.on(NOTE_DONE, this::note);
    router.on(UNDO, press -> done(press, feedback.undo(press, lead(press))));
    router.on(TAKE, this::take);
    router.on(GIVE_BACK, press -> done(press, feedback.giveBack(press, lead(press))));
    router.on(CONTACT, this::contact);
    router.on(
        HISTORY,
        press -> open(press, lead -> LeadForms.history(lead, cards.people(lead), reasons)));
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
            note.map(this::cut)));
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
    return done(form, feedback.note(form, lead(form), form.text(LeadForms.NOTE).map(this::cut)));
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
    if (result instanceof LeadDeeds.Result.Refused refused) {
      if (refused.why().equals(GUESTS)) {
        // they may have become a colleague since
        afterwards.execute(() -> guests.getToKnow(deed.user()));
      }
      return Reply.privately(refused.why());
    }
    if (result instanceof LeadDeeds.Result.Recorded recorded) {
      log.info("{} by {} on lead {}", deed.action().name(), recorded.by(), recorded.lead().id());
      afterwards.execute(() -> getToKnow(deed, recorded));
    }
    return Reply.nothing();
  }

  /** A first deed is recorded before anything is known of the person; this catches up. */
  private void getToKnow(Interaction deed, LeadDeeds.Result.Recorded recorded) {
    Lead lead = recorded.lead();
    deed.message().ifPresent(message -> deliveries.seen(lead.card(), message));
    Optional<Member> member =
        Optional.ofNullable(members.named(List.of(recorded.by())).get(recorded.by()));
    if (member.filter(m -> m.profileAt().isPresent() && !m.guest()).isPresent()) {
      return;
    }
    if (guests.getToKnow(deed.user())) {
      platforms.get(deed.user().platform()).tell(deed.user(), deed.channel(), Card.of(GUESTS));
    } else if (lead.place().burst().isEmpty()) {
      // a summary names nobody
      lead.home().ifPresent(home -> deliveries.mark(home, lead.card()));
    }
  }

  private String cut(String note) {
    if (note.length() <= LeadForms.NOTE_LENGTH) {
      return note;
    }
    boolean splits = Character.isHighSurrogate(note.charAt(LeadForms.NOTE_LENGTH - 1));
    return note.substring(0, LeadForms.NOTE_LENGTH - (splits ? 1 : 0));
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
