package io.github.rallybot.meeting;

import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.question.AgendaQuestions;
import io.github.rallybot.question.QuestionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what is talked about in a meeting, from what is stored now. */
public final class AgendaReader {

  private static final int QUESTIONS = 3;
  private static final int LATELY = 200;

  private final Store store;
  private final Plans plans;
  private final Meetings meetings;
  private final Actions actions;
  private final Items items;
  private final AgendaQuestions questions;
  private final Suggestions suggestions;
  private final Clock clock;

  public AgendaReader(
      Store store,
      Plans plans,
      Meetings meetings,
      Actions actions,
      Items items,
      AgendaQuestions questions,
      Suggestions suggestions,
      Clock clock) {
    this.store = store;
    this.plans = plans;
    this.meetings = meetings;
    this.actions = actions;
    this.items = items;
    this.questions = questions;
    this.suggestions = suggestions;
    this.clock = clock;
  }

  /** The meeting that is next, or going on: until it is ended, or its day is over. */
  public Optional<Occasion> next() {
    Instant now = clock.instant();
    MeetingTimes times = plans.times();
    boolean agreed = times.plan().now().on();
    MeetingTimes held = agreed ? times : times.assumed();
    return held.from(now.minus(Duration.ofHours(26)), 4).stream()
        .filter(one -> one.dayEndsAt().isAfter(now))
        .filter(one -> meetings.find(one.period().id()).filter(Meeting::over).isEmpty())
        .map(one -> new Occasion(one, agreed))
        .findFirst();
  }

  /** The meeting of a period, however long ago. */
  public Optional<PlannedMeeting> planned(String period) {
    MeetingTimes times = plans.times();
    return io.github.rallybot.schedule.Period.of(period, times.zone())
        .flatMap(one -> times.of(one).or(() -> times.assumed().of(one)));
  }

  /** The same, if the team meets about it by the plan as it is now. */
  public Optional<PlannedMeeting> agreed(String period) {
    MeetingTimes times = plans.times();
    return io.github.rallybot.schedule.Period.of(period, times.zone()).flatMap(times::of);
  }

  /** What is on the agenda of a meeting. */
  public Agenda agenda(PlannedMeeting planned) {
    return agenda(planned, suggestions.of(planned.period()));
  }

  /**
   * The same.
   *
   * @param found what the bot suggests to talk about
   */
  public Agenda agenda(PlannedMeeting planned, List<Suggestion> found) {
    return agenda(planned, meetings.of(planned), found);
  }

  /**
   * The same.
   *
   * @param meeting as it is
   */
  Agenda agenda(PlannedMeeting planned, Meeting meeting) {
    return agenda(planned, meeting, suggestions.of(planned.period()));
  }

  private Agenda agenda(PlannedMeeting planned, Meeting meeting, List<Suggestion> found) {
    Meeting now = meeting.over() ? meeting : meeting.planned(planned);
    return Agenda.of(matters(planned, now, found), now);
  }

  private Matters matters(PlannedMeeting planned, Meeting meeting, List<Suggestion> found) {
    List<AgreedAction> talked = new ArrayList<>(actions.open());
    // what is done while it is talked about stays where it is
    actions.latest(LATELY).stream()
        .filter(
            action ->
                action
                    .closedAt()
                    .filter(at -> !at.isBefore(meeting.since(planned)))
                    .filter(
                        at ->
                            meeting.ticked(AgendaRow.key(action.id()))
                                || at.isAfter(planned.startsAt()))
                    .isPresent())
        .forEach(talked::add);
    List<AgendaItem> all =
        new ArrayList<>(items.waiting().stream().filter(item -> !item.inDoubt()).toList());
    meeting.ticks().stream()
        .flatMap(tick -> AgendaRow.item(tick.row()).stream())
        .flatMap(id -> items.find(id).stream())
        .filter(item -> !item.waiting())
        .forEach(all::add);
    List<QuestionId> discussed =
        meeting.ticks().stream().flatMap(tick -> AgendaRow.question(tick.row()).stream()).toList();
    return new Matters(talked, all, found, questions.all(clock.instant(), QUESTIONS, discussed));
  }

  /** A commit notes that a card shows rows of an agenda, so that each change redraws it. */
  public void showIn(Commit commit, List<String> rows, CardRef card) {
    for (String row : rows) {
      AgendaRow.action(row)
          .ifPresent(id -> commit.add(MeetingDeeds.cardsOf(id.value()), card.code(), 0));
      AgendaRow.item(row)
          .ifPresent(id -> commit.add(MeetingDeeds.cardsOf(id.value()), card.code(), 0));
      AgendaRow.question(row).ifPresent(id -> questions.showIn(commit, id, card));
    }
  }

  /** What was agreed on in a meeting, the first first. */
  public List<AgreedAction> agreedIn(String period) {
    return store
        .load(
            store.list(AgreedAction.in(period), LATELY).stream()
                .map(id -> AgreedAction.ref(new ActionId(id)))
                .toList())
        .stream()
        .map(Stored::value)
        .filter(AgreedAction::present)
        .toList();
  }

  /** What a row is called now; empty if it was erased. */
  public Optional<String> words(Meeting.Line line) {
    return line.words()
        .or(() -> AgendaRow.action(line.row()).flatMap(actions::find).map(AgreedAction::words))
        .or(() -> AgendaRow.item(line.row()).flatMap(items::find).map(AgendaItem::words))
        .or(() -> AgendaRow.question(line.row()).flatMap(questions::words));
  }
}
