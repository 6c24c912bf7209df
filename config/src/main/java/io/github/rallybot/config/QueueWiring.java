package io.github.rallybot.config;

import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.Router;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.Aftermath;
import io.github.rallybot.lead.AnswerPromise;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.Feedback;
import io.github.rallybot.lead.FollowUps;
import io.github.rallybot.lead.HandOverCards;
import io.github.rallybot.lead.HandOverConversation;
import io.github.rallybot.lead.LeadCard;
import io.github.rallybot.lead.LeadCards;
import io.github.rallybot.lead.LeadChannels;
import io.github.rallybot.lead.LeadSheet;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.lead.OutcomeConversation;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Members;
import io.github.rallybot.queue.AbsenceConversation;
import io.github.rallybot.queue.Ages;
import io.github.rallybot.queue.ClosingCards;
import io.github.rallybot.queue.ClosingRounds;
import io.github.rallybot.queue.Deeds;
import io.github.rallybot.queue.Pages;
import io.github.rallybot.queue.Queue;
import io.github.rallybot.queue.QueueConversation;
import io.github.rallybot.queue.RowConversation;
import io.github.rallybot.queue.SheetConversation;
import io.github.rallybot.schedule.HolidayCalendars;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queue, hand over and outcome. */
@Configuration(proxyBeanMethods = false)
class QueueWiring {

  /** Says that the router knows all about the queue. */
  record QueueConversations() {}

  @Bean
  Endings endings(RallySettings settings) {
    return settings.outcome().toEndings();
  }

  @Bean
  Ages ages(RallySettings settings) {
    return settings.outcome().toAges();
  }

  @Bean
  FollowUps followUps(Store store, Members members, Clock clock) {
    return new FollowUps(store, members, clock);
  }

  @Bean
  HandOverCards handOverCards(Store store, Members members) {
    return new HandOverCards(store, members);
  }

  @Bean
  ClosingCards closingCards(Store store, Members members, Endings endings) {
    return new ClosingCards(store, members, endings);
  }

  @Bean
  Queue queue(Store store, Ages ages, Clock clock) {
    return new Queue(store, ages, clock);
  }

  @Bean
  HolidayCalendars holidayCalendars() {
    return new HolidayCalendars();
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
  Deeds deeds(Feedback feedback, FollowUps followUps, Members members, Diary diary, Clock clock) {
    return new Deeds(feedback, followUps, members, diary, clock);
  }

  @Bean
  ClosingRounds closingRounds(
      Store store,
      Queue queue,
      Ages ages,
      Members members,
      Platforms platforms,
      Diary diary,
      RallySettings settings,
      Clock clock) {
    return new ClosingRounds(
        store, queue, ages, members, platforms, diary, settings.outcome().askOn(), clock);
  }

  @Bean
  Chore askHowLeadsEnded(ClosingRounds rounds) {
    return Chore.often(rounds::run);
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
      AnswerPromise promise) {
    return new Pages(store, queue, leads, members, channels, platforms, clock, promise.inWords());
  }

  @Bean
  QueueConversations queueConversations(
      Router router,
      Pages pages,
      Queue queue,
      Deeds deeds,
      LeadCards cards,
      LeadCard drawing,
      Leads leads,
      Feedback feedback,
      FollowUps followUps,
      Members members,
      Platforms platforms,
      Reasons reasons,
      Endings endings,
      Aftermath aftermath,
      Diary diary,
      HolidayCalendars calendars,
      Clock clock) {
    AbsenceConversation absences = new AbsenceConversation(members, diary, calendars, clock);
    new QueueConversation(pages, deeds, members, aftermath, absences).register(router);
    new SheetConversation(
            queue, deeds, new LeadSheet(cards, drawing, reasons, endings), members, aftermath)
        .register(router);
    new RowConversation(deeds, aftermath).register(router);
    new OutcomeConversation(leads, followUps, members, endings, aftermath).register(router);
    new HandOverConversation(leads, followUps, feedback, members, platforms, aftermath)
        .register(router);
    return new QueueConversations();
  }
}
