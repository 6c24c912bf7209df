package io.github.rallybot.queue;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.Aftermath;
import io.github.rallybot.lead.HandOverConversation;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadCard;
import io.github.rallybot.lead.LeadConversation;
import io.github.rallybot.lead.LeadDeeds;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.LeadSheet;
import io.github.rallybot.lead.OutcomeConversation;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A lead opened from the queue: all that is known of it, how to reach it, and every control. What
 * is pressed there is done, and the sheet drawn anew.
 */
public final class SheetConversation implements Conversation {

  /** Opens the sheet of a lead. */
  public static final String OPEN = "sheet.open";

  static final String DO = "sheet.do";
  static final String UNDO = "sheet.undo";

  private final Queue queue;
  private final Deeds deeds;
  private final LeadSheet sheet;
  private final Members members;
  private final Aftermath aftermath;

  public SheetConversation(
      Queue queue, Deeds deeds, LeadSheet sheet, Members members, Aftermath aftermath) {
    this.queue = queue;
    this.deeds = deeds;
    this.sheet = sheet;
    this.members = members;
    this.aftermath = aftermath;
  }

  @Override
  public void register(Router router) {
    router.opens(OPEN, press -> open(press, List.of()));
    router.on(DO, press -> act(press, false));
    router.on(UNDO, press -> act(press, true));
  }

  private Reply act(Interaction press, boolean undo) {
    LeadId id = new LeadId(press.action().argument(0));
    Optional<Verb> verb = Verb.of(press.action().argument(1));
    if (verb.isEmpty()) {
      return open(press, List.of(quiet("That choice is no longer offered. Pick another one.")));
    }
    LeadDeeds.Result result =
        undo
            ? deeds.undoes(verb.get(), press, id, Deeds.attempt(press, 2))
            : deeds.does(verb.get(), press, id);
    Reply unused = aftermath.inForm(press, result);
    if (result instanceof LeadDeeds.Result.Refused refused) {
      return open(press, List.of(quiet(refused.why())));
    }
    if (undo) {
      return open(press, List.of(quiet("Undone.")));
    }
    List<Element> said = new ArrayList<>();
    said.add(new Element.Text(List.of(Span.plain(verb.get().done()))));
    if (verb.get().undoable()) {
      said.add(
          new Element.Actions(
              List.of(
                  Control.button(
                      "Undo",
                      "Undo " + verb.get().label(),
                      Action.of(UNDO, id.value(), verb.get().code(), mark(result))))));
    }
    return open(press, said);
  }

  private static String mark(LeadDeeds.Result result) {
    return result instanceof LeadDeeds.Result.Recorded recorded
        ? Deeds.mark(recorded.lead())
        : Deeds.LAST;
  }

  private Reply open(Interaction press, List<Element> first) {
    Member member = members.introduced(press.user()).member();
    if (member.guest()) {
      return Reply.privately(LeadConversation.GUESTS);
    }
    Optional<Lead> lead = queue.find(new LeadId(press.action().argument(0))).filter(Lead::present);
    if (lead.isEmpty()) {
      return Reply.privately("This lead is no longer here.");
    }
    List<Form.Part> parts = new ArrayList<>();
    first.forEach(element -> parts.add(new Form.Shown(element)));
    sheet.top(lead.get()).forEach(element -> parts.add(new Form.Shown(element)));
    controls(lead.get(), member).forEach(row -> parts.add(new Form.Shown(row)));
    sheet.rest(lead.get()).forEach(element -> parts.add(new Form.Shown(element)));
    return Reply.open(new Form("Lead", Optional.empty(), "", parts));
  }

  private static List<Element> controls(Lead lead, Member member) {
    String id = lead.id().value();
    Control outcome =
        Control.button("Outcome…", "How it ended", Action.of(OutcomeConversation.OPEN, id));
    if (lead.followUp().outcome().isPresent()) {
      return List.of(new Element.Actions(List.of(outcome)));
    }
    List<Verb> tries = new ArrayList<>(List.of(Verb.TRIED, Verb.NO_ANSWER, Verb.REACHED));
    if (lead.followUp().triesInVain() >= LeadCard.TRIES) {
      tries.add(Verb.UNREACHABLE);
    }
    List<Control> whose = new ArrayList<>();
    if (lead.taken().isEmpty()) {
      whose.add(button(id, Verb.TAKE));
    } else if (lead.taken().get().by().equals(member.id())) {
      whose.add(button(id, Verb.GIVE_BACK));
    }
    whose.add(
        Control.button(
            "Hand over…", "Give it to a colleague", Action.of(HandOverConversation.OPEN, id)));
    whose.add(outcome);
    return List.of(
        row(id, List.of(Verb.GOOD_FIT, Verb.NOT_YET, Verb.NOT_A_FIT)),
        row(id, tries),
        new Element.Actions(whose));
  }

  private static Element row(String id, List<Verb> verbs) {
    return new Element.Actions(verbs.stream().map(verb -> button(id, verb)).toList());
  }

  private static Control button(String id, Verb verb) {
    return Control.button(verb.label(), verb.label(), Action.of(DO, id, verb.code()));
  }

  private static Element quiet(String text) {
    return new Element.Quiet(List.of(Span.plain(text)));
  }
}
