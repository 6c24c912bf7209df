package io.github.rallybot.meeting;

import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.ErasedWith;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Erases what was said about a lead together with the lead: the items that point to it, and what
 * was decided and agreed on because of them. Of a member who is erased, the items they added go;
 * what meetings decided and agreed on is the team's, and stays under nobody's name: what was posted
 * of it is drawn anew.
 */
final class MeetingErasure implements ErasedWith {

  private static final int ALL = 100_000;

  private final Store store;
  private final Members members;
  private final ShownLeads shown;
  private final Clock clock;

  MeetingErasure(Store store, Members members, ShownLeads shown, Clock clock) {
    this.store = store;
    this.members = members;
    this.shown = shown;
    this.clock = clock;
  }

  @Override
  public void erase(LeadId lead) {
    listFromCards(lead);
    for (String id : store.list(MeetingDeeds.ofLead(lead), ALL)) {
      ItemId item = new ItemId(id);
      erase(item);
      conclusions(AgendaRow.key(item));
      store.commit(new Commit().remove(MeetingDeeds.ofLead(lead), id));
    }
  }

  /**
   * An erasure that is cut short finds them again by the list: once they are erased nothing of them
   * says where they came from.
   */
  private void listFromCards(LeadId lead) {
    Commit commit = new Commit();
    items()
        .filter(
            item ->
                item.evidence()
                    .flatMap(Pointer::place)
                    .filter(message -> shown.on(message, lead))
                    .isPresent())
        .forEach(
            item ->
                commit.add(MeetingDeeds.ofLead(lead), item.id().value(), item.at().toEpochMilli()));
    store.commit(commit);
  }

  private Stream<AgendaItem> items() {
    return store
        .load(
            store.list(AgendaItem.ALL, ALL).stream()
                .map(id -> AgendaItem.ref(new ItemId(id)))
                .toList())
        .stream()
        .map(Stored::value);
  }

  @Override
  public void erase(MemberId member) {
    // whoever was joined to them is them too
    items()
        .filter(item -> item.by().map(members::now).filter(member::equals).isPresent())
        .forEach(item -> erase(item.id()));
    redrawMinutes();
    store
        .load(
            store.list(AgreedAction.ALL, ALL).stream()
                .map(id -> AgreedAction.ref(new ActionId(id)))
                .toList())
        .stream()
        .map(Stored::value)
        .filter(action -> people(action).map(members::now).anyMatch(member::equals))
        .forEach(action -> redraw(action.id()));
  }

  private static Stream<MemberId> people(AgreedAction action) {
    return Stream.concat(
        Stream.of(action.by()),
        action.standings().stream().flatMap(one -> Stream.of(one.owner(), one.by())));
  }

  private void redraw(ActionId action) {
    Commit commit = new Commit();
    MeetingDeeds.redraw(store, commit, action.value(), true);
    store.commit(commit);
  }

  private void redrawMinutes() {
    Commit commit = new Commit();
    for (String period : store.list(Meetings.ALL, ALL)) {
      MinutesCards.redraw(store, commit, period);
    }
    store.commit(commit);
  }

  private void erase(ItemId id) {
    store.decide(
        () -> {
          Commit commit = new Commit();
          Optional<Stored<AgendaItem>> stored =
              store.load(AgendaItem.ref(id)).filter(one -> one.value().present());
          if (stored.isEmpty()) {
            return Optional.of(false);
          }
          commit.replaceWhole(stored.get(), stored.get().value().erased(clock.instant()));
          commit.remove(AgendaItem.WAITING, id.value());
          MeetingDeeds.redraw(store, commit, id.value(), true);
          for (String period : store.list(Meetings.ALL, ALL)) {
            MinutesCards.redraw(store, commit, period);
          }
          commit.event(Event.of("agenda.erased").with("item", id.value()));
          return done(commit);
        });
  }

  private void conclusions(String row) {
    for (String period : store.list(Meetings.ALL, ALL)) {
      store.decide(() -> withoutWords(period, row));
    }
    for (String id : store.list(AgreedAction.ALL, ALL)) {
      store.decide(() -> withoutWords(new ActionId(id), row));
    }
  }

  private Optional<Boolean> withoutWords(String period, String row) {
    Optional<Stored<Meeting>> stored =
        store
            .load(Meeting.ref(period))
            .filter(
                one ->
                    one.value().decisions().stream()
                        .anyMatch(decision -> decision.origin().row().equals(Optional.of(row))));
    if (stored.isEmpty()) {
      return Optional.of(false);
    }
    Commit commit = new Commit();
    Meeting after = stored.get().value().withoutWordsOn(List.of(row));
    commit.replaceWhole(stored.get(), after);
    after.ended().ifPresent(ending -> MinutesCards.mark(commit, period, ending));
    commit.event(Event.of("meeting.erased").with("period", period));
    return done(commit);
  }

  private Optional<Boolean> withoutWords(ActionId id, String row) {
    Optional<Stored<AgreedAction>> stored =
        store
            .load(AgreedAction.ref(id))
            .filter(
                one ->
                    one.value().present() && one.value().origin().row().equals(Optional.of(row)));
    if (stored.isEmpty()) {
      return Optional.of(false);
    }
    Commit commit = new Commit();
    commit.replaceWhole(stored.get(), stored.get().value().erased(clock.instant()));
    commit.remove(AgreedAction.OPEN, id.value());
    MeetingDeeds.redraw(store, commit, id.value(), true);
    stored
        .get()
        .value()
        .origin()
        .period()
        .ifPresent(period -> MinutesCards.redraw(store, commit, period));
    commit.event(Event.of("action.erased").with("action", id.value()));
    return done(commit);
  }

  private Optional<Boolean> done(Commit commit) {
    return store.commit(commit) instanceof Outcome.Done ? Optional.of(true) : Optional.empty();
  }
}
