package io.github.rallybot.config;

import io.github.rallybot.content.Contents;
import io.github.rallybot.digest.StandingOut;
import io.github.rallybot.figures.Caution;
import io.github.rallybot.figures.FiguresReader;
import io.github.rallybot.figures.PastFigures;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.LeadCard;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.meeting.TeamMeetings;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Members;
import io.github.rallybot.question.BuyerQuestions;
import io.github.rallybot.question.Occasions;
import io.github.rallybot.room.Behind;
import io.github.rallybot.room.FiguresInHand;
import io.github.rallybot.room.MeetingPage;
import io.github.rallybot.web.MeetingStreams;
import io.github.rallybot.web.MeetingsController;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The page of a meeting. */
@Configuration(proxyBeanMethods = false)
@Import(MeetingStreams.class)
class RoomWiring {

  @Bean
  MeetingPage meetingPage(
      Store store,
      Members members,
      BuyerQuestions questions,
      Contents contents,
      Reasons reasons,
      Endings endings,
      LeadCard card,
      TeamMeetings meetings,
      FiguresReader reader,
      PastFigures past,
      StandingOut standing,
      Caution caution,
      Diary diary,
      Clock clock) {
    return new MeetingPage(
        meetings,
        members,
        new FiguresInHand(past, standing, caution),
        new Behind(
            store, members, reader, new Occasions(questions.board()), contents, card.story()),
        reasons,
        endings,
        diary,
        clock);
  }

  @Bean
  MeetingsController meetingsController(
      TeamMeetings meetings,
      MeetingPage page,
      MeetingStreams streams,
      RallySettings settings,
      Clock clock) {
    return new MeetingsController(
        meetings, page, streams, Optional.ofNullable(settings.publicUrl()), clock);
  }
}
