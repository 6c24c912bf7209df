package io.github.rallybot.question;

import static io.github.rallybot.member.Once.refuse;
import static io.github.rallybot.member.Once.write;

import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Once.Result;
import io.github.rallybot.setup.Gatekeeper;
import java.util.List;
import java.util.Optional;

/** What reps say of the news that they are told; the message itself shows it. */
final class NewsConversation implements Conversation {

  static final String SENT = "news.sent";
  static final String USEFUL = "news.useful";
  static final String NOT_USEFUL = "news.not-useful";

  private final Store store;
  private final Gatekeeper gatekeeper;
  private final QuestionDeeds deeds;
  private final Answers answers;
  private final Board board;
  private final NewsCards cards;
  private final Deliveries deliveries;

  NewsConversation(
      Store store,
      Gatekeeper gatekeeper,
      QuestionDeeds deeds,
      Answers answers,
      Board board,
      NewsCards cards,
      Deliveries deliveries) {
    this.store = store;
    this.gatekeeper = gatekeeper;
    this.deeds = deeds;
    this.answers = answers;
    this.board = board;
    this.cards = cards;
    this.deliveries = deliveries;
  }

  @Override
  public void register(Router router) {
    router.on(SENT, press -> pressed(press, this::sent));
    router.on(USEFUL, press -> pressed(press, (by, told) -> useful(by, told, true)));
    router.on(NOT_USEFUL, press -> pressed(press, (by, told) -> useful(by, told, false)));
  }

  /**
   * What was pressed on.
   *
   * @param hearings of the item, the latest first, without erased ones; at least one
   */
  private record Told(NewsMessage message, List<Hearing> hearings, String code) {}

  private interface Deed {
    Result<Hearing> of(Interaction press, Told told);
  }

  private Reply pressed(Interaction press, Deed deed) {
    return gatekeeper.anybody(
        press.user(),
        someone -> {
          Optional<Told> told = told(press);
          if (told.isEmpty()) {
            return Reply.privately("There is no answer to it any more.");
          }
          if (deed.of(press, told.get()) instanceof Result.Refused<Hearing> refused) {
            return Reply.privately(refused.why());
          }
          NewsMessage message = told.get().message();
          press.message().ifPresent(at -> deliveries.seen(message.card(), at));
          store.commit(new Commit().mark(urgent(message)));
          return new Reply.Shown(() -> cards.desired(message.channel(), message.card()));
        });
  }

  private Optional<Told> told(Interaction press) {
    QuestionId question = new QuestionId(press.action().argument(1));
    Optional<NewsMessage> message =
        store.load(NewsMessage.ref(press.action().argument(0))).map(Stored::value);
    List<Hearing> hearings =
        message.flatMap(told -> told.of(question)).stream()
            .flatMap(item -> item.hearings().stream())
            .flatMap(id -> board.hearing(id).stream())
            .toList();
    Optional<String> code =
        board.root(question).filter(root -> root.answer().isPresent()).flatMap(News::of);
    return hearings.isEmpty() || code.isEmpty()
        ? Optional.empty()
        : Optional.of(new Told(message.orElseThrow(), hearings, code.get()));
  }

  private Result<Hearing> sent(Interaction press, Told told) {
    return answers.sent(press, told.hearings().get(0).id());
  }

  private Result<Hearing> useful(Interaction press, Told told, boolean useful) {
    return deeds.change(
        press.id(),
        press.user(),
        draft -> {
          List<Stored<Hearing>> stored =
              told.hearings().stream().flatMap(one -> draft.hearing(one.id()).stream()).toList();
          if (stored.isEmpty()) {
            return refuse(Questions.GONE);
          }
          Hearing.Useful said = new Hearing.Useful(draft.now, told.code(), useful);
          stored.forEach(one -> draft.replace(one, one.value().with(said), "question.useful"));
          draft.commit().mark(urgent(told.message()));
          return write(stored.get(0).value());
        });
  }

  private static Mark urgent(NewsMessage message) {
    return new Mark(message.channel(), message.card(), true);
  }
}
