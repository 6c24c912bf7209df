package io.github.rallybot.meeting;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.LeadConversation;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Someone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How anybody changes what a meeting is about: each deed is one commit, which holds once however
 * often it is delivered.
 */
final class MeetingDeeds {

  static final String GONE = "That is no longer here.";

  /** For how long the same interaction is recognised. Slack gives up after an hour. */
  private static final Duration REMEMBERED = Duration.ofDays(7);

  private static final int CARDS = 200;

  private final Store store;
  private final Members members;
  private final Clock clock;

  MeetingDeeds(Store store, Members members, Clock clock) {
    this.store = store;
    this.members = members;
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
  sealed interface Decided<T> {
    record Write<T>(T value) implements Decided<T> {}

    record Refuse<T>(String why) implements Decided<T> {}
  }

  /** Decides, on what is stored now, and adds to the commit of the draft. May be asked again. */
  interface Step<T> {
    Decided<T> decide(Draft draft);
  }

  static <T> Decided<T> write(T value) {
    return new Decided.Write<>(value);
  }

  static <T> Decided<T> refuse(String why) {
    return new Decided.Refuse<>(why);
  }

  /** An id that sorts by when it was made. */
  static String freshId(Instant now) {
    return UlidCreator.getUlid(now.toEpochMilli()).toString();
  }

  /** The cards that show an action or an item; their codes, not ids. */
  static Index cardsOf(String id) {
    return new Index("cards-of-meeting", id);
  }

  /** What was added about a lead, so that it can be forgotten with it: ids of items. */
  static Index ofLead(LeadId lead) {
    return new Index("agenda-of-lead", lead.value());
  }

  /** All cards that show something are drawn anew. */
  static void redraw(Store store, Commit commit, String id, boolean urgent) {
    for (String code : store.newest(cardsOf(id), CARDS)) {
      CardRef card = CardRef.parse(code);
      commit.mark(new Mark(card.channel(), card.card(), urgent));
    }
  }

  /** A commit being put together; every document is read from the storage and expected as read. */
  static final class Draft {
    private final Store store;
    private final Commit commit = new Commit();
    private final boolean unnamed;
    private Optional<Stored<Meeting>> meeting = Optional.empty();
    final Someone someone;
    final Instant now;

    private Draft(Store store, Someone someone, boolean unnamed, Instant now) {
      this.store = store;
      this.someone = someone;
      this.unnamed = unnamed;
      this.now = now;
    }

    Commit commit() {
      return commit;
    }

    Optional<Stored<AgreedAction>> action(ActionId id) {
      return store.load(AgreedAction.ref(id)).filter(found -> found.value().present());
    }

    Optional<Stored<AgendaItem>> item(ItemId id) {
      return store.load(AgendaItem.ref(id)).filter(found -> found.value().present());
    }

    Event happened(String type) {
      Event event = Event.of(type);
      return unnamed ? event : event.with("member", someone.id().value());
    }

    void create(AgreedAction action) {
      String id = action.id().value();
      commit.create(AgreedAction.ref(action.id()), action);
      commit.add(AgreedAction.OPEN, id, action.now().due().toEpochDay());
      commit.add(AgreedAction.ALL, id, action.at().toEpochMilli());
      action
          .origin()
          .period()
          .ifPresent(period -> commit.add(AgreedAction.in(period), id, action.at().toEpochMilli()));
      commit.event(happened("action.agreed").with("action", id));
    }

    void replace(Stored<AgreedAction> before, AgreedAction after, String type) {
      String id = after.id().value();
      commit.replace(before, after);
      if (after.open()) {
        commit.add(AgreedAction.OPEN, id, after.now().due().toEpochDay());
      } else {
        commit.remove(AgreedAction.OPEN, id);
      }
      redraw(store, commit, id, true);
      after.origin().period().ifPresent(period -> MinutesCards.redraw(store, commit, period));
      commit.event(happened(type).with("action", id));
    }

    void create(AgendaItem item) {
      String id = item.id().value();
      commit.create(AgendaItem.ref(item.id()), item);
      commit.add(AgendaItem.WAITING, id, item.at().toEpochMilli());
      commit.add(AgendaItem.ALL, id, item.at().toEpochMilli());
      item.evidence()
          .flatMap(Pointer::lead)
          .ifPresent(lead -> commit.add(ofLead(lead), id, item.at().toEpochMilli()));
      commit.event(happened("agenda.added").with("item", id));
    }

    void replaceItem(Stored<AgendaItem> before, AgendaItem after, String type) {
      String id = after.id().value();
      commit.replace(before, after);
      if (after.waiting()) {
        commit.add(AgendaItem.WAITING, id, after.at().toEpochMilli());
      } else {
        commit.remove(AgendaItem.WAITING, id);
      }
      redraw(store, commit, id, true);
      commit.event(happened(type).with("item", id));
    }

    /** The meeting as it is stored, or as it is before anything was done in it. */
    Meeting meeting(PlannedMeeting planned) {
      meeting = store.load(Meeting.ref(planned.period().id()));
      return meeting.map(Stored::value).orElseGet(() -> Meeting.fresh(planned));
    }

    /** Writes what {@link #meeting} answered, changed. */
    void replaceMeeting(PlannedMeeting planned, Meeting after, String type) {
      Meetings.replace(commit, meeting, planned, after);
      commit.event(happened(type).with("period", after.period()));
    }
  }

  <T> Result<T> change(String deed, UserRef user, Step<T> step) {
    return change(deed, user, false, step);
  }

  /**
   * The same.
   *
   * @param unnamed nothing that is written may tell who did it
   */
  <T> Result<T> change(String deed, UserRef user, boolean unnamed, Step<T> step) {
    Claim once = new Claim("interaction", deed);
    return store.decide(() -> tryChange(once, user, unnamed, step));
  }

  private <T> Optional<Result<T>> tryChange(
      Claim once, UserRef user, boolean unnamed, Step<T> step) {
    if (store.holder(once).isPresent()) {
      return Optional.of(new Result.Repeated<>());
    }
    Someone someone = someone(user);
    if (someone.member().guest()) {
      return Optional.of(new Result.Refused<>(LeadConversation.GUESTS));
    }
    Draft draft = new Draft(store, someone, unnamed, clock.instant());
    Decided<T> decision = step.decide(draft);
    if (decision instanceof Decided.Refuse<T> refuse) {
      return Optional.of(new Result.Refused<>(refuse.why()));
    }
    T value = ((Decided.Write<T>) decision).value();
    draft.commit.take(once, "done", REMEMBERED);
    if (!unnamed) {
      someone.joinIn(draft.commit);
    }
    // a deed does not outlive the erasure of who did it
    someone.known().ifPresent(draft.commit::expect);
    Outcome outcome = store.commit(draft.commit);
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
