package io.github.rallybot.meeting;

import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Index;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that somebody wants to be talked about.
 *
 * @param by who added it; empty if they chose to stay unnamed, and then it is stored nowhere
 * @param at when it was added; of an unnamed one only the day
 * @param words a question, mostly; empty once erased
 * @param standings what became of it, the present one last; at least one
 * @param missed the periods in whose meetings it was not talked about, since it was last kept
 * @param askedAt when somebody was asked whether it is still on
 */
public record AgendaItem(
    ItemId id,
    Kind kind,
    Optional<MemberId> by,
    Instant at,
    String words,
    Optional<Pointer> evidence,
    List<Standing> standings,
    List<String> missed,
    Optional<Instant> askedAt,
    Optional<Instant> erasedAt) {

  /** All that wait, by when they were added. */
  static final Index WAITING = Index.all("agenda-waiting");

  /** All that were ever added, by when that was. */
  static final Index ALL = Index.all("agenda-items");

  /** It comes back so often by itself. */
  static final int CARRIED = 1;

  /** Why it is there. */
  public enum Kind {
    ADDED,
    FINDING,
    QUESTION,
    COMING_UP
  }

  /** Whether it is still to be talked about. */
  public enum State {
    WAITING,
    DISCUSSED,
    DROPPED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How it stood from a moment on.
   *
   * @param by who said so; empty if nobody may know
   * @param period in whose meeting that was
   */
  public record Standing(State state, Optional<MemberId> by, Instant at, Optional<String> period) {}

  public AgendaItem {
    standings = List.copyOf(standings);
    missed = List.copyOf(missed);
    if (standings.isEmpty()) {
      throw new IllegalArgumentException("an item stands somehow");
    }
  }

  public static DocRef<AgendaItem> ref(ItemId id) {
    return new DocRef<>("agenda-item", id.value(), AgendaItem.class);
  }

  public boolean present() {
    return erasedAt.isEmpty();
  }

  public Standing now() {
    return standings.get(standings.size() - 1);
  }

  public boolean waiting() {
    return present() && now().state() == State.WAITING;
  }

  /** Whether nobody is known to have added it. */
  public boolean anonymous() {
    return by.isEmpty();
  }

  /** Whether it comes to a meeting from one before that had no time for it. */
  public boolean carriedTo(String period) {
    return missed.stream().anyMatch(other -> !other.equals(period));
  }

  /** Whether it came back so often that somebody has to say whether it is still on. */
  public boolean inDoubt() {
    return waiting() && missed.size() > CARRIED;
  }

  AgendaItem with(Standing standing) {
    List<Standing> all = new ArrayList<>(standings);
    all.add(standing);
    Draft draft = new Draft(this);
    draft.standings = all;
    return draft.done();
  }

  /** As it stood before; it has to have stood otherwise. */
  AgendaItem before() {
    Draft draft = new Draft(this);
    draft.standings = standings.subList(0, standings.size() - 1);
    return draft.done();
  }

  AgendaItem missed(String period) {
    List<String> all = new ArrayList<>(missed);
    all.remove(period);
    all.add(period);
    Draft draft = new Draft(this);
    draft.missed = all;
    return draft.done();
  }

  /** The meeting goes on after all. */
  AgendaItem notMissed(String period) {
    Draft draft = new Draft(this);
    draft.missed = missed.stream().filter(other -> !other.equals(period)).toList();
    return draft.done();
  }

  AgendaItem asked(Instant now) {
    Draft draft = new Draft(this);
    draft.askedAt = Optional.of(now);
    return draft.done();
  }

  /** It is still on, and comes back once more. */
  AgendaItem kept() {
    Draft draft = new Draft(this);
    draft.missed = List.of();
    draft.askedAt = Optional.empty();
    return draft.done();
  }

  AgendaItem erased(Instant now) {
    Draft draft = new Draft(this);
    draft.words = "";
    draft.evidence = Optional.empty();
    draft.erasedAt = erasedAt.or(() -> Optional.of(now));
    return draft.done();
  }

  /** An item being changed. */
  private static final class Draft {
    private final AgendaItem before;
    private String words;
    private Optional<Pointer> evidence;
    private List<Standing> standings;
    private List<String> missed;
    private Optional<Instant> askedAt;
    private Optional<Instant> erasedAt;

    Draft(AgendaItem before) {
      this.before = before;
      words = before.words;
      evidence = before.evidence;
      standings = before.standings;
      missed = before.missed;
      askedAt = before.askedAt;
      erasedAt = before.erasedAt;
    }

    AgendaItem done() {
      return new AgendaItem(
          before.id,
          before.kind,
          before.by,
          before.at,
          words,
          evidence,
          standings,
          missed,
          askedAt,
          erasedAt);
    }
  }
}
