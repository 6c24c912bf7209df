package io.github.rallybot.meeting;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A direct message about actions that are due.
 *
 * @param day of the owner's on which it was sent
 * @param actions the rows, the longest due first; at most {@value #ROWS}
 * @param more how many are left to the list
 * @param until when it is too late to send it
 */
public record ActionReminder(
    String id,
    MemberId to,
    ChannelRef channel,
    LocalDate day,
    List<ActionId> actions,
    int more,
    Instant at,
    Optional<Instant> until) {

  static final String PREFIX = "action-reminder:";
  static final int ROWS = 5;

  public ActionReminder {
    actions = List.copyOf(actions);
  }

  static DocRef<ActionReminder> ref(String id) {
    return new DocRef<>("action-reminder", id, ActionReminder.class);
  }

  String card() {
    return PREFIX + id;
  }

  /** Adds the message to a commit, with what finds it when something in it changes. */
  void create(Commit commit) {
    commit.create(ref(id), this);
    commit.mark(new Mark(channel, card(), false));
    String code = new CardRef(channel, card()).code();
    actions.forEach(
        action -> commit.add(MeetingDeeds.cardsOf(action.value()), code, at.toEpochMilli()));
  }
}
