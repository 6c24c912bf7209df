package io.github.rallybot.config;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what is done after an acknowledgement: words to one person, looking up a profile. Best
 * effort: what is too much is dropped, and what waits at the end is still done, for a few seconds.
 */
final class Afterwards implements Executor, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Afterwards.class);
  private static final int THREADS = 8;
  private static final int WAITING = 2000;

  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          1,
          TimeUnit.MINUTES,
          new LinkedBlockingQueue<>(WAITING),
          work -> new Thread(work, "afterwards"),
          (work, full) -> log.warn("too much to do afterwards; one thing is left out"));

  Afterwards() {
    pool.allowCoreThreadTimeOut(true);
  }

  @Override
  public void execute(Runnable work) {
    pool.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException fault) {
            log.warn("something to do afterwards failed: {}", fault.toString());
          }
        });
  }

  @Override
  public void close() {
    pool.shutdown();
    try {
      if (!pool.awaitTermination(5, TimeUnit.SECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
