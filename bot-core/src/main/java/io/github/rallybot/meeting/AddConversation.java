package io.github.rallybot.meeting;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.Shortcut;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.Once.Result;
import io.github.rallybot.schedule.Understood;
import io.github.rallybot.setup.Gatekeeper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How anybody puts something on the agenda: typed, in a form, or from a message. */
public final class AddConversation implements Conversation {

  /** Opens the form. */
  static final String ADD = "agenda.add";

  static final String ADDED = "agenda.added";
  static final String TAKE_BACK = "agenda.take-back";

  /** Says that a form was opened from a message; the lead follows whose card that is. */
  private static final String FROM_MESSAGE = "m";

  private static final String WHAT = "what to talk about";

  private final Gatekeeper gatekeeper;
  private final AgendaReader reader;
  private final Items items;
  private final ShownLeads shown;

  AddConversation(Gatekeeper gatekeeper, AgendaReader reader, Items items, ShownLeads shown) {
    this.gatekeeper = gatekeeper;
    this.reader = reader;
    this.items = items;
    this.shown = shown;
  }

  @Override
  public void register(Router router) {
    router.onShortcut("agenda", this::fromMessage);
    router.opens(ADD, press -> gatekeeper.anybody(press.user(), by -> openAdd()));
    router.on(ADDED, form -> gatekeeper.anybody(form.user(), by -> added(form)));
    router.on(TAKE_BACK, press -> gatekeeper.anybody(press.user(), by -> takeBack(press)));
  }

  /** Answers {@code agenda add …}; without words, with the form. */
  Reply typed(Command command) {
    String words = command.rest().text();
    return words.isBlank()
        ? openAdd()
        : Said.line(words, WHAT)
            .either(
                line ->
                    said(
                        items.add(
                            command.id(),
                            command.user(),
                            line,
                            AgendaItem.Kind.ADDED,
                            Optional.empty())),
                Reply::privately);
  }

  private static Reply openAdd() {
    return Reply.open(MeetingForms.add(Action.of(ADDED), ""));
  }

  private Reply fromMessage(Shortcut shortcut) {
    return gatekeeper.anybody(
        shortcut.user(), someone -> Reply.open(MeetingForms.add(from(shortcut), shortcut.text())));
  }

  private Action from(Shortcut shortcut) {
    // what a person wrote is nobody's card
    return Optional.of(shortcut.message())
        .filter(message -> shortcut.author().isEmpty())
        .flatMap(shown::on)
        .map(lead -> Action.of(ADDED, FROM_MESSAGE, lead.value()))
        .orElseGet(() -> Action.of(ADDED, FROM_MESSAGE));
  }

  private static Optional<Pointer> evidence(Interaction form) {
    List<String> from = form.action().arguments();
    if (from.size() > 1) {
      return Optional.of(new Pointer(Pointer.Kind.LEAD, from.get(1)));
    }
    return from.contains(FROM_MESSAGE) ? form.message().map(Pointer::message) : Optional.empty();
  }

  private Reply added(Interaction form) {
    Understood<String> words = Said.line(form.text(MeetingForms.WORDS).orElse(""), WHAT);
    Optional<Pointer> evidence = evidence(form);
    boolean unnamed =
        form.values().get(MeetingForms.EXTRAS) instanceof FormValue.Choices ticked
            && ticked.codes().contains(MeetingForms.UNNAMED);
    return words.either(
        line ->
            said(
                unnamed
                    ? items.addUnnamed(form.id(), form.user(), line, evidence)
                    : items.add(form.id(), form.user(), line, AgendaItem.Kind.ADDED, evidence)),
        why -> Reply.invalid(MeetingForms.WORDS, why));
  }

  private Reply said(Result<Items.Added> result) {
    Optional<Items.Added> done = result.done();
    if (done.isEmpty()) {
      return Reply.privately(result.refusal().orElse("That is on the agenda already."));
    }
    AgendaItem item = done.get().item();
    List<Span> spans = new ArrayList<>();
    spans.add(Span.plain("On the agenda" + (item.anonymous() ? ", without your name: " : ": ")));
    spans.add(Span.strong(item.words()));
    reader
        .next()
        .filter(Occasion::agreed)
        .ifPresent(
            occasion -> {
              spans.add(Span.plain(" · "));
              spans.add(
                  new Span.Moment(occasion.planned().startsAt(), Span.Moment.Style.DATE_AND_TIME));
            });
    Control undo =
        Control.button(
            "Undo",
            "Take it off again: " + Words.cut(item.words(), 40),
            Action.of(TAKE_BACK, item.id().value(), done.get().token()));
    Control show = Control.button("Agenda", "Show the agenda", Action.of(AgendaConversation.SHOW));
    return Reply.privately(
        new Card(
            List.of(new Element.Text(spans), new Element.Actions(List.of(undo, show))),
            "On the agenda"));
  }

  private Reply takeBack(Interaction press) {
    ItemId id = new ItemId(press.action().argument(0));
    Result<AgendaItem> result =
        items.drop(press.id(), press.user(), id, press.action().argument(1));
    return result.refusal().map(Reply::privately).orElseGet(() -> Reply.replace(off(id)));
  }

  private Card off(ItemId id) {
    String words =
        items.find(id).map(item -> "“" + Words.cut(item.words(), 100) + "”").orElse("it");
    List<Element> elements = new ArrayList<>();
    AgendaConversation.takenOff(AgendaRow.key(id), words, AgendaConversation.NO_ROW)
        .addTo(elements);
    return new Card(elements, "Taken off the agenda");
  }
}
