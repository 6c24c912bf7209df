package io.github.rallybot.member;

import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Does what a person wants in one commit, which holds once however often it is delivered. Who is
 * new becomes a member by it; who was erased meanwhile has done nothing.
 *
 * @param <D> the commit being put together, with what a feature adds to it
 */
public final class Once<D extends Once.Draft> {

  /** For how long the same interaction is recognised. Slack gives up after an hour. */
  private static final Duration REMEMBERED = Duration.ofDays(7);

  private final Store store;
  private final Members members;
  private final String toGuests;
  private final Function<Start, D> drafts;
  private final Clock clock;

  /**
   * @param toGuests what a guest is told, whose deeds are all refused
   * @param drafts begins to put a commit together
   */
  public Once(
      Store store, Members members, String toGuests, Function<Start, D> drafts, Clock clock) {
    this.store = store;
    this.members = members;
    this.toGuests = toGuests;
    this.drafts = drafts;
    this.clock = clock;
  }

  /** What became of a deed. */
  public sealed interface Result<T> {
    /** It is written. */
    record Done<T>(T value) implements Result<T> {}

    /** It was written when it came the first time. */
    record Repeated<T>() implements Result<T> {}

    /** It was not written, and why, in words for the person. */
    record Refused<T>(String why) implements Result<T> {}

    /** Why it was refused; empty if it was not. */
    default Optional<String> refusal() {
      return this instanceof Refused<T> refused ? Optional.of(refused.why()) : Optional.empty();
    }

    /** What was written, if it was written now. */
    default Optional<T> done() {
      return this instanceof Done<T> done ? Optional.of(done.value()) : Optional.empty();
    }
  }

  /** What a deed comes to, on what is stored now. */
  public sealed interface Decided<T> {
    /** What was added to the commit is to be written. */
    record Write<T>(T value) implements Decided<T> {}

    /** Nothing is to be written, and why. */
    record Refuse<T>(String why) implements Decided<T> {}
  }

  /** Decides, on what is stored now, and adds to the commit of the draft. May be asked again. */
  public interface Step<D, T> {
    Decided<T> decide(D draft);
  }

  /**
   * With what a draft begins.
   *
   * @param unnamed nothing that is written may tell who did it
   */
  public record Start(Store store, Someone someone, boolean unnamed, Instant now) {}

  /** A commit being put together; every document is read from the storage and expected as read. */
  public static class Draft {
    protected final Store store;
    public final Someone someone;
    public final Instant now;
    private final boolean unnamed;
    private final Commit commit = new Commit();

    protected Draft(Start start) {
      this.store = start.store();
      this.someone = start.someone();
      this.now = start.now();
      this.unnamed = start.unnamed();
    }

    public final Commit commit() {
      return commit;
    }

    /** An entry for the journal, with who did it. */
    public final Event happened(String type) {
      Event event = Event.of(type);
      return unnamed ? event : event.with("member", someone.id().value());
    }
  }

  public static <T> Decided<T> write(T value) {
    return new Decided.Write<>(value);
  }

  public static <T> Decided<T> refuse(String why) {
    return new Decided.Refuse<>(why);
  }

  /**
   * Does it.
   *
   * @param deed the identity of the interaction
   * @param unnamed nothing that is written may tell who did it
   */
  public <T> Result<T> change(String deed, UserRef user, boolean unnamed, Step<D, T> step) {
    Claim once = new Claim("interaction", deed);
    return store.decide(() -> tryChange(once, user, unnamed, step));
  }

  private <T> Optional<Result<T>> tryChange(
      Claim once, UserRef user, boolean unnamed, Step<D, T> step) {
    if (store.holder(once).isPresent()) {
      return Optional.of(new Result.Repeated<>());
    }
    Someone someone = someone(user);
    if (someone.member().guest()) {
      return Optional.of(new Result.Refused<>(toGuests));
    }
    D draft = drafts.apply(new Start(store, someone, unnamed, clock.instant()));
    Decided<T> decided = step.decide(draft);
    if (decided instanceof Decided.Refuse<T> refuse) {
      return Optional.of(new Result.Refused<>(refuse.why()));
    }
    T value = ((Decided.Write<T>) decided).value();
    Commit commit = draft.commit();
    commit.take(once, "done", REMEMBERED);
    if (!unnamed) {
      someone.joinIn(commit);
    }
    // a deed does not outlive the erasure of who did it
    someone.known().ifPresent(commit::expect);
    Outcome outcome = store.commit(commit);
    if (outcome instanceof Outcome.Done) {
      return Optional.of(new Result.Done<>(value));
    }
    return outcome instanceof Outcome.Taken taken && taken.claim().equals(once)
        ? Optional.of(new Result.Repeated<>())
        : Optional.empty();
  }

  /** Somebody new is noted with their name, since others read who does what. */
  private Someone someone(UserRef user) {
    Someone someone = members.someone(user);
    if (someone.known().isPresent()) {
      return someone;
    }
    try {
      return members.introduced(user);
    } catch (PlatformException away) {
      return someone;
    }
  }
}
