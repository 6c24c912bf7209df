package io.github.rallybot.meeting;

import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Index;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that somebody is to do until a day. It comes back until it is done or dropped.
 *
 * @param words empty once erased
 * @param by who wrote it down
 * @param standings what became of it, the present one last; at least one, at most the last {@value
 *     #KEPT}: each deed added one, and is undone by taking it away
 */
public record AgreedAction(
    ActionId id,
    String words,
    MemberId by,
    Instant at,
    Origin origin,
    List<Standing> standings,
    Optional<Instant> erasedAt) {

  /** All that are open, by when they are due. */
  static final Index OPEN = Index.all("actions-open");

  /** All that were ever agreed, by when that was. */
  static final Index ALL = Index.all("actions");

  private static final int KEPT = 20;

  /** When an action is due if nobody says so: in a week, on a working day. */
  public static LocalDate usualDue(LocalDate today) {
    LocalDate due = today.plusWeeks(1);
    return switch (due.getDayOfWeek()) {
      case SATURDAY -> due.plusDays(2);
      case SUNDAY -> due.plusDays(1);
      default -> due;
    };
  }

  /** What was agreed on in the meeting of a period. */
  static Index in(String period) {
    return new Index("actions-of-meeting", period);
  }

  /** Whether it is still to be done. */
  public enum State {
    OPEN,
    DONE,
    DROPPED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How it stood from a moment on.
   *
   * @param why it was dropped
   * @param by who said so
   */
  public record Standing(
      State state, MemberId owner, LocalDate due, Optional<String> why, MemberId by, Instant at) {}

  public AgreedAction {
    standings = List.copyOf(standings);
    if (standings.isEmpty()) {
      throw new IllegalArgumentException("an action stands somehow");
    }
  }

  public static DocRef<AgreedAction> ref(ActionId id) {
    return new DocRef<>("action", id.value(), AgreedAction.class);
  }

  public boolean present() {
    return erasedAt.isEmpty();
  }

  public Standing now() {
    return standings.get(standings.size() - 1);
  }

  public boolean open() {
    return present() && now().state() == State.OPEN;
  }

  /** Since when it is done or dropped. */
  public Optional<Instant> closedAt() {
    return now().state() == State.OPEN ? Optional.empty() : Optional.of(now().at());
  }

  /** Names its present standing, so that undoing twice takes away one. */
  public String mark() {
    return Integer.toString(standings.size())
        + "."
        + Long.toString(now().at().toEpochMilli(), Character.MAX_RADIX);
  }

  AgreedAction with(Standing standing) {
    List<Standing> all = new ArrayList<>(standings);
    all.add(standing);
    return of(all.subList(Math.max(0, all.size() - KEPT), all.size()));
  }

  /** As it stood before; it has to have stood otherwise. */
  AgreedAction before() {
    return of(standings.subList(0, standings.size() - 1));
  }

  /** As it is said better; nobody has done anything with it yet. */
  AgreedAction reworded(String others, Standing standing) {
    return new AgreedAction(id, others, by, at, origin, List.of(standing), erasedAt);
  }

  private AgreedAction of(List<Standing> other) {
    return new AgreedAction(id, words, by, at, origin, other, erasedAt);
  }

  /** Without any words; that it was, and what became of it, stays. */
  AgreedAction erased(Instant now) {
    List<Standing> codes =
        standings.stream()
            .map(
                one ->
                    new Standing(one.state, one.owner, one.due, Optional.empty(), one.by, one.at))
            .toList();
    return new AgreedAction(
        id, "", by, at, Origin.none(), codes, erasedAt.or(() -> Optional.of(now)));
  }
}
