package io.github.rallybot.meeting;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.member.MemberId;
import java.time.Instant;

/** A direct message: what somebody's verdicts led to is done. */
public record ActionNews(String id, MemberId to, ChannelRef channel, ActionId action, Instant at) {

  static final String PREFIX = "action-news:";

  /** What somebody was told, by when: ids of actions. */
  static Index toldTo(MemberId member) {
    return new Index("action-news-of", member.value());
  }

  static DocRef<ActionNews> ref(String id) {
    return new DocRef<>("action-news", id, ActionNews.class);
  }

  String card() {
    return PREFIX + id;
  }

  void create(Commit commit) {
    commit.create(ref(id), this);
    commit.mark(new Mark(channel, card(), false));
    commit.add(toldTo(to), action.value(), at.toEpochMilli());
    commit.add(
        MeetingDeeds.cardsOf(action.value()),
        new CardRef(channel, card()).code(),
        at.toEpochMilli());
  }
}
