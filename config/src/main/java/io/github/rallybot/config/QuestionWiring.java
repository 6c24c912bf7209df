package io.github.rallybot.config;

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
import io.github.rallybot.setup.Gatekeeper;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What buyers asked. */
@Configuration(proxyBeanMethods = false)
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
      Gatekeeper gatekeeper,
      Leads leads,
      LeadChannels channels,
      Contents contents,
      ContentUses uses,
      Embedding embedding,
      RallySettings settings,
      Clock clock) {
    return new BuyerQuestions(
        store,
        members,
        gatekeeper,
        leads,
        channels,
        contents,
        uses,
        embedding,
        settings.questions().toJourney(),
        settings.hours().team(),
        clock);
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
