package io.github.rallybot.redis;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** A {@code redis-server} process in a folder of ours, started by this JVM or by an earlier one. */
final class ServerProcess {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
  private static final Duration SHUT_DOWN_WITHIN = Duration.ofSeconds(30);
  private static final Duration TERMINATED_WITHIN = Duration.ofSeconds(10);
  private static final int LOG_LINES_SHOWN = 15;

  private enum State {
    SERVING,
    LOADING,
    SILENT
  }

  private final Path home;
  private final Endpoint endpoint;
  private final ProcessHandle handle;
  private final long logBefore;

  private ServerProcess(Path home, Endpoint endpoint, ProcessHandle handle, long logBefore) {
    this.home = home;
    this.endpoint = endpoint;
    this.handle = handle;
    this.logBefore = logBefore;
  }

  /**
   * Starts a server. There must be none in the folder: two would ruin each other's append-only
   * file.
   */
  static ServerProcess launch(Path home, Path executable, Endpoint endpoint) throws IOException {
    endpoint.recordIn(home);
    File log = home.resolve(Endpoint.LOG).toFile();
    long logBefore = log.length();
    // not to pipes: they break when this JVM is killed, and the server has to outlive it
    ProcessBuilder builder =
        new ProcessBuilder(executable.toString(), Endpoint.CONFIGURATION)
            .directory(home.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    // the bot's environment holds secrets that are no business of the server's
    builder.environment().clear();
    return new ServerProcess(home, endpoint, builder.start().toHandle(), logBefore);
  }

  /**
   * The server that an earlier bot left running in a folder, once it answers.
   *
   * @throws IllegalStateException if there is one that neither answers nor ends within the limit
   */
  static Optional<ServerProcess> leftover(Path home, Duration limit) throws IOException {
    Optional<ProcessHandle> handle = recordedPid(home).flatMap(ProcessHandle::of);
    Optional<Endpoint> endpoint = Endpoint.recordedIn(home);
    if (handle.isEmpty() || endpoint.isEmpty()) {
      return Optional.empty();
    }
    ServerProcess server = new ServerProcess(home, endpoint.get(), handle.get(), 0);
    long start = System.nanoTime();
    while (server.isRunning()) {
      if (server.look() != State.SILENT) {
        server.checkFolder();
        return Optional.of(server);
      }
      if (!server.awaitExit(BETWEEN_LOOKS) && elapsed(start).compareTo(limit) > 0) {
        throw new IllegalStateException(
            "Redis %d of an earlier run is still in %s and does not answer. Stop it (kill %d) and start again."
                .formatted(server.pid(), home, server.pid()));
      }
    }
    return Optional.empty();
  }

  Endpoint endpoint() {
    return endpoint;
  }

  long pid() {
    return handle.pid();
  }

  /**
   * Waits until the server has its data in memory and serves.
   *
   * @throws PortTakenException if it ended because something else has its port
   * @throws IllegalStateException if it ended, or does not serve within the limit
   */
  void awaitReady(Duration limit) throws IOException {
    long start = System.nanoTime();
    State state;
    while ((state = look()) != State.SERVING) {
      if (awaitExit(BETWEEN_LOOKS)) {
        throw ended();
      }
      if (elapsed(start).compareTo(limit) > 0) {
        throw new IllegalStateException(
            state == State.LOADING
                ? "Redis %d was still loading its data after %d s. It goes on by itself; start the bot again and it is taken over."
                    .formatted(pid(), limit.toSeconds())
                : "Redis %d did not answer within %d s.%n%s"
                    .formatted(pid(), limit.toSeconds(), logTail()));
      }
    }
  }

  /** Asks the server to end and waits for it; false if it would not. */
  boolean shutDown() {
    if (!isRunning()) {
      return true;
    }
    try (Jedis connection = endpoint.connect()) {
      connection.shutdown();
    } catch (JedisException e) {
      // it may be ending already, and a slow disk may outlast the time-out: its exit decides
    }
    if (awaitExit(SHUT_DOWN_WITHIN)) {
      return true;
    }
    handle.destroy();
    return awaitExit(TERMINATED_WITHIN);
  }

  private State look() throws IOException {
    // Redis records its number once it has the port; until then a stranger may be listening there
    if (!recordedPid(home).equals(Optional.of(pid()))) {
      return State.SILENT;
    }
    try (Jedis connection = endpoint.connect()) {
      connection.ping();
      return State.SERVING;
    } catch (JedisConnectionException e) {
      return State.SILENT;
    } catch (JedisDataException e) {
      if (Objects.requireNonNullElse(e.getMessage(), "").startsWith("LOADING")) {
        return State.LOADING;
      }
      // something answers there, but not to our password: for us the server is not there
      return State.SILENT;
    }
  }

  private void checkFolder() {
    try (Jedis connection = endpoint.connect()) {
      String served = connection.configGet("dir").get("dir");
      if (!home.toString().equals(served)) {
        throw new IllegalStateException(
            "Redis %d was started from %s but keeps its data in %s. Stop it (kill %d) and start again."
                .formatted(pid(), home, served, pid()));
      }
    }
  }

  private boolean isRunning() {
    // the path rules out a stranger with a recycled number, and a process that nobody has reaped
    return handle.isAlive()
        && handle.info().command().filter(path -> Path.of(path).startsWith(home)).isPresent();
  }

  private boolean awaitExit(Duration limit) {
    long start = System.nanoTime();
    // in short slices, because a process that ended but that nobody reaps never completes onExit()
    while (isRunning()) {
      if (elapsed(start).compareTo(limit) > 0) {
        return false;
      }
      try {
        handle.onExit().get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // still there, or not reaped: the loop's condition tells
      } catch (ExecutionException e) {
        throw new IllegalStateException("Redis " + pid() + " cannot be watched", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while waiting for Redis " + pid(), e);
      }
    }
    return true;
  }

  private IllegalStateException ended() throws IOException {
    String tail = logTail();
    return tail.contains("Failed listening on port")
        ? new PortTakenException("Redis found the port of %s taken.%n%s".formatted(endpoint, tail))
        : new IllegalStateException(
            "Redis ended while starting. Its log says:%n%s".formatted(tail));
  }

  private String logTail() throws IOException {
    byte[] log = Files.readAllBytes(home.resolve(Endpoint.LOG));
    int from = (int) Math.min(logBefore, log.length);
    List<String> lines =
        new String(log, from, log.length - from, StandardCharsets.UTF_8).lines().toList();
    return String.join(
        System.lineSeparator(),
        lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
  }

  private static Optional<Long> recordedPid(Path home) throws IOException {
    Path file = home.resolve(Endpoint.PID);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String pid = Files.readString(file).strip();
    return pid.matches("\\d{1,18}") ? Optional.of(Long.valueOf(pid)) : Optional.empty();
  }

  private static Duration elapsed(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
