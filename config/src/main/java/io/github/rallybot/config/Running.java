package io.github.rallybot.config;

import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.delivery.Reconciler;
import io.github.rallybot.journal.StorageAway;
import io.github.rallybot.lead.BurstPosts;
import io.github.rallybot.lead.Erasure;
import io.github.rallybot.lead.Guests;
import io.github.rallybot.lead.LeadChannels;
import io.github.rallybot.queue.ClosingRounds;
import io.github.rallybot.reminder.Reminders;
import java.time.Duration;
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

  private static final Duration CATCH_UP_EVERY = Duration.ofMinutes(5);
  private static final Duration REMIND_EVERY = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(Running.class);

  private final Reconciler reconciler;
  private final LeadChannels channels;
  private final ConfigurableEnvironment environment;
  private final StorageWiring.Place place;
  private final Guests guests;
  private final Erasure erasure;
  private final Deliveries deliveries;
  private final ClosingRounds closingRounds;
  private final BurstPosts posts;
  private final Reminders reminders;
  private final boolean remind;
  private final ScheduledExecutorService nowAndThen =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "now-and-then");
            thread.setDaemon(true);
            return thread;
          });

  Running(
      Reconciler reconciler,
      LeadChannels channels,
      Guests guests,
      Erasure erasure,
      Deliveries deliveries,
      ClosingRounds closingRounds,
      BurstPosts posts,
      Reminders reminders,
      RallySettings settings,
      ConfigurableEnvironment environment,
      StorageWiring.Place place) {
    this.reconciler = reconciler;
    this.channels = channels;
    this.guests = guests;
    this.erasure = erasure;
    this.deliveries = deliveries;
    this.closingRounds = closingRounds;
    this.posts = posts;
    this.reminders = reminders;
    this.remind = settings.reminders().enabled();
    this.environment = environment;
    this.place = place;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    reconciler.start();
    every(CATCH_UP_EVERY, this::catchUp);
    every(REMIND_EVERY, this::remind);
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

  private void every(Duration time, Runnable work) {
    var unused = nowAndThen.scheduleWithFixedDelay(work, 0, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void destroy() {
    nowAndThen.shutdownNow();
  }

  /** Does what a process that ended too early, or a platform that was away, left undone. */
  private void catchUp() {
    attempt(channels::bringHome);
    attempt(() -> channels.rescue(deliveries.stranded()));
    attempt(posts::catchUp);
    attempt(guests::catchUp);
    attempt(erasure::finish);
  }

  /** Asks and reminds people; the sooner it is looked at, the nearer to nine o'clock it is. */
  private void remind() {
    if (remind) {
      attempt(reminders::run);
    }
    attempt(closingRounds::run);
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (StorageAway away) {
      log.warn("catching up waits for the storage");
    } catch (RuntimeException fault) {
      log.error("catching up stumbled", fault);
    }
  }
}
