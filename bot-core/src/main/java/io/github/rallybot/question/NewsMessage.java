package io.github.rallybot.question;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Store;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A direct message that tells somebody what became of what they heard.
 *
 * @param to who gets it
 * @param channel their direct conversation
 * @param items what it tells, at most {@link #ITEMS}
 * @param until when it is too late to send it on the day of {@code at}: not long after work
 */
public record NewsMessage(
    String id,
    MemberId to,
    ChannelRef channel,
    List<Item> items,
    Instant at,
    Optional<Instant> until) {

  /** What the ids of its cards begin with. */
  static final String PREFIX = "news:";

  /** So many questions in one message, which fit on any platform; the others are in the next. */
  static final int ITEMS = 5;

  /** All messages, by when they were decided. */
  static final Index ALL = Index.all("news");

  private static final int CARDS = 10_000;

  /**
   * What it tells of one question.
   *
   * @param question as what it counted when this was told
   * @param code of the news, as {@link News} writes it
   * @param hearings what they heard of it, the latest first
   */
  public record Item(QuestionId question, String code, List<HearingId> hearings) {
    public Item {
      hearings = List.copyOf(hearings);
    }
  }

  public NewsMessage {
    items = List.copyOf(items);
  }

  static DocRef<NewsMessage> ref(String id) {
    return new DocRef<>("news", id, NewsMessage.class);
  }

  String card() {
    return PREFIX + id;
  }

  /** What it tells of a question. */
  Optional<Item> of(QuestionId question) {
    return items.stream().filter(item -> item.question().equals(question)).findFirst();
  }

  /** Adds it to a commit, to be posted. */
  void create(Commit commit) {
    commit.create(ref(id), this);
    commit.add(ALL, id, at.toEpochMilli());
    String code = new CardRef(channel, card()).code();
    for (Item item : items) {
      item.hearings().forEach(hearing -> commit.add(cardsOf(hearing), code, 0));
      commit.add(Shared.cardsOf(item.question()), code, 0);
    }
    commit.mark(new Mark(channel, card(), false));
  }

  /** The cards that tell of a hearing. */
  static List<CardRef> cards(Store store, HearingId hearing) {
    return store.list(cardsOf(hearing), CARDS).stream().map(CardRef::parse).toList();
  }

  /** Takes an erased hearing off all cards that tell of it, in the commit that erases it. */
  static void forget(Store store, Commit commit, HearingId hearing) {
    for (CardRef card : cards(store, hearing)) {
      commit.mark(new Mark(card.channel(), card.card(), true));
      commit.remove(cardsOf(hearing), card.code());
    }
  }

  /** Every card that ever told of a hearing; their codes, not ids. */
  private static Index cardsOf(HearingId hearing) {
    return new Index("cards-of-hearing", hearing.value());
  }
}
