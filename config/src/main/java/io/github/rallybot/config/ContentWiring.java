package io.github.rallybot.config;

import io.github.rallybot.content.ContentConversation;
import io.github.rallybot.content.ContentExport;
import io.github.rallybot.content.ContentImport;
import io.github.rallybot.content.ContentUses;
import io.github.rallybot.content.Contents;
import io.github.rallybot.content.Feeds;
import io.github.rallybot.journal.Store;
import io.github.rallybot.web.ContentController;
import io.github.rallybot.web.ContentExportController;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The content register. */
@Configuration(proxyBeanMethods = false)
@Import({
  Contents.class,
  ContentUses.class,
  ContentConversation.class,
  ContentImport.class,
  ContentController.class,
  ContentExport.class,
  ContentExportController.class
})
class ContentWiring {

  @Bean
  Feeds feeds(Contents contents, Store store, Clock clock, RallySettings settings) {
    ContentSettings content = settings.content();
    return new Feeds(
        content.feeds(), content.feedsEvery(), content.allowPrivateFeeds(), contents, store, clock);
  }

  /** A slow site keeps nothing else waiting. */
  @Bean(destroyMethod = "shutdownNow")
  ExecutorService feedReader() {
    return Executors.newSingleThreadExecutor(
        work -> {
          Thread thread = new Thread(work, "feed-reader");
          thread.setDaemon(true);
          return thread;
        });
  }

  @Bean
  Chore readFeeds(Feeds feeds, ExecutorService feedReader) {
    return new Chore(
        Duration.ofMinutes(1), () -> feedReader.execute(() -> Running.attempt(feeds::readDue)));
  }
}
