package io.github.rallybot.question;

import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Once.Result;
import io.github.rallybot.question.HeardCard.Surface;
import io.github.rallybot.setup.Gatekeeper;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What reps say of something they logged: what it is, who asked, what they do with the answer. */
public final class LoggedConversation implements Conversation {

  static final String SHOW = "question.show-heard";
  static final String ALL = "question.show-all-heard";
  static final String SAME = "question.same";
  static final String NONE = "question.none";
  static final String UNDO = "question.undo-sort";
  static final String TAKE_BACK = "question.take-back";
  static final String TAKE_ALL_BACK = "question.undo-all";
  static final String FOR = "question.for";
  static final String AT = "question.at";
  static final String KIND = "question.kind";
  static final String SENT = "question.sent";
  static final String NOT_NEEDED = "question.not-needed";
  static final String NOT_NEEDED_DONE = "question.not-needed-done";

  private static final String OUTDATED = "That choice is no longer offered. Pick another one.";

  private static final String TAKEN_BACK = "Taken back: it is gone, and counts nowhere.";

  private static final String ALL_TAKEN_BACK = "Taken back: they are gone, and count nowhere.";

  private final Gatekeeper gatekeeper;
  private final Questions questions;
  private final Removal removal;
  private final Answers answers;
  private final Board board;
  private final Leads leads;
  private final Journey journey;
  private final HeardCard card;

  public LoggedConversation(
      Gatekeeper gatekeeper,
      Questions questions,
      Removal removal,
      Answers answers,
      Board board,
      Leads leads,
      Journey journey,
      HeardCard card) {
    this.gatekeeper = gatekeeper;
    this.questions = questions;
    this.removal = removal;
    this.answers = answers;
    this.board = board;
    this.leads = leads;
    this.journey = journey;
    this.card = card;
  }

  @Override
  public void register(Router router) {
    router.on(SHOW, press -> show(press, hearing(press), Surface.of(press.action().argument(1))));
    router.on(ALL, press -> anybody(press, member -> all(hearing(press))));
    router.on(
        SAME,
        press ->
            sorted(
                press,
                2,
                questions.same(
                    press.id(), press.user(), hearing(press), press.action().argument(1))));
    router.on(
        NONE,
        press ->
            sorted(press, 1, questions.makeQuestion(press.id(), press.user(), hearing(press))));
    router.on(
        UNDO,
        press ->
            sorted(
                press,
                1,
                questions.undoMove(
                    press.id(), press.user(), hearing(press), press.action().argument(2))));
    router.on(TAKE_BACK, this::takeBack);
    router.on(TAKE_ALL_BACK, this::takeAllBack);
    router.on(FOR, this::forLead);
    router.on(AT, this::at);
    router.on(KIND, this::kind);
    router.on(SENT, press -> shown(press, 1, answers.sent(press, hearing(press))));
    router.opens(NOT_NEEDED, this::notNeeded);
    router.on(
        NOT_NEEDED_DONE,
        form -> shown(form, 1, answers.notNeeded(form, hearing(form), form.text(HeardForms.WHY))));
  }

  private Reply anybody(Interaction press, Function<Member, Reply> deed) {
    return gatekeeper.anybody(press.user(), someone -> deed.apply(someone.member()));
  }

  private Reply takeBack(Interaction press) {
    return removal
        .remove(press.id(), press.user(), hearing(press))
        .refusal()
        .map(Reply::privately)
        .orElseGet(
            () ->
                switch (Surface.of(press.action().argument(1))) {
                  case FORM -> Reply.open(HeardForms.takenBack(TAKEN_BACK));
                  case LIST -> all(hearing(press));
                  case CARD -> Reply.replace(Card.of(TAKEN_BACK));
                });
  }

  /** What is left of all that was logged at once. */
  private Reply all(HearingId one) {
    List<Hearing> all = removal.together(one);
    return Reply.replace(all.isEmpty() ? Card.of(ALL_TAKEN_BACK) : card.several(all));
  }

  private Reply takeAllBack(Interaction press) {
    return removal
        .removeAll(press.id(), press.user(), hearing(press))
        .map(Reply::privately)
        .orElseGet(() -> Reply.replace(Card.of(ALL_TAKEN_BACK)));
  }

  private Reply forLead(Interaction press) {
    Optional<Lead> lead = lead(press, 1);
    return lead.isEmpty()
        ? Reply.privately("This lead is no longer here.")
        : shown(
            press,
            2,
            questions.describe(
                press.id(), press.user(), hearing(press), about -> about.of(lead.get())));
  }

  private Reply at(Interaction press) {
    String code = press.action().argument(2);
    boolean stage = press.action().argument(1).equals("s");
    Optional<String> label =
        Journey.of(code, stage ? journey.stagesWith(board) : journey.personasWith(board));
    return label.isEmpty()
        ? Reply.privately(OUTDATED)
        : shown(
            press,
            3,
            questions.describe(
                press.id(),
                press.user(),
                hearing(press),
                about -> stage ? about.atStage(label.get()) : about.askedBy(label.get())));
  }

  private Reply kind(Interaction press) {
    Optional<Kind> kind = Kind.of(press.action().argument(1));
    return kind.isEmpty()
        ? Reply.privately(OUTDATED)
        : shown(press, 2, questions.call(press.id(), press.user(), hearing(press), kind.get()));
  }

  private Reply notNeeded(Interaction press) {
    return anybody(
        press,
        member ->
            Reply.open(
                HeardForms.why(
                    hearing(press),
                    press.action().argument(1),
                    answers.shownFor(hearing(press)).orElse("The answer"))));
  }

  /** What was said of one of several leads back to all of them. */
  private Reply sorted(Interaction press, int surface, Result<Hearing> result) {
    boolean listed = Surface.of(press.action().argument(surface)) == Surface.LIST;
    return listed && result.refusal().isEmpty()
        ? all(hearing(press))
        : shown(press, surface, result);
  }

  /**
   * Draws what was pressed on anew.
   *
   * @param surface which argument of the action says where it stands
   */
  private Reply shown(Interaction press, int surface, Result<Hearing> result) {
    Surface where = Surface.of(press.action().argument(surface));
    if (result instanceof Result.Refused<Hearing> refused) {
      return Reply.privately(refused.why());
    }
    return show(press, hearing(press), where);
  }

  private Reply show(Interaction press, HearingId id, Surface surface) {
    return anybody(
        press,
        member ->
            board
                .hearing(id)
                .map(hearing -> drawn(press.user(), hearing, surface, true))
                .orElseGet(() -> Reply.privately(Questions.GONE)));
  }

  /**
   * What somebody sees of what they logged.
   *
   * @param anew whether it takes the place of what they pressed on
   */
  Reply drawn(UserRef user, Hearing hearing, Surface surface, boolean anew) {
    board.refresh();
    List<Lead> theirs = answers.leadsOf(user);
    if (surface == Surface.FORM) {
      return Reply.open(card.form(hearing, theirs));
    }
    Card drawn = card.card(hearing, theirs, surface);
    return anew ? Reply.replace(drawn) : Reply.privately(drawn);
  }

  private Optional<Lead> lead(Interaction press, int argument) {
    return leads.find(new LeadId(press.action().argument(argument))).filter(Lead::present);
  }

  private static HearingId hearing(Interaction press) {
    return new HearingId(press.action().argument(0));
  }
}
