package io.github.rallybot.config;

import io.github.rallybot.chat.Platforms;
import io.github.rallybot.intake.DroppedFiles;
import io.github.rallybot.intake.ImportCards;
import io.github.rallybot.intake.Imports;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.Withdrawal;
import io.github.rallybot.web.ApiKeys;
import io.github.rallybot.web.ImportsController;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Files of leads, over HTTP and dropped in chat. */
@Configuration(proxyBeanMethods = false)
@Import({Withdrawal.class, Imports.class, ImportCards.class})
class ImportWiring {

  @Bean
  ImportsController importsController(ApiKeys keys, Imports imports, RallySettings settings) {
    return new ImportsController(keys, imports, settings.leads().largestImport().toBytes());
  }

  /** Two files at a time: a third one waits. What a stop cuts off is gone on with afterwards. */
  @Bean(destroyMethod = "shutdownNow")
  ExecutorService fileReaders() {
    return Executors.newFixedThreadPool(
        2,
        work -> {
          Thread thread = new Thread(work, "file-reader");
          thread.setDaemon(true);
          return thread;
        });
  }

  @Bean
  DroppedFiles droppedFiles(
      Store store,
      Imports imports,
      Platforms platforms,
      ExecutorService fileReaders,
      Clock clock,
      RallySettings settings) {
    return new DroppedFiles(
        store, imports, platforms, fileReaders, clock, settings.leads().largestImport().toBytes());
  }

  @Bean
  Chore finishImports(DroppedFiles files) {
    return Chore.often(files::catchUp);
  }
}
