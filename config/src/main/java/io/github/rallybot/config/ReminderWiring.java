package io.github.rallybot.config;

import io.github.rallybot.reminder.Duties;
import io.github.rallybot.reminder.ReminderCards;
import io.github.rallybot.reminder.Reminders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Reminders and who is on duty. */
@Configuration(proxyBeanMethods = false)
@Import({Duties.class, ReminderCards.class, Reminders.class})
class ReminderWiring {

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
