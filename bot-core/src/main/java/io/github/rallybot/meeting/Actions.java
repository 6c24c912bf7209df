package io.github.rallybot.meeting;

import static io.github.rallybot.member.Once.refuse;
import static io.github.rallybot.member.Once.write;

import io.github.rallybot.chat.UserRef;
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
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The front door of actions. Everybody may do all of it, and undo it. */
public final class Actions {

  private static final int MOST = 2_000;

  private final Store store;
  private final MeetingDeeds deeds;

  public Actions(Store store, Members members, Clock clock) {
    this.store = store;
    this.deeds = new MeetingDeeds(store, members, clock);
  }

  /**
   * Agrees on one.
   *
   * @param words as {@link Said} reads them
   * @param due not over yet
   */
  public Result<AgreedAction> agree(
      String deed, UserRef user, String words, MemberId owner, LocalDate due, Origin origin) {
    return deeds.change(
        deed,
        user,
        draft -> {
          MemberId by = draft.someone.id();
          AgreedAction action =
              new AgreedAction(
                  new ActionId(MeetingDeeds.freshId(draft.now)),
                  words,
                  by,
                  draft.now,
                  origin,
                  List.of(new Standing(State.OPEN, owner, due, Optional.empty(), by, draft.now)),
                  Optional.empty());
          draft.create(action);
          origin.period().ifPresent(period -> MinutesCards.redraw(store, draft.commit(), period));
          return write(action);
        });
  }

  public Result<AgreedAction> done(String deed, UserRef user, ActionId id) {
    return close(deed, user, id, State.DONE, Optional.empty());
  }

  /**
   * Gives it up.
   *
   * @param why in words
   */
  public Result<AgreedAction> drop(String deed, UserRef user, ActionId id, String why) {
    return close(deed, user, id, State.DROPPED, Optional.of(why));
  }

  private Result<AgreedAction> close(
      String deed, UserRef user, ActionId id, State state, Optional<String> why) {
    return stands(
        deed,
        user,
        id,
        "action." + state.code(),
        (draft, now) ->
            new Standing(state, now.owner(), now.due(), why, draft.someone.id(), draft.now));
  }

  /** Gives it another day. */
  public Result<AgreedAction> due(String deed, UserRef user, ActionId id, LocalDate due) {
    return stands(
        deed,
        user,
        id,
        "action.due",
        (draft, now) ->
            new Standing(
                State.OPEN, now.owner(), due, Optional.empty(), draft.someone.id(), draft.now));
  }

  /** Gives it to somebody else, or another day, or both. */
  public Result<AgreedAction> give(
      String deed, UserRef user, ActionId id, MemberId owner, LocalDate due) {
    return stands(
        deed,
        user,
        id,
        "action.given",
        (draft, now) ->
            new Standing(State.OPEN, owner, due, Optional.empty(), draft.someone.id(), draft.now));
  }

  private Result<AgreedAction> stands(
      String deed,
      UserRef user,
      ActionId id,
      String type,
      BiFunction<Draft, Standing, Standing> next) {
    return change(
        deed,
        user,
        id,
        (draft, stored) -> {
          AgreedAction action = stored.value();
          if (!action.open()) {
            return refuse(
                "It is "
                    + action.now().state().code()
                    + " already. Undo that first, if it is not.");
          }
          AgreedAction after = action.with(next.apply(draft, action.now()));
          draft.replace(stored, after, type);
          return write(after);
        });
  }

  /**
   * Takes the last deed on it back.
   *
   * @param mark of the standing that is meant, as {@link AgreedAction#mark} says
   */
  public Result<AgreedAction> undo(String deed, UserRef user, ActionId id, String mark) {
    return change(
        deed,
        user,
        id,
        (draft, stored) -> {
          AgreedAction action = stored.value();
          if (action.standings().size() < 2 || !action.mark().equals(mark)) {
            return refuse("That was undone, or changed, since.");
          }
          AgreedAction after = action.before();
          draft.replace(stored, after, "action.undone");
          return write(after);
        });
  }

  /** Takes back that it was agreed on at all: what nobody has done anything with yet. */
  public Result<AgreedAction> takeBack(String deed, UserRef user, ActionId id) {
    return change(
        deed,
        user,
        id,
        (draft, stored) -> {
          AgreedAction action = stored.value();
          if (!action.open()) {
            return refuse("It is " + action.now().state().code() + " already.");
          }
          AgreedAction after =
              action.with(
                  new Standing(
                      State.DROPPED,
                      action.now().owner(),
                      action.now().due(),
                      Optional.of("taken back"),
                      draft.someone.id(),
                      draft.now));
          draft.replace(stored, after, "action.dropped");
          return write(after);
        });
  }

  private Result<AgreedAction> change(
      String deed,
      UserRef user,
      ActionId id,
      BiFunction<Draft, Stored<AgreedAction>, Decided<AgreedAction>> step) {
    return deeds.change(
        deed,
        user,
        draft ->
            draft
                .action(id)
                .map(stored -> step.apply(draft, stored))
                .orElseGet(() -> refuse(MeetingDeeds.GONE)));
  }

  public Optional<AgreedAction> find(ActionId id) {
    return store.load(AgreedAction.ref(id)).map(Stored::value).filter(AgreedAction::present);
  }

  /** All that are open, the first due first. */
  public List<AgreedAction> open() {
    return load(store.list(AgreedAction.OPEN, MOST)).stream()
        .filter(AgreedAction::open)
        .sorted(
            Comparator.comparing((AgreedAction one) -> one.now().due())
                .thenComparing(one -> one.id().value()))
        .toList();
  }

  /** The latest that were agreed on, whatever became of them. */
  public List<AgreedAction> latest(int most) {
    return load(store.newest(AgreedAction.ALL, most)).stream()
        .filter(AgreedAction::present)
        .toList();
  }

  private List<AgreedAction> load(List<String> ids) {
    return store.load(ids.stream().map(id -> AgreedAction.ref(new ActionId(id))).toList()).stream()
        .map(Stored::value)
        .toList();
  }
}
