package io.github.rallybot.config;

import io.github.rallybot.delivery.Reconciler;
import io.github.rallybot.journal.StorageAway;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.stereotype.Component;

/** Sets the bot to work once everything is there, and says what it goes by. */
@Component
class Running implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(Running.class);

  private final Reconciler reconciler;
  private final ConfigurableEnvironment environment;
  private final StorageWiring.Place place;
  private final List<Chore> chores;
  private final ScheduledExecutorService nowAndThen =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "now-and-then");
            thread.setDaemon(true);
            return thread;
          });

  Running(
      Reconciler reconciler,
      List<Chore> chores,
      ConfigurableEnvironment environment,
      StorageWiring.Place place) {
    this.reconciler = reconciler;
    this.chores = chores;
    this.environment = environment;
    this.place = place;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    reconciler.start();
    for (Chore chore : chores) {
      var unused =
          nowAndThen.scheduleWithFixedDelay(
              () -> attempt(chore.work()), 0, chore.every().toMillis(), TimeUnit.MILLISECONDS);
    }
    List<String> files =
        environment.getPropertySources().stream()
            .filter(OriginTrackedMapPropertySource.class::isInstance)
            .map(PropertySource::getName)
            .map(name -> name.replaceAll(".*'file \\[(.*?)\\]'.*", "$1"))
            .toList();
    log.info(
        "Rallybot is up on port {}, with {}; settings from {}",
        environment.getProperty("local.server.port"),
        place,
        files.isEmpty() ? "no file" : String.join(", ", files));
  }

  @Override
  public void destroy() {
    nowAndThen.shutdownNow();
  }

  /** Does a work that is tried again by itself. */
  static void attempt(Runnable work) {
    try {
      work.run();
    } catch (StorageAway away) {
      log.warn("catching up waits for the storage");
    } catch (RuntimeException fault) {
      log.error("catching up stumbled", fault);
    }
  }
}
