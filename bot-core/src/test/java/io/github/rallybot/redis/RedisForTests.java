package io.github.rallybot.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One real Redis for all tests of a JVM, set up as in production. It starts when it is first asked
 * for and goes, with its data, after the last test ({@code @ExtendWith}) or with the JVM.
 */
public final class RedisForTests implements BeforeAllCallback {
  private static final AtomicLong organisations = new AtomicLong();
  private static @Nullable Running running;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(RedisForTests::stop, "redis-for-tests"));
  }

  /** Where the shared Redis listens. */
  public static synchronized URI uri() {
    Running current = running;
    if (current == null) {
      current = Running.start();
      running = current;
    }
    return current.redis.uri();
  }

  /** An organisation that no other test has, so that tests never meet in their keys. */
  public static String freshOrg() {
    return "org" + organisations.incrementAndGet();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    uri();
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(RedisForTests.class))
        .getOrComputeIfAbsent(
            AutoCloseable.class, key -> (AutoCloseable) RedisForTests::stop, AutoCloseable.class);
  }

  private static synchronized void stop() {
    Running current = running;
    running = null;
    if (current != null) {
      current.stop();
    }
  }

  private record Running(OwnRedis redis, Path folder) {
    static Running start() {
      try {
        Path folder = Files.createTempDirectory("rallybot-redis");
        return new Running(OwnRedis.start(folder), folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void stop() {
      redis.close();
      try (Stream<Path> tree = Files.walk(folder)) {
        List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        for (Path path : deepestFirst) {
          Files.delete(path);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
