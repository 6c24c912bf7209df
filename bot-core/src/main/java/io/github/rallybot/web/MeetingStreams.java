package io.github.rallybot.web;

import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Follower;
import io.github.rallybot.journal.StorageAway;
import io.github.rallybot.journal.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells everybody who has a meeting page open that something changed, whichever instance changed
 * it: as long as anybody listens, the journal is followed. What is told is only that; what it is
 * now, each asks for themselves.
 */
public final class MeetingStreams implements DisposableBean {

  private static final List<String> KINDS =
      List.of("meeting.", "action.", "agenda.", "question.", "member.");

  private static final Duration LOOK = Duration.ofMillis(400);

  /** Proxies hang up on who says nothing for a minute. */
  private static final Duration BEAT = Duration.ofSeconds(15);

  /** After that a browser asks anew. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private static final int MOST = 500;

  private final Store store;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(work -> thread(work, "meeting-looks"));
  private final ExecutorService tells =
      Executors.newCachedThreadPool(work -> thread(work, "meeting-tells"));
  private @Nullable Follower journal;

  public MeetingStreams(Store store) {
    this.store = store;
    var unusedLook =
        looks.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    var unusedBeat =
        looks.scheduleWithFixedDelay(
            () -> listeners.forEach(Listener::beat),
            BEAT.toMillis(),
            BEAT.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Opens a stream.
   *
   * @param welcome whether who opened it may still listen; asked now and then
   * @throws Refusal 503 if there are too many; a browser that has none asks every few seconds
   */
  SseEmitter open(BooleanSupplier welcome) {
    if (listeners.size() >= MOST) {
      throw new Refusal(
          Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "Too many pages are open. Try again later."));
    }
    Listener listener = new Listener(new SseEmitter(LONGEST.toMillis()), welcome);
    listener.emitter.onCompletion(() -> listeners.remove(listener));
    listener.emitter.onTimeout(listener::end);
    listener.emitter.onError(gone -> listeners.remove(listener));
    listeners.add(listener);
    // so that nothing is missed between this answer and the next look
    look();
    listener.tell("open");
    return listener.emitter;
  }

  private synchronized void look() {
    if (listeners.isEmpty()) {
      journal = null;
      return;
    }
    if (journal == null) {
      journal = new Follower(store, "");
    }
    try {
      journal.follow(() -> {}, this::read);
    } catch (StorageAway away) {
      // the same is told the next time
    }
  }

  private void read(List<Event> news) {
    if (news.stream().anyMatch(event -> KINDS.stream().anyMatch(event.type()::startsWith))) {
      listeners.forEach(listener -> listener.tell("changed"));
    }
  }

  /** A page that is open somewhere. */
  private final class Listener {
    private final SseEmitter emitter;
    private final BooleanSupplier welcome;
    private final AtomicBoolean waiting = new AtomicBoolean();

    Listener(SseEmitter emitter, BooleanSupplier welcome) {
      this.emitter = emitter;
      this.welcome = welcome;
    }

    /** By a thread of its own, since a slow network must not keep the others waiting. */
    void tell(String what) {
      if (waiting.compareAndSet(false, true)) {
        tells.execute(
            () -> {
              waiting.set(false);
              send(SseEmitter.event().name(what).data("").reconnectTime(1000));
            });
      }
    }

    void beat() {
      tells.execute(
          () -> {
            try {
              if (!welcome.getAsBoolean()) {
                send(SseEmitter.event().name("over").data(""));
                end();
                return;
              }
            } catch (StorageAway away) {
              // asked again with the next beat
            }
            send(SseEmitter.event().comment(""));
          });
    }

    private synchronized void send(SseEmitter.SseEventBuilder event) {
      try {
        emitter.send(event);
      } catch (IOException | IllegalStateException gone) {
        listeners.remove(this);
      }
    }

    void end() {
      listeners.remove(this);
      emitter.complete();
    }
  }

  /** Otherwise the web server would wait for streams that nobody ends. */
  @EventListener(ContextClosedEvent.class)
  void end() {
    listeners.forEach(Listener::end);
  }

  @Override
  public void destroy() {
    end();
    looks.shutdownNow();
    tells.shutdownNow();
  }
}
