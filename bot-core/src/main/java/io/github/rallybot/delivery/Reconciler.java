package io.github.rallybot.delivery;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.journal.StorageAway;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is in chat equal to what the state says, over any number of instances of the bot: each
 * looks at what is due several times a second and works on the channels whose lease it gets.
 */
public final class Reconciler implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final int CHANNELS_AT_ONCE = 8;

  private final DeliveryStore store;
  private final Platforms platforms;
  private final List<CardSource> sources = new ArrayList<>();
  private final List<Gathering> gatherings = new ArrayList<>();
  private final Clock clock;
  private final Patience patience;
  private final Set<ChannelRef> busy = ConcurrentHashMap.newKeySet();
  private final Map<ChannelRef, Instant> holds = new ConcurrentHashMap<>();
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "deliveries"));
  private final ExecutorService working =
      Executors.newFixedThreadPool(CHANNELS_AT_ONCE, work -> daemon(work, "delivery"));
  private volatile boolean closing;

  /**
   * @param callTimeout after which a call to a platform counts as not answered
   */
  public Reconciler(
      DeliveryStore store, Platforms platforms, Clock clock, Tempo tempo, Duration callTimeout) {
    this.store = store;
    this.platforms = platforms;
    this.clock = clock;
    this.patience = new Patience(clock, tempo, callTimeout);
  }

  /** Adds somebody who knows how cards should look. Before {@link #start}. */
  public void add(CardSource source) {
    sources.add(source);
  }

  /** Adds somebody who puts cards together. Before {@link #start}. */
  public void add(Gathering gathering) {
    gatherings.add(gathering);
  }

  public void start() {
    var unused =
        looking.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Works on all that is due now, in this thread, until nothing is; for tests. */
  public void runOnce() {
    for (ChannelRef channel : store.dueChannels()) {
      work(channel);
    }
  }

  private void look() {
    try {
      for (ChannelRef channel : store.dueChannels()) {
        if (!closing && busy.add(channel)) {
          working.execute(
              () -> {
                try {
                  work(channel);
                } catch (StorageAway away) {
                  log.warn("delivery to {} waits for the storage", channel.code());
                } catch (RuntimeException fault) {
                  log.error("delivery to {} stumbled", channel.code(), fault);
                } finally {
                  busy.remove(channel);
                }
              });
        }
      }
    } catch (StorageAway away) {
      log.debug("deliveries wait for the storage");
    } catch (RejectedExecutionException stopping) {
      log.debug("no more deliveries");
    } catch (RuntimeException fault) {
      log.error("deliveries stumbled", fault);
    }
  }

  private void work(ChannelRef channel) {
    Instant now = clock.instant();
    if (!platforms.has(channel.platform())) {
      return;
    }
    if (Pauses.pausedAt(store, channel, now)) {
      return;
    }
    Instant hold = holds.getOrDefault(channel, Instant.MIN);
    if (store.next(channel, now, hold.isAfter(now)).isEmpty()) {
      return;
    }
    Optional<DeliveryStore.Lease> lease = store.lease(channel, patience.lease());
    if (lease.isEmpty()) {
      return;
    }
    try {
      Lane lane =
          new Lane(
              new CardWork(
                  store,
                  platforms.get(channel.platform()),
                  Sources.of(sources),
                  List.copyOf(gatherings),
                  clock,
                  patience,
                  lease.get()),
              hold);
      boolean more = true;
      while (more && !closing) {
        more = lane.step();
      }
      holds.put(channel, lane.hold());
    } finally {
      store.release(lease.get());
    }
  }

  @Override
  public void close() {
    closing = true;
    looking.shutdownNow();
    working.shutdown();
    try {
      if (!working.awaitTermination(
          patience.callTimeout().toMillis() + 1000, TimeUnit.MILLISECONDS)) {
        working.shutdownNow();
      }
    } catch (InterruptedException e) {
      working.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
