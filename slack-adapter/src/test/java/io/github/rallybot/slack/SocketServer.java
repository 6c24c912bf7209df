package io.github.rallybot.slack;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The other end of Socket Mode, under a test's control. */
final class SocketServer extends WebSocketServer {

  /** What came back over a connection. */
  record Heard(WebSocket over, JsonNode frame) {}

  private final CountDownLatch started = new CountDownLatch(1);
  private final LinkedBlockingQueue<WebSocket> opened = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<WebSocket> ended = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  volatile boolean greets = true;

  private SocketServer() {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    setReuseAddr(true);
    setDaemon(true);
  }

  static SocketServer started() throws InterruptedException {
    SocketServer server = new SocketServer();
    server.start();
    if (!server.started.await(10, TimeUnit.SECONDS)) {
      throw new AssertionError("the server did not start");
    }
    return server;
  }

  String address() {
    return "ws://127.0.0.1:" + getPort() + "/link/?ticket=1&app_id=A1";
  }

  /** The next connection that was opened. */
  WebSocket connection() throws InterruptedException {
    return soon(opened.poll(10, TimeUnit.SECONDS));
  }

  /** The next connection that ended. */
  WebSocket ending() throws InterruptedException {
    return soon(ended.poll(10, TimeUnit.SECONDS));
  }

  /** The next thing that came back. */
  Heard heard() throws InterruptedException {
    return soon(heard.poll(10, TimeUnit.SECONDS));
  }

  /** How many things came back that were not asked for. */
  int unheard() {
    return heard.size();
  }

  private static <T> T soon(@Nullable T found) {
    if (found == null) {
      throw new AssertionError("nothing within ten seconds");
    }
    return found;
  }

  static void greet(WebSocket connection) {
    connection.send(
        """
        {"type":"hello","num_connections":1,"connection_info":{"app_id":"A1"},
         "debug_info":{"host":"applink-1","approximate_connection_time":18060}}""");
  }

  static void announcesTheEnd(WebSocket connection, String reason) {
    connection.send(
        "{\"type\":\"disconnect\",\"reason\":\"" + reason + "\",\"debug_info\":{\"host\":\"h\"}}");
  }

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public void onOpen(WebSocket connection, ClientHandshake handshake) {
    if (greets) {
      greet(connection);
    }
    opened.add(connection);
  }

  @Override
  public void onClose(WebSocket connection, int code, String reason, boolean remote) {
    ended.add(connection);
  }

  @Override
  public void onMessage(WebSocket connection, String message) {
    heard.add(new Heard(connection, SlackDesk.JSON.readTree(message)));
  }

  @Override
  public void onError(@Nullable WebSocket connection, Exception failure) {
    // a connection that breaks is what the tests are about
  }
}
