package io.github.rallybot.question;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.Shortcut;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.chat.card.Usage;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadConversation;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.Member;
import io.github.rallybot.question.HeardCard.Surface;
import io.github.rallybot.setup.Gatekeeper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How reps log what buyers asked: typed, pasted, or in a form. */
public final class HeardConversation implements Conversation {

  /** Opens the form for what was heard of nobody in particular. */
  public static final String OPEN = "question.hear";

  static final String DONE = "question.heard";
  static final String AGAIN = "question.again";
  static final String LOG_FOUND = "question.log-found";
  static final String CHOOSE_FOUND = "question.choose-found";

  private static final Usage USAGE =
      Usage.of("What buyers ask, logged in a line")
          .with("heard do you support SSO with Okta?", "keeps what a buyer asked")
          .with("heard", "opens a form: for which lead, who asked, where they are, and what it was")
          .with(
              "questions", "what all of you heard; whoever heard a question is told of its answer");

  private static final String NEEDS_WORDS = "I need some words: what did the buyer ask, in a line?";

  private static final String HOW_MUCH =
      "Log at most "
          + Wording.MOST
          + " things at once, a line of up to "
          + Wording.LONGEST
          + " characters each; "
          + Wording.LISTED
          + " if each is a question or has a dash before it.";

  private final Gatekeeper gatekeeper;
  private final Questions questions;
  private final Board board;
  private final Leads leads;
  private final LoggedConversation logged;
  private final HeardCard card;
  private final HeardForms forms;
  private final Pasted pasted;

  public HeardConversation(
      Gatekeeper gatekeeper,
      Questions questions,
      Board board,
      Leads leads,
      Journey journey,
      HeardCard card,
      LoggedConversation logged,
      Pasted pasted) {
    this.gatekeeper = gatekeeper;
    this.questions = questions;
    this.board = board;
    this.leads = leads;
    this.card = card;
    this.logged = logged;
    this.forms = new HeardForms(board, journey);
    this.pasted = pasted;
  }

  @Override
  public void register(Router router) {
    router.onWord("heard", USAGE, this::command);
    router.onShortcut("heard", this::fromMessage);
    router.opens(OPEN, press -> anybody(press, member -> open(Optional.empty())));
    router.opens(LeadConversation.HEARD, press -> anybody(press, member -> open(lead(press, 0))));
    router.on(DONE, this::submitted);
    router.on(AGAIN, this::again);
    router.on(LOG_FOUND, this::logFound);
    router.opens(CHOOSE_FOUND, this::chooseFound);
  }

  private Reply anybody(Interaction press, Function<Member, Reply> deed) {
    return gatekeeper.anybody(press.user(), someone -> deed.apply(someone.member()));
  }

  private Reply open(Optional<Lead> lead) {
    return Reply.open(forms.hear(lead, ""));
  }

  private Reply command(Command command) {
    return gatekeeper.anybody(
        command.user(),
        someone ->
            command.text().isBlank()
                ? open(Optional.empty())
                : said(
                    command.id(),
                    command.user(),
                    Wording.of(command.text(), someone.member().name()),
                    command.text().length(),
                    Kind.QUESTION,
                    About.nothing(),
                    Surface.CARD));
  }

  private Reply fromMessage(Shortcut shortcut) {
    return gatekeeper.anybody(
        shortcut.user(),
        someone -> Reply.open(forms.hear(Optional.empty(), Wording.trimmed(shortcut.text()))));
  }

  private Reply submitted(Interaction form) {
    Optional<String> text = form.text(HeardForms.WORDS);
    if (text.isEmpty() || Wording.of(text.get()) instanceof Wording.Nothing) {
      return Reply.invalid(HeardForms.WORDS, NEEDS_WORDS);
    }
    Wording wording = Wording.of(text.get());
    if (wording instanceof Wording.Conversation) {
      return Reply.invalid(HeardForms.WORDS, HOW_MUCH + " Leave in what was asked.");
    }
    Optional<Lead> lead = form.action().arguments().isEmpty() ? Optional.empty() : lead(form, 0);
    About typed = forms.about(form);
    return said(
        form.id(),
        form.user(),
        wording,
        text.get().length(),
        form.text(HeardForms.KIND).flatMap(Kind::of).orElse(Kind.QUESTION),
        lead.map(one -> typed.or(About.lead(one))).orElse(typed),
        Surface.FORM);
  }

