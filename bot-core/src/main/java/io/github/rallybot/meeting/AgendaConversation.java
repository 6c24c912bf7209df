package io.github.rallybot.meeting;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.chat.card.Usage;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.Once.Result;
import io.github.rallybot.setup.Gatekeeper;
import java.util.List;
import java.util.Optional;

/** The agenda in chat: what is on it, what is put on it, and what becomes of it. */
public final class AgendaConversation implements Conversation {

  static final String SHOW = "agenda.show";
  static final String TICK = "agenda.tick";
  static final String UP = "agenda.up";
  static final String DOWN = "agenda.down";
  static final String OFF = "agenda.off";
  static final String ON = "agenda.on";
  static final String END = "agenda.end";
  static final String REOPEN = "agenda.reopen";
  static final String DECIDE = "agenda.decide";
  static final String AGREE = "agenda.agree";

  /** Stands for no row in particular. */
  static final String NO_ROW = "-";

  private static final Usage USAGE =
      Usage.of("The agenda of your meeting")
          .with("agenda", "what is on it")
          .with("agenda add Why do we lose at Proposal?", "puts something on it")
          .with("agenda done 2", "the second one has been talked about")
          .with("agenda link", "opens it on a page, for the screen in the room")
          .with("agenda end", "ends the meeting and posts its minutes")
          .with("actions", "what you agreed to do");

  private final Gatekeeper gatekeeper;
  private final AgendaReader reader;
  private final Meetings meetings;
  private final Items items;
  private final Plans plans;
  private final AgendaCard card;
  private final AddConversation adding;
  private final LinkConversation links;

  AgendaConversation(
      Gatekeeper gatekeeper,
      AgendaReader reader,
      Meetings meetings,
      Items items,
      Plans plans,
      AgendaCard card,
      AddConversation adding,
      LinkConversation links) {
    this.gatekeeper = gatekeeper;
    this.reader = reader;
    this.meetings = meetings;
    this.items = items;
    this.plans = plans;
    this.card = card;
    this.adding = adding;
    this.links = links;
  }

  @Override
  public void register(Router router) {
    router.onWord(
        "agenda", USAGE, command -> gatekeeper.anybody(command.user(), by -> typed(command)));
    router.on(SHOW, press -> anybody(press, () -> drawn(Optional.empty())));
    router.on(TICK, press -> anybody(press, () -> tick(press)));
    router.on(UP, press -> anybody(press, () -> move(press, true)));
    router.on(DOWN, press -> anybody(press, () -> move(press, false)));
    router.on(OFF, press -> anybody(press, () -> off(press)));
    router.on(ON, press -> anybody(press, () -> on(press)));
    router.on(END, press -> anybody(press, () -> end(press.id(), press.user(), period(press, 0))));
    router.on(REOPEN, press -> anybody(press, () -> reopen(press)));
  }

  private interface Deed {
    Reply answer();
  }

  private Reply anybody(Interaction press, Deed deed) {
    return gatekeeper.anybody(press.user(), someone -> deed.answer());
  }

  private Reply typed(Command command) {
    return switch (command.word(0)) {
      case "" -> privately(drawn(Optional.empty()));
      case "add" -> adding.typed(command);
      case "done" -> done(command);
      case "link" -> links.give(command.user(), command.word(1));
      case "end" ->
          privately(end(command.id(), command.user(), reader.next().map(Occasion::planned)));
      default -> Reply.privately(USAGE.card());
    };
  }

  private static Reply privately(Reply reply) {
    return reply instanceof Reply.Replace replace ? Reply.privately(replace.card()) : reply;
  }

  private String words(ItemId id) {
    return items.find(id).map(item -> "“" + Words.cut(item.words(), 100) + "”").orElse("it");
  }

  static Notice takenOff(String row, String words, String period) {
    return Notice.of(
        "Taken off the agenda: " + words,
        Control.button("Undo", "Put it back on the agenda", Action.of(ON, row, period)));
  }

  private Reply done(Command command) {
    Optional<Occasion> occasion = reader.next();
    if (occasion.isEmpty()) {
      return nothingPlanned();
    }
    List<AgendaRow> rows = reader.agenda(occasion.get().planned()).rows();
    String number = command.word(1);
    int at = number.matches("[0-9]{1,3}") ? Integer.parseInt(number) : 0;
    if (at < 1 || at > rows.size()) {
      return rows.isEmpty()
          ? Reply.privately("Nothing is on the agenda.")
          : Reply.privately(
              Span.plain("Which one? Say a number from 1 to " + rows.size() + ", for example: "),
              Span.typed("agenda done " + Math.min(2, rows.size())));
    }
    return privately(
        tick(command.id(), command.user(), occasion.get().planned(), rows.get(at - 1).key(), true));
  }

