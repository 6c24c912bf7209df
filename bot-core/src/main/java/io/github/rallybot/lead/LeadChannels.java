package io.github.rallybot.lead;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Digest;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Platforms;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which channels leads go to: on each platform the one that somebody chose there, else the one of
 * the settings; or those of the routes that take a lead. A lead that comes while there is none
 * waits, and is posted when there is one.
 */
public final class LeadChannels {

  /** A choice made in chat, for the platform of the channel. */
  public record Choice(ChannelRef channel, MemberId by, Instant at) {}

  static final Index WAITING = Index.all("leads-without-home");

  private static final DocRef<Choice> OF_ALL = new DocRef<>("lead-channel", "all", Choice.class);
  private static final int AT_ONCE = 1000;

  private final Store store;
  private final Clock clock;
  private final Platforms platforms;
  private final List<ChannelRef> configured;
  private final Routes routes;
  private final AnswerPromise promise;

  /**
   * @param platforms only those that are on count
   * @param configured at most one channel on each platform, until somebody chooses another one
   */
  public LeadChannels(
      Store store,
      Clock clock,
      Platforms platforms,
      List<ChannelRef> configured,
      Routes routes,
      AnswerPromise promise) {
    this.store = store;
    this.clock = clock;
    this.platforms = platforms;
    this.configured = List.copyOf(configured);
    this.routes = routes;
    this.promise = promise;
  }

  /**
   * Where a lead goes.
   *
   * @param channels at most one on each platform; empty while there is none
   * @param because the route that took it; empty if it goes where all others go
   */
  public record Way(List<ChannelRef> channels, Optional<Route> because) {
    public Way {
      channels = List.copyOf(channels);
    }
  }

  /** Says where a lead goes that a commit is about to write. */
  interface Next {
    Way of(Brief brief, Commit commit);
  }

  /** Where a lead would go now. */
  public Way wayOf(Brief brief) {
    return next().of(brief, new Commit());
  }

  /** The channels that a lead goes to which no route takes. */
  public List<ChannelRef> current() {
    return current(choices());
  }

  /** The one of them on a platform. */
  public Optional<ChannelRef> current(Platform platform) {
    return current().stream().filter(channel -> channel.platform() == platform).findFirst();
  }

  private List<ChannelRef> current(Map<Platform, Optional<Stored<Choice>>> choices) {
    return choices.entrySet().stream()
        .flatMap(
            choice ->
                choice
                    .getValue()
                    .map(stored -> stored.value().channel())
                    .or(() -> configured(choice.getKey()))
                    .stream())
        .toList();
  }

  private Optional<ChannelRef> configured(Platform platform) {
    return configured.stream().filter(channel -> channel.platform() == platform).findFirst();
  }

  /** Of the platforms that are on, in their order. */
  private Map<Platform, Optional<Stored<Choice>>> choices() {
    Map<Platform, Optional<Stored<Choice>>> choices = new EnumMap<>(Platform.class);
    for (Platform platform : Platform.values()) {
      if (platforms.has(platform)) {
        choices.put(platform, store.load(choice(platform)));
      }
    }
    return choices;
  }

  private static DocRef<Choice> choice(Platform platform) {
    return new DocRef<>("lead-channel", platform.code(), Choice.class);
  }

  /**
   * The ways for leads that are about to be written: each commit holds only while choices and
   * routes stand, so that no lead goes past a choice made at the same moment.
   */
  Next next() {
    Map<Platform, Optional<Stored<Choice>>> choices = choices();
    List<ChannelRef> usual = current(choices);
    Routes.Snapshot ways = routes.snapshot();
    return (brief, commit) -> {
      choices.forEach(
          (platform, stored) ->
              stored.ifPresentOrElse(commit::expect, () -> commit.expectAbsent(choice(platform))));
      ways.expectIn(commit);
      List<Route> taking = ways.taking(brief, platforms);
      return taking.isEmpty()
          ? new Way(usual, Optional.empty())
          : new Way(taking.stream().map(Route::channel).toList(), Optional.of(taking.get(0)));
    };
  }

  /** Chooses a channel for its platform, and sends the leads there that had none. Idempotent. */
  public void choose(Someone chooser, ChannelRef channel) {
    DocRef<Choice> ref = choice(channel.platform());
    store.decide(
        () -> {
          Someone by = chooser.asOf(store);
          Optional<Stored<Choice>> before = store.load(ref);
          if (before.filter(b -> b.value().channel().equals(channel)).isPresent()) {
            return Optional.of(true);
          }
          Choice choice = new Choice(channel, by.id(), clock.instant());
          Commit commit = new Commit();
          before.ifPresentOrElse(b -> commit.replace(b, choice), () -> commit.create(ref, choice));
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
    adopt();
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

  /** A choice that was made when there was one for all platforms stays the one of its own. */
  private void adopt() {
    store
        .load(OF_ALL)
        .map(Stored::value)
        .ifPresent(old -> store.commit(new Commit().create(choice(old.channel().platform()), old)));
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
   * Takes leads out of channels that nothing can be sent to: to the present one of that platform,
   * or to any if they can be seen nowhere else. Idempotent.
   *
   * @param stranded cards by the channel that they never got to
   */
  public void rescue(Map<ChannelRef, List<String>> stranded) {
    List<ChannelRef> current = current();
    stranded.forEach(
        (channel, cards) -> {
          if (!current.isEmpty() && !current.contains(channel)) {
            Rescue rescue = new Rescue(store, channel, current, this::moved);
            cards.forEach(rescue::move);
          }
        });
  }

  /** Where nothing could be sent to, nobody has seen it yet; unless its twin was seen. */
  private Lead moved(Lead lead, List<ChannelRef> channels) {
    boolean seen = lead.channels().stream().anyMatch(channels::contains);
    return Change.placed(
        lead,
        place -> place.at(channels),
        seen ? Optional.empty() : promise.of(wayOf(lead.brief()).because(), clock.instant()));
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
          if (way.channels().isEmpty()) {
            return Optional.of(Settled.WAITS);
          }
          Lead at = moved(homeless.get().value(), way.channels());
          Listings.replace(commit, homeless.get(), at, false);
          return done(commit, Settled.FOUND);
        });
  }

  private Optional<Settled> done(Commit commit, Settled settled) {
    return store.commit(commit) instanceof Outcome.Done ? Optional.of(settled) : Optional.empty();
  }
}
