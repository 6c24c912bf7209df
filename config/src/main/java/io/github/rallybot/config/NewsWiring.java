package io.github.rallybot.config;

import io.github.rallybot.chat.Conversation;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.question.BackToReps;
import io.github.rallybot.queue.Beside;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What goes back to those who heard a question. */
@Configuration(proxyBeanMethods = false)
@Import(BackToReps.class)
class NewsWiring {

  @Bean
  CardSource newsCards(BackToReps backToReps) {
    return backToReps.cards();
  }

  @Bean
  Conversation newsConversation(BackToReps backToReps) {
    return backToReps.conversation();
  }

  @Bean
  Beside newsOnTheHome(BackToReps backToReps) {
    return backToReps.beside();
  }

  @Bean
  Chore tellNews(BackToReps backToReps) {
    return Chore.often(backToReps::run);
  }
}
