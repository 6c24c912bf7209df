package io.github.rallybot.slack;

import com.slack.api.bolt.response.Response;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.chat.PlatformException.RateLimited;
import io.github.rallybot.chat.PlatformException.Rejected;
import io.github.rallybot.delivery.Tempo;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that Slack sends by Socket Mode: over a connection that the bot opens, so that Slack
 * need not reach it. The token that opens it stands in for the signature; what comes goes into the
 * same inbox as over HTTP.
 *
 * <p>An envelope is acknowledged after the inbox has answered it well, that is after the commit,
 * and by the line over which it came. What is not acknowledged Slack shows as failed, and sends
 * again if it is an event or its line broke; the identity of the deed then keeps it from counting
 * twice.
 *
 * <p>Slack renews each connection every few hours and says so before. The next one is opened first,
 * and the old one serves until it is closed. A line that breaks is followed by another one, with
 * growing pauses as long as no line lasts: {@code apps.connections.open} is not for a quick loop.
 * Several instances may be connected, and Slack sends each envelope to one of them.
 *
 * @see <a href="https://docs.slack.dev/apis/events-api/using-socket-mode">Using Socket Mode</a>
 */
public final class SlackSocket implements AutoCloseable, SlackLine.Owner {

  private static final Logger LOG = LoggerFactory.getLogger(SlackSocket.class);
  private static final int THREADS = 16;
  private static final int WAITING = 500;
  private static final Duration TO_FINISH = Duration.ofSeconds(5);
  private static final Duration TO_SAY_GOODBYE = Duration.ofSeconds(1);

  /**
   * How long things may take.
   *
   * @param first the pause after a first failure
   * @param longest how far pauses grow
   * @param hello how long a connection may take until it serves
   * @param lasting how old a line must get for its end to be no failure
   * @param overlap how long a line is kept once the next one serves
   */
  record Patience(
      Duration first, Duration longest, Duration hello, Duration lasting, Duration overlap) {
    static final Patience USUAL =
        new Patience(
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30));

