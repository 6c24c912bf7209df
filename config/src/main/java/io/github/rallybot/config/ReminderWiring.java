package io.github.rallybot.config;

import io.github.rallybot.chat.Platforms;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Members;
import io.github.rallybot.queue.Queue;
import io.github.rallybot.reminder.Duties;
import io.github.rallybot.reminder.DutyConversation;
import io.github.rallybot.reminder.ReminderCards;
import io.github.rallybot.reminder.Reminders;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reminders and who is on duty. */
@Configuration(proxyBeanMethods = false)
class ReminderWiring {

  @Bean
  Duties duties(Store store, Members members, Platforms platforms, Diary diary) {
    return new Duties(store, members, platforms, diary);
  }

  @Bean
  DutyConversation dutyConversation(Store store, Duties duties, Members members, Clock clock) {
    return new DutyConversation(store, duties, members, clock);
  }

  @Bean
  ReminderCards reminderCards(
      Store store, Members members, Platforms platforms, Reasons reasons, Endings endings) {
    return new ReminderCards(store, members, platforms, reasons, endings);
  }

  @Bean
  Reminders reminders(
      Store store,
      Members members,
      Queue queue,
      Diary diary,
      Duties duties,
      Platforms platforms,
      Clock clock) {
    return new Reminders(store, members, queue, diary, duties, platforms, clock);
  }

  @Bean
  Chore remind(Reminders reminders, RallySettings settings) {
    return Chore.often(
        () -> {
          if (settings.reminders().enabled()) {
            reminders.run();
          }
        });
  }
}
