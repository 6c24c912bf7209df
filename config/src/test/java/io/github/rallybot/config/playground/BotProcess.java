package io.github.rallybot.config.playground;

import io.github.rallybot.config.Rallybot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The whole application with its playground, as {@code ./mvnw spring-boot:run} starts it, in a
 * process of its own: one that can be killed, and started again on the same files and ports.
 */
final class BotProcess implements AutoCloseable {

  private static final String UP = "The playground: open ";
  private static final Pattern KEY = Pattern.compile("Bearer ([^'\"\\\\]+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path dataDir;
  private final boolean sampleLeads;
  private final int weeks;
  private final int port = freePort();
  private final int managementPort = freePort();
  private final int playgroundPort = freePort();
  private boolean socketMode;
  private @Nullable Process process;

  BotProcess(Path dataDir, boolean sampleLeads) {
    this(dataDir, sampleLeads, 0);
  }

  BotProcess(Path dataDir, boolean sampleLeads, int weeks) {
    this.weeks = weeks;
    this.dataDir = dataDir;
    this.sampleLeads = sampleLeads;
  }

  /** The bot connects to Slack, instead of being called by it. */
  BotProcess overSocketMode() {
    socketMode = true;
    return this;
  }

  /** Returns once the bot says that it is up. */
  BotProcess start() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("-Drally.playground.enabled=true");
    command.add("-Drally.playground.sample-leads=" + sampleLeads);
    command.add("-Drally.playground.weeks=" + weeks);
    command.add("-Drally.playground.socket-mode=" + socketMode);
    command.add("-Drally.playground.port=" + playgroundPort);
    command.add("-Drally.data-dir=" + dataDir);
    command.add("-Dserver.port=" + port);
    command.add("-Dmanagement.server.port=" + managementPort);
    command.add(Rallybot.class.getName());
    Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
    process = started;
    BufferedReader output = started.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains(UP)) {
        drain(output);
        return this;
      }
      said.append(line).append(System.lineSeparator());
    }
    throw new IllegalStateException("The bot did not start. It said: " + said);
  }

  /** A full pipe would stop the bot. */
  private static void drain(BufferedReader output) {
    Thread thread = new Thread(() -> output.lines().forEach(line -> {}), "bot-output");
    thread.setUncaughtExceptionHandler((dying, killed) -> {});
    thread.setDaemon(true);
    thread.start();
  }

  /** {@code kill -9}: no shutdown hook runs. */
  void kill() {
    running().destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    Process last = running();
    last.destroy();
    try {
      last.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    } catch (CompletionException stuck) {
      kill();
    }
  }

  private Process running() {
    Process current = process;
    if (current == null) {
      throw new IllegalStateException("the bot was not started");
    }
    return current;
  }

  URI page() {
    return URI.create("http://127.0.0.1:" + playgroundPort + "/");
  }

  /** Hands over a lead over HTTP, as a marketing tool does. */
  void send(String leadJson) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        post(
            URI.create("http://127.0.0.1:" + port + "/api/leads"),
            leadJson,
            "Authorization",
            "Bearer " + key());
    if (answer.statusCode() != 202) {
      throw new IllegalStateException("the lead was answered " + answer.body());
    }
  }

  /** What another tool reads over HTTP. */
  String get(String path) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + key())
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private String key() throws IOException, InterruptedException {
    String info = post(page().resolve("/client/x/info"), "{}", "Accept", "*/*").body();
    Matcher matcher = KEY.matcher(info);
    if (!matcher.find()) {
      throw new IllegalStateException("no key in " + info);
    }
    return matcher.group(1);
  }

  private HttpResponse<String> post(URI address, String json, String header, String value)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .header(header, value)
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
