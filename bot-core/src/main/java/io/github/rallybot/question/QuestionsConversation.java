package io.github.rallybot.question;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.chat.card.Usage;
import io.github.rallybot.content.ContentConversation;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Once.Result;
import io.github.rallybot.member.Someone;
import io.github.rallybot.setup.Gatekeeper;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** {@code questions}: what buyers asked, searched, filtered and sorted. */
public final class QuestionsConversation implements Conversation {

  static final String SHOW = "questions.show";
  static final String WITH = "questions.with";
  static final String SEARCH = "questions.search";
  static final String SEARCHED = "questions.searched";
  static final String SORT = "questions.sort";
  static final String SORTED = "questions.sorted";
  static final String UNSORTED = "questions.unsorted";

  static final String MAY_NOT = "sort questions and say what becomes of them";

  private static final Usage USAGE =
      Usage.of("What buyers asked, most different buyers first")
          .with("questions", "asked in the last 30 days")
          .with("questions single sign-on", "what says that, then what means it")
          .with(
              "questions unanswered last 90 days",
              Span.plain("also "),
              Span.typed("questions last 7 days"),
              Span.plain(", 30, 365, or "),
              Span.typed("questions all time"))
          .with(
              "questions persona:IT stage:Deciding",
              "also product: and source:; names with blanks in quotation marks")
          .with("questions kind:objection", "question, pain, objection, competitor or other")
          .with("questions status:planned", "new, picked-up, planned, answered or dismissed")
          .with("questions map", "who asks what where, and what content there is for them")
          .with(
              "questions tell me pricing 3",
              Span.plain("a message when it is heard the third time; "),
              Span.typed("questions watches"),
              Span.plain(" lists them"))
          .with("heard do you support SSO?", "keeps what a buyer asked");

  private static final String WORDS = "words";
  private static final int WORDS_LENGTH = 200;
  private static final String FORGOTTEN =
      "I no longer know which list that was. This is what was asked in the last 30 days.";

  private final Gatekeeper gatekeeper;
  private final Questions questions;
  private final Board board;
  private final Views views;
  private final Journey journey;
  private final Filters filters;
  private final QuestionList list;
  private final SortingList sorting;
  private final MapConversation map;
  private final WatchConversation watching;
  private final Clock clock;

  QuestionsConversation(
      Gatekeeper gatekeeper,
      Questions questions,
      Board board,
      Views views,
      Journey journey,
      QuestionList list,
      SortingList sorting,
      MapConversation map,
      WatchConversation watching,
      Clock clock) {
    this.gatekeeper = gatekeeper;
    this.questions = questions;
    this.board = board;
    this.views = views;
    this.journey = journey;
    this.filters = new Filters(board, journey);
    this.list = list;
    this.sorting = sorting;
    this.map = map;
    this.watching = watching;
    this.clock = clock;
  }

  @Override
  public void register(Router router) {
    router.onWord("questions", USAGE, this::command);
    router.on(SHOW, press -> anybody(press, by -> show(press, by)));
    router.on(
        ContentConversation.MISSING,
        press -> anybody(press, by -> drawn(Optional.of(missing()), 0, by)));
    router.on(WITH, press -> anybody(press, by -> with(press, by)));
    router.opens(SEARCH, press -> anybody(press, by -> search(press)));
    router.on(SEARCHED, form -> anybody(form, by -> searched(form, by)));
    router.on(SORT, press -> marketers(press, member -> sorting(press, Optional.empty())));
    router.on(SORTED, press -> marketers(press, member -> sort(press)));
    router.on(UNSORTED, press -> marketers(press, member -> undo(press)));
  }

  private Reply anybody(Interaction press, Function<Someone, Reply> deed) {
    return gatekeeper.anybody(press.user(), deed);
  }

  private Reply marketers(Interaction press, Function<Member, Reply> deed) {
    return gatekeeper.marketers(press.user(), MAY_NOT, someone -> deed.apply(someone.member()));
  }

