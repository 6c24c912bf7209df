package io.github.rallybot.meeting;

import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Once.Result;
import io.github.rallybot.schedule.Understood;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What people do on the page of a meeting: the same deeds as in chat, each once however often it is
 * sent.
 */
public final class RoomDeeds {

  private static final String NO_OWNER = "Choose who does it.";

  private final Meetings meetings;
  private final Actions actions;
  private final Items items;
  private final TypedLines lines;
  private final AgendaReader reader;
  private final Plans plans;
  private final Members members;
  private final Clock clock;

  RoomDeeds(
      Meetings meetings,
      Actions actions,
      Items items,
      TypedLines lines,
      AgendaReader reader,
      Plans plans,
      Members members,
      Clock clock) {
    this.meetings = meetings;
    this.actions = actions;
    this.items = items;
    this.lines = lines;
    this.reader = reader;
    this.plans = plans;
    this.members = members;
    this.clock = clock;
  }

  /**
   * Somebody who does something.
   *
   * @param deed names it among all that they do, so that it is recognised when it comes again
   */
  public record Doer(UserRef user, String deed) {
    private String id() {
      return "room " + user.code() + " " + deed;
    }
  }

  /** Why it was not done, in words for the person; empty if it was done, now or before. */
  public Optional<String> tick(Doer doer, PlannedMeeting planned, String row, boolean on) {
    if (reader.agenda(planned).find(row).isEmpty()) {
      return Optional.of(MeetingDeeds.GONE);
    }
    return meetings.tick(doer.id(), doer.user(), planned, row, on).refusal();
  }

  /** Lets a row change places with its neighbour. */
  public Optional<String> move(Doer doer, PlannedMeeting planned, String row, boolean up) {
    return meetings
        .move(doer.id(), doer.user(), planned, row, up, now -> reader.agenda(planned, now))
        .refusal();
  }

  /** Takes a row in hand, or none. */
  public Optional<String> timer(Doer doer, PlannedMeeting planned, Optional<String> row) {
    if (row.isPresent() && reader.agenda(planned).find(row.get()).isEmpty()) {
      return Optional.of(MeetingDeeds.GONE);
    }
    return meetings.timer(doer.id(), doer.user(), planned, row).refusal();
  }

  /** Puts something on the agenda, in the author's name. */
  public Optional<String> add(Doer doer, String words) {
    return Said.line(words, "what to talk about")
        .either(
            line ->
                items
                    .add(doer.id(), doer.user(), line, AgendaItem.Kind.ADDED, Optional.empty())
                    .refusal(),
            Optional::of);
  }

  /**
   * Writes a decision down, or the same line better.
   *
   * @param line names it among all that its author types
   * @param row what it is about; of a line that was written down before, that stays
   */
  public Optional<String> decide(
      Doer doer, PlannedMeeting planned, String line, String words, Optional<String> row) {
    return Said.line(words, "what was decided")
        .either(
            said ->
                lines
                    .decision(doer.id(), doer.user(), line, planned, said, origin(planned, row))
                    .refusal(),
            Optional::of);
  }

  /** Takes back what was written down of a line that is empty now; nothing if nothing was. */
  public Optional<String> clear(Doer doer, PlannedMeeting planned, String line, boolean action) {
    return lines
        .id(doer.user(), line)
        .flatMap(
            id -> action ? takeBack(doer, new ActionId(id)) : decision(doer, planned, id, false));
  }

  /** Takes a decision back, or brings it back. */
  public Optional<String> decision(Doer doer, PlannedMeeting planned, String id, boolean stands) {
    return meetings.decision(doer.id(), doer.user(), planned.period().id(), id, stands).refusal();
  }

  /**
   * Writes an action down, or the same line better.
   *
   * @param line names it among all that its author types
   * @param owner the id of a member
   * @param due a day, as ISO 8601 writes it
   */
  public Optional<String> agree(
      Doer doer,
      PlannedMeeting planned,
      String line,
      String words,
      String owner,
      String due,
      Optional<String> row) {
    Understood<String> said = Said.line(words, "what is to be done");
    Optional<Member> who =
        owner.isEmpty()
            ? Optional.empty()
            : members.kept(new MemberId(owner)).map(Stored::value).filter(Member::colleague);
    Optional<String> wrong =
        said.either(fine -> Optional.<String>empty(), Optional::of)
            .or(() -> who.isEmpty() ? Optional.of(NO_OWNER) : Optional.empty());
    return wrong.isPresent()
        ? wrong
        : day(due, planned)
            .either(
                day ->
                    lines
                        .action(
                            doer.id(),
                            doer.user(),
                            line,
                            said.either(fine -> fine, why -> why),
                            who.orElseThrow().id(),
                            day,
                            origin(planned, row))
                        .refusal(),
                Optional::of);
  }

  private Understood<LocalDate> day(String typed, PlannedMeeting planned) {
    LocalDate day;
    try {
      day = LocalDate.parse(typed);
    } catch (DateTimeParseException e) {
      return Understood.no("Choose until when.");
    }
    return FormReading.due(
        day, LocalDate.ofInstant(clock.instant(), planned.period().zone()), Optional.empty());
  }

  /** Takes back that an action was agreed on. */
  public Optional<String> takeBack(Doer doer, ActionId id) {
    return actions.takeBack(doer.id(), doer.user(), id).refusal();
  }

  public Optional<String> done(Doer doer, ActionId id) {
    return actions.done(doer.id(), doer.user(), id).refusal();
  }

  /**
   * Takes the last deed on an action back.
   *
   * @param mark of how it stands, as {@link AgreedAction#mark} says
   */
  public Optional<String> undo(Doer doer, ActionId id, String mark) {
    return actions.undo(doer.id(), doer.user(), id, mark).refusal();
  }

  /** Ends the meeting: the minutes go to the channel. */
  public Optional<String> end(Doer doer, PlannedMeeting planned) {
    Result<Meeting> result =
        meetings.end(
            doer.id(), doer.user(), planned, reader.agenda(planned), plans.digestChannels());
    return result.refusal();
  }

  /** Goes on with it after all. */
  public Optional<String> reopen(Doer doer, PlannedMeeting planned) {
    return meetings.reopen(doer.id(), doer.user(), planned).refusal();
  }

  private Origin origin(PlannedMeeting planned, Optional<String> key) {
    Optional<AgendaRow> row = key.flatMap(one -> reader.agenda(planned).find(one));
    return new Origin(
        Optional.of(planned.period().id()),
        row.map(AgendaRow::key),
        row.flatMap(AgendaRow::evidence));
  }
}
