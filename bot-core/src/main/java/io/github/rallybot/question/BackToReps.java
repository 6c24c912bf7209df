package io.github.rallybot.question;

import io.github.rallybot.chat.Conversation;
import io.github.rallybot.content.Contents;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.journal.Store;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Members;
import io.github.rallybot.queue.Beside;
import io.github.rallybot.reminder.Sending;
import io.github.rallybot.setup.Gatekeeper;
import java.time.Clock;

/** What goes back to those who heard a question, put together: once it is planned or answered. */
public final class BackToReps {

  private final NewsRounds rounds;
  private final NewsRedraw redraw;
  private final NewsCards cards;
  private final NewsConversation conversation;
  private final Beside beside;

  public BackToReps(
      Store store,
      Members members,
      Gatekeeper gatekeeper,
      BuyerQuestions questions,
      Contents contents,
      Sending sending,
      Diary diary,
      Deliveries deliveries,
      Clock clock) {
    Board board = questions.board();
    rounds = new NewsRounds(store, members, board, contents, diary, sending);
    redraw = new NewsRedraw(store, board, clock);
    cards = new NewsCards(store, members, board, contents, diary);
    conversation =
        new NewsConversation(
            store,
            gatekeeper,
            new QuestionDeeds(store, members, clock),
            questions.answers(),
            board,
            cards,
            deliveries);
    beside = new YouSaid(board, contents, clock);
  }

  /** Tells what is to be told now. Run every few seconds, in as many instances as there are. */
  public void run() {
    redraw.run();
    rounds.run();
  }

  public CardSource cards() {
    return cards;
  }

  public Conversation conversation() {
    return conversation;
  }

  /** What of it stands on the home. */
  public Beside beside() {
    return beside;
  }
}
