package io.github.rallybot.meeting;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.member.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was done in, and before, the meeting of a period. What is on its agenda follows from what is
 * stored elsewhere.
 *
 * @param startsAt when it begins, as it was planned when something was last done in it
 * @param order the keys of the rows, once somebody has moved one
 * @param hidden the keys of suggested rows that somebody took off
 * @param ticks what was talked about
 * @param spent how many seconds were spent on a row, by key
 * @param revision counts the changes
 */
public record Meeting(
    String period,
    Instant startsAt,
    int minutes,
    List<String> order,
    List<String> hidden,
    List<Tick> ticks,
    Map<String, Long> spent,
    List<Decision> decisions,
    Optional<Timer> timer,
    Optional<Instant> startedAt,
    Optional<Ending> ended,
    long revision) {

  /** Who said that a row was talked about. */
  public record Tick(String row, MemberId by, Instant at) {}

  /** Which row is talked about since when. */
  public record Timer(String row, Instant since) {}

  /**
   * A row that stood on the agenda when the meeting ended.
   *
   * @param words of what is stored nowhere else: a finding
   */
  public record Line(String row, Optional<String> words) {}

  /**
   * How it ended.
   *
   * @param by who ended it; empty if its day was over
   * @param channels where the minutes go
   */
  public record Ending(
      Optional<MemberId> by, Instant at, List<ChannelRef> channels, List<Line> agenda) {
    public Ending {
      channels = List.copyOf(channels);
      agenda = List.copyOf(agenda);
    }
  }

  public Meeting {
    order = List.copyOf(order);
    hidden = List.copyOf(hidden);
    ticks = List.copyOf(ticks);
    spent = Map.copyOf(spent);
    decisions = List.copyOf(decisions);
  }

  static Meeting fresh(PlannedMeeting planned) {
    return new Meeting(
        planned.period().id(),
        planned.startsAt(),
        planned.minutes(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  public static DocRef<Meeting> ref(String period) {
    return new DocRef<>("meeting", period, Meeting.class);
  }

  public boolean ticked(String row) {
    return ticks.stream().anyMatch(tick -> tick.row().equals(row));
  }

  public boolean over() {
    return ended.isPresent();
  }

  /** From when on people may be in it, as far as is known. */
  Instant since(PlannedMeeting planned) {
    return startedAt
        .filter(at -> at.isBefore(planned.dayBeginsAt()))
        .orElseGet(planned::dayBeginsAt);
  }

  /** Whether people may be in it: its day has come, or they began with something before. */
  public boolean begun(PlannedMeeting planned, Instant now) {
    return startedAt.isPresent()
        || !ticks.isEmpty()
        || !concluded().isEmpty()
        || !now.isBefore(planned.dayBeginsAt());
  }

  /** What it concluded and did not take back. */
  public List<Decision> concluded() {
    return decisions.stream().filter(Decision::stands).toList();
  }

  Optional<Decision> decision(String id) {
    return decisions.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** As it is planned now; once it has begun, as it was planned then. */
  Meeting planned(PlannedMeeting planned) {
    Draft draft = new Draft(this);
    draft.startsAt = planned.startsAt();
    draft.minutes = planned.minutes();
    return draft.done();
  }

  Meeting ordered(List<String> rows) {
    Draft draft = new Draft(this);
    draft.order = rows;
    return draft.done();
  }

  Meeting hiding(String row) {
    Draft draft = new Draft(this);
    draft.hidden = Stream.concat(hidden.stream(), Stream.of(row)).distinct().toList();
    return draft.done();
  }

  Meeting showing(String row) {
    Draft draft = new Draft(this);
    draft.hidden = hidden.stream().filter(other -> !other.equals(row)).toList();
    return draft.done();
  }

  Meeting ticked(Tick tick) {
    Draft draft = new Draft(this);
    draft.ticks = Stream.concat(without(tick.row()), Stream.of(tick)).toList();
    return draft.done();
  }

  Meeting unticked(String row) {
    Draft draft = new Draft(this);
    draft.ticks = without(row).toList();
    return draft.done();
  }

  private Stream<Tick> without(String row) {
    return ticks.stream().filter(tick -> !tick.row().equals(row));
  }

  /** With a decision in the place of the one with its id, or at the end. */
  Meeting with(Decision decision) {
    List<Decision> all = new ArrayList<>(decisions);
    all.replaceAll(one -> one.id().equals(decision.id()) ? decision : one);
    if (!all.contains(decision)) {
      all.add(decision);
    }
    Draft draft = new Draft(this);
    draft.decisions = all;
    return draft.done();
  }

  /** A row is in hand from now on, or none; the time of the one before is added up. */
  Meeting timing(Optional<String> row, Instant now) {
    Draft draft = new Draft(this);
    if (timer.isPresent()) {
      Map<String, Long> more = new LinkedHashMap<>(spent);
      long seconds = Math.max(0, Duration.between(timer.get().since(), now).toSeconds());
      more.merge(timer.get().row(), seconds, Long::sum);
      draft.spent = more;
    }
    draft.timer = row.map(key -> new Timer(key, now));
    draft.startedAt = row.isPresent() ? startedAt.or(() -> Optional.of(now)) : startedAt;
    return draft.done();
  }

  Meeting ended(Optional<Ending> ending) {
    Draft draft = new Draft(this);
    draft.ended = ending;
    return draft.done();
  }

  /** Without the words of what was concluded on some rows. */
  Meeting withoutWordsOn(List<String> rows) {
    Draft draft = new Draft(this);
    draft.decisions =
        decisions.stream()
            .map(one -> one.origin().row().filter(rows::contains).isPresent() ? one.erased() : one)
            .toList();
    return draft.done();
  }

  /** A meeting being changed. */
  private static final class Draft {
    private final Meeting before;
    private Instant startsAt;
    private int minutes;
    private List<String> order;
    private List<String> hidden;
    private List<Tick> ticks;
    private Map<String, Long> spent;
    private List<Decision> decisions;
    private Optional<Timer> timer;
    private Optional<Instant> startedAt;
    private Optional<Ending> ended;

    Draft(Meeting before) {
      this.before = before;
      startsAt = before.startsAt;
      minutes = before.minutes;
      order = before.order;
      hidden = before.hidden;
      ticks = before.ticks;
      spent = before.spent;
      decisions = before.decisions;
      timer = before.timer;
      startedAt = before.startedAt;
      ended = before.ended;
    }

    Meeting done() {
      return new Meeting(
          before.period,
          startsAt,
          minutes,
          order,
          hidden,
          ticks,
          spent,
          decisions,
          timer,
          startedAt,
          ended,
          before.revision + 1);
    }
  }
}
