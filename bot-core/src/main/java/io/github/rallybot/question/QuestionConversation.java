package io.github.rallybot.question;

import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.Contents;
import io.github.rallybot.content.Details;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Once.Result;
import io.github.rallybot.member.Someone;
import io.github.rallybot.setup.Gatekeeper;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One question, opened: what marketers do about it. */
public final class QuestionConversation implements Conversation {

  /** Opens a question; its argument is the question's id. */
  public static final String OPEN = "question.open";

  static final String PICK_UP = "question.pick-up";
  static final String PLAN = "question.plan";
  static final String PLANNED = "question.planned";
  static final String ANSWER = "question.answer";
  static final String ANSWERED = "question.answered";
  static final String DISMISS = "question.dismiss";
  static final String DISMISSED = "question.dismissed";
  static final String REOPEN = "question.reopen";
  static final String UNDO = "question.undo";
  static final String MERGE = "question.merge";
  static final String MERGED = "question.merged";
  static final String SPLIT = "question.split";
  static final String TAKE_OUT = "question.take-out";
  static final String EDIT = "question.edit";
  static final String EDITED = "question.edited";
  static final String AGENDA = "question.agenda";

  private static final int CANDIDATES = 40;
  private static final int NEAREST = 10;

  private final Gatekeeper gatekeeper;
  private final Members members;
  private final Questions questions;
  private final Sorting sorting;
  private final Board board;
  private final Contents contents;
  private final LikelyAnswers likely;
  private final QuestionSheet sheet;
  private final Clock clock;
  private final ZoneId zone;

