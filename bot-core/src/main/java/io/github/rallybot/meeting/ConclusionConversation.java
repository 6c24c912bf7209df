package io.github.rallybot.meeting;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Once.Result;
import io.github.rallybot.schedule.DayWords;
import io.github.rallybot.schedule.Understood;
import io.github.rallybot.setup.Gatekeeper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a meeting concludes, written down in chat: decisions and actions. */
public final class ConclusionConversation implements Conversation {

  static final String DECIDED = "agenda.decided";
  static final String UNDECIDE = "agenda.undecide";
  static final String REDECIDE = "agenda.redecide";
  static final String AGREED = "agenda.agreed";
  static final String UNAGREE = "agenda.unagree";
  static final String REAGREE = "agenda.reagree";

  /** So long somebody has for an action, unless they say otherwise. */
  private final Gatekeeper gatekeeper;

  private final AgendaReader reader;
  private final Meetings meetings;
  private final Actions actions;
  private final FormReading reading;
  private final Clock clock;

  ConclusionConversation(
      Gatekeeper gatekeeper,
      AgendaReader reader,
      Meetings meetings,
      Actions actions,
      Members members,
      Clock clock) {
    this.gatekeeper = gatekeeper;
    this.reader = reader;
    this.meetings = meetings;
    this.actions = actions;
    this.reading = new FormReading(members);
    this.clock = clock;
  }

  @Override
  public void register(Router router) {
    router.opens(AgendaConversation.DECIDE, press -> open(press, this::decide));
    router.opens(AgendaConversation.AGREE, press -> open(press, this::agree));
    router.on(DECIDED, form -> open(form, this::decided));
    router.on(AGREED, form -> open(form, this::agreed));
    router.on(UNDECIDE, press -> decision(press, false));
    router.on(REDECIDE, press -> decision(press, true));
    router.on(UNAGREE, press -> action(press, false));
    router.on(REAGREE, press -> action(press, true));
  }

  private interface Deed {
    Reply of(Interaction press, PlannedMeeting planned, Optional<AgendaRow> row);
  }

  private Reply open(Interaction press, Deed deed) {
    return gatekeeper.anybody(
        press.user(),
        someone -> {
          Optional<PlannedMeeting> planned = reader.planned(press.action().argument(1));
          if (planned.isEmpty()) {
            return Reply.privately(MeetingDeeds.GONE);
          }
          String key = press.action().argument(0);
          return deed.of(press, planned.get(), reader.agenda(planned.get()).find(key));
        });
  }

  private Reply decide(Interaction press, PlannedMeeting planned, Optional<AgendaRow> row) {
    return Reply.open(MeetingForms.decide(submit(DECIDED, press), row.map(AgendaRow::words)));
  }

  private Reply agree(Interaction press, PlannedMeeting planned, Optional<AgendaRow> row) {
    LocalDate due = AgreedAction.usualDue(today(planned));
    return Reply.open(
        MeetingForms.agree(
            submit(AGREED, press), row.map(AgendaRow::words), List.<UserRef>of(), due));
  }

  private static Action submit(String name, Interaction press) {
    return Action.of(name, press.action().argument(0), press.action().argument(1));
  }

  private LocalDate today(PlannedMeeting planned) {
    return LocalDate.ofInstant(clock.instant(), planned.period().zone());
  }

  private static Origin origin(PlannedMeeting planned, Optional<AgendaRow> row) {
    return new Origin(
        Optional.of(planned.period().id()),
        row.map(AgendaRow::key),
        row.flatMap(AgendaRow::evidence));
  }

  private Reply decided(Interaction form, PlannedMeeting planned, Optional<AgendaRow> row) {
    return Said.line(form.text(MeetingForms.WORDS).orElse(""), "what was decided")
        .either(
            words -> {
              Result<Decision> result =
                  meetings.decide(form.id(), form.user(), planned, words, origin(planned, row));
              return result
                  .done()
                  .map(decision -> Reply.privately(decided(planned.period().id(), decision)))
                  .orElseGet(() -> refused(result));
            },
            why -> Reply.invalid(MeetingForms.WORDS, why));
  }

