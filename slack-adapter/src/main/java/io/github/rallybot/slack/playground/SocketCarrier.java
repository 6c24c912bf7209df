package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.StandInThread;
import io.github.rallybot.playground.Wire;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends over the connections that the bot opens: Socket Mode. An address is good for one
 * connection; each delivery is an envelope, which goes over one of the connections and is to be
 * acknowledged there. One whose connection ends before that is sent over the next, as is, once, one
 * that nobody acknowledged in time. Source: docs.slack.dev/apis/events-api/using-socket-mode.
 */
final class SocketCarrier implements Carrier {
  private static final int REFUSED = 1008;
  private static final int ABNORMAL = 1006;

  /** How long a connection that is to break waits for an acknowledgement to lose. */
  private static final long LOST_MILLIS = 1000;

  /** A real one announces its end ten seconds before; nobody at a page wants to wait as long. */
  private static final long NOTICE_MILLIS = 2000;

  /** How long an envelope is kept for a connection that may come. */
  private static final long KEPT_MILLIS = 30_000;

  private record Pending(
      String id, Delivery delivery, CompletableFuture<Answer> answer, @Nullable WebSocket over) {
    Pending over(@Nullable WebSocket connection) {
      return new Pending(id, delivery, answer, connection);
    }

    Pending again(String why) {
      return new Pending(id, delivery.again(why), answer, over);
    }
  }

  private final Server server = new Server();
  private final CountDownLatch started = new CountDownLatch(1);
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(StandInThread::new);
  private final Set<String> tickets = ConcurrentHashMap.newKeySet();

  // guarded by this
  private final List<WebSocket> open = new ArrayList<>();
  private final Set<WebSocket> leaving = new LinkedHashSet<>();
  private final Set<WebSocket> breaking = new LinkedHashSet<>();
  private final Map<String, Pending> pending = new LinkedHashMap<>();
  private int turn;
  private boolean dropNext;