  QuestionConversation(
      Gatekeeper gatekeeper,
      Members members,
      Questions questions,
      Sorting sorting,
      Board board,
      Contents contents,
      QuestionSheet sheet,
      Clock clock,
      ZoneId zone) {
    this.gatekeeper = gatekeeper;
    this.members = members;
    this.questions = questions;
    this.sorting = sorting;
    this.board = board;
    this.contents = contents;
    this.likely = new LikelyAnswers(contents);
    this.sheet = sheet;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public void register(Router router) {
    router.opens(
        OPEN,
        press ->
            gatekeeper.anybody(
                press.user(), someone -> show(someone, question(press), Optional.empty())));
    router.on(PICK_UP, press -> deed(press, id -> sorting.pickUp(press.id(), press.user(), id)));
    router.on(REOPEN, press -> deed(press, id -> sorting.reopen(press.id(), press.user(), id)));
    router.on(UNDO, press -> deed(press, id -> undo(press, id)));
    router.on(AGENDA, press -> deed(press, id -> agenda(press, id)));
    router.on(SPLIT, press -> deed(press, id -> sorting.split(press.id(), press.user(), id)));
    router.on(TAKE_OUT, this::takeOut);
    router.opens(PLAN, press -> form(press, one -> QuestionForms.plan(one, press.user())));
    router.opens(
        ANSWER, press -> form(press, one -> QuestionForms.answer(one, likely.of(one, CANDIDATES))));
    router.opens(DISMISS, press -> form(press, QuestionForms::dismiss));
    router.opens(EDIT, press -> form(press, QuestionForms::edit));
    router.opens(MERGE, press -> form(press, one -> QuestionForms.merge(one, candidates(one))));
    router.on(PLANNED, form -> marketers(form, someone -> planned(form, someone)));
    router.on(ANSWERED, form -> marketers(form, someone -> answered(form, someone)));
    router.on(DISMISSED, form -> marketers(form, someone -> dismissed(form, someone)));
    router.on(EDITED, form -> marketers(form, someone -> edited(form, someone)));
    router.on(MERGED, form -> marketers(form, someone -> merged(form, someone)));
  }

  private Reply marketers(Interaction press, Function<Someone, Reply> deed) {
    return gatekeeper.marketers(press.user(), QuestionsConversation.MAY_NOT, deed);
  }

  private static QuestionId question(Interaction press) {
    return new QuestionId(press.action().argument(0));
  }

  private Reply show(Someone someone, QuestionId id, Optional<String> notice) {
    board.refresh();
    return board
        .root(id)
        .map(root -> Reply.open(sheet.draw(root, members.mayMarket(someone.member()), notice)))
        .orElseGet(() -> Reply.privately(Questions.ERASED));
  }

  private Reply deed(Interaction press, Function<QuestionId, Result<BuyerQuestion>> deed) {
    return marketers(
        press,
        someone -> {
          Result<BuyerQuestion> result = deed.apply(question(press));
          return show(someone, question(press), refusal(result));
        });
  }

  private static Optional<String> refusal(Result<?> result) {
    return result instanceof Result.Refused<?> refused
        ? Optional.of(refused.why())
        : Optional.empty();
  }

  private Result<BuyerQuestion> undo(Interaction press, QuestionId id) {
    return sorting.undo(press.id(), press.user(), id, press.action().argument(1));
  }

  private Result<BuyerQuestion> agenda(Interaction press, QuestionId id) {
    return sorting.agenda(press.id(), press.user(), id, press.action().argument(1).equals("on"));
  }

  private Reply takeOut(Interaction press) {
    return marketers(
        press,
        someone -> {
          Result<Hearing> result =
              questions.makeQuestion(
                  press.id(), press.user(), new HearingId(press.action().argument(0)));
          Optional<String> notice =
              refusal(result).or(() -> Optional.of("Taken out: it is a question of its own now."));
          return show(someone, new QuestionId(press.action().argument(1)), notice);
        });
  }

  private Reply form(Interaction press, Function<BuyerQuestion, Form> form) {
    return marketers(
        press,
        someone -> {
          board.refresh();
          return board
              .root(question(press))
              .map(root -> Reply.open(form.apply(root)))
              .orElseGet(() -> Reply.privately(Questions.ERASED));
        });
  }

  private List<BuyerQuestion> candidates(BuyerQuestion question) {
    Set<QuestionId> ids =
        new LinkedHashSet<>(board.near(question.words(), question.vector(), NEAREST));
    Ranking.of(board, View.usual().with(View.Period.ALL), clock.instant())
        .rows()
        .forEach(row -> ids.add(row.question().id()));
    ids.remove(question.id());
    return ids.stream().limit(CANDIDATES).flatMap(id -> board.question(id).stream()).toList();
  }

  private Reply merged(Interaction form, Someone someone) {
    Optional<QuestionId> into = form.text(QuestionForms.INTO).map(QuestionId::new);
    if (into.isEmpty()) {
      Optional<String> words = form.text(QuestionForms.WORDS);
      if (words.isEmpty()) {
        return Reply.invalid(QuestionForms.WORDS, "Choose one, or type some of its words.");
      }
      List<QuestionId> found = new ArrayList<>(board.saying(words.get()));
      board.root(question(form)).ifPresent(own -> found.remove(own.id()));
      if (found.size() != 1) {
        return Reply.invalid(QuestionForms.WORDS, several(found));
      }
      into = Optional.of(found.get(0));
    }
    Result<BuyerQuestion> result =
        sorting.merge(form.id(), form.user(), question(form), into.get());
    return result instanceof Result.Refused<BuyerQuestion> refused
        ? Reply.invalid(QuestionForms.WORDS, refused.why())
        : show(someone, into.get(), Optional.of("Merged. It can be split off below."));
  }

  private String several(List<QuestionId> found) {
    if (found.isEmpty()) {
      return "No other question says that. Try fewer words.";
    }
    String some =
        found.stream()
            .limit(3)
            .flatMap(id -> board.question(id).stream())
            .map(one -> "“" + Words.cut(one.words(), 60) + "”")
            .collect(Collectors.joining(", "));
    return found.size() + " questions say that: " + some + ". Type more words.";
  }

  private Reply planned(Interaction form, Someone someone) {
    Optional<String> title = form.text(QuestionForms.TITLE);
    if (title.isEmpty()) {
      return Reply.invalid(QuestionForms.TITLE, "Say what will be made, in a few words.");
    }
    Optional<LocalDate> due =
        form.values().get(QuestionForms.DUE) instanceof FormValue.Date date
            ? Optional.of(date.date())
            : Optional.empty();
    if (due.filter(day -> day.isBefore(LocalDate.ofInstant(clock.instant(), zone))).isPresent()) {
      return Reply.invalid(QuestionForms.DUE, "Choose a date that is not over.");
    }
    Optional<MemberId> owner;
    try {
      owner = person(form).map(user -> members.enrolled(user).id());
    } catch (PlatformException away) {
      return Reply.invalid(
          QuestionForms.OWNER, "I could not look them up just now. Try again in a moment.");
    }
    Result<BuyerQuestion> result =
        sorting.plan(
            form.id(),
            form.user(),
            question(form),
            new BuyerQuestion.Plan(
                Words.cut(title.get(), Details.TITLE),
                owner,
                due,
                form.text(QuestionForms.CAMPAIGN)
                    .map(name -> Words.cut(name, QuestionForms.CAMPAIGN_LENGTH))));
    return finished(form, someone, result, QuestionForms.TITLE);
  }

  private static Optional<UserRef> person(Interaction form) {
    return form.values().get(QuestionForms.OWNER) instanceof FormValue.People people
        ? people.people().stream().findFirst()
        : Optional.empty();
  }

  private Reply answered(Interaction form, Someone someone) {
    Optional<Content> chosen = form.text(QuestionForms.KNOWN).flatMap(likely::find);
    Optional<String> typed = form.text(QuestionForms.LINK);
    if (chosen.isPresent() && typed.isPresent()) {
      return Reply.invalid(
          QuestionForms.LINK, "Choose one of the register or give a link, not both.");
    }
    Optional<URI> link =
        chosen.flatMap(content -> content.details().link()).or(() -> typed.flatMap(Details::link));
    if (link.isEmpty()) {
      return Reply.invalid(
          QuestionForms.LINK, "Give a web address, such as https://example.com/sso");
    }
    Optional<Content> known = contents.byLink(link.get());
    Optional<String> title = form.text(QuestionForms.TITLE).or(() -> known.map(Content::title));
    if (title.isEmpty()) {
      return Reply.invalid(
          QuestionForms.TITLE, "This link is new to the register: give it a title.");
    }
    Details details =
        new Details(
            known.map(Content::title).orElseGet(() -> Words.cut(title.get(), Details.TITLE)),
            link,
            form.text(QuestionForms.LINE).map(line -> Words.cut(line, Details.LINE)),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    Result<BuyerQuestion> result =
        sorting.answer(
            form.id(),
            form.user(),
            question(form),
            commit ->
                contents.addTo(commit, details, Content.Origin.TYPED, Optional.of(someone.id())));
    return finished(form, someone, result, QuestionForms.LINK);
  }

  private Reply dismissed(Interaction form, Someone someone) {
    Optional<String> why = form.text(QuestionForms.WHY);
    if (why.isEmpty()) {
      return Reply.invalid(QuestionForms.WHY, "Say in a few words why not.");
    }
    Result<BuyerQuestion> result =
        sorting.dismiss(
            form.id(), form.user(), question(form), Words.cut(why.get(), QuestionForms.WHY_LENGTH));
    return finished(form, someone, result, QuestionForms.WHY);
  }

  private Reply edited(Interaction form, Someone someone) {
    Optional<String> words = form.text(QuestionForms.WORDS);
    if (words.isEmpty() || Wording.of(words.get()) instanceof Wording.Nothing) {
      return Reply.invalid(QuestionForms.WORDS, "Say it in a sentence.");
    }
    Result<BuyerQuestion> result =
        sorting.word(
            form.id(),
            form.user(),
            question(form),
            Words.cut(words.get(), Wording.LONGEST),
            form.text(QuestionForms.KIND).flatMap(Kind::of));
    return finished(form, someone, result, QuestionForms.WORDS);
  }

  private Reply finished(
      Interaction form, Someone someone, Result<BuyerQuestion> result, String input) {
    return result instanceof Result.Refused<BuyerQuestion> refused
        ? Reply.invalid(input, refused.why())
        : show(someone, question(form), Optional.empty());
  }
}
