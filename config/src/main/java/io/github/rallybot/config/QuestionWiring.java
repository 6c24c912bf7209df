package io.github.rallybot.config;

import io.github.rallybot.chat.Platforms;
import io.github.rallybot.content.ContentUses;
import io.github.rallybot.content.Contents;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.ErasedWith;
import io.github.rallybot.lead.LeadChannels;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.matching.BgeSmall;
import io.github.rallybot.matching.Embedding;
import io.github.rallybot.member.Members;
import io.github.rallybot.question.BuyerQuestions;
import io.github.rallybot.question.QuestionExport;
import io.github.rallybot.question.QuestionFiles;
import io.github.rallybot.question.WatchConversation;
import io.github.rallybot.setup.Gatekeeper;
import io.github.rallybot.web.ExportsController;
import io.github.rallybot.web.QuestionsController;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What buyers asked. */
@Configuration(proxyBeanMethods = false)
@Import({QuestionsController.class, ExportsController.class})
class QuestionWiring {

  @Bean
  Embedding embedding(RallySettings settings) {
    return switch (settings.questions().matching()) {
      case MEANING -> new BgeSmall();
      case WORDS -> Embedding.NONE;
    };
  }

  @Bean
  BuyerQuestions buyerQuestions(
      Store store,
      Members members,
      Platforms platforms,
      Gatekeeper gatekeeper,
      Leads leads,
      LeadChannels channels,
      Contents contents,
      ContentUses uses,
      Embedding embedding,
      RallySettings settings,
      WatchConversation watching,
      Afterwards afterwards,
      Clock clock) {
    return new BuyerQuestions(
        store,
        members,
        platforms,
        gatekeeper,
        leads,
        channels,
        contents,
        uses,
        embedding,
        settings.questions().toJourney(),
        settings.hours().team(),
        watching,
        Optional.ofNullable(settings.publicUrl()),
        afterwards,
        clock);
  }

  @Bean
  QuestionExport questionExport(BuyerQuestions questions) {
    return questions.export();
  }

  @Bean
  QuestionFiles questionFiles(BuyerQuestions questions) {
    return questions.files();
  }

  @Bean
  ErasedWith hearingsErased(BuyerQuestions questions) {
    return questions.forgetting();
  }

  @Bean
  Chore understand(BuyerQuestions questions) {
    return Chore.often(questions::understand);
  }
}
