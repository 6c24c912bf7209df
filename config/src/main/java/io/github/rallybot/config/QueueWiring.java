package io.github.rallybot.config;

import io.github.rallybot.chat.Platforms;
import io.github.rallybot.figures.Caution;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.AnswerPromise;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.FollowUps;
import io.github.rallybot.lead.HandOverCards;
import io.github.rallybot.lead.LeadChannels;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Members;
import io.github.rallybot.queue.Ages;
import io.github.rallybot.queue.Beside;
import io.github.rallybot.queue.Deeds;
import io.github.rallybot.queue.Pages;
import io.github.rallybot.queue.Queue;
import io.github.rallybot.schedule.HolidayCalendars;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The queue, hand over and outcome. */
@Configuration(proxyBeanMethods = false)
@Import({FollowUps.class, HandOverCards.class, Queue.class, HolidayCalendars.class, Deeds.class})
class QueueWiring {

  @Bean
  Endings endings(RallySettings settings) {
    return settings.outcome().toEndings();
  }

  @Bean
  Ages ages(RallySettings settings) {
    return settings.outcome().toAges();
  }

  @Bean
  Diary diary(HolidayCalendars calendars, RallySettings settings) {
    return settings.hours().toDiary(calendars);
  }

  @Bean
  AnswerPromise answerPromise(Diary diary, RallySettings settings) {
    return new AnswerPromise(settings.leads().answerPromise(), diary.team());
  }

  @Bean
  Pages pages(
      Store store,
      Queue queue,
      Leads leads,
      Members members,
      LeadChannels channels,
      Platforms platforms,
      Clock clock,
      AnswerPromise promise,
      Caution caution,
      List<Beside> beside) {
    return new Pages(
        store,
        queue,
        leads,
        members,
        channels,
        platforms,
        clock,
        promise.inWords(),
        caution.minimum(),
        beside);
  }
}
