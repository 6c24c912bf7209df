package io.github.rallybot.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The bot in a process of its own, as an operator runs it, so that a test can kill it. */
final class BotProcess implements AutoCloseable {

  private static final Duration UP_WITHIN = Duration.ofSeconds(60);

  private final Path folder;
  private final Map<String, String> settings;
  private final int heap;
  private final Path output;
  private final int port = freePort();
  private Process process;
  private int launched = 1;

  private BotProcess(Path folder, Map<String, String> settings, int heap) {
    this.folder = folder;
    this.settings = Map.copyOf(settings);
    this.heap = heap;
    this.output = folder.resolve("output-" + port + ".log");
    this.process = launch();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
  }

  /** Starts a bot in a folder, and does not wait until it is up. */
  static BotProcess start(Path folder, Map<String, String> settings) {
    return start(folder, settings, 192);
  }

  /**
   * The same, with so much memory and no more.
   *
   * @param heap in megabytes
   */
  static BotProcess start(Path folder, Map<String, String> settings, int heap) {
    return new BotProcess(folder, settings, heap);
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process launch() {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put("server.port", Integer.toString(port));
    all.putIfAbsent("management.server.port", Integer.toString(freePort()));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx" + heap + "m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Rallybot.class.getName());
    all.forEach((key, value) -> command.add("--" + key + "=" + value));
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  BotProcess awaitUp() {
    Eventually.until(
        UP_WITHIN,
        "the bot is up",
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("the bot ended: " + output());
          }
          return starts() >= launched;
        });
    return this;
  }

  private int starts() {
    return output().split("Rallybot is up", -1).length - 1;
  }

  /** {@code kill -9}; returns once the process is gone. */
  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts it again on the same ports and folder. */
  void restart() {
    launched = starts() + 1;
    process = launch();
  }

  /** The code it ends with. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(UP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the bot still runs: " + output());
    }
    return process.exitValue();
  }

  String output() {
    try {
      return Files.exists(output) ? Files.readString(output) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
