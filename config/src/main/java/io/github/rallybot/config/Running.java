package io.github.rallybot.config;

import io.github.rallybot.delivery.Reconciler;
import io.github.rallybot.lead.LeadChannels;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.stereotype.Component;

/** Sets the bot to work once everything is there, and says what it goes by. */
@Component
class Running {

  private static final Logger log = LoggerFactory.getLogger(Running.class);

  private final Reconciler reconciler;
  private final LeadChannels channels;
  private final ConfigurableEnvironment environment;
  private final StorageWiring.Place place;

  Running(
      Reconciler reconciler,
      LeadChannels channels,
      ConfigurableEnvironment environment,
      StorageWiring.Place place) {
    this.reconciler = reconciler;
    this.channels = channels;
    this.environment = environment;
    this.place = place;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    channels.bringHome();
    reconciler.start();
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
}
