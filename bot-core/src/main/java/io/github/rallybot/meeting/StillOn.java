package io.github.rallybot.meeting;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.List;

/**
 * A direct message that asks whether something is still to be talked about.
 *
 * @param items at most {@value #ROWS}
 */
public record StillOn(String id, MemberId to, ChannelRef channel, List<ItemId> items, Instant at) {

  static final String PREFIX = "still-on:";
  static final int ROWS = 5;

  public StillOn {
    items = List.copyOf(items);
  }

  static DocRef<StillOn> ref(String id) {
    return new DocRef<>("still-on", id, StillOn.class);
  }

  String card() {
    return PREFIX + id;
  }

  void create(Commit commit) {
    commit.create(ref(id), this);
    commit.mark(new Mark(channel, card(), false));
    String code = new CardRef(channel, card()).code();
    items.forEach(item -> commit.add(MeetingDeeds.cardsOf(item.value()), code, at.toEpochMilli()));
  }
}