  private Reply tick(Interaction press) {
    return period(press, 1)
        .map(
            planned ->
                tick(
                    press.id(),
                    press.user(),
                    planned,
                    press.action().argument(0),
                    press.action().argument(2).equals("on")))
        .orElseGet(AgendaConversation::nothingPlanned);
  }

  private Reply tick(String deed, UserRef user, PlannedMeeting planned, String row, boolean on) {
    Result<Meeting> result = meetings.tick(deed, user, planned, row, on);
    return drawn(result.refusal().map(Notice::of));
  }

  private Reply move(Interaction press, boolean up) {
    Optional<PlannedMeeting> planned = period(press, 1);
    if (planned.isEmpty()) {
      return nothingPlanned();
    }
    Result<Meeting> result =
        meetings.move(
            press.id(),
            press.user(),
            planned.get(),
            press.action().argument(0),
            up,
            now -> reader.agenda(planned.get(), now));
    return drawn(result.refusal().map(Notice::of));
  }

  private Reply off(Interaction press) {
    String row = press.action().argument(0);
    Optional<ItemId> item = AgendaRow.item(row);
    Optional<PlannedMeeting> planned = period(press, 1);
    if (planned.isEmpty()) {
      return nothingPlanned();
    }
    String words =
        item.map(this::words)
            .orElseGet(
                () ->
                    reader
                        .agenda(planned.get())
                        .find(row)
                        .map(found -> "“" + Words.cut(found.words(), 100) + "”")
                        .orElse("it"));
    Optional<String> refused =
        item.map(id -> items.drop(press.id(), press.user(), id, Items.NO_TOKEN).refusal())
            .orElseGet(() -> meetings.hide(press.id(), press.user(), planned.get(), row).refusal());
    return drawn(
        Optional.of(
            refused
                .map(Notice::of)
                .orElseGet(() -> takenOff(row, words, planned.get().period().id()))));
  }

  private Reply on(Interaction press) {
    String row = press.action().argument(0);
    Optional<ItemId> item = AgendaRow.item(row);
    Optional<String> refused =
        item.map(id -> items.putBack(press.id(), press.user(), id).refusal())
            .orElseGet(
                () ->
                    period(press, 1)
                        .flatMap(
                            planned ->
                                meetings.show(press.id(), press.user(), planned, row).refusal()));
    return drawn(refused.map(Notice::of));
  }

  private Reply end(String deed, UserRef user, Optional<PlannedMeeting> planned) {
    if (planned.isEmpty()) {
      return nothingPlanned();
    }
    Agenda agenda = reader.agenda(planned.get());
    String period = planned.get().period().id();
    Result<Meeting> result =
        meetings.end(deed, user, planned.get(), agenda, plans.digestChannels());
    return drawn(
        Optional.of(
            result
                .refusal()
                .map(Notice::of)
                .orElseGet(
                    () ->
                        Notice.of(
                            "The meeting about "
                                + planned.get().period().inWords()
                                + " has ended. Its minutes are posted, if there is anything in"
                                + " them; what was not talked about comes back.",
                            Control.button(
                                "Reopen", "Go on with the meeting", Action.of(REOPEN, period))))));
  }

  private Reply reopen(Interaction press) {
    return period(press, 0)
        .map(planned -> meetings.reopen(press.id(), press.user(), planned))
        .map(result -> drawn(result.refusal().map(Notice::of)))
        .orElseGet(AgendaConversation::nothingPlanned);
  }

  private Optional<PlannedMeeting> period(Interaction press, int argument) {
    return reader.planned(press.action().argument(argument));
  }

  private static Reply nothingPlanned() {
    return Reply.privately(
        Span.plain("No meeting is planned. A leader says when you meet: "), Span.typed("meeting"));
  }

  /** The agenda as it is now, for whoever asks elsewhere. */
  public Reply shown() {
    return privately(drawn(Optional.empty()));
  }

  /** The agenda as it is now. */
  Reply drawn(Optional<Notice> notice) {
    Optional<Occasion> occasion = reader.next();
    if (occasion.isEmpty()) {
      return nothingPlanned();
    }
    PlannedMeeting planned = occasion.get().planned();
    return Reply.replace(
        card.draw(occasion.get(), reader.agenda(planned), meetings.of(planned), notice));
  }
}