  private Reply said(
      String deed,
      UserRef user,
      Wording wording,
      int length,
      Kind kind,
      About about,
      Surface surface) {
    if (wording instanceof Wording.Conversation conversation) {
      return found(length, conversation.questions());
    }
    return wording instanceof Wording.Said said
        ? logged(user, questions.hear(deed, user, said.all(), kind, about), surface)
        : Reply.privately(NEEDS_WORDS);
  }

  private Reply logged(UserRef user, Questions.Receipt receipt, Surface surface) {
    if (receipt instanceof Questions.Receipt.Logged done) {
      return done.hearings().size() == 1 && done.before().isEmpty()
          ? this.logged.drawn(user, done.hearings().get(0), surface, false)
          : several(done);
    }
    if (receipt instanceof Questions.Receipt.Again again) {
      return Reply.privately(AgainCard.of(again.before()));
    }
    return receipt instanceof Questions.Receipt.Refused refused
        ? Reply.privately(refused.why())
        : Reply.privately("That is logged already.");
  }

  private Reply several(Questions.Receipt.Logged done) {
    board.refresh();
    Card all = card.several(done.hearings());
    return Reply.privately(done.before().isEmpty() ? all : AgainCard.below(all, done.before()));
  }

  /** Offers what was asked in a whole conversation; nothing is logged yet. */
  private Reply found(int length, List<String> found) {
    if (found.isEmpty()) {
      return Reply.privately(
          "That is "
              + Words.number(length)
              + " characters, and I found no buyer’s question in it. Nothing is logged. "
              + HOW_MUCH);
    }
    String id = pasted.keep(found);
    List<Element> elements = new ArrayList<>();
    elements.add(
        new Element.Text(
            List.of(
                Span.strong("That looks like a whole conversation. "),
                Span.plain(
                    "Nothing is logged yet. I found "
                        + (found.size() == 1 ? "one question" : found.size() + " questions")
                        + " in its "
                        + Words.number(length)
                        + " characters:"))));
    for (String one : found) {
      elements.add(new Element.Quote(one));
    }
    List<Control> controls = new ArrayList<>();
    controls.add(
        Control.button(
            found.size() == 1 ? "Log it" : "Log all " + found.size(),
            "Log what was found",
            Action.of(LOG_FOUND, id)));
    controls.add(
        Control.button(
            "Choose…", "Choose which of them buyers asked", Action.of(CHOOSE_FOUND, id)));
    elements.add(new Element.Actions(controls));
    return Reply.privately(new Card(elements, "That looks like a whole conversation"));
  }

  private Reply logFound(Interaction press) {
    return anybody(
        press,
        member ->
            pasted
                .find(press.action().argument(0))
                .map(
                    found -> {
                      Reply reply =
                          logged(
                              press.user(),
                              questions.hear(
                                  press.id(), press.user(), found, Kind.QUESTION, About.nothing()),
                              Surface.CARD);
                      return reply instanceof Reply.Privately said
                          ? Reply.replace(said.card())
                          : reply;
                    })
                .orElseGet(HeardConversation::tooOld));
  }

  private Reply chooseFound(Interaction press) {
    return anybody(
        press,
        member ->
            pasted
                .find(press.action().argument(0))
                .map(found -> Reply.open(forms.hear(Optional.empty(), fitting(found))))
                .orElseGet(HeardConversation::tooOld));
  }

  private static String fitting(List<String> found) {
    StringBuilder lines = new StringBuilder();
    for (String one : found) {
      if (lines.length() + one.length() + 1 <= HeardForms.TYPED) {
        lines.append(one).append('\n');
      }
    }
    return lines.toString().strip();
  }

  private static Reply tooOld() {
    return Reply.privately("I kept that for a day, and it is gone now. Paste it again.");
  }

  private Reply again(Interaction press) {
    return anybody(
        press,
        member -> {
          Questions.Receipt receipt = questions.hearAgain(press.id(), press.user(), hearing(press));
          return receipt instanceof Questions.Receipt.Logged done
              ? logged.drawn(
                  press.user(), done.hearings().get(0), Surface.CARD, AgainCard.alone(press))
              : logged(press.user(), receipt, Surface.CARD);
        });
  }

  private Optional<Lead> lead(Interaction press, int argument) {
    return leads.find(new LeadId(press.action().argument(argument))).filter(Lead::present);
  }

  private static HearingId hearing(Interaction press) {
    return new HearingId(press.action().argument(0));
  }
}
