package io.github.rallybot.meeting;

import static io.github.rallybot.member.Once.refuse;
import static io.github.rallybot.member.Once.write;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.meeting.AgendaItem.Standing;
import io.github.rallybot.meeting.AgendaItem.State;
import io.github.rallybot.meeting.Meeting.Ending;
import io.github.rallybot.meeting.Meeting.Line;
import io.github.rallybot.meeting.Meeting.Tick;
import io.github.rallybot.meeting.MeetingDeeds.Draft;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Once;
import io.github.rallybot.member.Once.Result;
import io.github.rallybot.question.AgendaQuestions;
import io.github.rallybot.question.QuestionId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The front door of meetings: what is ticked, moved, decided and ended in them. */
public final class Meetings {

  /** All in which anything was done, by when they were planned to begin. */
  static final Index ALL = Index.all("meetings");

  private static final String NOT_YOURS = "Marketers and leaders set the order. Ask one: ";
  private static final String OVER = "That meeting has ended. Reopen it first, if it goes on.";

  private final Store store;
  private final Members members;
  private final AgendaQuestions questions;
  private final MeetingDeeds deeds;
  private final Clock clock;

  public Meetings(Store store, Members members, AgendaQuestions questions, Clock clock) {
    this.store = store;
    this.members = members;
    this.questions = questions;
    this.deeds = new MeetingDeeds(store, members, clock);
    this.clock = clock;
  }

  public Optional<Meeting> find(String period) {
    return store.load(Meeting.ref(period)).map(Stored::value);
  }

  /** The meeting as it is stored, or as it is before anything was done in it. */
  public Meeting of(PlannedMeeting planned) {
    return find(planned.period().id()).orElseGet(() -> Meeting.fresh(planned));
  }

  /** Writes a meeting that was read, changed; or one in which nothing was done before. */
  static void replace(
      Commit commit, Optional<Stored<Meeting>> before, PlannedMeeting planned, Meeting after) {
    if (before.isEmpty()) {
      commit.create(Meeting.ref(after.period()), after);
      commit.add(ALL, after.period(), planned.startsAt().toEpochMilli());
    } else {
      commit.replace(before.get(), after);
    }
    after
        .ended()
        .or(() -> before.flatMap(one -> one.value().ended()))
        .ifPresent(ending -> MinutesCards.mark(commit, after.period(), ending));
  }

  /** Says that a row was talked about, or takes that back. Idempotent. */
  public Result<Meeting> tick(
      String deed, UserRef user, PlannedMeeting planned, String row, boolean on) {
    return deeds.change(
        deed,
        user,
        draft -> {
          Meeting meeting = draft.meeting(planned);
          if (meeting.over()) {
            return refuse(OVER);
          }
          if (meeting.ticked(row) == on) {
            return write(meeting);
          }
          AgendaRow.item(row)
              .flatMap(draft::item)
              .ifPresent(item -> talked(draft, item, on, meeting));
          Meeting after =
              on
                  ? meeting.ticked(new Tick(row, draft.someone.id(), draft.now))
                  : meeting.unticked(row);
          draft.replaceMeeting(planned, after, on ? "meeting.ticked" : "meeting.unticked");
          return write(after);
        });
  }

  private static void talked(Draft draft, Stored<AgendaItem> item, boolean on, Meeting meeting) {
    AgendaItem before = item.value();
    if (on && before.waiting()) {
      draft.replaceItem(
          item,
          before.with(
              new Standing(
                  State.DISCUSSED,
                  Optional.of(draft.someone.id()),
                  draft.now,
                  Optional.of(meeting.period()))),
          "agenda.discussed");
    } else if (!on && before.now().state() == State.DISCUSSED) {
      draft.replaceItem(item, before.before(), "agenda.not-discussed");
    }
  }

