package io.github.rallybot.question;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.List;

/**
 * A direct message that questions are heard which somebody waits for.
 *
 * @param rows at most {@value #ROWS}
 * @param more how many are left out
 */
public record WatchNews(
    String id, MemberId to, ChannelRef channel, List<Item> rows, int more, Instant at) {

  /** What the ids of its cards begin with. */
  static final String PREFIX = "watch-news:";

  static final int ROWS = 5;

  /**
   * A question that somebody waits for.
   *
   * @param askers how many had asked when it was told
   */
  public record Item(String watch, QuestionId question, int askers) {}

  public WatchNews {
    rows = List.copyOf(rows);
  }

  static DocRef<WatchNews> ref(String id) {
    return new DocRef<>("watch-news", id, WatchNews.class);
  }

  String card() {
    return PREFIX + id;
  }

  /** The cards that show a question; their codes, not ids. Whatever changes it marks them. */
  static Index cardsOf(QuestionId question) {
    return new Index("cards-of-question", question.value());
  }

  /** Adds the message to a commit, with what finds it when something in it changes. */
  void create(Commit commit) {
    String code = new CardRef(channel, card()).code();
    commit.create(ref(id), this);
    commit.mark(new Mark(channel, card(), false));
    for (Item row : rows) {
      commit.add(cardsOf(row.question()), code, at.toEpochMilli());
      commit.add(Watches.cardsOf(row.watch()), code, at.toEpochMilli());
    }
  }
}
