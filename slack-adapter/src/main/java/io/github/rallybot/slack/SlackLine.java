package io.github.rallybot.slack;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Socket Mode connection, from its opening to its end. Tells its owner what happens to it. */
final class SlackLine extends WebSocketListener {

  private static final Logger LOG = LoggerFactory.getLogger(SlackLine.class);
  private static final int NORMAL_CLOSURE = 1000;

  /** Hears of a line; is called by the line's own thread and must not keep it. */
  interface Owner {
    /** The line serves from now on. */
    void serves(SlackLine line);

    /** Slack is about to close the line. */
    void leaves(SlackLine line, String reason);

    /** An envelope has come over the line, by which it has to be acknowledged. */
    void delivered(SlackLine line, SlackFrame envelope);

    /** The line is no more; it is told once. */
    void gone(SlackLine line, String why);
  }

  private final Owner owner;
  private final CountDownLatch gone = new CountDownLatch(1);
  private final long openedAt = System.nanoTime();
  private volatile @Nullable WebSocket socket;
  private volatile String app = "";
  private volatile boolean leaving;

  SlackLine(Owner owner) {
    this.owner = owner;
  }

  void open(SlackWeb web, HttpUrl address) {
    socket = web.connect(address, this);
  }

  /** Sends a text; whether the line still was there to take it. */
  boolean send(String text) {
    WebSocket current = socket;
    return current != null && current.send(text);
  }

  /** Says good-bye, and waits for the other side to do so. */
  void close(Duration patience) {
    WebSocket current = socket;
    if (current == null) {
      return;
    }
    current.close(NORMAL_CLOSURE, null);
    try {
      if (!gone.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        current.cancel();
      }
    } catch (InterruptedException e) {
      current.cancel();
      Thread.currentThread().interrupt();
    }
  }

  /** Gives the line up without a word. */
  void cancel() {
    WebSocket current = socket;
    if (current != null) {
      current.cancel();
    }
  }

  boolean isLeaving() {
    return leaving;
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - openedAt);
  }

  /** It may open before {@link #open} has returned. */
  @Override
  public void onOpen(WebSocket webSocket, Response response) {
    socket = webSocket;
  }

  @Override
  public void onMessage(WebSocket webSocket, String text) {
    if (text.length() > SlackGate.MAX_BYTES) {
      LOG.warn("a slack envelope of {} characters was left unread", text.length());
      return;
    }
    Optional<SlackFrame> read = SlackFrame.of(text);
    if (read.isEmpty()) {
      LOG.warn("a slack envelope could not be read");
      return;
    }
    SlackFrame frame = read.get();
    if (frame.type().equals(SlackFrame.HELLO)) {
      app = frame.app();
      owner.serves(this);
    } else if (frame.type().equals(SlackFrame.DISCONNECT)) {
      leaving = true;
      owner.leaves(this, frame.reason());
    } else if (frame.envelope().isEmpty()) {
      LOG.info("slack sent a {} without an envelope", frame.type());
    } else if (!app.isEmpty() && !frame.app().isEmpty() && !app.equals(frame.app())) {
      LOG.warn("a slack envelope was for another app, {}", frame.app());
    } else {
      owner.delivered(this, frame);
    }
  }

  /** Slack says good-bye: so does the line, or else it would stay half open. */
  @Override
  public void onClosing(WebSocket webSocket, int code, String reason) {
    webSocket.close(NORMAL_CLOSURE, null);
    end("it was closed (" + code + ")");
  }

  @Override
  public void onClosed(WebSocket webSocket, int code, String reason) {
    end("it was closed (" + code + ")");
  }

  @Override
  public void onFailure(WebSocket webSocket, Throwable failure, @Nullable Response response) {
    end(response == null ? "it broke off" : "Slack answered " + response.code());
  }

  private void end(String why) {
    boolean first;
    synchronized (gone) {
      first = gone.getCount() > 0;
      gone.countDown();
    }
    if (first) {
      owner.gone(this, why);
    }
  }
}
