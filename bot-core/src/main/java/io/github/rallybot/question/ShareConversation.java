package io.github.rallybot.question;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.LeadChannels;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.Once;
import io.github.rallybot.member.Once.Result;
import io.github.rallybot.question.QuestionDeeds.Draft;
import io.github.rallybot.setup.Gatekeeper;
import java.time.Clock;
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

  private final Gatekeeper gatekeeper;
  private final QuestionDeeds deeds;
  private final Store store;
  private final Board board;
  private final Views views;
  private final LeadChannels channels;
  private final Platforms platforms;
  private final Clock clock;

  ShareConversation(
      Gatekeeper gatekeeper,
      QuestionDeeds deeds,
      Store store,
      Board board,
      Views views,
      LeadChannels channels,
      Platforms platforms,
      Clock clock) {
    this.gatekeeper = gatekeeper;
    this.deeds = deeds;
    this.store = store;
    this.board = board;
    this.views = views;
    this.channels = channels;
    this.platforms = platforms;
    this.clock = clock;
  }

  @Override
  public void register(Router router) {
    router.opens(LIST, press -> open(press, "Share the list", LIST_DONE));
    router.opens(ONE, press -> open(press, "Share the question", ONE_DONE));
    router.on(LIST_DONE, form -> share(form, this::list));
    router.on(ONE_DONE, form -> share(form, this::one));
    router.on(UNDO, this::undo);
  }

  /** Where it was pressed, if that is a channel in which it can be posted; else where leads go. */
  private Optional<ChannelRef> here(Interaction press) {
    return press
        .channel()
        .filter(this::takesPosts)
        .or(() -> channels.current(press.user().platform()));
  }

  private boolean takesPosts(ChannelRef channel) {
    try {
      return platforms
          .get(channel.platform())
          .channel(channel)
          .filter(facts -> !facts.direct() && facts.member() && !facts.archived())
          .isPresent();
    } catch (PlatformException away) {
      return false;
    }
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
                            true,
                            here(press))))));
  }

  /** What is posted, but for where and by whom. */
  private record Posted(String title, List<Shared.Line> rows) {}

  private Optional<Posted> list(Interaction form) {
    Optional<View> kept = views.find(form.action().argument(0));
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    View view = kept.get();
    List<Shared.Line> rows =
        Ranking.of(board, view, clock.instant()).rows().stream()
            .limit(Shared.ROWS)
            .map(row -> new Shared.Line(row.question().id(), QuestionList.askers(row)))
            .toList();
    // words that were searched for are the searcher's own
    List<String> narrowing = view.searching(Optional.empty()).narrowing();
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
                            root.id(), Tally.of(board, board.hearingsOf(root.id())).inWords()))));
  }

  private Reply share(Interaction form, Function<Interaction, Optional<Posted>> what) {
    return gatekeeper.anybody(
        form.user(),
        someone -> {
          if (!(form.values().get(CHANNEL) instanceof FormValue.Channel channel)) {
            return Reply.invalid(CHANNEL, "Choose a channel.");
          }
          return what.apply(form)
              .map(posted -> posted(form, channel.channel(), posted))
              .orElseGet(() -> Reply.invalid(CHANNEL, "There is nothing to post any more."));
        });
  }

  private Reply posted(Interaction form, ChannelRef channel, Posted posted) {
    Result<Shared> result =
        deeds.change(
            form.id(),
            form.user(),
            draft -> {
              Shared shared =
                  new Shared(
                      UlidCreator.getUlid().toString(),
                      channel,
                      draft.someone.id(),
                      draft.now,
                      posted.title(),
                      posted.rows(),
                      Optional.empty());
              String card = new CardRef(channel, shared.card()).code();
              draft.commit().create(Shared.ref(shared.id()), shared);
              draft
                  .commit()
                  .add(Shared.postedBy(shared.by()), shared.id(), draft.now.toEpochMilli());
              posted
                  .rows()
                  .forEach(
                      row ->
                          draft
                              .commit()
                              .add(Shared.cardsOf(row.question()), card, draft.now.toEpochMilli()));
              draft.commit().mark(new Mark(channel, shared.card(), true));
              draft.commit().event(happened("questions.shared", draft, shared));
              return Once.write(shared);
            });
    if (!(result instanceof Result.Done<Shared> done)) {
      return Reply.privately(
          result instanceof Result.Refused<Shared> refused
              ? refused.why()
              : "That is posted already.");
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
                            Action.of(UNDO, done.value().id()))))),
            "Posted"));
  }

  private Reply undo(Interaction press) {
    Result<Boolean> result =
        deeds.change(
            press.id(),
            press.user(),
            draft -> {
              Optional<Stored<Shared>> stored = store.load(Shared.ref(press.action().argument(0)));
              stored
                  .filter(one -> one.value().withdrawnAt().isEmpty())
                  .ifPresent(one -> withdraw(draft, one));
              return Once.write(true);
            });
    return result instanceof Result.Refused<Boolean> refused
        ? Reply.privately(refused.why())
        : Reply.replace(Card.of("Taken back."));
  }

  private static void withdraw(Draft draft, Stored<Shared> stored) {
    Shared before = stored.value();
    draft.commit().replace(stored, before.withdrawn(draft.now));
    draft.commit().remove(Shared.postedBy(before.by()), before.id());
    draft.commit().mark(new Mark(before.channel(), before.card(), true));
    String card = new CardRef(before.channel(), before.card()).code();
    before.rows().forEach(row -> draft.commit().remove(Shared.cardsOf(row.question()), card));
    draft.commit().event(happened("questions.unshared", draft, before));
  }

  private static Event happened(String type, Draft draft, Shared shared) {
    return Event.of(type).with("member", draft.someone.id().value()).with("shared", shared.id());
  }
}
