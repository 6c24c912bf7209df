package io.github.rallybot.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;

class OwnRedisTest {
  private final Path dataDir;

  OwnRedisTest(@TempDir Path dataDir) {
    this.dataDir = dataDir;
  }

  @Test
  void what_was_written_is_there_after_a_close_and_a_start() {
    try (OwnRedis redis = OwnRedis.start(dataDir)) {
      set(redis.uri(), "lead:1", "Ada");
    }

    try (OwnRedis redis = OwnRedis.start(dataDir)) {
      assertThat(get(redis.uri(), "lead:1")).isEqualTo("Ada");
    }
  }

  @Test
  void a_killed_bot_leaves_its_server_to_the_next_one() throws Exception {
    String before = BotThatGetsKilled.runAndKill(dataDir);

    try (OwnRedis redis = OwnRedis.start(dataDir)) {
      assertThat(redis.uri()).hasToString(before);
      assertThat(get(redis.uri(), "lead:100")).isEqualTo("value 100");
    }
    assertThat(recordedPid()).doesNotExist();
  }

  @Test
  void a_bot_and_a_server_killed_together_lose_no_acknowledged_write() throws Exception {
    String before = BotThatGetsKilled.runAndKill(dataDir);
    kill(server());

    try (OwnRedis redis = OwnRedis.start(dataDir)) {
      assertThat(redis.uri().toString()).isNotEqualTo(before);
      assertThat(get(redis.uri(), "lead:1")).isEqualTo("value 1");
      assertThat(get(redis.uri(), "lead:100")).isEqualTo("value 100");
    }
  }

  @Test
  void the_server_keeps_everything_and_lets_nobody_in_without_the_password() {
    try (OwnRedis redis = OwnRedis.start(dataDir);
        Jedis owner = new Jedis(redis.uri());
        Jedis stranger = new Jedis(redis.uri().getHost(), redis.uri().getPort())) {
      assertThat(
              owner.configGet(
                  "appendonly", "appendfsync", "save", "maxmemory-policy", "bind", "dir"))
          .isEqualTo(
              Map.of(
                  "appendonly", "yes",
                  "appendfsync", "always",
                  "save", "",
                  "maxmemory-policy", "noeviction",
                  "bind", "127.0.0.1",
                  "dir", home().toString()));
      assertThatThrownBy(stranger::ping)
          .isInstanceOf(JedisDataException.class)
          .hasMessage("NOAUTH Authentication required.");
    }
  }

  @Test
  void nobody_but_the_owner_can_read_the_folder_or_the_password() throws IOException {
    Path fresh = dataDir.resolve("not").resolve("yet");
    try (OwnRedis redis = OwnRedis.start(fresh)) {
      assertThat(redis.uri().getUserInfo()).matches(":[0-9a-f]{64}");
      assertThat(mode(fresh)).isEqualTo("rwx------");
      assertThat(mode(fresh.resolve("redis"))).isEqualTo("rwx------");
      assertThat(mode(fresh.resolve("redis/redis.conf"))).isEqualTo("rw-------");
    }
  }

  @Test
  void the_password_is_not_on_the_command_line() throws IOException {
    try (OwnRedis redis = OwnRedis.start(dataDir)) {
      assertThat(server().info().commandLine().orElse(""))
          .doesNotContain(redis.uri().getUserInfo().substring(1));
    }
  }

  @Test
  void a_second_bot_on_the_same_folder_is_told_what_to_set() throws IOException {
    Path link =
        Files.createSymbolicLink(dataDir.resolveSibling("link-" + System.nanoTime()), dataDir);
    try (OwnRedis redis = OwnRedis.start(dataDir)) {
      assertThatThrownBy(() -> OwnRedis.start(link))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Another Rallybot runs on the data folder %s. Give this one a folder of its own with rally.data-dir, or let both share one Redis with rally.redis.url."
                  .formatted(dataDir.toRealPath()));
      assertThat(get(redis.uri(), "absent")).isNull();
    } finally {
      Files.delete(link);
    }
  }

  @Test
  void a_second_bot_in_another_process_is_refused_too() throws Exception {
    try (OwnRedis redis = OwnRedis.start(dataDir)) {
      assertThatThrownBy(() -> BotThatGetsKilled.runAndKill(dataDir))
          .hasMessageContaining("Another Rallybot runs on the data folder");
      assertThat(get(redis.uri(), "lead:1")).isNull();
    }
  }

  @Test
  void closing_twice_and_closing_after_the_server_has_gone_are_quiet() throws Exception {
    OwnRedis redis = OwnRedis.start(dataDir);
    ProcessHandle server = server();
    server.destroy();
    server.onExit().get(10, TimeUnit.SECONDS);

    assertThatCode(redis::close).doesNotThrowAnyException();
    assertThatCode(redis::close).doesNotThrowAnyException();
    try (OwnRedis again = OwnRedis.start(dataDir)) {
      redis.close();
      assertThat(get(again.uri(), "absent")).isNull();
    }
  }

  @Test
  void a_port_that_is_taken_is_given_up_for_another() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int free = freePort();
      Iterator<Integer> ports = List.of(other.getLocalPort(), free).iterator();
      try (OwnRedis redis = OwnRedis.start(dataDir, ports::next)) {
        assertThat(redis.uri().getPort()).isEqualTo(free);
      }
    }
  }

  @Test
  void a_server_that_cannot_start_is_explained_by_its_log() throws IOException {
    Path appendOnly = Files.createDirectories(dataDir.resolve("redis/appendonlydir"));
    Files.writeString(appendOnly.resolve("appendonly.aof.manifest"), "nonsense\n");

    assertThatThrownBy(() -> OwnRedis.start(dataDir))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Redis ended while starting. Its log says:")
        .hasMessageContaining("AOF manifest file");
  }

  @Test
  void a_folder_that_cannot_be_used_is_named_with_the_setting() throws IOException {
    Path file = Files.writeString(dataDir.resolve("file"), "");

    assertThatThrownBy(() -> OwnRedis.start(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Set rally.data-dir to a folder that the bot may write");
  }

  @Test
  void the_recorded_number_of_a_foreign_process_is_not_taken_for_the_server() throws IOException {
    OwnRedis.start(dataDir).close();
    Files.writeString(recordedPid(), ProcessHandle.current().pid() + "\n");

    try (OwnRedis redis = OwnRedis.start(dataDir)) {
      assertThat(server().pid()).isNotEqualTo(ProcessHandle.current().pid());
      assertThat(get(redis.uri(), "absent")).isNull();
    }
  }

  private Path home() {
    try {
      return dataDir.toRealPath().resolve("redis");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path recordedPid() {
    return home().resolve("redis.pid");
  }

  private ProcessHandle server() throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readString(recordedPid()).strip())).orElseThrow();
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    // not onExit(): where nobody reaps orphans, a killed one never leaves the process table
    while (process.isAlive() && process.info().command().isPresent()) {
      Thread.onSpinWait();
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void set(URI uri, String key, String value) {
    try (RedisClient client = RedisClient.create(uri)) {
      client.set(key, value);
    }
  }

  private static String get(URI uri, String key) {
    try (RedisClient client = RedisClient.create(uri)) {
      return client.get(key);
    }
  }
}
