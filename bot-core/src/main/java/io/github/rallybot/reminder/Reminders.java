package io.github.rallybot.reminder;

import io.github.rallybot.journal.Store;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Members;
import io.github.rallybot.queue.Queue;

/**
 * All reminders. What is due follows from what is stored, and that it was sent is written in the
 * same commit as the message: so a restart loses none, several instances send none twice, and a bot
 * that was away sends what still is due, not all that was.
 */
public final class Reminders {

  private final OwnRounds own;
  private final DutyRounds duty;
  private final CoverRounds cover;

  public Reminders(Store store, Members members, Queue queue, Diary diary, Sending sending) {
    own = new OwnRounds(store, members, queue, diary, sending);
    duty = new DutyRounds(store, sending);
    cover = new CoverRounds(store, members, queue, diary, sending);
  }

  /** Sends what is due. Run every few seconds, in as many instances as there are. */
  public void run() {
    own.run();
    duty.run();
    cover.run();
  }
}
