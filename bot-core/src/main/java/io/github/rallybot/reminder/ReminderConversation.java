package io.github.rallybot.reminder;

import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.lead.Aftermath;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.queue.Deeds;
import io.github.rallybot.queue.Verb;
import java.util.Optional;

/** What the buttons of a reminder do; the reminder itself shows what they did. */
public final class ReminderConversation {

  static final String DO = "reminder.do";
  static final String UNDO = "reminder.undo";

  private final Deeds deeds;
  private final Aftermath aftermath;

  public ReminderConversation(Deeds deeds, Aftermath aftermath) {
    this.deeds = deeds;
    this.aftermath = aftermath;
  }

  /** Registers what reminders answer. */
  public void register(Router router) {
    router.on(DO, press -> act(press, false));
    router.on(UNDO, press -> act(press, true));
  }

  private Reply act(Interaction press, boolean undo) {
    LeadId lead = new LeadId(press.action().argument(0));
    Optional<Verb> verb = Verb.of(press.action().argument(1));
    if (verb.isEmpty()) {
      return Reply.privately("That choice is no longer offered. Pick another one.");
    }
    return aftermath.of(
        press, undo ? deeds.undoes(verb.get(), press, lead) : deeds.does(verb.get(), press, lead));
  }
}
