package io.github.rallybot.config;

import io.github.rallybot.chat.Platforms;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.digest.StandingOut;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.ErasedWith;
import io.github.rallybot.lead.LeadChannels;
import io.github.rallybot.meeting.TeamMeetings;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Members;
import io.github.rallybot.question.BuyerQuestions;
import io.github.rallybot.queue.Beside;
import io.github.rallybot.reminder.Sending;
import io.github.rallybot.schedule.HolidayCalendars;
import io.github.rallybot.setup.Gatekeeper;
import io.github.rallybot.setup.SetupStep;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The meeting of sales and marketing. */
@Configuration(proxyBeanMethods = false)
class MeetingWiring {

  @Bean
  TeamMeetings teamMeetings(
      Store store,
      Members members,
      Platforms platforms,
      Gatekeeper gatekeeper,
      LeadChannels channels,
      BuyerQuestions questions,
      Sending sending,
      Deliveries deliveries,
      Diary diary,
      HolidayCalendars calendars,
      StandingOut standing,
      RallySettings settings,
      Clock clock) {
    return new TeamMeetings(
        store,
        members,
        platforms,
        gatekeeper,
        channels,
        questions.agenda(),
        standing,
        standing,
        sending,
        deliveries,
        diary,
        calendars,
        Optional.ofNullable(settings.publicUrl()),
        clock);
  }

  @Bean
  SetupStep meetingStep(TeamMeetings meetings) {
    return meetings.setup();
  }

  @Bean
  Beside agreedOnTheHome(TeamMeetings meetings) {
    return meetings.beside();
  }

  @Bean
  ErasedWith meetingsErased(TeamMeetings meetings) {
    return meetings.erasure();
  }

  @Bean
  Chore meet(TeamMeetings meetings) {
    return new Chore(Duration.ofSeconds(30), meetings::run);
  }
}
