package io.github.rallybot.config;

import io.github.rallybot.redis.OwnRedis;
import java.nio.file.Path;

/** The Redis that outlives a bot that was killed. */
final class OwnRedisOf {

  private OwnRedisOf() {}

  /** Takes the server over, as the next start would, and shuts it down. */
  static void end(Path folder) {
    OwnRedis.start(folder.resolve("data")).close();
  }
}
