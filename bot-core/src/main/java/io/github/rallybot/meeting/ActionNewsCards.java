package io.github.rallybot.meeting;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.LeadStory;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How it looks when somebody is told what their verdicts led to; gone if it is not done. */
public final class ActionNewsCards implements CardSource {

  private static final Duration WORTH_TELLING = Duration.ofDays(7);

  private final Store store;
  private final Members members;
  private final Actions actions;
  private final Diary diary;

  public ActionNewsCards(Store store, Members members, Actions actions, Diary diary) {
    this.store = store;
    this.members = members;
    this.actions = actions;
    this.diary = diary;
  }

  @Override
  public String prefix() {
    return ActionNews.PREFIX;
  }

  private Optional<ActionNews> find(String card) {
    return store
        .load(ActionNews.ref(card.substring(ActionNews.PREFIX.length())))
        .map(Stored::value);
  }

  @Override
  public Optional<Card> desired(ChannelRef channel, String card) {
    return find(card)
        .filter(news -> news.channel().equals(channel))
        .flatMap(news -> actions.find(news.action()))
        .filter(action -> action.now().state() == AgreedAction.State.DONE)
        .map(this::draw);
  }

  private Card draw(AgreedAction action) {
    Member owner = members.named(List.of(action.now().owner())).get(action.now().owner());
    return new Card(
        List.of(
            new Element.Text(
                Span.plain("What you said of leads led to something that is done now: "),
                Span.strong(action.words()),
                Span.plain(" ("),
                LeadStory.name(owner),
                Span.plain(")"))),
        "What you said of leads led to something");
  }

  @Override
  public Optional<Instant> postableAt(ChannelRef channel, String card, Instant now) {
    Optional<ActionNews> news = find(card);
    return news.flatMap(one -> members.kept(one.to()))
        .map(Stored::value)
        .filter(Member::colleague)
        .flatMap(member -> diary.of(member).nextWorking(now))
        .filter(next -> next.isBefore(news.get().at().plus(WORTH_TELLING)));
  }
}
