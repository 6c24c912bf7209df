package io.github.rallybot.question;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.question.WatchList.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the messages look that tell what somebody waits for, from what is stored. */
public final class WatchCards implements CardSource {

  /** What is older is no news any more. */
  private static final Duration WORTH_TELLING = Duration.ofDays(7);

  private static final String TITLE = "Buyers ask what you wait for.";

  private final Store store;
  private final Members members;
  private final Watches watches;
  private final Board board;
  private final Diary diary;

  public WatchCards(Store store, Members members, Watches watches, Board board, Diary diary) {
    this.store = store;
    this.members = members;
    this.watches = watches;
    this.board = board;
    this.diary = diary;
  }

  @Override
  public String prefix() {
    return WatchNews.PREFIX;
  }

  @Override
  public Optional<Card> desired(ChannelRef channel, String card) {
    return find(card).filter(news -> news.channel().equals(channel)).flatMap(this::draw);
  }

  @Override
  public Optional<Instant> postableAt(ChannelRef channel, String card, Instant now) {
    Optional<WatchNews> news = find(card);
    return news.flatMap(one -> members.kept(one.to()))
        .map(Stored::value)
        .filter(Member::colleague)
        .flatMap(member -> diary.of(member).nextWorking(now))
        .filter(next -> !next.isAfter(news.get().at().plus(WORTH_TELLING)));
  }

  private Optional<WatchNews> find(String card) {
    return store.load(WatchNews.ref(card.substring(WatchNews.PREFIX.length()))).map(Stored::value);
  }

  private Optional<Card> draw(WatchNews news) {
    board.refresh();
    MemberId to = members.now(news.to());
    List<Element> elements = new ArrayList<>();
    elements.add(new Element.Text(List.of(Span.strong(TITLE))));
    for (WatchNews.Item row : news.rows()) {
      board
          .root(row.question())
          .ifPresent(
              question -> elements.addAll(row(row, question, watches.find(to, row.watch()))));
    }
    if (elements.size() == 1) {
      return Optional.empty();
    }
    if (news.more() > 0) {
      elements.add(
          new Element.Quiet(
              Span.plain("and " + Words.number(news.more()) + " more: they are under "),
              Span.typed("questions"),
              Span.plain(".")));
    }
    return Optional.of(new Card(elements, TITLE));
  }

  private static List<Element> row(
      WatchNews.Item row, BuyerQuestion question, Optional<Watch> watch) {
    String words = Words.cut(question.words(), 150);
    List<Span> line = new ArrayList<>();
    line.add(Span.strong(words));
    line.add(
        Span.plain(
            " · " + MapCard.times(row.askers(), "asker") + " · " + question.status().label()));
    watch.ifPresent(
        one ->
            line.add(
                Span.plain(
                    " · “"
                        + one.words()
                        + "”"
                        + (one.goesOn() ? "" : ": you stopped waiting for it"))));
    List<Control> controls = new ArrayList<>();
    controls.add(
        Control.button(
            "Open",
            Words.cut("Open the question: " + words, 75),
            Action.of(MapConversation.OPEN, question.id().value())));
    watch.ifPresent(one -> controls.add(WatchConversation.toggle(one, WatchConversation.MESSAGE)));
    return List.of(new Element.Text(line), new Element.Actions(controls));
  }
}
