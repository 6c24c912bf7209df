package io.github.rallybot.lead;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Digest;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Someone;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which channel leads go to: the one that somebody chose in chat, else the one of the settings. A
 * lead that comes while there is none waits, and is posted when there is one.
 */
public final class LeadChannels {

  /** A choice made in chat. */
  public record Choice(ChannelRef channel, MemberId by, Instant at) {}

  static final Index WAITING = Index.all("leads-without-home");

  private static final DocRef<Choice> CHOICE = new DocRef<>("lead-channel", "all", Choice.class);
  private static final int AT_ONCE = 1000;

  private final Store store;
  private final Clock clock;
  private final Optional<ChannelRef> configured;
  private final Routes routes;
  private final AnswerPromise promise;

  /**
   * @param configured the channel until somebody chooses another one
   */
  public LeadChannels(
      Store store,
      Clock clock,
      Optional<ChannelRef> configured,
      Routes routes,
      AnswerPromise promise) {
    this.store = store;
    this.clock = clock;
    this.configured = configured;
    this.routes = routes;
    this.promise = promise;
  }

  /**
   * Where a lead goes.
   *
   * @param channel empty while there is none
   * @param because the route that took it; empty if it goes where all others go
   */
  public record Way(Optional<ChannelRef> channel, Optional<Route> because) {}

  /** Says where a lead goes that a commit is about to write. */
  interface Next {
    Way of(Brief brief, Commit commit);
  }

  /** Where a lead would go now. */
  public Way wayOf(Brief brief) {
    return next().of(brief, new Commit());
  }

  /** The channel that a lead goes to which no route takes. */
  public Optional<ChannelRef> current() {
    return store.load(CHOICE).map(choice -> choice.value().channel()).or(() -> configured);
  }

  /**
   * The ways for leads that are about to be written: each commit holds only while choice and routes
   * stand, so that no lead goes past a choice made at the same moment.
   */
  Next next() {
    Optional<Stored<Choice>> choice = store.load(CHOICE);
    Optional<ChannelRef> home = choice.map(stored -> stored.value().channel()).or(() -> configured);
    Routes.Snapshot ways = routes.snapshot();
    return (brief, commit) -> {
      choice.ifPresentOrElse(commit::expect, () -> commit.expectAbsent(CHOICE));
      ways.expectIn(commit);
      Optional<Route> route = ways.taking(brief);
      return new Way(route.map(Route::channel).or(() -> home), route);
    };
  }

  /** Chooses a channel, and sends the leads there that had none. Idempotent. */
  public void choose(Someone chooser, ChannelRef channel) {
    store.decide(
        () -> {
          Someone by = chooser.asOf(store);
          Optional<Stored<Choice>> before = store.load(CHOICE);
          if (before.filter(b -> b.value().channel().equals(channel)).isPresent()) {
            return Optional.of(true);
          }
          Choice choice = new Choice(channel, by.id(), clock.instant());
          Commit commit = new Commit();
          before.ifPresentOrElse(
              b -> commit.replace(b, choice), () -> commit.create(CHOICE, choice));
          by.joinIn(commit);
          commit.event(
              Event.of("lead.channel")
                  .with("platform", channel.platform().code())
                  .with("channel", Digest.of(channel.id()).substring(0, 16))
                  .with("by", by.id().value()));
          return store.commit(commit) instanceof Outcome.Done
              ? Optional.of(true)
              : Optional.empty();
        });
    bringHome();
  }

  /** How many leads wait for a channel. */
  public long waiting() {
    return store.count(WAITING, 0);
  }

  /**
   * Gives leads without a home the channel that they go to now. Run after each choice and route and
   * at each start, since a process may end between a choice and this. Idempotent.
   *
   * @return how many found a home
   */
  public int bringHome() {
    int moved = 0;
    int left = 0;
    List<LeadId> ids = waitingFrom(0);
    while (!ids.isEmpty()) {
      for (LeadId id : ids) {
        switch (settle(id)) {
          case FOUND -> moved++;
          case WAITS -> left++;
          case GONE -> {}
        }
      }
      ids = waitingFrom(left);
    }
    return moved;
  }

  private List<LeadId> waitingFrom(int offset) {
    return store.between(WAITING, 0, Long.MAX_VALUE, offset, AT_ONCE).stream()
        .map(entry -> new LeadId(entry.member()))
        .toList();
  }

  private enum Settled {
    FOUND,
    WAITS,
    GONE
  }

  /**
   * Gives the current channel to leads whose own one nothing can be sent to. Idempotent.
   *
   * @param stranded cards by the channel that they never got to
   */
  public void rescue(Map<ChannelRef, List<String>> stranded) {
    current().ifPresent(now -> rescue(stranded, now));
  }

  private void rescue(Map<ChannelRef, List<String>> stranded, ChannelRef now) {
    new BurstMoves(store, lead -> arrived(lead, now)).rescue(stranded, now);
    stranded.forEach(
        (channel, cards) -> {
          if (!channel.equals(now)) {
            cards.stream()
                .filter(card -> card.startsWith(LeadCards.PREFIX))
                .map(card -> new LeadId(card.substring(LeadCards.PREFIX.length())))
                .forEach(id -> move(id, channel, now));
          }
        });
  }

  private void move(LeadId id, ChannelRef from, ChannelRef to) {
    store.decide(
        () -> {
          Optional<Stored<Lead>> stored = store.load(Lead.ref(id));
          if (stored.filter(s -> s.value().home().equals(Optional.of(from))).isEmpty()) {
            return Optional.of(true);
          }
          Lead moved = arrived(stored.get().value(), to);
          Commit commit = new Commit();
          // in the channel it leaves, a card that was posted meanwhile is taken away
          Listings.replace(commit, stored.get(), moved, false);
          return store.commit(commit) instanceof Outcome.Done
              ? Optional.of(true)
              : Optional.empty();
        });
  }

  /** Nothing could be sent where it was, so that nobody has seen it yet. */
  private Lead arrived(Lead lead, ChannelRef to) {
    return Change.home(lead, to, promise.of(wayOf(lead.brief()).because(), clock.instant()));
  }

  private Settled settle(LeadId id) {
    return store.decide(
        () -> {
          Commit commit = new Commit().remove(WAITING, id.value());
          Optional<Stored<Lead>> homeless =
              store
                  .load(Lead.ref(id))
                  .filter(lead -> lead.value().home().isEmpty() && lead.value().present());
          if (homeless.isEmpty()) {
            return done(commit, Settled.GONE);
          }
          Way way = next().of(homeless.get().value().brief(), commit);
          if (way.channel().isEmpty()) {
            return Optional.of(Settled.WAITS);
          }
          Lead at =
              Change.home(
                  homeless.get().value(),
                  way.channel().get(),
                  promise.of(way.because(), clock.instant()));
          Listings.replace(commit, homeless.get(), at, false);
          return done(commit, Settled.FOUND);
        });
  }

  private Optional<Settled> done(Commit commit, Settled settled) {
    return store.commit(commit) instanceof Outcome.Done ? Optional.of(settled) : Optional.empty();
  }
}
