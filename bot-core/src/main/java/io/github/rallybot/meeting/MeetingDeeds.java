package io.github.rallybot.meeting;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadConversation;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Once;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * How anybody changes what a meeting is about: each deed is one commit, which holds once however
 * often it is delivered.
 */
final class MeetingDeeds {

  static final String GONE = "That is no longer here.";

  private static final int CARDS = 200;

  private final Once<Draft> once;

  MeetingDeeds(Store store, Members members, Clock clock) {
    once = new Once<>(store, members, LeadConversation.GUESTS, Draft::new, clock);
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
  static final class Draft extends Once.Draft {
    private Optional<Stored<Meeting>> meeting = Optional.empty();

    private Draft(Once.Start start) {
      super(start);
    }

    Optional<Stored<AgreedAction>> action(ActionId id) {
      return store.load(AgreedAction.ref(id)).filter(found -> found.value().present());
    }

    Optional<Stored<AgendaItem>> item(ItemId id) {
      return store.load(AgendaItem.ref(id)).filter(found -> found.value().present());
    }

    /** Whether it rests on no lead that was erased; one that was not has to stay so. */
    boolean present(Optional<Pointer> evidence) {
      Optional<LeadId> id = evidence.flatMap(Pointer::lead);
      if (id.isEmpty()) {
        return true;
      }
      Optional<Stored<Lead>> lead =
          store.load(Lead.ref(id.get())).filter(found -> found.value().present());
      lead.ifPresent(commit()::expect);
      return lead.isPresent();
    }

    void create(AgreedAction action) {
      String id = action.id().value();
      commit().create(AgreedAction.ref(action.id()), action);
      commit().add(AgreedAction.OPEN, id, action.now().due().toEpochDay());
      commit().add(AgreedAction.ALL, id, action.at().toEpochMilli());
      action
          .origin()
          .period()
          .ifPresent(
              period -> commit().add(AgreedAction.in(period), id, action.at().toEpochMilli()));
      commit().event(happened("action.agreed").with("action", id));
    }

    void replace(Stored<AgreedAction> before, AgreedAction after, String type) {
      String id = after.id().value();
      commit().replace(before, after);
      if (after.open()) {
        commit().add(AgreedAction.OPEN, id, after.now().due().toEpochDay());
      } else {
        commit().remove(AgreedAction.OPEN, id);
      }
      redraw(store, commit(), id, true);
      after.origin().period().ifPresent(period -> MinutesCards.redraw(store, commit(), period));
      commit().event(happened(type).with("action", id));
    }

    void create(AgendaItem item) {
      String id = item.id().value();
      commit().create(AgendaItem.ref(item.id()), item);
      commit().add(AgendaItem.WAITING, id, item.at().toEpochMilli());
      commit().add(AgendaItem.ALL, id, item.at().toEpochMilli());
      item.evidence()
          .flatMap(Pointer::lead)
          .ifPresent(lead -> commit().add(ofLead(lead), id, item.at().toEpochMilli()));
      Event added = happened("agenda.added");
      // when within the day is in the number of the entry
      commit().event(item.anonymous() ? added : added.with("item", id));
    }

    void replaceItem(Stored<AgendaItem> before, AgendaItem after, String type) {
      String id = after.id().value();
      commit().replace(before, after);
      if (after.waiting()) {
        commit().add(AgendaItem.WAITING, id, after.at().toEpochMilli());
      } else {
        commit().remove(AgendaItem.WAITING, id);
      }
      redraw(store, commit(), id, true);
      commit().event(happened(type).with("item", id));
    }

    /** The meeting as it is stored, or as it is before anything was done in it. */
    Meeting meeting(PlannedMeeting planned) {
      meeting = store.load(Meeting.ref(planned.period().id()));
      return meeting.map(Stored::value).orElseGet(() -> Meeting.fresh(planned));
    }

    /** Writes what {@link #meeting} answered, changed. */
    void replaceMeeting(PlannedMeeting planned, Meeting after, String type) {
      Meetings.replace(commit(), meeting, planned, after);
      commit().event(happened(type).with("period", after.period()));
    }
  }

  <T> Once.Result<T> change(String deed, UserRef user, Once.Step<Draft, T> step) {
    return change(deed, user, false, step);
  }

  /**
   * The same.
   *
   * @param unnamed nothing that is written may tell who did it
   */
  <T> Once.Result<T> change(String deed, UserRef user, boolean unnamed, Once.Step<Draft, T> step) {
    return once.change(deed, user, unnamed, step);
  }
}
