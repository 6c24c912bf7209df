package io.github.rallybot.question;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.LeadChannels;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.Someone;
import io.github.rallybot.setup.Gatekeeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Posts a list of questions, or one of them, in a channel; and takes it back. */
public final class ShareConversation implements Conversation {

  static final String LIST = "questions.share";
  static final String ONE = "question.share";
  static final String LIST_DONE = "questions.shared";
  static final String ONE_DONE = "question.shared";
  static final String UNDO = "questions.unshare";

  private static final String CHANNEL = "channel";
  private static final Duration REMEMBERED = Duration.ofDays(7);

  private final Gatekeeper gatekeeper;
  private final Store store;
  private final Board board;
  private final Views views;
  private final LeadChannels channels;
  private final Clock clock;
  private final ZoneId zone;

  ShareConversation(
      Gatekeeper gatekeeper,
      Store store,
      Board board,
      Views views,
      LeadChannels channels,
      Clock clock,
      ZoneId zone) {
    this.gatekeeper = gatekeeper;
    this.store = store;
    this.board = board;
    this.views = views;
    this.channels = channels;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public void register(Router router) {
    router.opens(LIST, press -> open(press, "Share the list", LIST_DONE));
    router.opens(ONE, press -> open(press, "Share the question", ONE_DONE));
    router.on(LIST_DONE, form -> share(form, this::list));
    router.on(ONE_DONE, form -> share(form, this::one));
    router.on(UNDO, this::undo);
  }

  private Reply open(Interaction press, String title, String done) {
    return gatekeeper.anybody(
        press.user(),
        someone ->
            Reply.open(
                new Form(
                    title,
                    Optional.of(Action.of(done, press.action().argument(0))),
                    "Post it",
                    List.of(
                        new Form.ChannelInput(
                            CHANNEL,
                            "In which channel?",
                            "Everybody there sees it, with your name.",
                            channels.current(press.user().platform()))))));
  }

  /** What is posted, but for where and by whom. */
  private record Posted(String title, List<Shared.Line> rows) {}

  private Optional<Posted> list(Interaction form) {
    View view = views.find(form.action().argument(0)).orElseGet(View::usual);
    List<Shared.Line> rows =
        Ranking.of(board, view, clock.instant(), zone).rows().stream()
            .limit(Shared.ROWS)
            .map(row -> new Shared.Line(row.question().id(), QuestionList.askers(row)))
            .toList();
    List<String> narrowing = view.narrowing();
    String only = narrowing.isEmpty() ? "" : ", only " + String.join(", ", narrowing);
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Posted(Words.cut("What buyers asked, " + view.period().label() + only, 150), rows));
  }

  private Optional<Posted> one(Interaction form) {
    board.refresh();
    return board
        .root(new QuestionId(form.action().argument(0)))
        .map(
            root ->
                new Posted(
                    "Buyers asked",
                    List.of(
                        new Shared.Line(
                            root.id(), Tally.of(board.hearingsOf(root.id()), zone).inWords()))));
  }

  private Reply share(Interaction form, Function<Interaction, Optional<Posted>> what) {
    return gatekeeper.anybody(
        form.user(),
        someone -> {
          if (!(form.values().get(CHANNEL) instanceof FormValue.Channel channel)) {
            return Reply.invalid(CHANNEL, "Choose a channel.");
          }
          return what.apply(form)
              .map(posted -> posted(form, someone, channel.channel(), posted))
              .orElseGet(() -> Reply.invalid(CHANNEL, "There is nothing to post any more."));
        });
  }

  private Reply posted(Interaction form, Someone someone, ChannelRef channel, Posted posted) {
    Instant now = clock.instant();
    Shared shared =
        new Shared(
            UlidCreator.getUlid().toString(),
            channel,
            someone.id(),
            now,
            posted.title(),
            posted.rows(),
            Optional.empty());
    CardRef card = new CardRef(channel, shared.card());
    Commit commit = new Commit().create(Shared.ref(shared.id()), shared);
    commit.take(new Claim("interaction", form.id()), "done", REMEMBERED);
    posted
        .rows()
        .forEach(
            row -> commit.add(Shared.cardsOf(row.question()), card.code(), now.toEpochMilli()));
    commit.mark(new Mark(channel, shared.card(), true));
    commit.event(
        Event.of("questions.shared")
            .with("member", someone.id().value())
            .with("shared", shared.id()));
    if (!(store.commit(commit) instanceof Outcome.Done)) {
      return Reply.privately("That is posted already.");
    }
    return Reply.privately(
        new Card(
            List.of(
                new Element.Text(
                    List.of(
                        Span.plain("Posted in "),
                        new Span.Channel(channel),
                        Span.plain(". If I am not in there, ask me in and it follows."))),
                new Element.Actions(
                    List.of(
                        Control.button(
                            "Take it back",
                            "Delete what was posted",
                            Action.of(UNDO, shared.id()))))),
            "Posted"));
  }

  private Reply undo(Interaction press) {
    return gatekeeper.anybody(
        press.user(),
        someone ->
            store.decide(
                () -> {
                  Optional<Stored<Shared>> shared =
                      store.load(Shared.ref(press.action().argument(0)));
                  if (shared.isEmpty() || shared.get().value().withdrawnAt().isPresent()) {
                    return Optional.of(Reply.replace(Card.of("Taken back.")));
                  }
                  Shared before = shared.get().value();
                  Commit commit =
                      new Commit().replace(shared.get(), before.withdrawn(clock.instant()));
                  commit.mark(new Mark(before.channel(), before.card(), true));
                  String card = new CardRef(before.channel(), before.card()).code();
                  before.rows().forEach(row -> commit.remove(Shared.cardsOf(row.question()), card));
                  commit.event(
                      Event.of("questions.unshared")
                          .with("member", someone.id().value())
                          .with("shared", before.id()));
                  return store.commit(commit) instanceof Outcome.Done
                      ? Optional.of(Reply.replace(Card.of("Taken back.")))
                      : Optional.empty();
                }));
  }
}
