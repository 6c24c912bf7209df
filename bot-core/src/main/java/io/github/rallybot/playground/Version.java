package io.github.rallybot.playground;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The number of changes of a stand-in, for which a page can wait. Thread-safe. */
public final class Version {
  private long version;

  public Version(Clock clock) {
    // a page that outlived the last process must see that this is another state
    this.version = clock.millis();
  }

  /** Tells a waiting page that something changed. */
  public synchronized void touch() {
    version++;
    notifyAll();
  }

  /** Waits until the version differs from the one given, or the time is up. */
  public synchronized long awaitChange(long seen, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (version == seen) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    return version;
  }
}
