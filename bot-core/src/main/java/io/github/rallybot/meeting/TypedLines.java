package io.github.rallybot.meeting;

import static io.github.rallybot.member.Once.refuse;
import static io.github.rallybot.member.Once.write;

import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.meeting.AgreedAction.Standing;
import io.github.rallybot.meeting.AgreedAction.State;
import io.github.rallybot.meeting.MeetingDeeds.Draft;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Once.Decided;
import io.github.rallybot.member.Once.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is written down while it is typed: the first time a decision or an action is made of a line,
 * later its words are changed.
 */
final class TypedLines {

  /** So long a line that was left open can be gone on with. */
  private static final Duration OPEN = Duration.ofDays(7);

  private final Store store;
  private final MeetingDeeds deeds;

  TypedLines(Store store, Members members, Clock clock) {
    this.store = store;
    this.deeds = new MeetingDeeds(store, members, clock);
  }

  /** A line is its author's: nobody else can go on with it, whatever name they give theirs. */
  private static Claim line(UserRef user, String name) {
    return new Claim("meeting-line", user.code() + " " + name);
  }

  /** What became of a line; empty if nothing did yet. */
  Optional<String> id(UserRef user, String name) {
    return store.holder(line(user, name));
  }

  /**
   * @param words as {@link Said} reads them
   */
  Result<Decision> decision(
      String deed, UserRef user, String name, PlannedMeeting planned, String words, Origin origin) {
    return deeds.change(
        deed,
        user,
        draft -> {
          Optional<String> id = id(user, name);
          Meeting meeting = draft.meeting(planned);
          Optional<Decision> before = id.flatMap(meeting::decision);
          if (id.isPresent() && before.filter(one -> !one.words().isEmpty()).isEmpty()) {
            return refuse(MeetingDeeds.GONE);
          }
          if (before.filter(one -> !one.stands()).isPresent()) {
            return refuse("Somebody took it back. Bring it back in the list, or begin a new line.");
          }
          Decision after =
              before
                  .map(one -> one.reworded(words))
                  .orElseGet(
                      () ->
                          new Decision(
                              MeetingDeeds.freshId(draft.now),
                              words,
                              draft.someone.id(),
                              draft.now,
                              origin,
                              Optional.empty()));
          if (id.isEmpty()) {
            draft.commit().take(line(user, name), after.id(), OPEN);
          }
          draft.replaceMeeting(
              planned,
              meeting.with(after),
              id.isEmpty() ? "meeting.decided" : "meeting.decision-reworded");
          return write(after);
        });
  }

  /**
   * @param words as {@link Said} reads them
   * @param due not over yet
   */
  Result<AgreedAction> action(
      String deed,
      UserRef user,
      String name,
      String words,
      MemberId owner,
      LocalDate due,
      Origin origin) {
    return deeds.change(
        deed,
        user,
        draft -> {
          MemberId by = draft.someone.id();
          Standing standing = new Standing(State.OPEN, owner, due, Optional.empty(), by, draft.now);
          Optional<ActionId> id = id(user, name).map(ActionId::new);
          if (id.isPresent()) {
            return draft
                .action(id.get())
                .map(stored -> reworded(draft, stored, words, standing))
                .orElseGet(() -> refuse(MeetingDeeds.GONE));
          }
          AgreedAction action =
              new AgreedAction(
                  new ActionId(MeetingDeeds.freshId(draft.now)),
                  words,
                  by,
                  draft.now,
                  origin,
                  java.util.List.of(standing),
                  Optional.empty());
          draft.commit().take(line(user, name), action.id().value(), OPEN);
          draft.create(action);
          origin.period().ifPresent(period -> MinutesCards.redraw(store, draft.commit(), period));
          return write(action);
        });
  }

  private static Decided<AgreedAction> reworded(
      Draft draft, Stored<AgreedAction> stored, String words, Standing standing) {
    AgreedAction before = stored.value();
    if (before.standings().size() > 1) {
      return refuse("Somebody has done something with it since. Change it in the list.");
    }
    AgreedAction after = before.reworded(words, standing);
    draft.replace(stored, after, "action.reworded");
    return write(after);
  }
}
