package io.github.rallybot.question;

import io.github.rallybot.content.ContentId;
import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Follower;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Has the messages drawn again whose news became other news: an answer was taken back, a plan
 * changed, questions were merged, a content got another link. Every instance does it; a card that
 * looks as it should is left alone.
 */
final class NewsRedraw {

  /** What the journal says when somebody was told. */
  static final String TOLD = "question.told";

  /** What happened in the last moments before a process ended is made up for in these. */
  private static final Duration LATELY = Duration.ofDays(30);

  private static final int AT_ONCE = 200;
  private static final int MANY = 100_000;

  private final Store store;
  private final Board board;
  private final Clock clock;
  private final Follower journal;

  NewsRedraw(Store store, Board board, Clock clock) {
    this.store = store;
    this.board = board;
    this.clock = clock;
    this.journal = new Follower(store, "");
  }

  synchronized void run() {
    journal.follow(() -> mark(lately()), this::redraw);
  }

  private void redraw(List<Event> news) {
    board.refresh();
    Set<HearingId> changed = new LinkedHashSet<>();
    news.forEach(event -> hearings(event).forEach(changed::add));
    mark(
        changed.stream()
            .flatMap(hearing -> NewsMessage.cards(store, hearing).stream())
            .distinct()
            .toList());
  }

  private List<CardRef> lately() {
    Instant since = clock.instant().minus(LATELY);
    return store
        .load(
            store.between(NewsMessage.ALL, since.toEpochMilli(), Long.MAX_VALUE, 0, MANY).stream()
                .map(entry -> NewsMessage.ref(entry.member()))
                .toList())
        .stream()
        .map(Stored::value)
        .map(message -> new CardRef(message.channel(), message.card()))
        .toList();
  }

  /** The hearings of which a message may look different since something happened. */
  private Stream<HearingId> hearings(Event event) {
    if (event.type().equals(TOLD)) {
      return Stream.empty();
    }
    Optional<String> content = Optional.ofNullable(event.fields().get("content"));
    if (event.type().startsWith("content.") && content.isPresent()) {
      String code = News.answered(new ContentId(content.get()));
      return board.known().told(code).map(Hearing::id);
    }
    if (!event.type().startsWith("question.")) {
      return Stream.empty();
    }
    return Optional.ofNullable(event.fields().get("hearing"))
        .map(hearing -> Stream.of(new HearingId(hearing)))
        .or(
            () ->
                Optional.ofNullable(event.fields().get("question"))
                    .map(question -> together(new QuestionId(question))))
        .orElseGet(Stream::empty);
  }

  /** All that counts for the same question, or counted for it until a moment ago. */
  private Stream<HearingId> together(QuestionId question) {
    return Stream.concat(Stream.of(question), board.root(question).map(BuyerQuestion::id).stream())
        .flatMap(board.known()::under)
        .filter(hearing -> !hearing.told().isEmpty())
        .map(Hearing::id);
  }

  private void mark(List<CardRef> cards) {
    List<CardRef> left = new ArrayList<>(cards);
    while (!left.isEmpty()) {
      List<CardRef> some = left.subList(0, Math.min(AT_ONCE, left.size()));
      Commit commit = new Commit();
      some.forEach(card -> commit.mark(new Mark(card.channel(), card.card(), false)));
      store.commit(commit);
      some.clear();
    }
  }
}
