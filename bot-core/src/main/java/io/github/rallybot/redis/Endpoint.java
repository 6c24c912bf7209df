package io.github.rallybot.redis;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/**
 * Where the own server listens and with what password. It is kept in the server's configuration
 * file and nowhere else, so what a later bot reads is what the server was started with.
 */
record Endpoint(int port, String password) {
  static final String CONFIGURATION = "redis.conf";
  static final String LOG = "redis.log";
  static final String PID = "redis.pid";

  private static final String HOST = "127.0.0.1";
  private static final int TIMEOUT_MILLIS = 2000;
  private static final SecureRandom random = new SecureRandom();

  /** An endpoint with a new password. */
  static Endpoint onPort(int port) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    return new Endpoint(port, HexFormat.of().formatHex(secret));
  }

  /** The endpoint of the last server that was started in a folder, if any was. */
  static Optional<Endpoint> recordedIn(Path home) throws IOException {
    Path configuration = home.resolve(CONFIGURATION);
    if (!Files.exists(configuration)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(configuration);
    return Optional.of(
        new Endpoint(Integer.parseInt(value(lines, "port")), value(lines, "requirepass")));
  }

  /** Writes the configuration that makes a server listen here. */
  void recordIn(Path home) throws IOException {
    // a temporary file is readable by its owner only from the moment it exists
    Path draft = Files.createTempFile(home, CONFIGURATION, ".new");
    Files.writeString(draft, configuration());
    Files.move(
        draft,
        home.resolve(CONFIGURATION),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  URI uri() {
    return URI.create("redis://:%s@%s:%d".formatted(password, HOST, port));
  }

  /** One connection for looking after the server. */
  Jedis connect() {
    return new Jedis(
        new HostAndPort(HOST, port),
        DefaultJedisClientConfig.builder()
            .password(password)
            .timeoutMillis(TIMEOUT_MILLIS)
            .build());
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return HOST + ":" + port;
  }

  private String configuration() {
    // all paths are relative to the server's folder, so no path needs Redis' quoting rules
    return """
    # Written by Rallybot at each start; changes made here are lost.
    bind %s
    port %d
    requirepass %s
    protected-mode yes
    daemonize no
    pidfile %s
    logfile %s
    dir ./
    save ""
    appendonly yes
    appendfsync always
    maxmemory-policy noeviction
    """
        .formatted(HOST, port, password, PID, LOG);
  }

  private static String value(List<String> configuration, String key) throws IOException {
    return configuration.stream()
        .filter(line -> line.startsWith(key + " "))
        .map(line -> line.substring(key.length() + 1))
        .findFirst()
        .orElseThrow(() -> new IOException(CONFIGURATION + " has no line for " + key));
  }
}
