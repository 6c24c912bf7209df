package io.github.rallybot.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot's own real {@code redis-server}, for when it is given no other: every acknowledged write
 * is in its append-only file before the answer goes out.
 *
 * <p>All of it lives in the folder {@code redis} under the data folder, open to its owner only. The
 * server outlives a JVM that is killed; the next start on the same folder takes it over. While an
 * instance is open no other can be started on its data folder.
 */
public final class OwnRedis implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OwnRedis.class);
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final int PORTS_TO_TRY = 5;

  private final DataFolder folder;
  private final ServerProcess server;

  private OwnRedis(DataFolder folder, ServerProcess server) {
    this.folder = folder;
    this.server = server;
  }

  /**
   * Starts the server, or takes over the one that a killed bot left running, and returns once it
   * serves. Creates the data folder where there is none.
   *
   * @throws IllegalStateException if the platform has no bundled server, the folder is not usable
   *     or is used by another bot, or the server does not come up; the message says what to set
   */
  public static OwnRedis start(Path dataDir) {
    return start(dataDir, OwnRedis::freePort);
  }

  static OwnRedis start(Path dataDir, IntSupplier ports) {
    ServerBinary binary =
        ServerBinary.of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    DataFolder folder = DataFolder.claim(dataDir);
    try {
      return new OwnRedis(folder, running(folder.redis(), binary, ports));
    } catch (IOException e) {
      folder.release();
      throw new IllegalStateException(
          "Redis cannot be started in %s (%s). Set rally.data-dir to a folder that the bot may write and run programs in, or set rally.redis.url."
              .formatted(folder.redis(), e.getMessage()),
          e);
    } catch (RuntimeException e) {
      folder.release();
      throw e;
    }
  }

  /** Where clients connect. It carries the password, so it belongs in no log. */
  public URI uri() {
    return server.endpoint().uri();
  }

  /**
   * Shuts the server down and waits for it. Calling it again, or after the server has gone by
   * itself (as it does on Ctrl-C), does nothing.
   */
  @Override
  public synchronized void close() {
    try {
      if (!server.shutDown()) {
        log.warn("Redis {} is still shutting down; the next start takes it over", server.pid());
      }
    } finally {
      folder.release();
    }
  }

  private static ServerProcess running(Path home, ServerBinary binary, IntSupplier ports)
      throws IOException {
    Optional<ServerProcess> leftover = ServerProcess.leftover(home, READY_WITHIN);
    if (leftover.isPresent()) {
      ServerProcess server = leftover.get();
      server.awaitReady(READY_WITHIN);
      log.info("Redis {} of an earlier run taken over", server.pid());
      return server;
    }
    Path executable = binary.unpackInto(home);
    for (int attempt = 1; ; attempt++) {
      ServerProcess server =
          ServerProcess.launch(home, executable, Endpoint.onPort(ports.getAsInt()));
      try {
        server.awaitReady(READY_WITHIN);
        log.info("Redis {} started", server.pid());
        return server;
      } catch (PortTakenException e) {
        // between finding a free port and binding it, any program may have been quicker
        if (attempt == PORTS_TO_TRY) {
          throw e;
        }
      }
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No free port on 127.0.0.1 for Redis", e);
    }
  }
}
