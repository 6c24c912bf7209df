package io.github.rallybot.queue;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.lead.Aftermath;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Words;
import java.util.Optional;

/**
 * The buttons of a lead that is a row of a message in a direct conversation, such as a reminder or
 * a weekly question. The message itself shows what they did.
 */
public final class RowConversation implements Conversation {

  private static final String DO = "row.do";
  private static final String UNDO = "row.undo";

  private final Deeds deeds;
  private final Aftermath aftermath;

  public RowConversation(Deeds deeds, Aftermath aftermath) {
    this.deeds = deeds;
    this.aftermath = aftermath;
  }

  @Override
  public void register(Router router) {
    router.on(DO, press -> act(press, false));
    router.on(UNDO, press -> act(press, true));
  }

  /** Does something with the lead of a row. */
  public static Control button(Lead lead, Verb verb) {
    return button(verb.label(), verb.label(), lead, Action.of(DO, lead.id().value(), verb.code()));
  }

  /** Takes back what was done with the lead of a row. */
  public static Control undo(String label, Lead lead, Verb verb) {
    return button(
        label,
        "Undo " + verb.label(),
        lead,
        Action.of(UNDO, lead.id().value(), verb.code(), Deeds.mark(lead)));
  }

  /** Opens the lead of a row. */
  public static Control open(Lead lead) {
    return Control.button(
        "Open", "Open " + who(lead), Action.of(SheetConversation.OPEN, lead.id().value()));
  }

  private static Control button(String label, String spoken, Lead lead, Action action) {
    return Control.button(label, spoken + ": " + who(lead), action);
  }

  private static String who(Lead lead) {
    return Words.cut(lead.contact().who(), 40);
  }

  private Reply act(Interaction press, boolean undo) {
    LeadId lead = new LeadId(press.action().argument(0));
    Optional<Verb> verb = Verb.of(press.action().argument(1));
    if (verb.isEmpty()) {
      return Reply.privately("That choice is no longer offered. Pick another one.");
    }
    return aftermath.of(
        press,
        undo
            ? deeds.undoes(verb.get(), press, lead, Deeds.attempt(press, 2))
            : deeds.does(verb.get(), press, lead));
  }
}
