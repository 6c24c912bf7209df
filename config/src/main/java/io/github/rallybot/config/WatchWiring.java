package io.github.rallybot.config;

import io.github.rallybot.journal.Store;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Members;
import io.github.rallybot.question.BuyerQuestions;
import io.github.rallybot.question.WatchCards;
import io.github.rallybot.question.WatchConversation;
import io.github.rallybot.question.WatchRounds;
import io.github.rallybot.question.Watches;
import io.github.rallybot.reminder.Sending;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Telling people of questions that they wait for. */
@Configuration(proxyBeanMethods = false)
@Import({Watches.class, WatchConversation.class})
class WatchWiring {

  @Bean
  WatchCards watchCards(
      Store store, Members members, Watches watches, BuyerQuestions questions, Diary diary) {
    return new WatchCards(store, members, watches, questions.board(), diary);
  }

  @Bean
  WatchRounds watchRounds(
      Store store, Members members, Watches watches, BuyerQuestions questions, Sending sending) {
    return new WatchRounds(store, members, watches, questions.board(), sending);
  }

  @Bean
  Chore tellWatchers(WatchRounds rounds) {
    return new Chore(Duration.ofMinutes(1), rounds::run);
  }
}
