package io.github.rallybot.redis;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A data folder claimed by this bot. The claim is a file lock, so it ends with the JVM at the
 * latest; the server that a killed bot leaves behind does not inherit it.
 */
final class DataFolder {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  /**
   * Claims of this JVM. A second channel on a lock file must not even be opened: closing it would
   * drop the first one's lock, because POSIX locks belong to the process.
   */
  private static final Set<Path> CLAIMED_HERE = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final Path redis;
  private final FileChannel channel;
  private boolean released;

  private DataFolder(Path path, Path redis, FileChannel channel) {
    this.path = path;
    this.redis = redis;
    this.channel = channel;
  }

  /**
   * Claims a data folder, and creates it where there is none.
   *
   * @throws IllegalStateException if another bot has it, or it cannot be written
   */
  static DataFolder claim(Path dataDir) {
    try {
      createDirectories(dataDir);
      Path path = dataDir.toRealPath();
      if (!CLAIMED_HERE.add(path)) {
        throw inUse(path);
      }
      try {
        return new DataFolder(path, ownerOnly(path.resolve("redis")), lock(path));
      } catch (IOException | RuntimeException e) {
        CLAIMED_HERE.remove(path);
        throw e;
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "%s cannot be the data folder (%s). Set rally.data-dir to a folder that the bot may write, or set rally.redis.url."
              .formatted(dataDir, e),
          e);
    }
  }

  /** The folder of the Redis server, open to its owner only. */
  Path redis() {
    return redis;
  }

  /** Gives the folder free. Calling it again does nothing. */
  synchronized void release() {
    if (released) {
      return;
    }
    released = true;
    try {
      channel.close();
    } catch (IOException e) {
      // the lock goes with the JVM; nothing more can be done for it here
    } finally {
      CLAIMED_HERE.remove(path);
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path.resolve("rallybot.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(path);
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static IllegalStateException inUse(Path path) {
    return new IllegalStateException(
        "Another Rallybot runs on the data folder %s. Give this one a folder of its own with rally.data-dir, or let both share one Redis with rally.redis.url."
            .formatted(path));
  }

  private static void createDirectories(Path dataDir) throws IOException {
    // a folder that the operator made keeps the mode that the operator gave it
    if (!Files.isDirectory(dataDir)) {
      Files.createDirectories(dataDir, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }
  }

  private static Path ownerOnly(Path folder) throws IOException {
    createDirectories(folder);
    Files.setPosixFilePermissions(folder, OWNER_ONLY);
    return folder.toRealPath();
  }
}
