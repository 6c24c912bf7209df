package io.github.rallybot.lead;

import io.github.rallybot.chat.ChannelRef;
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
import java.util.function.Function;

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

  public LeadChannels(Store store, Clock clock, Optional<ChannelRef> configured) {
    this.store = store;
    this.clock = clock;
    this.configured = configured;
  }

  /** The channel that the next lead goes to. */
  public Optional<ChannelRef> current() {
    return store.load(CHOICE).map(choice -> choice.value().channel()).or(() -> configured);
  }

  /**
   * The same for leads that are about to be written: each commit holds only while the choice
   * stands, so that no lead goes past a choice made at the same moment.
   */
  Function<Commit, Optional<ChannelRef>> next() {
    Optional<Stored<Choice>> choice = store.load(CHOICE);
    Optional<ChannelRef> home = choice.map(stored -> stored.value().channel()).or(() -> configured);
    return commit -> {
      choice.ifPresentOrElse(commit::expect, () -> commit.expectAbsent(CHOICE));
      return home;
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
   * Gives leads without a home the current channel. Run after each choice and at each start, since
   * a process may end between a choice and this. Idempotent.
   *
   * @return how many found a home
   */
  public int bringHome() {
    Optional<ChannelRef> home = current();
    if (home.isEmpty()) {
      return 0;
    }
    int moved = 0;
    for (List<String> ids = store.list(WAITING, AT_ONCE);
        !ids.isEmpty();
        ids = store.list(WAITING, AT_ONCE)) {
      for (String id : ids) {
        moved += settle(new LeadId(id), home.get());
      }
    }
    return moved;
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
    new BurstMoves(store).rescue(stranded, now);
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
          Lead moved = Change.home(stored.get().value(), to);
          Commit commit = new Commit();
          // in the channel it leaves, a card that was posted meanwhile is taken away
          Listings.replace(commit, stored.get(), moved, false);
          return store.commit(commit) instanceof Outcome.Done
              ? Optional.of(true)
              : Optional.empty();
        });
  }

  private int settle(LeadId id, ChannelRef home) {
    return store.decide(
        () -> {
          Commit commit = new Commit().remove(WAITING, id.value());
          Optional<Stored<Lead>> stored = store.load(Lead.ref(id));
          boolean homeless =
              stored
                  .map(Stored::value)
                  .filter(lead -> lead.home().isEmpty() && lead.present())
                  .isPresent();
          if (homeless) {
            Listings.replace(commit, stored.get(), Change.home(stored.get().value(), home), false);
          }
          return store.commit(commit) instanceof Outcome.Done
              ? Optional.of(homeless ? 1 : 0)
              : Optional.empty();
        });
  }
}