    /** The same where a stand-in for Slack runs quickened; the bot itself is no quicker there. */
    Patience at(Tempo tempo) {
      return new Patience(
          tempo.real(first), tempo.real(longest), hello, tempo.real(lasting), tempo.real(overlap));
    }
  }

  private final SlackWeb web;
  private final SlackInbox inbox;
  private final Clock clock;
  private final Patience patience;
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, work -> daemon(work, "slack-socket"));
  private final ThreadPoolExecutor answering =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          1,
          TimeUnit.MINUTES,
          new LinkedBlockingQueue<>(WAITING),
          work -> daemon(work, "slack-answer"));

  // all guarded by this
  private final Set<SlackLine> lines = new LinkedHashSet<>();
  private @Nullable SlackLine serving;
  private @Nullable SlackLine opening;
  private int failures;
  private boolean closed;

  public SlackSocket(SlackWeb web, SlackInbox inbox, Clock clock, Tempo tempo) {
    this(web, inbox, clock, Patience.USUAL.at(tempo));
  }

  SlackSocket(SlackWeb web, SlackInbox inbox, Clock clock, Patience patience) {
    this.web = web;
    this.inbox = inbox;
    this.clock = clock;
    this.patience = patience;
    answering.allowCoreThreadTimeOut(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * Opens the first connection. Slack being out of reach does not stop the start.
   *
   * @throws IllegalStateException if the token cannot work; the message says what to do
   */
  public void start() {
    try {
      open(web.socketAddress());
    } catch (Blocked | Rejected e) {
      throw new IllegalStateException(refused(SlackErrors.code(e)), e);
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  /** Takes nothing more, finishes what is being answered, and says good-bye. */
  @Override
  public void close() {
    List<SlackLine> last;
    synchronized (this) {
      closed = true;
      last = new ArrayList<>(lines);
    }
    timer.shutdownNow();
    answering.shutdown();
    try {
      if (!answering.awaitTermination(TO_FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
        answering.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    last.forEach(line -> line.close(TO_SAY_GOODBYE));
    web.connection().down("Rallybot is being stopped");
  }

  @Override
  public synchronized void serves(SlackLine line) {
    if (line != opening || closed) {
      return;
    }
    opening = null;
    SlackLine before = serving;
    serving = line;
    web.connection().up(clock.instant());
    LOG.info("slack is connected by socket mode");
    if (before != null) {
      later(() -> before.close(TO_SAY_GOODBYE), patience.overlap());
    }
  }

  @Override
  public synchronized void leaves(SlackLine line, String reason) {
    LOG.info("slack is about to close a connection: {}", reason);
    if (reason.equals("link_disabled")) {
      web.connection()
          .down(
              "Socket Mode is switched off for the app. Switch it on: api.slack.com/apps, your app,"
                  + " Socket Mode");
      connectIn(patience.longest());
    } else if (line == serving) {
      connectIn(pauseAfter(line));
    }
  }

  @Override
  public void delivered(SlackLine line, SlackFrame envelope) {
    try {
      answering.execute(() -> answer(line, envelope));
    } catch (RejectedExecutionException e) {
      LOG.warn("a slack envelope was not taken: too much is waiting, or the bot stops");
    }
  }

  @Override
  public synchronized void gone(SlackLine line, String why) {
    lines.remove(line);
    if (closed) {
      return;
    }
    boolean served = line == serving;
    if (served) {
      serving = null;
      if (web.connection().since().isPresent()) {
        web.connection().down(why);
      }
      LOG.warn("a slack connection ended: {}", why);
    }
    boolean failed = line == opening;
    if (failed) {
      opening = null;
      LOG.warn("slack was not connected: {}", why);
      if (serving == null) {
        web.connection().down(why);
      }
    }
    if ((served && opening == null) || failed) {
      connectIn(failed ? pause() : pauseAfter(line));
    }
  }

  private void answer(SlackLine line, SlackFrame envelope) {
    try {
      Response answer = inbox.receive(envelope.body(), envelope.again());
      if (answer.getStatusCode() / 100 != 2) {
        LOG.warn("a slack envelope was refused: {}", answer.getStatusCode());
      } else if (!line.send(envelope.acknowledgement(answer))) {
        LOG.info("a slack envelope was answered, but its connection is gone");
      }
    } catch (RuntimeException e) {
      LOG.error("a slack envelope was not answered", e);
    }
  }

  private void connect() {
    synchronized (this) {
      if (closed || opening != null || (serving != null && !serving.isLeaving())) {
        return;
      }
    }
    try {
      open(web.socketAddress());
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private synchronized void open(HttpUrl address) {
    if (closed) {
      return;
    }
    SlackLine line = new SlackLine(this);
    lines.add(line);
    opening = line;
    line.open(web, address);
    later(
        () -> {
          if (isOpening(line)) {
            line.cancel();
          }
        },
        patience.hello());
  }

  private synchronized boolean isOpening(SlackLine line) {
    return line == opening;
  }

  private synchronized void failed(RuntimeException failure) {
    boolean refused = failure instanceof Blocked || failure instanceof Rejected;
    String why =
        failure instanceof PlatformException known && refused
            ? refused(SlackErrors.code(known))
            : String.valueOf(failure.getMessage());
    LOG.warn("slack was not connected: {}", why);
    if (serving == null) {
      web.connection().down(why);
    }
    if (failure instanceof RateLimited limited) {
      connectIn(limited.after());
    } else {
      connectIn(refused ? patience.longest() : pause());
    }
  }

  /** None after a line that lasted. */
  private Duration pauseAfter(SlackLine line) {
    if (line.age().compareTo(patience.lasting()) < 0) {
      return pause();
    }
    failures = 0;
    return Duration.ZERO;
  }

  /** Each pause is about twice the one before; a random part keeps instances apart. */
  private Duration pause() {
    Duration full = patience.first().multipliedBy(1L << Math.min(failures++, 10));
    Duration most = full.compareTo(patience.longest()) > 0 ? patience.longest() : full;
    return most.multipliedBy(50 + ThreadLocalRandom.current().nextInt(51)).dividedBy(100);
  }

  /** More than one may be waiting: who comes too late finds nothing to do. */
  private void connectIn(Duration pause) {
    later(this::connect, pause);
  }

  private void later(Runnable work, Duration pause) {
    try {
      // what it runs keeps its own faults
      ScheduledFuture<?> unused = timer.schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      LOG.debug("slack is not connected any more: the bot stops");
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private static String refused(String code) {
    return "Slack refuses the app-level token ("
        + code
        + "). Set rally.slack.app-token to one of your app: "
        + SlackSettings.WHERE_APP_TOKENS_ARE
        + "; and switch on Socket Mode there";
  }
}