  /**
   * Lets a row change places with its neighbour.
   *
   * @param agenda as it is with a meeting: of two who move at once, the second moves what the first
   *     has left
   */
  public Result<Meeting> move(
      String deed,
      UserRef user,
      PlannedMeeting planned,
      String row,
      boolean up,
      Function<Meeting, Agenda> agenda) {
    return deeds.change(
        deed,
        user,
        draft -> {
          if (!members.mayMarket(draft.someone.member())) {
            return refuse(NOT_YOURS + members.whoLeadsOrMarkets());
          }
          Meeting meeting = draft.meeting(planned);
          if (meeting.over()) {
            return refuse(OVER);
          }
          Optional<Meeting> after = agenda.apply(meeting).moved(row, up).map(meeting::ordered);
          if (after.isEmpty()) {
            return refuse(up ? "It is the first." : "It is the last.");
          }
          draft.replaceMeeting(planned, after.get(), "meeting.ordered");
          return write(after.get());
        });
  }

  /** Takes a suggested row off the agenda of this meeting. */
  public Result<Meeting> hide(String deed, UserRef user, PlannedMeeting planned, String row) {
    return led(deed, user, planned, "meeting.hidden", meeting -> meeting.hiding(row));
  }

  /** Puts it back. */
  public Result<Meeting> show(String deed, UserRef user, PlannedMeeting planned, String row) {
    return led(deed, user, planned, "meeting.shown", meeting -> meeting.showing(row));
  }

  private interface Change {
    Meeting of(Meeting meeting);
  }

  private Result<Meeting> led(
      String deed, UserRef user, PlannedMeeting planned, String type, Change change) {
    return deeds.change(
        deed,
        user,
        draft ->
            members.mayMarket(draft.someone.member())
                ? changed(draft, planned, type, change)
                : refuse(NOT_YOURS + members.whoLeadsOrMarkets()));
  }

  private static Once.Decided<Meeting> changed(
      Draft draft, PlannedMeeting planned, String type, Change change) {
    Meeting meeting = draft.meeting(planned);
    if (meeting.over()) {
      return refuse(OVER);
    }
    Meeting after = change.of(meeting);
    draft.replaceMeeting(planned, after, type);
    return write(after);
  }

  /**
   * Takes a row in hand, or none any more: from now on its time counts.
   *
   * @param row empty to stop
   */
  public Result<Meeting> timer(
      String deed, UserRef user, PlannedMeeting planned, Optional<String> row) {
    return deeds.change(
        deed,
        user,
        draft ->
            changed(draft, planned, "meeting.timed", meeting -> meeting.timing(row, draft.now)));
  }

  /**
   * Writes down what was concluded. Also after the meeting: its minutes follow.
   *
   * @param words as {@link Said} reads them
   * @param origin its row is the one that it is about
   */
  public Result<Decision> decide(
      String deed, UserRef user, PlannedMeeting planned, String words, Origin origin) {
    return deeds.change(
        deed,
        user,
        draft -> {
          Decision decision =
              new Decision(
                  MeetingDeeds.freshId(draft.now),
                  words,
                  draft.someone.id(),
                  draft.now,
                  origin,
                  Optional.empty());
          draft.replaceMeeting(planned, draft.meeting(planned).with(decision), "meeting.decided");
          return write(decision);
        });
  }

  /** Takes a decision back, or brings it back. Idempotent. */
  public Result<Decision> decision(
      String deed, UserRef user, String period, String id, boolean stands) {
    return deeds.change(
        deed,
        user,
        draft -> {
          Optional<Stored<Meeting>> stored = store.load(Meeting.ref(period));
          Optional<Decision> decision = stored.flatMap(one -> one.value().decision(id));
          if (stored.isEmpty() || decision.filter(one -> !one.words().isEmpty()).isEmpty()) {
            return refuse(MeetingDeeds.GONE);
          }
          Decision after =
              decision.get().takenBack(stands ? Optional.empty() : Optional.of(draft.now));
          if (decision.get().stands() != stands) {
            Meeting meeting = stored.get().value().with(after);
            draft.commit().replace(stored.get(), meeting);
            meeting.ended().ifPresent(ending -> MinutesCards.mark(draft.commit(), period, ending));
            draft
                .commit()
                .event(
                    draft
                        .happened(stands ? "meeting.decided" : "meeting.undecided")
                        .with("period", period));
          }
          return write(after);
        });
  }

