package io.github.rallybot.config;

import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.Router;
import io.github.rallybot.intake.DroppedFiles;
import io.github.rallybot.intake.ImportCards;
import io.github.rallybot.intake.ImportConversation;
import io.github.rallybot.intake.Imports;
import io.github.rallybot.intake.Sources;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.Bursts;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.lead.Withdrawal;
import io.github.rallybot.member.Members;
import io.github.rallybot.setup.Gatekeeper;
import io.github.rallybot.web.ApiKeys;
import io.github.rallybot.web.ImportsController;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Files of leads, over HTTP and dropped in chat. */
@Configuration(proxyBeanMethods = false)
class ImportWiring {

  /** Says that the router knows all about imports. */
  record ImportConversations() {}

  @Bean
  Imports imports(Store store, Leads leads, Bursts bursts, Sources sources, Clock clock) {
    return new Imports(store, leads, new Withdrawal(store, clock), bursts, sources, clock);
  }

  @Bean
  ImportsController importsController(ApiKeys keys, Imports imports, RallySettings settings) {
    return new ImportsController(keys, imports, settings.leads().largestImport().toBytes());
  }

  @Bean
  ImportCards importCards(Store store) {
    return new ImportCards(store);
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

  @Bean
  ImportConversations importConversations(
      Router router, Members members, Imports imports, DroppedFiles files) {
    new ImportConversation(new Gatekeeper(members), members, imports, files).register(router);
    return new ImportConversations();
  }
}
