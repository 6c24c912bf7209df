package io.github.rallybot.intake;

import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.StorageAway;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is known of the places that leads come from. It is noted here and written a moment
 * later, many notes at once, so that intake never waits for it: what a process that is killed has
 * not written yet is missing in the figures, and nowhere else.
 */
public final class Sources {

  private static final Logger log = LoggerFactory.getLogger(Sources.class);

  private static final Index ALL = Index.all("sources");

  /** Who makes up a new name for each lead does not fill the storage with them. */
  private static final int MOST = 500;

  /** After so long without an end, a writing was dropped or is stuck, and another one starts. */
  private static final Duration STUCK = Duration.ofSeconds(30);

  private final Store store;
  private final Clock clock;
  private final Executor afterwards;
  private final Object lock = new Object();
  private Map<String, Source> unwritten = new LinkedHashMap<>();
  private @Nullable Instant writingSince;

  /**
   * @param afterwards runs the writing; may drop it
   */
  public Sources(Store store, Clock clock, Executor afterwards) {
    this.store = store;
    this.clock = clock;
    this.afterwards = afterwards;
  }

  /** Notes that leads came in. */
  public void received(Source.Way way, String name, long leads) {
    if (leads > 0) {
      note(Source.unknown(way, name).received(clock.instant(), leads));
    }
  }

  /**
   * Notes that something was not taken in.
   *
   * @param fields names of lead fields that were wrong; nothing that was sent
   */
  public void refused(Source.Way way, String name, Trouble trouble, List<String> fields) {
    note(Source.unknown(way, name).refused(clock.instant(), trouble, fields));
  }

  /** What is known of one; empty if it never sent anything. */
  public Optional<Source> find(Source.Way way, String name) {
    return store.load(Source.ref(way.code(), name)).map(Stored::value);
  }

  /**
   * Those that ever sent something, latest first.
   *
   * @param most at most so many
   */
  List<Source> all(int most) {
    List<DocRef<Source>> refs =
        store.list(ALL, most).stream().map(id -> new DocRef<>("source", id, Source.class)).toList();
    return store.load(refs).stream().map(Stored::value).sorted(Source.latestFirst()).toList();
  }

  private void note(Source heard) {
    synchronized (lock) {
      unwritten.merge(heard.ref().id(), heard, Source::and);
      Instant now = clock.instant();
      if (writingSince != null && now.isBefore(writingSince.plus(STUCK))) {
        return;
      }
      writingSince = now;
    }
    afterwards.execute(this::write);
  }

  private void write() {
    List<Source> batch = next();
    while (!batch.isEmpty()) {
      for (int i = 0; i < batch.size(); i++) {
        try {
          write(batch.get(i));
        } catch (StorageAway away) {
          log.warn("notes on sources wait for the storage");
          putBack(batch.subList(i, batch.size()));
          return;
        }
      }
      batch = next();
    }
  }

  private List<Source> next() {
    synchronized (lock) {
      List<Source> batch = new ArrayList<>(unwritten.values());
      unwritten = new LinkedHashMap<>();
      if (batch.isEmpty()) {
        writingSince = null;
      }
      return batch;
    }
  }

  private void putBack(List<Source> batch) {
    synchronized (lock) {
      writingSince = null;
      batch.forEach(
          heard ->
              unwritten.merge(heard.ref().id(), heard, (since, earlier) -> earlier.and(since)));
    }
  }

  private void write(Source heard) {
    store.decide(
        () -> {
          Optional<Stored<Source>> before = store.load(heard.ref());
          if (before.isEmpty() && isOneTooMany(heard)) {
            return Optional.of(false);
          }
          Source after = before.map(b -> b.value().and(heard)).orElse(heard);
          Commit commit = new Commit();
          before.ifPresentOrElse(
              b -> commit.replace(b, after), () -> commit.create(heard.ref(), after));
          // lowest first is how an index is read, and the latest is what people look for
          commit.add(ALL, heard.ref().id(), -after.lastHeard().toEpochMilli());
          return store.commit(commit) instanceof Outcome.Done
              ? Optional.of(true)
              : Optional.empty();
        });
  }

  /** Hooks are as many as the settings name; the others are named by whoever sends. */
  private boolean isOneTooMany(Source heard) {
    return !heard.way().equals(Source.Way.HOOK.code()) && store.count(ALL, Long.MIN_VALUE) >= MOST;
  }
}