  private static Reply refused(Result<?> result) {
    return Reply.privately(result.refusal().orElse("That is written down already."));
  }

  private static Card decided(String period, Decision decision) {
    String words = "“" + Words.cut(decision.words(), 100) + "”";
    return decision.stands()
        ? card("Decided: " + words, "Undo", Action.of(UNDECIDE, period, decision.id()))
        : card("Taken back: " + words, "Undo", Action.of(REDECIDE, period, decision.id()));
  }

  private static Card card(String words, String label, Action action) {
    List<Element> elements = new ArrayList<>();
    Notice.of(words, Control.button(label, label + ": " + Words.cut(words, 60), action))
        .addTo(elements);
    elements.add(
        new Element.Actions(
            List.of(
                Control.button("Agenda", "Show the agenda", Action.of(AgendaConversation.SHOW)))));
    return new Card(elements, words);
  }

  private Reply decision(Interaction press, boolean stands) {
    return gatekeeper.anybody(
        press.user(),
        someone -> {
          String period = press.action().argument(0);
          Result<Decision> result =
              meetings.decision(
                  press.id(), press.user(), period, press.action().argument(1), stands);
          return result
              .done()
              .map(decision -> Reply.replace(decided(period, decision)))
              .orElseGet(() -> refused(result));
        });
  }

  private Reply agreed(Interaction form, PlannedMeeting planned, Optional<AgendaRow> row) {
    Map<String, String> wrong = new HashMap<>();
    Optional<String> words =
        read(
            Said.line(form.text(MeetingForms.WORDS).orElse(""), "what is to be done"),
            MeetingForms.WORDS,
            wrong);
    Optional<LocalDate> due =
        read(FormReading.due(form, today(planned), Optional.empty()), MeetingForms.DUE, wrong);
    // whoever is chosen becomes a member, so that is looked at last
    Optional<Member> owner =
        wrong.isEmpty() ? read(reading.owner(form), MeetingForms.OWNER, wrong) : Optional.empty();
    if (words.isEmpty() || due.isEmpty() || owner.isEmpty()) {
      return new Reply.Invalid(wrong);
    }
    Result<AgreedAction> result =
        actions.agree(
            form.id(), form.user(), words.get(), owner.get().id(), due.get(), origin(planned, row));
    return result
        .done()
        .map(action -> Reply.privately(agreed(action, owner.get(), today(planned))))
        .orElseGet(() -> refused(result));
  }

  private static <T> Optional<T> read(
      Understood<T> understood, String input, Map<String, String> wrong) {
    return understood.either(
        Optional::of,
        why -> {
          wrong.put(input, why);
          return Optional.empty();
        });
  }

  private static Card agreed(AgreedAction action, Member owner, LocalDate today) {
    return card(
        "Agreed: “"
            + Words.cut(action.words(), 100)
            + "”, "
            + owner.shortName().orElse("somebody")
            + ", due "
            + DayWords.inWords(action.now().due(), today),
        "Undo",
        Action.of(UNAGREE, action.id().value()));
  }

  private Reply action(Interaction press, boolean agreed) {
    return gatekeeper.anybody(
        press.user(),
        someone -> {
          ActionId id = new ActionId(press.action().argument(0));
          Result<AgreedAction> result =
              agreed
                  ? actions.undo(press.id(), press.user(), id, press.action().argument(1))
                  : actions.takeBack(press.id(), press.user(), id);
          return result
              .done()
              .map(
                  action -> {
                    String words = "“" + Words.cut(action.words(), 100) + "”";
                    return Reply.replace(
                        agreed
                            ? card("Agreed: " + words, "Undo", Action.of(UNAGREE, id.value()))
                            : card(
                                "Taken back: " + words,
                                "Undo",
                                Action.of(REAGREE, id.value(), action.mark())));
                  })
              .orElseGet(() -> refused(result));
        });
  }
}
