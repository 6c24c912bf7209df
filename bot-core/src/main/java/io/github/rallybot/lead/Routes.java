package io.github.rallybot.lead;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Someone;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which leads go to a channel of their own. The first route that takes a lead counts, on each
 * platform to which one leads: those made in chat come first, the newest before the others, then
 * those of the settings in their order.
 */
public final class Routes {

  /** The routes made in chat, the newest first. */
  public record Chosen(List<Route> routes) {
    public Chosen {
      routes = List.copyOf(routes);
    }
  }

  private static final DocRef<Chosen> CHOSEN = new DocRef<>("lead-routes", "all", Chosen.class);

  /** Beyond so many nobody could follow them. */
  private static final int MOST = 50;

  private final Store store;
  private final Clock clock;
  private final List<Route> configured;

  public Routes(Store store, Clock clock, List<Route> configured) {
    this.store = store;
    this.clock = clock;
    this.configured = List.copyOf(configured);
  }

  /** All routes, in the order in which they are tried. */
  public List<Route> all() {
    return all(store.load(CHOSEN));
  }

  private List<Route> all(Optional<Stored<Chosen>> chosen) {
    return Stream.concat(
            chosen.stream().flatMap(stored -> stored.value().routes().stream()),
            configured.stream())
        .toList();
  }

  /**
   * The routes for leads that are about to be written: each commit holds only while they stand, so
   * that no lead goes past a route made at the same moment.
   */
  Snapshot snapshot() {
    Optional<Stored<Chosen>> chosen = store.load(CHOSEN);
    return new Snapshot(all(chosen), chosen);
  }

  /** The routes as they were read. */
  record Snapshot(List<Route> routes, Optional<Stored<Chosen>> chosen) {
    /** Of each platform that is on, the first that takes a lead; the first of all comes first. */
    List<Route> taking(Brief brief, Platforms on) {
      Map<Platform, Route> first = new LinkedHashMap<>();
      routes.stream()
          .filter(route -> on.has(route.channel().platform()) && route.takes(brief))
          .forEach(route -> first.putIfAbsent(route.channel().platform(), route));
      return List.copyOf(first.values());
    }

    void expectIn(Commit commit) {
      chosen.ifPresentOrElse(commit::expect, () -> commit.expectAbsent(CHOSEN));
    }
  }

  /**
   * Makes a route, before all others. One that looks at the same takes its place. Idempotent.
   *
   * @return why not, in words; empty if it is made
   */
  public Optional<String> add(
      Someone maker, Map<Route.Field, List<String>> conditions, ChannelRef channel) {
    return change(
        maker,
        by -> {
          Route.Made made = new Route.Made(by.id(), clock.instant());
          return new Route(conditions, channel, Optional.empty(), Optional.of(made));
        },
        route ->
            !route.conditions().equals(conditions)
                || route.channel().platform() != channel.platform());
  }

  /**
   * Takes a route made in chat away. Idempotent.
   *
   * @param code of {@link Route#code}
   */
  public void remove(Someone remover, String code) {
    var unused = change(remover, null, route -> !route.code().equals(code));
  }

  private interface Making {
    Route by(Someone maker);
  }

  private Optional<String> change(
      Someone actor, @org.jspecify.annotations.Nullable Making making, Predicate<Route> stays) {
    return store.<Optional<String>>decide(
        () -> {
          Someone by = actor.asOf(store);
          Optional<Stored<Chosen>> before = store.load(CHOSEN);
          List<Route> old = before.map(stored -> stored.value().routes()).orElse(List.of());
          List<Route> routes = new ArrayList<>();
          if (making != null) {
            routes.add(making.by(by));
          }
          old.stream().filter(stays).forEach(routes::add);
          if (routes.size() > MOST) {
            return Optional.of(
                Optional.of("There are " + MOST + " routes already. Take one away first."));
          }
          if (sameWays(old, routes)) {
            return Optional.of(Optional.empty());
          }
          Commit commit = new Commit();
          Chosen after = new Chosen(routes);
          before.ifPresentOrElse(b -> commit.replace(b, after), () -> commit.create(CHOSEN, after));
          by.joinIn(commit);
          commit.event(
              Event.of(making == null ? "lead.route-removed" : "lead.route")
                  .with("routes", Integer.toString(routes.size()))
                  .with("by", by.id().value()));
          return store.commit(commit) instanceof Outcome.Done
              ? Optional.of(Optional.empty())
              : Optional.empty();
        });
  }

  private static boolean sameWays(List<Route> old, List<Route> now) {
    return old.size() == now.size()
        && Stream.iterate(0, i -> i + 1)
            .limit(old.size())
            .allMatch(
                i ->
                    old.get(i).conditions().equals(now.get(i).conditions())
                        && old.get(i).channel().equals(now.get(i).channel()));
  }
}