  SocketCarrier() {
    server.setDaemon(true);
    server.setReuseAddr(true);
    server.start();
    boolean running;
    try {
      running = started.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
    if (!running) {
      throw new IllegalStateException("the stand-in's web socket server did not start");
    }
  }

  /** {@code apps.connections.open}. */
  ObjectNode address() {
    String ticket = UUID.randomUUID().toString();
    tickets.add(ticket);
    return Wire.ok()
        .put(
            "url",
            "ws://127.0.0.1:%d/link/?ticket=%s&app_id=%s"
                .formatted(server.getPort(), ticket, Workspace.APP_ID));
  }

  @Override
  public synchronized CompletableFuture<Answer> carry(Delivery delivery) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    WebSocket connection = next();
    if (connection == null) {
      // the person sees an error at once, as Slack shows it for an app that is away
      answer.complete(Answer.none(false));
      return answer;
    }
    String id = UUID.randomUUID().toString();
    send(new Pending(id, delivery, answer, connection));
    after(PATIENCE.toMillis(), () -> unanswered(id));
    after(KEPT_MILLIS, () -> forget(id));
    return answer.completeOnTimeout(Answer.none(true), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private @Nullable WebSocket next() {
    List<WebSocket> able = open.stream().filter(one -> !leaving.contains(one)).toList();
    List<WebSocket> choice = able.isEmpty() ? List.copyOf(open) : able;
    return choice.isEmpty() ? null : choice.get(Math.floorMod(turn++, choice.size()));
  }

  private void send(Pending envelope) {
    pending.put(envelope.id(), envelope);
    WebSocket connection = envelope.over();
    if (connection == null || !connection.isOpen()) {
      return;
    }
    Delivery delivery = envelope.delivery();
    ObjectNode json =
        Wire.object()
            .put("envelope_id", envelope.id())
            .put("type", delivery.kind().envelope())
            .put("accepts_response_payload", delivery.takesAnswer());
    json.set("payload", delivery.payload());
    if (delivery.kind() == Delivery.Kind.EVENT || delivery.attempt() > 0) {
      json.put("retry_attempt", delivery.attempt()).put("retry_reason", delivery.reason());
    }
    connection.send(json.toString());
    if (dropNext) {
      dropNext = false;
      breaking.add(connection);
      leaving.add(connection);
      after(LOST_MILLIS, () -> breakOff(connection));
    }
  }

  /** Without a word of good-bye, as a network breaks. */
  private static void breakOff(WebSocket connection) {
    connection.closeConnection(ABNORMAL, "dropped");
  }

  /** Events are sent again by who sends them; a press is sent once more from here. */
  private synchronized void unanswered(String id) {
    Pending envelope = pending.get(id);
    if (envelope == null
        || envelope.delivery().kind() == Delivery.Kind.EVENT
        || envelope.delivery().attempt() > 0) {
      return;
    }
    send(envelope.again("timeout").over(next()));
  }

  private synchronized void forget(String id) {
    Pending envelope = pending.remove(id);
    if (envelope != null) {
      envelope.answer().complete(Answer.none(true));
    }
  }

  @Override
  public synchronized void dropAfterNext() {
    dropNext = true;
  }

  @Override
  public synchronized void refresh() {
    for (WebSocket connection : List.copyOf(open)) {
      leaving.add(connection);
      connection.send(goodbye("warning"));
      after(
          NOTICE_MILLIS,
          () -> {
            if (connection.isOpen()) {
              connection.send(goodbye("refresh_requested"));
              connection.close();
            }
          });
    }
  }

  private static String goodbye(String reason) {
    ObjectNode json = Wire.object().put("type", "disconnect").put("reason", reason);
    json.putObject("debug_info").put("host", "slack-stand-in");
    return json.toString();
  }

  private synchronized void opened(WebSocket connection) {
    open.add(connection);
    ObjectNode hello = Wire.object().put("type", "hello").put("num_connections", open.size());
    hello.putObject("connection_info").put("app_id", Workspace.APP_ID);
    hello
        .putObject("debug_info")
        .put("host", "slack-stand-in")
        .put("build_number", 1)
        .put("approximate_connection_time", 18_060);
    connection.send(hello.toString());
    for (Pending envelope : List.copyOf(pending.values())) {
      if (envelope.over() == null) {
        send(envelope.over(connection));
      }
    }
  }

  private synchronized void gone(WebSocket connection) {
    open.remove(connection);
    leaving.remove(connection);
    breaking.remove(connection);
    for (Pending envelope : List.copyOf(pending.values())) {
      if (connection.equals(envelope.over())) {
        send(envelope.again("connection_closed").over(next()));
      }
    }
  }

  private synchronized void said(WebSocket connection, String text) {
    if (breaking.contains(connection)) {
      // what the bot did is done, but its word of it is lost
      breakOff(connection);
      return;
    }
    JsonNode said;
    try {
      said = Wire.JSON.readTree(text);
    } catch (JacksonException noise) {
      return;
    }
    Pending envelope = pending.remove(Wire.text(said, "envelope_id"));
    if (envelope != null) {
      boolean answers = envelope.delivery().takesAnswer() && said.path("payload").isObject();
      envelope
          .answer()
          .complete(
              new Answer(
                  200, false, "application/json", answers ? said.path("payload").toString() : ""));
    }
  }

  private void after(long millis, Runnable work) {
    try {
      var unused = later.schedule(work, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closing) {
      // nobody waits any more
    }
  }

  @Override
  public void close() {
    later.shutdownNow();
    try {
      server.stop(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The other end of the connections. */
  private final class Server extends WebSocketServer {
    Server() {
      super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
        WebSocket connection, Draft draft, ClientHandshake request) throws InvalidDataException {
      String resource = request.getResourceDescriptor();
      String query = resource.substring(resource.indexOf('?') + 1);
      if (!tickets.remove(Wire.form(query).getOrDefault("ticket", ""))) {
        throw new InvalidDataException(REFUSED, "this address has been used, or never was one");
      }
      return super.onWebsocketHandshakeReceivedAsServer(connection, draft, request);
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
      opened(connection);
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {
      gone(connection);
    }

    @Override
    public void onMessage(WebSocket connection, String message) {
      said(connection, message);
    }

    @Override
    public void onError(@Nullable WebSocket connection, Exception failure) {
      // its end is told by onClose
    }

    @Override
    public void onStart() {
      started.countDown();
    }
  }
}
