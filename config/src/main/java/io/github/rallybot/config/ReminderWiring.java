package io.github.rallybot.config;

import io.github.rallybot.journal.Store;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Members;
import io.github.rallybot.queue.Ages;
import io.github.rallybot.queue.Queue;
import io.github.rallybot.reminder.ClosingCards;
import io.github.rallybot.reminder.ClosingRounds;
import io.github.rallybot.reminder.Duties;
import io.github.rallybot.reminder.ReminderCards;
import io.github.rallybot.reminder.Reminders;
import io.github.rallybot.reminder.Sending;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Reminders, the weekly question, and who is on duty. */
@Configuration(proxyBeanMethods = false)
@Import({Duties.class, Sending.class, ReminderCards.class, ClosingCards.class, Reminders.class})
class ReminderWiring {

  @Bean
  ClosingRounds closingRounds(
      Store store,
      Queue queue,
      Ages ages,
      Members members,
      Sending sending,
      Diary diary,
      RallySettings settings) {
    return new ClosingRounds(
        store, queue, ages, members, sending, diary, settings.outcome().askOn());
  }

  /** The weekly question first: what it names is in no reminder of the same day. */
  @Bean
  Chore remind(ClosingRounds closings, Reminders reminders, RallySettings settings) {
    return Chore.often(
        () -> {
          closings.run();
          if (settings.reminders().enabled()) {
            reminders.run();
          }
        });
  }
}