  private Reply command(Command command) {
    return gatekeeper.anybody(
        command.user(),
        someone -> {
          String said = command.text().strip().toLowerCase(Locale.ROOT);
          if (said.equals("map")) {
            return Reply.privately(map.draw(View.Period.QUARTER));
          }
          if (said.equals("watches")) {
            return watching.typed(command.rest());
          }
          if (said.equals("tell me") || said.startsWith("tell me ")) {
            return watching.typed(command);
          }
          Filters.Read read = filters.read(command.text());
          return read instanceof Filters.Read.Good good
              ? Reply.privately(
                  list.draw(good.view(), 0, someone, clock.instant(), Optional.empty()))
              : Reply.privately(((Filters.Read.Bad) read).why());
        });
  }

  private Reply show(Interaction press, Someone by) {
    return drawn(view(press), Integer.parseInt(press.action().argument(1)), by);
  }

  private Optional<View> view(Interaction press) {
    return views.find(press.action().argument(0));
  }

  private Reply drawn(Optional<View> view, int from, Someone by) {
    return Reply.replace(
        list.draw(
            view.orElseGet(View::usual),
            view.isPresent() ? from : 0,
            by,
            clock.instant(),
            view.isPresent() ? Optional.empty() : Optional.of(FORGOTTEN)));
  }

  private static View missing() {
    return View.usual().with(View.Period.QUARTER).unanswered(true);
  }

  private Reply with(Interaction press, Someone by) {
    String value = press.action().argument(2);
    return drawn(view(press).map(view -> changed(view, press.action().argument(1), value)), 0, by);
  }

  private View changed(View view, String what, String value) {
    return switch (what) {
      case "period" -> View.Period.of(value).map(view::with).orElse(view);
      case "kind" -> view.of(Kind.of(value));
      case "status" -> view.at(Status.of(value)).unanswered(value.equals("unanswered"));
      case "persona" -> view.askedBy(Journey.of(value, journey.personasWith(board)));
      case "stage" -> view.atStage(Journey.of(value, journey.stagesWith(board)));
      case "product" -> view.about(Journey.of(value, Journey.products(board)));
      case "source" -> view.from(Journey.of(value, Journey.sources(board)));
      default -> view;
    };
  }

  private Reply search(Interaction press) {
    return Reply.open(
        new Form(
            "Search questions",
            Optional.of(Action.of(SEARCHED, press.action().argument(0))),
            "Search",
            List.of(
                new Form.TextInput(
                    WORDS,
                    "What are you looking for?",
                    "Words, or what it means. Leave it empty to see all.",
                    false,
                    Form.TextInput.Lines.ONE,
                    WORDS_LENGTH,
                    view(press).flatMap(View::words).orElse("")))));
  }

  private Reply searched(Interaction form, Someone by) {
    View view = view(form).orElseGet(View::usual).searching(form.text(WORDS));
    return drawn(Optional.of(view), 0, by);
  }

  private Reply sorting(Interaction press, Optional<HearingId> just) {
    int from = Integer.parseInt(press.action().argument(1));
    View view = view(press).orElseGet(View::usual);
    return Reply.replace(sorting.draw(view, from, clock.instant(), just));
  }

  /** Sorts a hearing to one of those offered, or makes it one of its own. */
  private Reply sort(Interaction press) {
    HearingId hearing = new HearingId(press.action().argument(0));
    String to = press.action().argument(1);
    Result<Hearing> result =
        to.equals("new")
            ? questions.makeQuestion(press.id(), press.user(), hearing)
            : questions.same(press.id(), press.user(), hearing, to);
    return after(hearing, result);
  }

  private Reply undo(Interaction press) {
    HearingId hearing = new HearingId(press.action().argument(0));
    Result<Hearing> result =
        questions.undoMove(press.id(), press.user(), hearing, press.action().argument(1));
    if (result instanceof Result.Refused<Hearing> refused) {
      return Reply.privately(refused.why());
    }
    return Reply.replace(sorting.draw(View.usual(), 0, clock.instant(), Optional.empty()));
  }

  private Reply after(HearingId hearing, Result<Hearing> result) {
    if (result instanceof Result.Refused<Hearing> refused) {
      return Reply.privately(refused.why());
    }
    return Reply.replace(sorting.draw(View.usual(), 0, clock.instant(), Optional.of(hearing)));
  }
}
