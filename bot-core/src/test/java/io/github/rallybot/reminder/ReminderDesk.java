package io.github.rallybot.reminder;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.chat.UserRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Leads that come and are taken, a clock, and the messages that people got about them. */
final class ReminderDesk {

  private final TestBot bot;
  private int came;

  ReminderDesk(TestBot bot) {
    this.bot = bot;
  }

  /** A new lead in the channel. */
  String lead() {
    return bot.posted("dana" + ++came + "@northgate.example").value();
  }

  /** A new lead that somebody takes at once. */
  String taken(UserRef by) {
    String id = lead();
    bot.does(by, "lead.take", id);
    return id;
  }

  /** It is this moment now. */
  void at(String moment) {
    bot.clock.move(Duration.between(bot.clock.instant(), Instant.parse(moment)));
  }

  /** Reminds, and tells all that somebody has in their direct conversation, oldest first. */
  List<String> reminded(UserRef user) {
    bot.reminders.run();
    bot.reconciler.runOnce();
    return bot.chat.cards(RecordingPlatform.directly(user)).stream().map(CardText::of).toList();
  }
}
