package io.github.rallybot.question;

import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.ErasedWith;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.member.MemberId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Erases what was heard of a lead together with the lead, and what names an erased address. The
 * words go, and the hearing counts nowhere any more; a question that was called by those words is
 * called by another hearing's, and goes too if there is none. Of a member who is erased, what they
 * posted and plan stays, and is drawn anew without their name.
 */
public final class Forgetting implements ErasedWith {

  private static final int ALL = 1_000_000;

  private final Store store;
  private final Board board;
  private final Views views;
  private final Pasted pasted;
  private final Renaming renaming;
  private final Clock clock;

  Forgetting(Store store, Board board, Views views, Pasted pasted, Clock clock) {
    this.store = store;
    this.board = board;
    this.views = views;
    this.pasted = pasted;
    this.renaming = new Renaming(store, board);
    this.clock = clock;
  }

  @Override
  public void erase(LeadId lead) {
    for (String id : store.list(Board.ofLead(lead), ALL)) {
      store.decide(() -> erase(lead, new HearingId(id)));
    }
  }

  @Override
  public void eraseHeard(String address) {
    Address erased = new Address(address);
    // nobody logs them any more while the others are being found
    pasted.forget(erased);
    for (Hearing hearing : naming(erased).toList()) {
      store.decide(() -> erase(hearing.id()));
    }
    board.questions().stream()
        .filter(question -> Renaming.names(question, erased))
        .map(BuyerQuestion::id)
        .toList()
        .forEach(
            question -> store.decide(() -> renaming.without(erased, question, clock.instant())));
  }

  private Optional<Boolean> erase(HearingId id) {
    Optional<Stored<Hearing>> hearing =
        store.load(Hearing.ref(id)).filter(one -> one.value().present());
    Commit commit = new Commit();
    hearing.ifPresent(
        one -> {
          forget(commit, one, clock.instant());
          commit.event(Event.of("question.erased").with("hearing", id.value()));
        });
    return hearing.isEmpty() || store.commit(commit) instanceof Outcome.Done
        ? Optional.of(hearing.isPresent())
        : Optional.empty();
  }

  @Override
  public int heard(String address, Set<LeadId> leads) {
    return (int)
        Stream.concat(
                naming(new Address(address)),
                board.hearings().stream()
                    .filter(one -> one.about().lead().filter(leads::contains).isPresent()))
            .map(Hearing::id)
            .distinct()
            .count();
  }

  /** The hearings in which somebody wrote an address down. */
  private Stream<Hearing> naming(Address address) {
    return board.hearings().stream()
        .filter(
            hearing ->
                Stream.concat(
                        Stream.of(hearing.words()),
                        Stream.concat(
                            hearing.about().company().stream(),
                            hearing.said().flatMap(Hearing.Said::why).stream()))
                    .anyMatch(address::in));
  }

  @Override
  public void erase(MemberId member) {
    views.forget(member);
    board.refresh();
    board
        .records(member)
        .flatMap(record -> store.list(Shared.postedBy(record), ALL).stream())
        .flatMap(id -> store.load(Shared.ref(id)).stream())
        .map(Stored::value)
        .forEach(
            shared ->
                store.commit(new Commit().mark(new Mark(shared.channel(), shared.card(), true))));
    board.questions().stream()
        .filter(question -> owner(question).map(board::now).filter(member::equals).isPresent())
        .forEach(question -> redraw(question.id()));
  }

  private static Optional<MemberId> owner(BuyerQuestion question) {
    return question.state().plan().flatMap(BuyerQuestion.Plan::owner);
  }

  private void redraw(QuestionId question) {
    Commit commit = new Commit();
    QuestionDeeds.Draft.redraw(store, commit, question);
    store.commit(commit);
  }

  private Optional<Boolean> erase(LeadId lead, HearingId id) {
    Optional<Stored<Hearing>> hearing = store.load(Hearing.ref(id));
    Commit commit = new Commit().remove(Board.ofLead(lead), id.value());
    boolean theirs =
        hearing.filter(one -> one.value().about().lead().equals(Optional.of(lead))).isPresent();
    if (theirs) {
      forget(commit, hearing.get(), clock.instant());
      commit.event(Event.of("question.erased").with("hearing", id.value()));
    } else if (hearing.filter(one -> one.value().present()).isEmpty()) {
      // a question may still be called by what was taken back
      renaming.without(commit, id, clock.instant());
    }
    return store.commit(commit) instanceof Outcome.Done ? Optional.of(theirs) : Optional.empty();
  }

  private void forget(Commit commit, Stored<Hearing> hearing, Instant now) {
    hearing
        .value()
        .about()
        .lead()
        .ifPresent(of -> commit.remove(Board.ofLead(of), hearing.value().id().value()));
    erase(commit, hearing, now);
    renaming.without(commit, hearing.value().id(), now);
  }

  /**
   * Adds to a commit that a hearing is taken back; the entry in the journal that says so is theirs.
   * It is still found by its lead, since a question may keep its words.
   */
  void takeBack(Commit commit, Stored<Hearing> hearing, Instant now) {
    erase(commit, hearing, now);
    renaming.takenBack(commit, hearing.value(), now);
  }

  private void erase(Commit commit, Stored<Hearing> hearing, Instant now) {
    commit.replaceWhole(hearing, hearing.value().erased(now));
    NewsMessage.forget(store, commit, hearing.value().id());
  }
}
