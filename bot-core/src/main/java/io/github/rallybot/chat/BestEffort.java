package io.github.rallybot.chat;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what follows an acknowledgement: later, and only the log says if it fails. */
public final class BestEffort {

  private static final Logger log = LoggerFactory.getLogger(BestEffort.class);

  private final Platform platform;
  private final Executor after;

  /**
   * @param after runs it; may refuse when too much is waiting
   */
  public BestEffort(Platform platform, Executor after) {
    this.platform = platform;
    this.after = after;
  }

  public void later(Runnable task) {
    try {
      after.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException e) {
              log.warn(
                  "something said on {} afterwards did not arrive: {}",
                  platform.code(),
                  e.getMessage());
            }
          });
    } catch (RejectedExecutionException e) {
      log.warn(
          "something said on {} afterwards did not arrive: too much is waiting", platform.code());
    }
  }
}
