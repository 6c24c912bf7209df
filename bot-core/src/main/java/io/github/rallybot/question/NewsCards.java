package io.github.rallybot.question;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.content.Contents;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How the messages look that go back to the reps, from what is stored. */
final class NewsCards implements CardSource {

  /** What is older is no news any more; it is still on the home. */
  private static final Duration WORTH_TELLING = Duration.ofDays(30);

  private final Store store;
  private final Members members;
  private final Board board;
  private final Contents contents;
  private final Diary diary;

  NewsCards(Store store, Members members, Board board, Contents contents, Diary diary) {
    this.store = store;
    this.members = members;
    this.board = board;
    this.contents = contents;
    this.diary = diary;
  }

  @Override
  public String prefix() {
    return NewsMessage.PREFIX;
  }

  @Override
  public Optional<Card> desired(ChannelRef channel, String card) {
    return find(card).filter(message -> message.channel().equals(channel)).flatMap(this::draw);
  }

  /** What could not be sent on its day is told when work begins again: it is told only once. */
  @Override
  public Optional<Instant> postableAt(ChannelRef channel, String card, Instant now) {
    Optional<NewsMessage> message = find(card);
    if (message.flatMap(NewsMessage::until).filter(until -> !now.isAfter(until)).isPresent()) {
      return Optional.of(now);
    }
    return message
        .flatMap(told -> members.kept(told.to()))
        .map(Stored::value)
        .filter(Member::colleague)
        .flatMap(member -> diary.of(member).nextWorking(now))
        .filter(next -> next.isBefore(message.get().at().plus(WORTH_TELLING)));
  }

  private Optional<NewsMessage> find(String card) {
    return store
        .load(NewsMessage.ref(card.substring(NewsMessage.PREFIX.length())))
        .map(Stored::value);
  }

  private Optional<Card> draw(NewsMessage message) {
    board.refresh();
    Map<HearingId, Hearing> hearings = hearings(message);
    Map<LeadId, Lead> leads = leads(hearings);
    List<Element> elements = new ArrayList<>();
    int told = 0;
    for (NewsMessage.Item item : message.items()) {
      List<Hearing> heard =
          item.hearings().stream()
              .flatMap(id -> Optional.ofNullable(hearings.get(id)).stream())
              .toList();
      if (!heard.isEmpty()) {
        Optional<BuyerQuestion> root = board.root(item.question());
        elements.addAll(
            new NewsItem(message, item, root, heard, contents, leads, people(root)).draw(board));
        told++;
      }
    }
    if (told == 0) {
      return Optional.empty();
    }
    String headline = headline(message, told);
    elements.add(0, new Element.Text(Span.strong(headline)));
    return Optional.of(new Card(elements, headline));
  }

  private static String headline(NewsMessage message, int told) {
    if (told > 1) {
      return "There is news of " + told + " questions that you heard.";
    }
    return message.items().stream().allMatch(item -> News.answer(item.code()).isPresent())
        ? "A question that you heard is answered."
        : "Something is planned for a question that you heard.";
  }

  /** Those that were not erased. */
  private Map<HearingId, Hearing> hearings(NewsMessage message) {
    return store
        .load(
            message.items().stream()
                .flatMap(item -> item.hearings().stream())
                .map(Hearing::ref)
                .toList())
        .stream()
        .map(Stored::value)
        .filter(Hearing::present)
        .collect(Collectors.toMap(Hearing::id, Function.identity()));
  }

  private Map<LeadId, Lead> leads(Map<HearingId, Hearing> hearings) {
    return store
        .load(
            hearings.values().stream()
                .flatMap(hearing -> hearing.about().lead().stream())
                .distinct()
                .map(Lead::ref)
                .toList())
        .stream()
        .map(Stored::value)
        .filter(Lead::present)
        .collect(Collectors.toMap(Lead::id, Function.identity()));
  }

  private Map<MemberId, Member> people(Optional<BuyerQuestion> root) {
    return members.named(
        root
            .flatMap(question -> question.state().plan())
            .flatMap(BuyerQuestion.Plan::owner)
            .stream()
            .toList());
  }
}
