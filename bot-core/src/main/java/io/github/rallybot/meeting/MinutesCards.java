package io.github.rallybot.meeting;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Diary;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How the minutes of meetings look in channels: what is put right later is put right there. */
public final class MinutesCards implements CardSource {

  private static final String PREFIX = "minutes:";

  /** Later than this they are no news, and the next agenda has what is open. */
  private static final Duration WORTH_POSTING = Duration.ofDays(7);

  private final Store store;
  private final Minutes minutes;
  private final Diary diary;

  public MinutesCards(Store store, Minutes minutes, Diary diary) {
    this.store = store;
    this.minutes = minutes;
    this.diary = diary;
  }

  static void mark(Commit commit, String period, Meeting.Ending ending) {
    ending.channels().forEach(channel -> commit.mark(new Mark(channel, PREFIX + period, false)));
  }

  /** The minutes of a meeting, if it has ended, are drawn anew. */
  static void redraw(Store store, Commit commit, String period) {
    store
        .load(Meeting.ref(period))
        .flatMap(meeting -> meeting.value().ended())
        .ifPresent(ending -> mark(commit, period, ending));
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  private Optional<Meeting> find(String card) {
    return store.load(Meeting.ref(card.substring(PREFIX.length()))).map(Stored::value);
  }

  @Override
  public Optional<Card> desired(ChannelRef channel, String card) {
    return find(card)
        .filter(
            meeting -> meeting.ended().filter(end -> end.channels().contains(channel)).isPresent())
        .flatMap(minutes::card);
  }

  /** Those of a meeting that nobody ended come when the team works again. */
  @Override
  public Optional<Instant> postableAt(ChannelRef channel, String card, Instant now) {
    return find(card)
        .flatMap(Meeting::ended)
        .filter(ending -> now.isBefore(ending.at().plus(WORTH_POSTING)))
        .flatMap(
            ending -> ending.by().isPresent() ? Optional.of(now) : diary.team().nextWorking(now));
  }
}
