package io.github.rallybot.content;

import io.github.rallybot.chat.Interaction;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.LeadConversation;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Someone;
import java.time.Duration;
import java.util.Optional;

/**
 * How any deed of a person on the content register is done: one commit, in which the deed's
 * identity is claimed, so that the same interaction twice has the result of once.
 */
public final class ContentDeeds {

  /** For how long the same interaction is recognised. */
  private static final Duration REMEMBERED = Duration.ofDays(7);

  private final Store store;
  private final Members members;

  ContentDeeds(Store store, Members members) {
    this.store = store;
    this.members = members;
  }

  /** What became of a deed. */
  public sealed interface Result {

    /**
     * It is written.
     *
     * @param content as it is now
     * @param before as it was; empty if it is new
     */
    record Done(Content content, Optional<Content> before) implements Result {}

    /** It was written when it came the first time. */
    record Repeated(Content content) implements Result {}

    /** It was not written, and why, in words for the person. */
    record Refused(String why) implements Result {}
  }

  interface Step {
    Result in(Commit commit, Someone by);
  }

  interface Alteration {
    Result of(Commit commit, Content before);
  }

  /** Replaces a known content, with an event if that changes it. */
  Result change(Interaction press, ContentId id, String event, Alteration alteration) {
    return deed(
        press,
        (commit, by) -> {
          Optional<Stored<Content>> stored = store.load(Content.ref(id));
          if (stored.isEmpty()) {
            return gone();
          }
          Result result = alteration.of(commit, stored.get().value());
          if (result instanceof Result.Done done && !done.content().equals(stored.get().value())) {
            replace(commit, stored.get(), done.content());
            commit.event(event(event, id, Optional.of(by.id())));
          }
          return result;
        });
  }

  Result deed(Interaction press, Step step) {
    Claim once = new Claim("interaction", press.id());
    return store.decide(() -> tryDeed(press, step, once));
  }

  private Optional<Result> tryDeed(Interaction press, Step step, Claim once) {
    Optional<String> before = store.holder(once);
    if (before.isPresent()) {
      return Optional.of(repeated(before.get()));
    }
    Someone someone = members.someone(press.user());
    if (someone.member().guest()) {
      return Optional.of(new Result.Refused(LeadConversation.GUESTS));
    }
    Commit commit = new Commit();
    Result result = step.in(commit, someone);
    if (!(result instanceof Result.Done done)) {
      return Optional.of(result);
    }
    commit.take(once, done.content().id().value(), REMEMBERED);
    someone.joinIn(commit);
    // a deed does not outlive the erasure of who did it
    someone.known().ifPresent(commit::expect);
    Outcome outcome = store.commit(commit);
    if (outcome instanceof Outcome.Done) {
      return Optional.of(result);
    }
    return outcome instanceof Outcome.Taken taken && taken.claim().equals(once)
        ? Optional.of(repeated(taken.holder()))
        : Optional.empty();
  }

  private Result repeated(String holder) {
    return store
        .load(Content.ref(new ContentId(holder)))
        .map(Stored::value)
        .<Result>map(Result.Repeated::new)
        .orElseGet(ContentDeeds::gone);
  }

  static void replace(Commit commit, Stored<Content> before, Content after) {
    commit.replace(before, after);
  }

  static Result done(Content before, Content after) {
    return new Result.Done(after, Optional.of(before));
  }

  static Result gone() {
    return new Result.Refused("This content is no longer here.");
  }

  static Event event(String type, ContentId id, Optional<MemberId> by) {
    Event event = Event.of(type).with("content", id.value());
    return by.map(who -> event.with("by", who.value())).orElse(event);
  }
}
