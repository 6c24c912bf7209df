package io.github.rallybot.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import redis.clients.jedis.RedisClient;

/** A program that starts its Redis, writes, says so, and then waits to be killed. */
final class BotThatGetsKilled {
  private BotThatGetsKilled() {}

  @SuppressWarnings("SystemOut") // the output is how the test learns that the write is acknowledged
  public static void main(String[] args) throws IOException {
    OwnRedis redis = OwnRedis.start(Path.of(args[0]));
    try (RedisClient client = RedisClient.create(redis.uri())) {
      for (int i = 1; i <= 100; i++) {
        client.set("lead:" + i, "value " + i);
      }
      System.out.println(redis.uri());
      int end = System.in.read();
      System.out.println("not killed, but asked to end: " + end);
    }
  }

  /** Runs the program on a data folder, kills it, and returns the address its Redis had. */
  static String runAndKill(Path dataDir) throws IOException, InterruptedException {
    Process bot =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                BotThatGetsKilled.class.getName(),
                dataDir.toString())
            .redirectErrorStream(true)
            .start();
    try (var output = bot.inputReader(StandardCharsets.UTF_8)) {
      StringBuilder said = new StringBuilder();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith("redis://")) {
          return line;
        }
        said.append(line).append(System.lineSeparator());
      }
      throw new IllegalStateException("The bot wrote nothing. It said: " + said);
    } finally {
      bot.destroyForcibly().waitFor();
    }
  }
}