  /**
   * Ends a meeting: what was not talked about comes back, and the minutes go to these channels.
   *
   * @param agenda as it stands now
   */
  public Result<Meeting> end(
      String deed, UserRef user, PlannedMeeting planned, Agenda agenda, List<ChannelRef> channels) {
    return deeds.change(
        deed,
        user,
        draft -> {
          Meeting meeting = draft.meeting(planned);
          if (meeting.over()) {
            return refuse("That meeting has ended already.");
          }
          if (!members.mayMarket(draft.someone.member())) {
            return refuse(
                "Marketers and leaders end the meeting. Ask one: " + members.whoLeadsOrMarkets());
          }
          if (!meeting.begun(planned, draft.now)) {
            return refuse("That meeting has not begun: it is on another day.");
          }
          if (draft.now.isBefore(planned.dayBeginsAt())
              && !members.mayLead(draft.someone.member())) {
            return refuse(
                "That meeting is on another day. Leaders can end it before: " + members.whoLeads());
          }
          Meeting after =
              meeting
                  .planned(planned)
                  .timing(Optional.empty(), draft.now)
                  .ended(
                      Optional.of(
                          ending(Optional.of(draft.someone.id()), agenda, channels, draft.now)));
          close(draft.commit(), planned, after, agenda);
          draft.replaceMeeting(planned, after, "meeting.ended");
          return write(after);
        });
  }

  /** The same, because its day is over and nobody did it. Idempotent. */
  boolean lapse(PlannedMeeting planned, Agenda agenda, List<ChannelRef> channels) {
    return store.decide(
        () -> {
          Optional<Stored<Meeting>> stored = store.load(Meeting.ref(planned.period().id()));
          Meeting meeting = stored.map(Stored::value).orElseGet(() -> Meeting.fresh(planned));
          if (meeting.over()) {
            return Optional.of(false);
          }
          Instant now = clock.instant();
          Meeting after =
              meeting
                  .timing(Optional.empty(), planned.endsAt())
                  .ended(Optional.of(ending(Optional.empty(), agenda, channels, now)));
          Commit commit = new Commit();
          close(commit, planned, after, agenda);
          replace(commit, stored, planned, after);
          commit.event(Event.of("meeting.lapsed").with("period", after.period()));
          return store.commit(commit) instanceof Outcome.Done
              ? Optional.of(true)
              : Optional.empty();
        });
  }

  private static Ending ending(
      Optional<MemberId> by, Agenda agenda, List<ChannelRef> channels, Instant now) {
    List<Line> lines =
        agenda.rows().stream()
            .map(
                row ->
                    new Line(
                        row.key(),
                        AgendaRow.suggested(row.key())
                            ? Optional.of(row.words())
                            : Optional.empty()))
            .toList();
    return new Ending(by, now, channels, lines);
  }

  private void close(Commit commit, PlannedMeeting planned, Meeting after, Agenda agenda) {
    for (AgendaRow row : agenda.rows()) {
      Optional<QuestionId> question = AgendaRow.question(row.key());
      if (after.ticked(row.key()) && question.isPresent()) {
        questions.discussed(commit, question.get());
      }
      // what came after it had begun has not missed it
      if (!after.ticked(row.key()) && row.since().filter(planned.startsAt()::isAfter).isPresent()) {
        AgendaRow.item(row.key())
            .flatMap(id -> store.load(AgendaItem.ref(id)))
            .filter(item -> item.value().waiting())
            .ifPresent(item -> commit.replace(item, item.value().missed(after.period())));
      }
    }
  }

  /** Goes on with a meeting that was ended. Its minutes are withdrawn. */
  public Result<Meeting> reopen(String deed, UserRef user, PlannedMeeting planned) {
    return deeds.change(
        deed,
        user,
        draft -> {
          Meeting meeting = draft.meeting(planned);
          if (meeting.ended().isEmpty()) {
            return refuse("That meeting goes on already.");
          }
          if (!draft.now.isBefore(planned.dayEndsAt())) {
            return refuse(
                "Its day is over. What you write down now is in its minutes all the same.");
          }
          for (Line line : meeting.ended().get().agenda()) {
            AgendaRow.item(line.row())
                .flatMap(draft::item)
                .filter(item -> item.value().missed().contains(meeting.period()))
                .ifPresent(
                    item -> draft.commit().replace(item, item.value().notMissed(meeting.period())));
          }
          Meeting after = meeting.ended(Optional.empty());
          draft.replaceMeeting(planned, after, "meeting.reopened");
          return write(after);
        });
  }
}
